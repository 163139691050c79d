// Cells that became different, as requests of the Sheets API: what was entered, and of the look only
// what changed. Neighbours in a row that changed in the same way travel together.
import { CellValueType, type ICellData, type IStyleData } from '@univerjs/core';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { formatKind } from '../../../functions/domain/workbook/spreadsheet-cell.ts';
import { vietnameseFormula } from '../../sheet-page/formula-marks.ts';
import type { SheetsRequest } from '../../sheets/store.ts';

export interface CellChange {
  sheetId: number;
  row: number;
  column: number;
  before: ICellData | null;
  after: ICellData | null;
}

type Format = sheets_v4.Schema$CellFormat;

interface Told extends CellChange {
  data: sheets_v4.Schema$CellData;
  fields: string;
}

/** None where nothing became different. */
export function requestsOf(changes: readonly CellChange[]): SheetsRequest[] {
  const told = changes.flatMap(tell);
  told.sort((a, b) => a.sheetId - b.sheetId || a.row - b.row || a.column - b.column);
  const runs: Told[][] = [];
  for (const cell of told) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const goesOn =
      last?.sheetId === cell.sheetId &&
      last.row === cell.row &&
      last.column + 1 === cell.column &&
      last.fields === cell.fields;
    if (run && goesOn) run.push(cell);
    else runs.push([cell]);
  }
  return runs.flatMap((run) => {
    const [first] = run;
    if (!first) return [];
    return {
      updateCells: {
        start: { sheetId: first.sheetId, rowIndex: first.row, columnIndex: first.column },
        rows: [{ values: run.map(({ data }) => data) }],
        fields: first.fields,
      },
    };
  });
}

function tell(change: CellChange): Told[] {
  const { before, after } = change;
  const data: sheets_v4.Schema$CellData = {};
  const fields: string[] = [];
  const value = extendedValue(after);
  if (JSON.stringify(extendedValue(before)) !== JSON.stringify(value)) {
    fields.push('userEnteredValue');
    if (value) data.userEnteredValue = value;
  }
  const look = changedLook(styleOf(before), styleOf(after));
  if (look.fields.length > 0) {
    fields.push(...look.fields);
    data.userEnteredFormat = look.format;
  }
  return fields.length > 0 ? [{ ...change, data, fields: fields.toSorted().join() }] : [];
}

export function extendedValue(cell: ICellData | null): sheets_v4.Schema$ExtendedValue | null {
  if (!cell) return null;
  if (cell.f) return { formulaValue: vietnameseFormula(cell.f) };
  const value = plainValue(cell);
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { numberValue: value };
  return typeof value === 'boolean' ? { boolValue: value } : { stringValue: value };
}

export function plainValue(cell: ICellData | null): string | number | boolean | null {
  const rich = cell?.p?.body?.dataStream;
  if (rich !== undefined) return rich.replace(/\r\n$/, '').replaceAll('\r', '\n');
  const value = cell?.v ?? null;
  if (value === null) return null;
  if (cell?.t === CellValueType.BOOLEAN) return value === true || Number(value) === 1;
  if (cell?.t === CellValueType.NUMBER) return Number(value);
  return typeof value === 'boolean' ? value : String(value);
}

function styleOf(cell: ICellData | null): IStyleData {
  return typeof cell?.s === 'object' && cell.s !== null ? cell.s : {};
}

const HORIZONTAL = [undefined, 'LEFT', 'CENTER', 'RIGHT'];
const WRAPPING = [undefined, 'OVERFLOW_CELL', 'CLIP', 'WRAP'];

/** The fields of CellFormat that differ, and what they are now; a field without a value is cleared. */
function changedLook(before: IStyleData, after: IStyleData): { fields: string[]; format: Format } {
  const fields: string[] = [];
  const format: Format = {};
  const text: sheets_v4.Schema$TextFormat = {};
  const differs = (key: keyof IStyleData) =>
    JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null);
  const told = (key: keyof IStyleData, field: string, put: () => void) => {
    if (!differs(key)) return;
    fields.push(`userEnteredFormat.${field}`);
    if (after[key] !== undefined && after[key] !== null) put();
  };
  told('bg', 'backgroundColor', () => Object.assign(format, ground(after.bg?.rgb ?? null)));
  told('cl', 'textFormat.foregroundColor', () => Object.assign(text, ink(after.cl?.rgb ?? null)));
  told('bl', 'textFormat.bold', () => (text.bold = Boolean(after.bl)));
  told('it', 'textFormat.italic', () => (text.italic = Boolean(after.it)));
  told('ul', 'textFormat.underline', () => (text.underline = Boolean(after.ul?.s)));
  told('st', 'textFormat.strikethrough', () => (text.strikethrough = Boolean(after.st?.s)));
  told('ht', 'horizontalAlignment', () => {
    format.horizontalAlignment = HORIZONTAL[after.ht ?? 0] ?? null;
  });
  told('tb', 'wrapStrategy', () => {
    format.wrapStrategy = WRAPPING[after.tb ?? 0] ?? null;
  });
  told('n', 'numberFormat', () => {
    const pattern = after.n?.pattern ?? '';
    format.numberFormat = { type: kindOf(pattern), pattern };
  });
  if (Object.keys(text).length > 0) format.textFormat = text;
  return { fields, format };
}

export function kindOf(pattern: string): string {
  if (pattern === '@') return 'TEXT';
  const kind = formatKind(pattern);
  if (kind === 'DATE') return /h/i.test(pattern) ? 'DATE_TIME' : 'DATE';
  return kind === 'PERCENT' ? 'PERCENT' : 'NUMBER';
}

function ground(rgb: string | null): Format {
  const color = sharesOf(rgb);
  return color ? { backgroundColor: color } : {};
}

function ink(rgb: string | null): sheets_v4.Schema$TextFormat {
  const color = sharesOf(rgb);
  return color ? { foregroundColor: color } : {};
}

/** Of `#rrggbb`, `#rgb` or `rgb(r,g,b)`. */
function sharesOf(rgb: string | null): sheets_v4.Schema$Color | null {
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(rgb ?? '');
  const plain = /^rgb\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*\)$/i.exec(rgb ?? '');
  const parts = long
    ? long.slice(1).map((it) => Number.parseInt(it, 16))
    : plain?.slice(1).map(Number);
  const [red, green, blue] = parts ?? [];
  if (red === undefined || green === undefined || blue === undefined) return null;
  return { red: red / 255, green: green / 255, blue: blue / 255 };
}
