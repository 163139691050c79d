// A spreadsheet as one entry of the journal. Cells are written one after the other with their place,
// and the looks and rules that they share once, so that a form of thousands of cells stays small.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { sharedValue } from './kept-values.ts';
import type { StoredCell, StoredFile, StoredSheet, StoredSpreadsheet } from './store.ts';

export interface Snapshot {
  kind: 'snapshot';
  file: StoredFile;
  book: Omit<StoredSpreadsheet, 'sheets'>;
  sheets: PackedSheet[];
  formats: sheets_v4.Schema$CellFormat[];
  validations: sheets_v4.Schema$DataValidationRule[];
}

interface PackedSheet extends Omit<StoredSheet, 'cells' | 'rowMetadata' | 'columnMetadata'> {
  /** Row, column, what was entered, format, validation (places in the lists, -1 none), note. */
  cells: [number, number, sheets_v4.Schema$ExtendedValue | null, number, number, string?][];
  rowMetadata: (sheets_v4.Schema$DimensionProperties | null)[];
  columnMetadata: (sheets_v4.Schema$DimensionProperties | null)[];
}

export function snapshotOf(file: StoredFile, book: StoredSpreadsheet): Snapshot {
  const formats = new Map<sheets_v4.Schema$CellFormat, number>();
  const validations = new Map<sheets_v4.Schema$DataValidationRule, number>();
  const { sheets, ...rest } = book;
  const packed = sheets.map((sheet): PackedSheet => ({
    ...sheet,
    rowMetadata: sheet.rowMetadata.map((it) => it ?? null),
    columnMetadata: sheet.columnMetadata.map((it) => it ?? null),
    cells: sheet.cells.flatMap((cells, row) =>
      cells.flatMap((cell, column): PackedSheet['cells'] => {
        if (cell === undefined) return [];
        const look = numberOf(formats, cell.format);
        const rule = numberOf(validations, cell.validation);
        const entered = cell.entered ?? null;
        return [
          cell.note === undefined
            ? [row, column, entered, look, rule]
            : [row, column, entered, look, rule, cell.note],
        ];
      }),
    ),
  }));
  return {
    kind: 'snapshot',
    file,
    book: rest,
    sheets: packed,
    formats: [...formats.keys()],
    validations: [...validations.keys()],
  };
}

export function restored(snapshot: Snapshot): { file: StoredFile; book: StoredSpreadsheet } {
  const formats = snapshot.formats.map(sharedValue);
  const validations = snapshot.validations.map(sharedValue);
  const sheets = snapshot.sheets.map((sheet): StoredSheet => {
    const cells: (StoredCell | undefined)[][] = [];
    for (const [row, column, entered, look, rule, note] of sheet.cells) {
      while (cells.length <= row) cells.push([]);
      const line = cells[row] ?? [];
      while (line.length < column) line.push(undefined);
      const format = formats[look];
      const validation = validations[rule];
      const formula = entered?.formulaValue !== undefined;
      line.push({
        ...(entered ? { entered } : {}),
        ...(entered && !formula ? { effective: entered } : {}),
        ...(format ? { format } : {}),
        ...(note === undefined ? {} : { note }),
        ...(validation ? { validation } : {}),
      });
    }
    return {
      ...sheet,
      cells,
      rowMetadata: sheet.rowMetadata.map((it) => it ?? undefined),
      columnMetadata: sheet.columnMetadata.map((it) => it ?? undefined),
    };
  });
  return { file: snapshot.file, book: { ...snapshot.book, sheets } };
}

function numberOf<T>(known: Map<T, number>, value: T | undefined): number {
  if (value === undefined) return -1;
  const number = known.get(value) ?? known.size;
  known.set(value, number);
  return number;
}
