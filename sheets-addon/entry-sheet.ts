// An entry tab in the spreadsheet: found or made, read in one go, and written in as few as change it.
import { fold } from '../functions/domain/vietnamese/text.ts';
import {
  allColumns,
  changedRows,
  HEAD_ROWS,
  isHidden,
  layoutOf,
  linesOf,
  rowsFor,
  type Layout,
} from './entry-layout.ts';
import { dress, runsOf } from './entry-dress.ts';
import { digestOf, type EntryTab } from './entry-plan.ts';
import type { EntryLine, StandingLine } from './entry-tab.ts';
import { readTabs } from './read-spreadsheet.ts';
import { Refusal } from './refusal.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Tab = Pick<EntryTab<never>, 'name' | 'columns'>;

/** By this the tab is known after it was renamed. */
const METADATA = 'chotSoEntry';
/** Raised when the same lines are to look differently. */
const LOOK = 1;
/** A tab is dressed for so many rows at a time, of which some at least are free. */
const STEP = 300;
const FREE_ROWS = 100;

export interface OpenEntry {
  sheet: Sheet;
  layout: Layout;
  standing: StandingLine[];
  /** Cells as they stand, below rows of head of which none is missing. */
  values: readonly (readonly unknown[])[];
  made: boolean;
}

/**
 * The tab by its name, else by what it was marked with when it was made, else a new one.
 * @throws Refusal where the tab has lost its headings, or the account may only read
 */
export function openEntry(spreadsheet: Spreadsheet, tab: Tab): OpenEntry {
  const named = spreadsheet.getSheets().find((it) => fold(it.getName()) === fold(tab.name));
  if (named !== undefined) {
    const open = readEntry(spreadsheet, named, tab);
    if (open !== null) return open;
    throw new Refusal(
      'TAB_BROKEN',
      `Hàng tiêu đề của tab “${tab.name}” đã mất nên không đọc được. Hãy khôi phục bằng Ctrl+Z hoặc Lịch sử phiên bản; nếu không được, đổi tên tab này rồi chọn lại mục trong menu để lập tab mới.`,
    );
  }
  const finder = spreadsheet.createDeveloperMetadataFinder().withKey(METADATA);
  for (const found of finder.withValue(tab.name).find()) {
    const sheet = found.getLocation().getSheet();
    const open = sheet && readEntry(spreadsheet, sheet, tab);
    if (open) return open;
  }
  const sheet = makeEntry(spreadsheet, tab);
  const layout = layoutOf([], tab.columns);
  if (layout === null) throw new Error(`${tab.name}: expected a layout of an empty tab`);
  return { sheet, layout, standing: [], values: [], made: true };
}

/** null where its headings are lost. */
function readEntry(spreadsheet: Spreadsheet, sheet: Sheet, { columns }: Tab): OpenEntry | null {
  const [open] = readTabs(spreadsheet, [sheet]);
  const rows = open?.cells.rows ?? [];
  const layout = layoutOf(rows, columns);
  if (layout === null) return null;
  const lost = Array.from({ length: HEAD_ROWS - layout.head }, (): unknown[] => []);
  const values = rows.length === 0 ? [] : [...lost, ...(open?.values ?? [])];
  const standing = linesOf(rows, columns, layout);
  return { sheet, layout, standing, values, made: false };
}

function makeEntry(spreadsheet: Spreadsheet, { name, columns }: Tab): Sheet {
  const sheet = editing(() => spreadsheet.insertSheet(name, spreadsheet.getNumSheets()));
  sheet.addDeveloperMetadata(METADATA, name);
  const all = allColumns(columns);
  all.forEach(({ width }, at) => sheet.setColumnWidth(at + 1, width));
  sheet.hideColumns(1, all.filter(isHidden).length);
  sheet.setFrozenRows(HEAD_ROWS);
  sheet.setFrozenColumns(all.findIndex(({ subject }) => subject === true) + 1);
  return sheet;
}

/**
 * Makes the tab show the lines: the rows that differ in one call, the dress only where it has changed.
 * @throws Refusal where the account may only read
 */
export function writeEntry(
  open: OpenEntry,
  { columns, name }: Tab,
  lines: readonly EntryLine[],
  choices: Readonly<Record<string, readonly string[]>>,
): void {
  const { sheet, layout, values } = open;
  // Lines that were typed look like the free rows below them.
  const pattern = lines
    .map(({ known, open: keys }) => (known === null ? '-' : `known ${keys.join()}`))
    .join(';')
    .replace(/(?:;?-)+$/, '');

  const height = STEP * Math.ceil((lines.length + FREE_ROWS) / STEP);
  const mark = digestOf(
    JSON.stringify([LOOK, columns, [...layout.places], choices, pattern, height]),
  );
  const own = (row: number, column: number) => values[row + HEAD_ROWS]?.[column] ?? '';
  const wanted = rowsFor(lines, columns, layout, { mark, own });
  const lost = HEAD_ROWS - layout.head;
  const ours = new Set(layout.places.values());
  const bands = runsOf(layout.width, (place) => ours.has(place))
    .concat(runsOf(layout.width, (place) => !ours.has(place)))
    .flatMap(([from, width]) => bandOf(values, wanted, from, width));
  if (bands.length === 0) return;
  editing(() => {
    if (lost > 0 && values.length > 0) sheet.insertRowsBefore(1, lost);
    if (lost > 0) sheet.hideRows(1);
    const short = height + HEAD_ROWS - sheet.getMaxRows();
    if (short > 0) sheet.insertRowsAfter(sheet.getMaxRows(), short);
    const missing = layout.width - sheet.getMaxColumns();
    if (missing > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), missing);
    const look = { columns, lines, choices, height, name };
    if (mark !== layout.mark) dress(sheet, layout, look);
    for (const { row, column, cells } of bands)
      sheet.getRange(row + 1, column + 1, cells.length, cells[0]?.length ?? 1).setValues(cells);
    // Writes are gathered: that the account may not write can come to light only here.
    SpreadsheetApp.flush();
  });
}

interface Band {
  row: number;
  column: number;
  cells: unknown[][];
}

/** What has to be written of neighbouring columns: their own formulas stay where nothing moves. */
function bandOf(
  values: OpenEntry['values'],
  wanted: readonly (readonly unknown[])[],
  column: number,
  width: number,
): Band[] {
  const cut = (rows: readonly (readonly unknown[])[]) =>
    rows.map((row) => row.slice(column, column + width));
  const [there, here] = [cut(values), cut(wanted)];
  const changed = changedRows(there, here);
  if (changed === null) return [];
  const { first, last } = changed;
  const cells = Array.from({ length: last - first + 1 }, (_, at) =>
    Array.from({ length: width }, (_unused, place) => here[first + at]?.[place] ?? ''),
  );
  return [{ row: first, column, cells }];
}

function editing<T>(change: () => T): T {
  try {
    return change();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (!/protected|permission|denied|quyền|bảo vệ/i.test(message)) throw error;
    throw new Refusal(
      'READ_ONLY',
      'Tài khoản này không được sửa bảng tổng hợp nên chưa lập được tab. Hãy nhờ người quản trị bảng cho quyền chỉnh sửa.',
    );
  }
}

/** Puts the keys of lines into the tab, before anything is sent under them. */
export function writeKeys({ sheet, layout }: OpenEntry, lines: readonly EntryLine[]): void {
  const place = (layout.places.get('key') ?? 0) + 1;
  sheet.getRange(HEAD_ROWS + 1, place, lines.length, 1).setValues(lines.map(({ key }) => [key]));
  SpreadsheetApp.flush();
}
