// A spreadsheet as the Sheets API tells it, turned into the cells that every workbook becomes.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { CellBook, CellValue } from '../domain/workbook/cell.ts';
import {
  formatKind,
  spreadsheetCell,
  type FormatKind,
} from '../domain/workbook/spreadsheet-cell.ts';

/** What has to be read of a spreadsheet to make a workbook of it. */
export const BOOK_FIELDS =
  'sheets(properties(sheetId,title,hidden),data(startRow,startColumn,' +
  'rowData(values(effectiveValue,effectiveFormat.numberFormat,note))))';

const ERROR_WORDS: Record<string, string> = {
  NULL_VALUE: '#NULL!',
  DIVIDE_BY_ZERO: '#DIV/0!',
  VALUE: '#VALUE!',
  REF: '#REF!',
  NAME: '#NAME?',
  NUM: '#NUM!',
  N_A: '#N/A',
};
/** A number format that names its kind and leaves the pattern to the language. */
const KINDS: Record<string, FormatKind> = {
  PERCENT: 'PERCENT',
  DATE: 'DATE',
  TIME: 'DATE',
  DATE_TIME: 'DATE',
};

/** The tabs of a spreadsheet in their order, hidden ones too; read with BOOK_FIELDS. */
export function cellsToBook(spreadsheet: sheets_v4.Schema$Spreadsheet): CellBook {
  return {
    tabs: (spreadsheet.sheets ?? []).map((sheet) => ({
      name: sheet.properties?.title ?? '',
      rows: rowsOf(sheet.data ?? []),
    })),
  };
}

function rowsOf(parts: readonly sheets_v4.Schema$GridData[]): CellValue[][] {
  const rows: CellValue[][] = [];
  for (const { startRow, startColumn, rowData } of parts)
    for (const [down, { values }] of (rowData ?? []).entries())
      for (const [along, cell] of (values ?? []).entries()) {
        const value = cellOf(cell);
        if (value === null) continue;
        const row = (startRow ?? 0) + down;
        while (rows.length <= row) rows.push([]);
        const cells = rows[row] ?? [];
        const column = (startColumn ?? 0) + along;
        while (cells.length <= column) cells.push(null);
        cells[column] = value;
      }
  return rows;
}

function cellOf({ effectiveValue, effectiveFormat }: sheets_v4.Schema$CellData): CellValue {
  const { numberValue, stringValue, boolValue, errorValue } = effectiveValue ?? {};
  if (errorValue) return { error: ERROR_WORDS[errorValue.type ?? ''] ?? '#ERROR!' };
  const kind = kindOfFormat(effectiveFormat?.numberFormat);
  return spreadsheetCell(numberValue ?? stringValue ?? boolValue ?? null, kind);
}

/** What a number format of the API makes of a number. */
export function kindOfFormat(format: sheets_v4.Schema$NumberFormat | undefined): FormatKind {
  const { type, pattern } = format ?? {};
  return pattern ? formatKind(pattern) : (KINDS[type ?? ''] ?? 'OTHER');
}
