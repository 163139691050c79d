// The last period's figures as the form put them into the workbook (hidden tab `_KyTruoc`), and what
// an officer's tick "giữ nguyên số kỳ trước" means: the figure of the last report, confirmed.
import type { ReportContent } from '../report/content.ts';
import { fold } from '../vietnamese/text.ts';
import type { CellBook } from './cell.ts';
import { figureRowKey } from './content-figures.ts';
import { PREVIOUS_TAB, type Form } from './contract.ts';
import { readText } from './read-cell.ts';
import type { ReadBook } from './read-book.ts';
import { flagOf, placeOf, rowsOf, textOf } from './row.ts';

/** Numerators by `prefilledKey`; empty in a workbook that was filled in from nothing. */
export function prefilledFigures(book: CellBook): Map<string, number> {
  const tab = book.tabs.find((it) => fold(it.name) === fold(PREVIOUS_TAB));
  const figures = new Map<string, number>();
  for (const [village, team, indicator, numerator] of tab?.rows.slice(1) ?? []) {
    const id = readText(indicator ?? null);
    if (id === null || typeof numerator !== 'number') continue;
    const of = readText(village ?? null) ?? '';
    figures.set(prefilledKey(of, readText(team ?? null), id), numerator);
  }
  return figures;
}

/** A village's figure by village and team, the commune's by ''. */
export function prefilledKey(village: string, team: string | null, indicator: string): string {
  return `${indicator}\u0000${figureRowKey(village, team)}`;
}

/**
 * Fills the blanks of ticked rows with the last report's stock figures, as if they had been typed:
 * the tick is the cell they come from.
 */
export function confirmKept(
  content: ReportContent,
  read: ReadBook,
  form: Form,
  previous: ReportContent | null,
): void {
  const tab = read.tabs.get('figures');
  if (!tab || !previous) return;
  const kept = new Map<string, string>();
  for (const row of rowsOf(tab))
    if (flagOf(row, 'keep') === true)
      kept.set(
        figureRowKey(textOf(row, 'village') ?? '', textOf(row, 'team')),
        row.cells.get('keep')?.cell ?? '',
      );
  const stock = new Set(
    form.villageIndicators
      .filter(({ indicator }) => indicator.measure === 'STOCK')
      .map(({ canonicalId }) => canonicalId),
  );
  const before = new Map(
    previous.villageFigures.map((line) => [
      prefilledKey(line.village, line.team, line.indicator),
      line.numerator?.value,
    ]),
  );
  for (const line of content.villageFigures) {
    const cell = kept.get(figureRowKey(line.village, line.team));
    const value = before.get(prefilledKey(line.village, line.team, line.indicator));
    if (cell === undefined || value === undefined || line.numerator || !stock.has(line.indicator))
      continue;
    line.numerator = { value, at: placeOf(tab.name, cell) };
  }
}
