// What stands in cells, written by parts: the fields mask says which, and what is not given of them
// is cleared.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { writeCell, type Draft } from './draft.ts';
import { overwrite, type FieldTree } from './field-mask.ts';
import { enteredValue, keptFormat, keptNote, keptValidation } from './kept-values.ts';
import { invalid } from './shape.ts';
import type { StoredCell, StoredSheet } from './store.ts';

type CellData = sheets_v4.Schema$CellData;

/** Which parts of a cell are written; undefined leaves one alone, null means all of it. */
export interface CellParts {
  entered: FieldTree | undefined;
  format: FieldTree | undefined;
  note: boolean;
  validation: FieldTree | undefined;
}

const WRITABLE = new Set(['userEnteredValue', 'userEnteredFormat', 'note', 'dataValidation']);

/** @throws GoogleFault 400 for a part that only Google writes */
export function cellParts(tree: FieldTree): CellParts {
  if (tree === null) return { entered: null, format: null, note: true, validation: null };
  for (const name of tree.keys())
    if (!WRITABLE.has(name)) throw invalid(`Field is read-only or not supported: ${name}`);
  return {
    entered: tree.get('userEnteredValue'),
    format: tree.get('userEnteredFormat'),
    note: tree.has('note'),
    validation: tree.get('dataValidation'),
  };
}

/** Writes the parts of one cell; the sheet must be opened. @throws GoogleFault 400 */
export function writeParts(
  draft: Draft,
  sheet: StoredSheet,
  row: number,
  column: number,
  data: CellData | undefined,
  parts: CellParts,
): void {
  const before = sheet.cells[row]?.[column];
  const next: StoredCell = { ...before };
  if (parts.entered !== undefined) {
    const value = overwrite(before?.entered, data?.userEnteredValue, parts.entered);
    enter(draft, next, enteredValue(value as sheets_v4.Schema$ExtendedValue | undefined));
  }
  if (parts.format !== undefined)
    put(next, 'format', formatOver(before?.format, data?.userEnteredFormat, parts.format));
  if (parts.note) put(next, 'note', keptNote(data?.note));
  if (parts.validation !== undefined)
    put(
      next,
      'validation',
      keptValidation(
        overwrite(before?.validation, data?.dataValidation, parts.validation) as never,
      ),
    );
  writeCell(draft, sheet, row, column, next);
}

type Format = CellData['userEnteredFormat'];
let last: { before: Format; wished: Format; tree: FieldTree; after: Format } | null = null;

/**
 * A look written over another. One look is often written over thousands of cells that look alike, so
 * what came of the last one is known again.
 */
function formatOver(before: Format, wished: Format, tree: FieldTree): Format {
  if (last && last.before === before && last.wished === wished && last.tree === tree)
    return last.after;
  const after = keptFormat(overwrite(before, wished, tree) as never);
  last = { before, wished, tree, after };
  return after;
}

/** Another value in a cell that is being made; what a formula comes to is worked out when read. */
export function enter(
  draft: Draft,
  cell: StoredCell,
  value: sheets_v4.Schema$ExtendedValue | undefined,
): void {
  draft.recalculate = true;
  put(cell, 'entered', value);
  const computed = value?.formulaValue !== undefined && value.formulaValue !== null;
  put(cell, 'effective', computed ? undefined : value);
}

/** Sets a part of a cell that is being made, or takes it away. */
export function put<Part extends keyof StoredCell>(
  cell: StoredCell,
  part: Part,
  value: StoredCell[Part] | undefined,
): void {
  if (value === undefined) delete cell[part];
  else cell[part] = value;
}
