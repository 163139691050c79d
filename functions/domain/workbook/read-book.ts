// From cells to rows: finds the tabs, rows and columns of the form in whatever an officer's workbook
// looks like by now, and reads each cell by its column's type. Tabs may be moved or renamed, columns
// inserted or reordered, titles merged above: keys in row 1 find them, else the Vietnamese headings.
// Nothing here judges the figures; it only says what could not be read.
import { fold, nfc } from '../vietnamese/text.ts';
import { cellAddress, isBlank, type CellBook, type CellTab, type CellValue } from './cell.ts';
import type { Column, Form, Tab, TabKey } from './contract.ts';
import type { Issue } from './issue.ts';
import { readCell, type ReadValue } from './read-cell.ts';

export interface ReadCell {
  /** null: blank, or not readable (an issue says so). */
  value: ReadValue;
  raw: CellValue;
  /** `E5` */
  cell: string;
}

export interface ReadRow {
  /** Zero-based row of the sheet. */
  row: number;
  cells: Map<string, ReadCell>;
}

export interface ReadTab {
  tab: Tab;
  /** The tab's name as it stands in the workbook. */
  name: string;
  rows: ReadRow[];
  /** Key of each column found, to its zero-based place. */
  columns: Map<string, number>;
  /** Columns that are no part of the form but hold something, by the cell of their heading. */
  extraColumns: { cell: string; header: string }[];
}

export interface ReadBook {
  tabs: Map<TabKey, ReadTab>;
  issues: Issue[];
}

/** Rows above the table that may hold keys, headings and merged titles. */
const HEAD_ROWS = 15;

/**
 * Reads every tab of the form out of a workbook. Never throws: what cannot be found or read is an
 * issue with its place.
 */
export function readBook(book: CellBook, form: Pick<Form, 'tabs'>): ReadBook {
  const issues: Issue[] = [];
  const tabs = new Map<TabKey, ReadTab>();
  const taken = new Set<CellTab>();
  for (const tab of form.tabs) {
    const found = findTab(book, tab, taken);
    if (!found) {
      issues.push({
        code: 'TAB_MISSING',
        severity: tab.perVillage ? 'BLOCK' : 'WARN',
        tab: tab.name,
        cell: '',
        facts: { tab: tab.name },
      });
      continue;
    }
    taken.add(found);
    const read = readTab(found, tab, issues);
    if (read) tabs.set(tab.key, read);
  }
  return { tabs, issues };
}

/** `2. Thôn và Tổ` and `Thôn và Tổ ` are the same tab. */
function tabName(name: string): string {
  return fold(name).replace(/^\d+\s*[.)-]?\s*/, '');
}

/** The sheet that is this tab of the form, by its keys, else by its name. */
export function findTab(
  book: CellBook,
  tab: Tab,
  taken: ReadonlySet<CellTab>,
): CellTab | undefined {
  const free = book.tabs.filter((it) => !taken.has(it));
  const byKeys = free
    .map((it) => ({ it, hits: signature(it, tab) }))
    .filter(({ hits }) => hits >= 0.6)
    .sort((a, b) => b.hits - a.hits);
  const name = tabName(tab.name);
  return (
    byKeys.find(({ it }) => tabName(it.name) === name)?.it ??
    byKeys[0]?.it ??
    free.find((it) => tabName(it.name) === name)
  );
}

/** How much of the tab's own key row a sheet shows: 1 is all of it. Lines are told apart by theirs. */
function signature(sheet: CellTab, tab: Tab): number {
  if (tab.lines) {
    const wanted = new Set(tab.lines.map((line) => line.key));
    let hits = 0;
    for (const row of sheet.rows)
      for (const value of row.slice(0, 8))
        if (typeof value === 'string' && wanted.has(value.trim())) hits += 1;
    return hits / wanted.size;
  }
  const wanted = new Set(tab.columns.map((column) => column.key));
  const best = sheet.rows.slice(0, HEAD_ROWS).map((row) => {
    const keys = new Set(row.filter((value) => typeof value === 'string').map((it) => it.trim()));
    return [...wanted].filter((key) => keys.has(key)).length;
  });
  return Math.max(0, ...best) / wanted.size;
}

function readTab(sheet: CellTab, tab: Tab, issues: Issue[]): ReadTab | undefined {
  const name = nfc(sheet.name);
  const place = locateColumns(sheet, tab);
  const report = (
    code: Issue['code'],
    severity: Issue['severity'],
    cell: string,
    facts: Issue['facts'],
  ) => issues.push({ code, severity, tab: name, cell, facts });
  if (!place) {
    report('HEADER_MISSING', tab.perVillage ? 'BLOCK' : 'WARN', '', { tab: tab.name });
    return undefined;
  }
  if (!place.byKey) report('KEY_ROW_MISSING', 'INFO', 'A1', {});
  for (const { column, first, second } of place.twice)
    report('COLUMN_TWICE', 'WARN', cellAddress(place.header, second), {
      column: column.header,
      first: cellAddress(place.header, first),
    });
  for (const column of tab.columns)
    if (!place.columns.has(column.key) && !column.computed && !column.locked)
      report('COLUMN_MISSING', 'WARN', '', { column: column.header });

  const rows: ReadRow[] = [];
  for (let row = place.header + 1; row < sheet.rows.length; row += 1) {
    const cells = sheet.rows[row] ?? [];
    if (tab.lines) {
      const read = readLine(cells, row, tab, place.columns, name, issues);
      if (read) rows.push(read);
    } else if (hasEntry(cells, tab, place.columns)) {
      rows.push({
        row,
        cells: readRow(cells, row, tab.columns, place.columns, name, issues),
      });
    }
  }
  return {
    tab,
    name,
    rows,
    columns: place.columns,
    extraColumns: extraColumns(sheet, place),
  };
}

interface Place {
  columns: Map<string, number>;
  /** The last row of the heading, zero-based. */
  header: number;
  byKey: boolean;
  twice: { column: Column; first: number; second: number }[];
}

/** Finds the columns by the machine keys of row 1 (wherever it is by now), then by their headings. */
export function locateColumns(sheet: CellTab, tab: Tab): Place | undefined {
  const head = sheet.rows.slice(0, HEAD_ROWS);
  const keys = bestRow(head, (value) => tab.columns.find((column) => column.key === value.trim()));
  const headings = new Map(tab.columns.map((column) => [fold(column.header), column]));
  const titles = bestRow(head, (value) => headings.get(fold(value)));
  const enough = (found: ReturnType<typeof bestRow>) =>
    found !== undefined && found.hits.length >= Math.min(2, tab.columns.length);
  if (!enough(keys) && !enough(titles)) return undefined;
  const columns = new Map<string, number>();
  const twice: Place['twice'] = [];
  const byKey = enough(keys);
  for (const source of [byKey ? keys : undefined, enough(titles) ? titles : undefined])
    for (const { column, place } of source?.hits ?? []) {
      const first = columns.get(column.key);
      if (first === undefined && ![...columns.values()].includes(place))
        columns.set(column.key, place);
      else if (first !== undefined && first !== place && source === (byKey ? keys : titles))
        twice.push({ column, first, second: place });
    }
  return {
    columns,
    header: Math.max(byKey ? (keys?.row ?? 0) : 0, enough(titles) ? (titles?.row ?? 0) : 0),
    byKey,
    twice,
  };
}

function bestRow(
  head: readonly CellValue[][],
  match: (value: string) => Column | undefined,
): { row: number; hits: { column: Column; place: number }[] } | undefined {
  let best: { row: number; hits: { column: Column; place: number }[] } | undefined;
  head.forEach((cells, row) => {
    const hits = cells.flatMap((value, place) => {
      const column = typeof value === 'string' ? match(value) : undefined;
      return column ? [{ column, place }] : [];
    });
    if (hits.length > 0 && hits.length > (best?.hits.length ?? 0)) best = { row, hits };
  });
  return best;
}

/** A row counts when something stands in it that the form did not put there by itself. */
function hasEntry(
  cells: readonly CellValue[],
  tab: Tab,
  columns: ReadonlyMap<string, number>,
): boolean {
  return tab.columns.some((column) => {
    if (column.computed || (column.locked && !tab.givenRows)) return false;
    const place = columns.get(column.key);
    return place !== undefined && !isBlank(cells[place]);
  });
}

function readRow(
  cells: readonly CellValue[],
  row: number,
  tabColumns: readonly Column[],
  columns: ReadonlyMap<string, number>,
  tabName: string,
  issues: Issue[],
): Map<string, ReadCell> {
  const read = new Map<string, ReadCell>();
  for (const column of tabColumns) {
    const place = columns.get(column.key);
    if (place === undefined || column.computed) continue;
    // Apps Script gives '' for an empty cell, a file gives none: both are blank.
    const raw = isBlank(cells[place]) ? null : (cells[place] ?? null);
    const cell = cellAddress(row, place);
    read.set(column.key, {
      value: readCell(raw, column, { tab: tabName, cell, heading: column.header }, issues),
      raw,
      cell,
    });
  }
  return read;
}

/** A line's own type rules its value; the key in column `field` finds it, else its label. */
function readLine(
  cells: readonly CellValue[],
  row: number,
  tab: Tab,
  columns: ReadonlyMap<string, number>,
  tabName: string,
  issues: Issue[],
): ReadRow | undefined {
  const text = (key: string): string => {
    const place = columns.get(key);
    const value = place === undefined ? null : cells[place];
    return typeof value === 'string' ? value : '';
  };
  const label = fold(text('label'));
  const line =
    tab.lines?.find((it) => it.key === text('field').trim()) ??
    tab.lines?.find((it) => label !== '' && fold(it.label) === label);
  if (!line) return undefined;
  const typed = tab.columns.map((column) =>
    column.key === 'value' ? { ...column, ...line, key: 'value', header: line.label } : column,
  );
  const read = readRow(cells, row, typed, columns, tabName, issues);
  read.set('field', { value: line.key, raw: line.key, cell: cellAddress(row, 0) });
  return { row, cells: read };
}

function extraColumns(sheet: CellTab, place: Place): ReadTab['extraColumns'] {
  const known = new Set(place.columns.values());
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  const extra: ReadTab['extraColumns'] = [];
  for (let column = 0; column < width; column += 1) {
    if (known.has(column)) continue;
    const header = sheet.rows[place.header]?.[column];
    if (typeof header !== 'string' || !header.trim()) continue;
    if (sheet.rows.slice(place.header + 1).some((row) => !isBlank(row[column])))
      extra.push({ cell: cellAddress(place.header, column), header });
  }
  return extra;
}

/** The value of a line such as `residents` in tab 1, or undefined where the line is not there. */
export function lineCell(
  read: ReadTab | undefined,
  key: string,
  column = 'value',
): ReadCell | undefined {
  return read?.rows.find((row) => row.cells.get('field')?.value === key)?.cells.get(column);
}
