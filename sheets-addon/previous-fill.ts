// Which blank cells of tabs 4 and 5 last period's figures go into: stock figures alone, for what is
// counted anew in each period is not carried over, and never over anything that was typed.
import type { Tone } from '../functions/domain/grid/grid.ts';
import type { ReportContent } from '../functions/domain/report/content.ts';
import { cellPlace } from '../functions/domain/workbook/cell.ts';
import { figureRowKey } from '../functions/domain/workbook/content-figures.ts';
import type { Form } from '../functions/domain/workbook/contract.ts';
import type { ReadBook, ReadCell, ReadRow } from '../functions/domain/workbook/read-book.ts';

export interface Fill {
  /** The tab as it is named in the spreadsheet. */
  tab: string;
  /** Zero-based. */
  row: number;
  column: number;
  value: number;
  tone: Extract<Tone, 'previous' | 'entry'>;
}

export function previousFills(read: ReadBook, form: Form, previous: ReportContent): Fill[] {
  return [...villageFills(read, form, previous), ...communeFills(read, form, previous)];
}

function villageFills(read: ReadBook, form: Form, previous: ReportContent): Fill[] {
  const tab = read.tabs.get('figures');
  if (tab === undefined) return [];
  const stock = new Set(
    form.villageIndicators
      .filter(({ indicator }) => indicator.measure === 'STOCK')
      .map(({ canonicalId }) => canonicalId),
  );
  const before = new Map(
    previous.villageFigures.map((line) => [
      `${line.indicator}\u0000${figureRowKey(line.village, line.team)}`,
      line,
    ]),
  );
  return tab.rows.flatMap((row) => {
    const village = textIn(row, 'village');
    if (village === null) return [];
    const key = figureRowKey(village, textIn(row, 'team'));
    return tab.tab.columns.flatMap((column): Fill[] => {
      const { canonicalId = '', side } = column.indicator ?? {};
      if (!stock.has(canonicalId) || (side !== 'numerator' && side !== 'denominator')) return [];
      const value = before.get(`${canonicalId}\u0000${key}`)?.[side]?.value;
      return fillOf(tab.name, row.cells.get(column.key), value, 'previous');
    });
  });
}

function communeFills(read: ReadBook, form: Form, previous: ReportContent): Fill[] {
  const tab = read.tabs.get('commune');
  if (tab === undefined) return [];
  const before = new Map(previous.communeFigures.map((line) => [line.indicator, line]));
  return form.communeIndicators.flatMap(({ canonicalId, indicator }) => {
    const row = tab.rows.find((it) => textIn(it, 'field') === canonicalId);
    const old = before.get(canonicalId);
    if (indicator.measure !== 'STOCK' || row === undefined || old === undefined) return [];
    const typed = indicator.denominator.field === 'typed';
    const [numerator, denominator] = [row.cells.get('numerator'), row.cells.get('denominator')];
    return [
      ...fillOf(tab.name, numerator, old.numerator?.value, 'previous'),
      ...(typed ? fillOf(tab.name, denominator, old.denominator?.value, 'entry') : []),
    ];
  });
}

function fillOf(
  tab: string,
  cell: ReadCell | undefined,
  value: number | undefined,
  tone: Fill['tone'],
): Fill[] {
  const place = cell === undefined || cell.raw !== null ? undefined : cellPlace(cell.cell);
  return place === undefined || value === undefined ? [] : [{ tab, ...place, value, tone }];
}

function textIn(row: ReadRow, key: string): string | null {
  const value = row.cells.get(key)?.value;
  return typeof value === 'string' ? value : null;
}
