// One tab of a workbook that is to be renewed, as it stands now: its rows by what they are about,
// their cells by column key, and beside them whatever is no part of the form. A grid that the form
// once made is read the same way, so that both can be laid side by side.
import type { EnteredCell } from '../grid/grid.ts';
import { fold, nfc } from '../vietnamese/text.ts';
import { cellAddress, isBlank, type CellTab, type CellValue } from './cell.ts';
import { figureRowKey } from './content-figures.ts';
import { answerKey } from './form-answers.ts';
import type { Column, Tab } from './contract.ts';
import { ownNote } from './own-note.ts';
import { locateColumns } from './read-book.ts';
import { readText } from './read-cell.ts';

/** Notes of a tab by address, `E5`. */
export type TabNotes = ReadonlyMap<string, string>;

/** What was entered into the cells of a tab, by address. */
export type TabEntered = ReadonlyMap<string, EnteredCell>;

export interface OldCell {
  value: CellValue;
  entered?: EnteredCell;
  /** Without the add-on's marks. */
  note: string | null;
}

export interface OldRow {
  /** Zero-based row of the sheet. */
  row: number;
  /** What the row is about; null where it does not say. */
  key: string | null;
  /** By column key; only cells that hold a value or a note. */
  cells: Map<string, OldCell>;
  /** By the place of an extra column. */
  extras: Map<number, OldCell>;
}

export interface ExtraColumn {
  place: number;
  /** What stands in the key row and in the heading. */
  key: OldCell;
  header: OldCell;
}

export interface OldSheet {
  rows: OldRow[];
  /** Columns that the new form does not have, with something in them. */
  extras: ExtraColumn[];
  /** Where the columns were found, by key. */
  columns: Map<string, number>;
}

/** Stands for a key until the row's place is known. */
const ORDER = '\u0000';

/**
 * Reads a tab by its columns of before and of now. `columns` are the keys that the new form has;
 * what stands under any other one is an extra column, unless the form computed it. Rows of an event
 * tab are known by their place below the heading, or among the filled ones (`order`).
 * @returns undefined where no heading is found
 */
export function readOldSheet(
  sheet: CellTab,
  before: Tab,
  now: Tab,
  notes: TabNotes,
  order: 'PLACE' | 'ENTRY',
  entered?: TabEntered,
): OldSheet | undefined {
  const all = allColumns(before, now);
  const place = locateColumns(sheet, { ...now, columns: all });
  if (place === undefined) return undefined;
  const own = new Set(now.columns.map(({ key }) => key));
  const known = new Map([...place.columns].map(([key, at]) => [at, key]));
  const dropped = new Set(
    before.columns.filter((it) => it.locked || it.computed).map(({ key }) => key),
  );
  const cellAt = (row: number, column: number): OldCell => {
    const address = cellAddress(row, column);
    const more = entered?.get(address);
    return {
      value: sheet.rows[row]?.[column] ?? null,
      note: ownNote(notes.get(address) ?? ''),
      ...(more === undefined ? {} : { entered: more }),
    };
  };
  const height = Math.max(sheet.rows.length, lastRowOf(notes));
  const width = Math.max(0, ...sheet.rows.map((row) => row.length), lastColumnOf(notes));

  const rows: OldRow[] = [];
  const seen = new Map<string, number>();
  let entries = 0;
  let keyRow: number | null = null;
  for (let row = 0; row < height; row += 1) {
    if (row <= place.header && isHeading(sheet.rows[row] ?? [], all)) {
      if (row < place.header) keyRow = row;
      continue;
    }
    const cells = new Map<string, OldCell>();
    const extras = new Map<number, OldCell>();
    for (let column = 0; column < width; column += 1) {
      const cell = cellAt(row, column);
      const key = known.get(column);
      if (isEmpty(cell)) continue;
      if (key !== undefined && own.has(key)) cells.set(key, cell);
      else if (key === undefined || !dropped.has(key)) extras.set(column, cell);
    }
    const entry = [...cells].some(([key, cell]) => isTyped(cell, columnOf(key, now)));
    if (entry) entries += 1;
    const name = row < place.header ? null : rowKey(cells, now);
    const ordinal = order === 'PLACE' ? row - place.header : entry ? entries : null;
    const key = name !== ORDER ? name : ordinal === null ? null : String(ordinal);
    if (key === null && cells.size + extras.size === 0) continue;
    rows.push({ row, key: key === null ? null : counted(key, seen), cells, extras });
  }
  const filled = new Set(rows.flatMap((row) => [...row.extras.keys()]));
  const extras: ExtraColumn[] = [];
  for (let column = 0; column < width; column += 1) {
    const header = cellAt(place.header, column);
    if (!filled.has(column) && (known.has(column) || isEmpty(header))) continue;
    const key = keyRow === null ? { value: null, note: null } : cellAt(keyRow, column);
    extras.push({ place: column, key, header });
  }
  return { rows, extras, columns: new Map(place.columns) };
}

/** The new form's columns, and those that only the old one had. */
function allColumns(before: Tab, now: Tab): Column[] {
  const own = new Set(now.columns.map(({ key }) => key));
  return [...now.columns, ...before.columns.filter(({ key }) => !own.has(key))];
}

function columnOf(key: string, tab: Tab): Column | undefined {
  return tab.columns.find((column) => column.key === key);
}

/** A row is there when something stands in it that the form does not put there by itself. */
function isTyped(cell: OldCell, column: Column | undefined): boolean {
  return !isBlank(cell.value) && column?.computed === undefined && !column?.locked;
}

function isHeading(cells: readonly CellValue[], columns: readonly Column[]): boolean {
  const words = new Set(
    cells.flatMap((value) => (typeof value === 'string' ? [value.trim(), fold(value)] : [])),
  );
  return columns.some(({ key, header }) => words.has(key) || words.has(fold(header)));
}

/** A village's row by village and team, a line by its key, an answer by its question; others by place. */
function rowKey(cells: ReadonlyMap<string, OldCell>, tab: Tab): string | null {
  const text = (key: string) => readText(cells.get(key)?.value ?? null);
  if (tab.lines) {
    const label = fold(nfc(text('label') ?? ''));
    const field = text('field');
    const line =
      tab.lines.find((it) => it.key === field) ??
      tab.lines.find((it) => label !== '' && fold(it.label) === label);
    return line?.key ?? field;
  }
  if (tab.key === 'adhoc') {
    const [request, question] = [text('request'), text('question')];
    return request === null || question === null ? null : answerKey(request, question);
  }
  if (tab.key !== 'villages' && tab.key !== 'figures') return ORDER;
  const village = text('village');
  return village === null ? null : figureRowKey(village, text('team'));
}

/** The second row about the same is another row. */
function counted(key: string, seen: Map<string, number>): string {
  const times = (seen.get(key) ?? 0) + 1;
  seen.set(key, times);
  return times === 1 ? key : `${key}\u0000${times}`;
}

function isEmpty(cell: OldCell): boolean {
  return isBlank(cell.value) && cell.note === null;
}

function lastRowOf(notes: TabNotes): number {
  return Math.max(0, ...[...notes.keys()].map((at) => Number(/\d+$/.exec(at)?.[0] ?? 0)));
}

function lastColumnOf(notes: TabNotes): number {
  return Math.max(
    0,
    ...[...notes.keys()].map((at) =>
      Array.from(/^[A-Z]+/.exec(at)?.[0] ?? '', (it) => it.charCodeAt(0) - 64).reduce(
        (sum, letter) => sum * 26 + letter,
        0,
      ),
    ),
  );
}
