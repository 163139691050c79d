// Gives number cells their format back. A percentage typed into a count leaves its format behind, and
// every number typed there afterwards would be read as one, so that the cell could never be put right.
// What stands in the cell becomes text as it is shown: under the form's format the bare number would
// be another figure (100% would be a faultless 1).
import { NUMBER_FORMATS } from '../functions/domain/grid/palette.ts';
import type { CellTab } from '../functions/domain/workbook/cell.ts';
import type { Column, Tab } from '../functions/domain/workbook/contract.ts';
import { locateColumns } from '../functions/domain/workbook/read-book.ts';
import { formatKind } from '../functions/domain/workbook/spreadsheet-cell.ts';
import type { Rows } from './mark.ts';
import type { OpenTab } from './read-spreadsheet.ts';

interface Wrong {
  /** Zero-based. */
  row: number;
  column: number;
  /** What the cell shows, `70%`; '' where it is blank. */
  shown: string;
  format: string;
}

/** As the spreadsheet does it by itself: a year is written without marks between thousands. */
const UNGROUPED = '0';

/** In all rows or some; cells that hold a formula or may not be edited are passed over. */
export function restoreFormats({ sheet, cells, formats }: OpenTab, tab: Tab, rows?: Rows): void {
  const { first = 0, last = formats.length - 1 } = rows ?? {};
  const wrong = wrongFormats(cells, tab, formats).filter(({ row }) => row >= first && row <= last);
  for (const run of runsOf(wrong)) {
    const [top] = run;
    if (top === undefined) continue;
    const range = sheet.getRange(top.row + 1, top.column + 1, run.length, 1);
    if (!range.canEdit() || range.getFormulas().some(([formula]) => formula !== '')) continue;
    // Under the format of text nothing is taken for a number again.
    range
      .setNumberFormat(NUMBER_FORMATS.text)
      .setValues(run.map(({ shown }) => [shown]))
      .setNumberFormat(top.format);
  }
}

function wrongFormats(cells: CellTab, tab: Tab, formats: readonly string[][]): Wrong[] {
  const place = locateColumns(cells, tab);
  if (place === undefined) return [];
  const field = place.columns.get('field') ?? -1;
  const wrong: Wrong[] = [];
  for (const column of tab.columns) {
    const at = place.columns.get(column.key);
    if (at === undefined || column.locked || column.computed) continue;
    for (let row = place.header + 1; row < formats.length; row += 1) {
      if (formatKind(formats[row]?.[at] ?? '') !== 'PERCENT') continue;
      const line = tab.lines?.find(({ key }) => key === cells.rows[row]?.[field]);
      const format = formatOf(column.key === 'value' && line ? line : column);
      const shown = cells.rows[row]?.[at] ?? '';
      if (format !== null && typeof shown === 'string')
        wrong.push({ row, column: at, shown, format });
    }
  }
  return wrong;
}

function formatOf({
  type,
  locked,
  ungrouped,
}: Pick<Column, 'type' | 'locked' | 'ungrouped'>): string | null {
  if (locked) return null;
  if (type === 'decimal') return NUMBER_FORMATS.decimal;
  if (type !== 'count') return null;
  return ungrouped ? UNGROUPED : NUMBER_FORMATS.integer;
}

/** Neighbours in a column that get the same format; one that holds something stands alone. */
function runsOf(wrong: readonly Wrong[]): Wrong[][] {
  const runs: Wrong[][] = [];
  for (const cell of wrong) {
    const last = runs.at(-1)?.at(-1);
    const next =
      last?.column === cell.column &&
      last.row + 1 === cell.row &&
      last.format === cell.format &&
      last.shown === '' &&
      cell.shown === '';
    if (next) runs.at(-1)?.push(cell);
    else runs.push([cell]);
  }
  return runs;
}
