// What the formulas of a spreadsheet come to, put beside them. All formulas are worked out afresh,
// each once, each when another asks for it; a circle is an error. A spreadsheet that uses a function
// which the office's own engine does not know goes to the library's engine as a whole.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { calculateAll, type FormulaCell } from '../../functions/xlsx/calculate.ts';
import { openDraft, openSheet, writeCell } from './draft.ts';
import { evaluateFormula, isKnown } from './formula/evaluate.ts';
import { parseFormula, type Node } from './formula/parse.ts';
import type { Place } from './formula/scope.ts';
import type { Reference } from './formula/tokens.ts';
import { REF, type Failure, type Matrix, type Scalar } from './formula/values.ts';
import { areaOf, columnCount, rowCount } from './grid-range.ts';
import type { StoredCell, StoredSheet, StoredSpreadsheet } from './store.ts';

type ExtendedValue = sheets_v4.Schema$ExtendedValue;

interface Formula {
  sheet: StoredSheet;
  row: number;
  column: number;
  cell: StoredCell;
  text: string;
  tree: Node | null;
}

/** The spreadsheet with the results of its formulas up to date; the one given is untouched. */
export function recalculated(book: StoredSpreadsheet): StoredSpreadsheet {
  const formulas = formulasOf(book);
  if (formulas.length === 0) return book;
  const results = formulas.every(({ tree }) => tree === null || isKnown(tree))
    ? ownResults(book, formulas)
    : libraryResults(book, formulas);
  const draft = openDraft(book, { by: '', owner: '', replaying: true });
  for (const [index, { sheet, row, column, cell }] of formulas.entries()) {
    const result = extended(results[index] ?? null);
    if (sameValue(cell.effective, result)) continue;
    const { effective: _, ...rest } = cell;
    const open = openSheet(draft, draft.book.sheets[book.sheets.indexOf(sheet)] ?? sheet);
    writeCell(draft, open, row, column, result ? { ...rest, effective: result } : rest);
  }
  return draft.own.size > 0 ? draft.book : book;
}

function formulasOf(book: StoredSpreadsheet): Formula[] {
  const found: Formula[] = [];
  for (const sheet of book.sheets)
    for (const [row, cells] of sheet.cells.entries())
      for (const [column, cell] of cells.entries()) {
        const text = cell?.entered?.formulaValue;
        if (cell && text) found.push({ sheet, row, column, cell, text, tree: parseFormula(text) });
      }
  return found;
}

function ownResults(book: StoredSpreadsheet, formulas: readonly Formula[]): Scalar[] {
  const done = new Map<StoredCell, Scalar>();
  const byCell = new Map(formulas.map((it) => [it.cell, it]));
  const under = new Set<StoredCell>();
  const ranges = new Map<string, Matrix>();
  let circles = 0;

  const valueOf = (cell: StoredCell | undefined): Scalar => {
    if (cell?.entered === undefined) return null;
    const formula = byCell.get(cell);
    return formula === undefined ? scalarOf(cell.entered) : resultOf(formula);
  };
  const resultOf = (formula: Formula): Scalar => {
    const { cell, tree } = formula;
    const before = done.get(cell);
    if (before !== undefined) return before;
    if (under.has(cell)) {
      circles += 1;
      return REF;
    }
    under.add(cell);
    const result =
      tree === null ? ({ error: 'ERROR' } as Failure) : evaluateFormula(tree, placeOf(formula));
    under.delete(cell);
    done.set(cell, result);
    return result;
  };
  const placeOf = ({ sheet, row, column }: Formula): Place => ({
    row,
    column,
    range(reference) {
      const target = reference.tab === null ? sheet : tabNamed(book, reference.tab);
      if (target === undefined) return null;
      const area = insideGrid(reference, target);
      if (area === null) return null;
      const { top, left, bottom, right } = area;
      const key = `${target.properties.sheetId} ${top} ${left} ${bottom} ${right}`;
      let matrix = ranges.get(key);
      if (matrix === undefined) {
        const before = circles;
        const values: Scalar[] = [];
        for (let down = top; down < Math.min(bottom, target.cells.length); down += 1) {
          const cells = target.cells[down] ?? [];
          for (let across = left; across < right; across += 1) values.push(valueOf(cells[across]));
        }
        const width = right - left;
        while (values.length > 0 && values.slice(-width).every((it) => it === null))
          values.length -= width;
        matrix = { height: bottom - top, width, values, rest: null };
        // What was read while its own result was being worked out is not the last word.
        if (circles === before) ranges.set(key, matrix);
      }
      return { matrix, top, left };
    },
    name(name) {
      const named = book.namedRanges.find((it) => it.name?.toLowerCase() === name.toLowerCase());
      const of = book.sheets.find((it) => it.properties.sheetId === (named?.range?.sheetId ?? 0));
      if (!named?.range || of === undefined) return null;
      const { top, left, bottom, right } = areaOf(named.range, of);
      const fixed = { top: true, left: true, bottom: true, right: true };
      const tab = of.properties.title;
      return { tab, single: false, top, left, bottom: bottom - 1, right: right - 1, fixed };
    },
  });
  return formulas.map(resultOf);
}

/** Null outside the grid, as in Google Sheets, where that is a lost reference. */
function insideGrid(reference: Reference, sheet: StoredSheet) {
  const [rows, columns] = [rowCount(sheet), columnCount(sheet)];
  const area = {
    top: reference.top ?? 0,
    left: reference.left ?? 0,
    bottom: reference.bottom === null ? rows : reference.bottom + 1,
    right: reference.right === null ? columns : reference.right + 1,
  };
  return reference.single && (area.top >= rows || area.left >= columns) ? null : area;
}

function tabNamed(book: StoredSpreadsheet, title: string): StoredSheet | undefined {
  return book.sheets.find((it) => it.properties.title.toLowerCase() === title.toLowerCase());
}

function libraryResults(book: StoredSpreadsheet, formulas: readonly Formula[]): Scalar[] {
  const sheets = book.sheets.map((sheet) => ({
    name: sheet.properties.title,
    rows: sheet.cells.map((cells) =>
      cells.map((cell): FormulaCell => {
        const formula = cell?.entered?.formulaValue;
        if (formula) return { formula: formula.slice(1) };
        const value = scalarOf(cell?.entered);
        return typeof value === 'object' ? null : value;
      }),
    ),
  }));
  const results = calculateAll(sheets);
  return formulas.map(({ sheet, row, column }) => {
    const result = results[book.sheets.indexOf(sheet)]?.[row]?.[column] ?? null;
    if (typeof result !== 'object' || result === null) return result;
    return { error: LIBRARY_ERRORS[result.error] ?? 'ERROR' };
  });
}

const LIBRARY_ERRORS: Record<string, Failure['error']> = {
  '#NULL!': 'NULL_VALUE',
  '#DIV/0!': 'DIVIDE_BY_ZERO',
  '#VALUE!': 'VALUE',
  '#REF!': 'REF',
  '#NAME?': 'NAME',
  '#NUM!': 'NUM',
  '#N/A': 'N_A',
};

function scalarOf(value: ExtendedValue | undefined): Scalar {
  return value?.numberValue ?? value?.stringValue ?? value?.boolValue ?? null;
}

function extended(value: Scalar): ExtendedValue | undefined {
  if (value === null) return undefined;
  if (typeof value === 'number') return { numberValue: value };
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  return { errorValue: { type: value.error } };
}

function sameValue(one: ExtendedValue | undefined, other: ExtendedValue | undefined): boolean {
  return (
    one?.numberValue === other?.numberValue &&
    one?.stringValue === other?.stringValue &&
    one?.boolValue === other?.boolValue &&
    one?.errorValue?.type === other?.errorValue?.type
  );
}
