// An officer at the keyboard of the commune's own spreadsheet: what stands there is read, filled in as
// the invented workbooks are, and only what differs is typed, as that officer. So whatever form the
// functions have written is filled in, and a cell that is locked stays locked.
import type { Grid, GridValue } from '../functions/domain/grid/grid.ts';
import type { Form, TabKey } from '../functions/domain/workbook/contract.ts';
import type { Turn } from './seed-plot.ts';
import { cellValueOf } from './sheet-page/stored-cell.ts';
import type { SheetsRequest, StoredSpreadsheet } from './sheets/store.ts';
import type { Book } from './synthesis-book.ts';
import { randomOf } from './synthesis-random.ts';
import { fillBook } from './synthesis.ts';

interface TypedCell {
  sheetId: number;
  row: number;
  column: number;
  value: GridValue;
}

/** Stories whose workbook differs in what is typed, not in its build: a form that is locked keeps that. */
const TYPED_ONLY = new Set(['blanks', 'zero', 'teamTroubles', 'noMembers']);
/** What is done first, of a sheet that is half filled in. */
const FIRST_TABS: readonly TabKey[] = ['start', 'unit', 'villages', 'members'];
const DAY = 86_400_000;
const SERIAL_ZERO = Date.UTC(1899, 11, 30);

/** The requests that fill in a commune's spreadsheet as far as the plot has it. */
export function typingOf(
  spreadsheet: StoredSpreadsheet,
  form: Form,
  { part, filled }: Turn,
  seed: number,
): SheetsRequest[] {
  if (filled === 'NOTHING') return [];
  const { commune, villages, story } = part;
  const grids = spreadsheet.sheets.map(({ properties, cells }): Grid => ({
    name: properties.title,
    columns: [],
    rows: Array.from(cells, (row) =>
      Array.from(row ?? [], (cell) => ({ value: valueOf(cellValueOf(cell)) })),
    ),
    frozenRows: 0,
    frozenColumns: 0,
  }));
  const before = grids.map(({ rows }) => rows.map((row) => row.map(({ value }) => value)));
  const book: Book = { form, grids };
  const secondTeams = story.villages?.secondTeams ?? 0;
  fillBook(book, { commune, villages, secondTeams }, randomOf(seed, commune.code));
  if (TYPED_ONLY.has(story.id)) story.shape?.(book);
  if (filled === 'MISTAKE') story.mistake?.(book);

  const names = filled === 'HALF' ? namesOf(book, FIRST_TABS) : null;
  const typed = grids.flatMap(({ name, rows }, tab): TypedCell[] => {
    const sheetId = spreadsheet.sheets[tab]?.properties.sheetId;
    if (sheetId === undefined || (names && !names.has(name))) return [];
    return rows.flatMap((cells, row) =>
      cells.flatMap(({ value }, column) =>
        isSame(value, before[tab]?.[row]?.[column] ?? null) ? [] : { sheetId, row, column, value },
      ),
    );
  });
  return requestsOf(typed);
}

function namesOf({ form }: Book, keys: readonly TabKey[]): Set<string> {
  return new Set(form.tabs.filter(({ key }) => keys.includes(key)).map(({ name }) => name));
}

/** One request for each block of cells that lie beside and below each other. */
function requestsOf(typed: readonly TypedCell[]): SheetsRequest[] {
  const blocks: { sheetId: number; row: number; column: number; rows: GridValue[][] }[] = [];
  const open = new Map<string, (typeof blocks)[number]>();
  for (const run of runsOf(typed)) {
    const key = `${run.sheetId} ${run.column} ${run.values.length}`;
    const above = open.get(key);
    if (above && above.row + above.rows.length === run.row) above.rows.push(run.values);
    else {
      const { sheetId, row, column, values } = run;
      const block = { sheetId, row, column, rows: [values] };
      blocks.push(block);
      open.set(key, block);
    }
  }
  return blocks.map(({ sheetId, row, column, rows }) => ({
    updateCells: {
      start: { sheetId, rowIndex: row, columnIndex: column },
      rows: rows.map((values) => ({
        values: values.map((value) => ({ userEnteredValue: enteredOf(value) })),
      })),
      fields: 'userEnteredValue',
    },
  }));
}

/** Cells that lie beside each other in a row. */
function runsOf(typed: readonly TypedCell[]) {
  const runs: { sheetId: number; row: number; column: number; values: GridValue[] }[] = [];
  for (const { sheetId, row, column, value } of typed) {
    const last = runs.at(-1);
    const follows =
      last?.sheetId === sheetId && last.row === row && last.column + last.values.length === column;
    if (follows) last.values.push(value);
    else runs.push({ sheetId, row, column, values: [value] });
  }
  return runs;
}

function enteredOf(value: GridValue) {
  if (value === null) return {};
  if (typeof value === 'number') return { numberValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'string') return { stringValue: value };
  if ('formula' in value) return { formulaValue: `=${value.formula}` };
  return { numberValue: (Date.parse(`${value.date}T00:00:00Z`) - SERIAL_ZERO) / DAY };
}

function valueOf(value: ReturnType<typeof cellValueOf>): GridValue {
  return typeof value === 'object' && value !== null && 'error' in value ? null : value;
}

function isSame(one: GridValue, other: GridValue): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
