// Where in a commune's workbook each of its figures stands: the way back from a total to the cells.
import { fold } from '../vietnamese/text.ts';
import { cellAddress, cellPlace } from '../workbook/cell.ts';
import { TAB_NAMES } from '../workbook/contract.ts';
import type { Figure, ReportContent } from './content.ts';

/**
 * By canonical id the cells of the numerators, from the first to the last: `4. Số liệu kỳ!E3:E17`,
 * or `5. Số liệu xã!D4` of a single one. The tab is named as the form names it, whatever it was
 * called when the report was sent. Indicators without a figure have no place.
 */
export function figurePlaces(
  content: Pick<ReportContent, 'villageFigures' | 'communeFigures'>,
): Record<string, string> {
  const found = new Map<string, { tab: string; cells: string[] }>();
  const note = (indicator: string, numerator: Figure, tab: string) => {
    const mark = numerator?.at.lastIndexOf('!') ?? -1;
    if (numerator === null || mark < 0) return;
    const name = formName(numerator.at.slice(0, mark)) ?? tab;
    const place = found.get(indicator) ?? { tab: name, cells: [] };
    if (place.tab === name) place.cells.push(numerator.at.slice(mark + 1));
    found.set(indicator, place);
  };
  for (const { indicator, numerator } of content.villageFigures)
    note(indicator, numerator, TAB_NAMES.figures);
  for (const { indicator, numerator } of content.communeFigures)
    note(indicator, numerator, TAB_NAMES.commune);
  return Object.fromEntries(
    [...found].map(([indicator, { tab, cells }]) => [indicator, `${tab}!${rangeOf(cells)}`]),
  );
}

function formName(tab: string): string | undefined {
  return Object.values(TAB_NAMES).find((name) => fold(name) === fold(tab));
}

/** The smallest range that holds these cells; a single cell as it is. */
function rangeOf(cells: readonly string[]): string {
  const places = cells.flatMap((cell) => cellPlace(cell) ?? []);
  if (places.length === 0) return cells[0] ?? 'A1';
  const rows = places.map(({ row }) => row);
  const columns = places.map(({ column }) => column);
  const first = cellAddress(Math.min(...rows), Math.min(...columns));
  const last = cellAddress(Math.max(...rows), Math.max(...columns));
  return first === last ? first : `${first}:${last}`;
}
