// A spreadsheet on paper: as much of Apps Script's SpreadsheetApp as the add-on uses, without a
// machine behind it, so that a thousand workbooks are checked in seconds. What a cell holds is what
// Apps Script would give for it: '' when empty, a Date for a day, the error's word for an error.
import { cellPlace, type CellBook, type CellValue } from '../../functions/domain/workbook/cell.ts';

type PaperValue = string | number | boolean | Date;

export interface PaperSheet {
  name: string;
  hidden: boolean;
  values: PaperValue[][];
  formats: Map<string, string>;
  notes: Map<string, string>;
  colours: Map<string, string>;
  inks: Map<string, string>;
  styles: Map<string, string>;
  formulas: Map<string, string>;
  /** Whether the officer may change a cell; zero-based. */
  open: (row: number, column: number) => boolean;
  rows: number;
  columns: number;
}

export interface Paper {
  id: string;
  sheets: PaperSheet[];
  selected: { sheet: string; range: string } | null;
  toasts: string[];
}

const WHITE = '#ffffff';

export function paperOf(book: CellBook, id = 'bang-goc'): Paper {
  const sheets = book.tabs.map(({ name, rows }): PaperSheet => ({
    name,
    hidden: name.startsWith('_'),
    values: rows.map((row) => row.map(paperValue)),
    formats: new Map(),
    notes: new Map(),
    colours: new Map(),
    inks: new Map(),
    styles: new Map(),
    formulas: new Map(),
    open: () => true,
    rows: rows.length + 20,
    columns: Math.max(0, ...rows.map((row) => row.length)) + 3,
  }));
  return { id, sheets, selected: null, toasts: [] };
}

export function paperValue(value: CellValue): PaperValue {
  if (value === null) return '';
  if (typeof value !== 'object') return value;
  return 'date' in value ? new Date(`${value.date}T00:00:00+07:00`) : value.error;
}

export function sheetOf(paper: Paper, name: string): PaperSheet {
  const sheet = paper.sheets.find((it) => it.name === name);
  if (sheet === undefined) throw new Error(`No sheet ${name}`);
  return sheet;
}

const keyOf = (row: number, column: number) => `${row},${column}`;

/** Note and colour of a cell by its address. */
export function lookOf(sheet: PaperSheet, address: string) {
  const place = cellPlace(address);
  const key = keyOf(place?.row ?? -1, place?.column ?? -1);
  return { note: sheet.notes.get(key) ?? '', colour: sheet.colours.get(key) ?? WHITE };
}

/** How a cell's content is written, by its address. */
export function writingOf(sheet: PaperSheet, address: string) {
  const place = cellPlace(address);
  const key = keyOf(place?.row ?? -1, place?.column ?? -1);
  return {
    ink: sheet.inks.get(key) ?? '',
    style: sheet.styles.get(key) ?? '',
    format: sheet.formats.get(key) ?? '',
  };
}

export function dress(
  sheet: PaperSheet,
  address: string,
  look: { note?: string; colour?: string; format?: string; formula?: string },
): void {
  const place = cellPlace(address);
  const key = keyOf(place?.row ?? -1, place?.column ?? -1);
  if (look.note !== undefined) sheet.notes.set(key, look.note);
  if (look.colour !== undefined) sheet.colours.set(key, look.colour);
  if (look.format !== undefined) sheet.formats.set(key, look.format);
  if (look.formula !== undefined) sheet.formulas.set(key, look.formula);
}

/** What SpreadsheetApp.getActiveSpreadsheet() answers. */
export function spreadsheetOn(paper: Paper) {
  const spreadsheet = {
    getId: () => paper.id,
    getUrl: () => `https://sheets.example/${paper.id}`,
    getSpreadsheetTimeZone: () => 'Asia/Ho_Chi_Minh',
    getSheets: () => paper.sheets.map((sheet) => sheetOn(paper, sheet)),
    getSheetByName: (name: string) => {
      const sheet = paper.sheets.find((it) => it.name === name);
      return sheet === undefined ? null : sheetOn(paper, sheet);
    },
    getActiveSheet: () => sheetOn(paper, paper.sheets[0] as PaperSheet),
    setActiveSheet: (sheet: unknown) => sheet,
    getActiveRange: () =>
      paper.selected === null
        ? null
        : sheetOn(paper, sheetOf(paper, paper.selected.sheet)).getRange(paper.selected.range),
    insertSheet: (name: string) => {
      const [made] = paperOf({ tabs: [{ name, rows: [] }] }).sheets as [PaperSheet];
      paper.sheets.push(made);
      return sheetOn(paper, made);
    },
    toast: (text: string) => {
      paper.toasts.push(text);
    },
  };
  return spreadsheet;
}

function sheetOn(paper: Paper, sheet: PaperSheet) {
  const shift = (map: Map<string, string>, at: number) => {
    const entries = [...map];
    map.clear();
    for (const [key, value] of entries) {
      const [row = 0, column = 0] = key.split(',').map(Number);
      map.set(keyOf(row >= at ? row + 1 : row, column), value);
    }
  };
  const it = {
    getName: () => sheet.name,
    setName: (name: string) => {
      if (!sheet.open(0, 0)) throw new Error('You are trying to edit a protected sheet.');
      sheet.name = name;
    },
    getSheetId: () => paper.sheets.indexOf(sheet) + 1,
    isSheetHidden: () => sheet.hidden,
    hideSheet: () => {
      sheet.hidden = true;
    },
    hideRows: () => undefined,
    getMaxRows: () => sheet.rows,
    getMaxColumns: () => sheet.columns,
    getLastRow: () => sheet.values.length,
    getDataRange: () => {
      const width = Math.max(1, ...sheet.values.map((row) => row.length));
      return rangeOn(paper, sheet, 0, 0, Math.max(1, sheet.values.length), width);
    },
    getRange: (a: number | string, column = 1, height = 1, width = 1) => {
      if (typeof a === 'number') return rangeOn(paper, sheet, a - 1, column - 1, height, width);
      const [from, to = from] = a.split(':').map((part) => cellPlace(part));
      if (!from || !to) throw new Error(`Range not found: ${a}`);
      const [tall, wide] = [to.row - from.row + 1, to.column - from.column + 1];
      return rangeOn(paper, sheet, from.row, from.column, tall, wide);
    },
    appendRow: (values: PaperValue[]) => {
      if (!sheet.open(sheet.values.length, 0)) throw new Error('Protected');
      sheet.values.push([...values]);
    },
    insertRowBefore: (row: number) => {
      if (!sheet.open(row - 1, 0)) throw new Error('Protected');
      sheet.values.splice(row - 1, 0, []);
      for (const map of [sheet.formats, sheet.notes, sheet.colours]) shift(map, row - 1);
      sheet.rows += 1;
    },
    insertRowsAfter: (_row: number, count: number) => {
      sheet.rows += count;
    },
  };
  return it;
}

function rangeOn(
  paper: Paper,
  sheet: PaperSheet,
  top: number,
  left: number,
  height: number,
  width: number,
) {
  if (top < 0 || left < 0 || top + height > sheet.rows || left + width > sheet.columns)
    throw new Error('The coordinates of the range are outside the dimensions of the sheet.');
  const all = <T>(read: (row: number, column: number) => T): T[][] =>
    Array.from({ length: height }, (_, row) =>
      Array.from({ length: width }, (_unused, column) => read(top + row, left + column)),
    );
  const canEdit = () => all(sheet.open).flat().every(Boolean);
  const change = (write: (row: number, column: number, y: number, x: number) => void) => {
    if (!canEdit()) throw new Error('You are trying to edit a protected cell or object.');
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) write(top + y, left + x, y, x);
    return range;
  };
  const put = (row: number, column: number, value: PaperValue) => {
    while (sheet.values.length <= row) sheet.values.push([]);
    const cells = sheet.values[row] as PaperValue[];
    while (cells.length <= column) cells.push('');
    cells[column] = value;
  };
  const range = {
    canEdit,
    getRow: () => top + 1,
    getLastRow: () => top + height,
    getColumn: () => left + 1,
    getSheet: () => sheetOn(paper, sheet),
    activate: () => undefined,
    getValues: () => all((row, column) => sheet.values[row]?.[column] ?? ''),
    setValue: (value: PaperValue) => change((row, column) => put(row, column, value)),
    setValues: (values: PaperValue[][]) =>
      change((row, column, y, x) => put(row, column, values[y]?.[x] ?? '')),
    getNumberFormats: () => all((row, column) => sheet.formats.get(keyOf(row, column)) ?? ''),
    setNumberFormat: (format: string) =>
      change((row, column) => sheet.formats.set(keyOf(row, column), format)),
    getNotes: () => all((row, column) => sheet.notes.get(keyOf(row, column)) ?? ''),
    setNotes: (notes: string[][]) =>
      change((row, column, y, x) => sheet.notes.set(keyOf(row, column), notes[y]?.[x] ?? '')),
    getBackgrounds: () => all((row, column) => sheet.colours.get(keyOf(row, column)) ?? WHITE),
    setBackgrounds: (colours: string[][]) =>
      change((row, column, y, x) => sheet.colours.set(keyOf(row, column), colours[y]?.[x] ?? '')),
    setBackground: (colour: string) =>
      change((row, column) => sheet.colours.set(keyOf(row, column), colour)),
    setFontColor: (ink: string) => change((row, column) => sheet.inks.set(keyOf(row, column), ink)),
    setFontStyle: (style: string) =>
      change((row, column) => sheet.styles.set(keyOf(row, column), style)),
    getFormulas: () => all((row, column) => sheet.formulas.get(keyOf(row, column)) ?? ''),
  };
  return range;
}
