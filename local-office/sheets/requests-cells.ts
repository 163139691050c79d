// Requests that write cells: updateCells, repeatCell, appendCells, setDataValidation, sortRange and
// updateBorders.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { cellParts, put, writeParts, type CellParts } from './cells.ts';
import { writeCell, type Draft } from './draft.ts';
import { mapReferences, moved } from './formula/tokens.ts';
import { areaInside, columnCount, rowCount, type Area } from './grid-range.ts';
import { fieldsToWrite, gridOf, need, type Handlers } from './handler.ts';
import { keptFormat, keptValidation } from './kept-values.ts';
import { demandCells, demandSheet } from './protection.ts';
import { recalculated } from './recalculate.ts';
import { invalid } from './shape.ts';
import { sortArea } from './sort.ts';
import type { StoredCell, StoredSheet } from './store.ts';

export const CELL_REQUESTS: Handlers = {
  updateCells(draft, { rows, fields, start, range }) {
    const parts = cellParts(fieldsToWrite(fields, 'CellData'));
    if ((start ?? null) === null && (range ?? null) === null)
      throw invalid('Must specify either a range or a start coordinate');
    if (start && range) throw invalid('Only one of range and start may be specified');
    const sheet = gridOf(draft, start?.sheetId ?? range?.sheetId);
    const data = rows ?? [];
    const area = range ? areaInside(range, sheet) : null;
    const top = area?.top ?? start?.rowIndex ?? 0;
    const left = area?.left ?? start?.columnIndex ?? 0;
    const bottom = area?.bottom ?? rowCount(sheet);
    const right = area?.right ?? columnCount(sheet);
    const width = Math.max(0, ...data.map((row) => row.values?.length ?? 0));
    if (top + data.length > bottom)
      throw invalid(
        `Attempting to write row: ${bottom}, beyond the last requested row of: ${bottom - 1}`,
      );
    if (left + width > right)
      throw invalid(
        `Attempting to write column: ${right}, beyond the last requested column of: ${right - 1}`,
      );
    const touched = area ?? { top, left, bottom: top + data.length, right: left + width };
    demandCells(draft, sheet, touched);
    if (area) fill(draft, sheet, area, data, parts);
    else writeRows(draft, sheet, top, left, data, parts);
    return {};
  },

  repeatCell(draft, { range, cell, fields }) {
    const parts = cellParts(fieldsToWrite(fields, 'CellData'));
    const wanted = need(range, 'range');
    const sheet = gridOf(draft, wanted.sheetId);
    const area = areaInside(wanted, sheet);
    demandCells(draft, sheet, area);
    const formula = cell?.userEnteredValue?.formulaValue;
    for (let row = area.top; row < area.bottom; row += 1)
      for (let column = area.left; column < area.right; column += 1) {
        const down = row - area.top;
        const across = column - area.left;
        const data =
          formula === undefined || formula === null
            ? cell
            : { ...cell, userEnteredValue: { formulaValue: copied(formula, down, across) } };
        writeParts(draft, sheet, row, column, data, parts);
      }
    return {};
  },

  appendCells(draft, { sheetId, rows, fields }) {
    const parts = cellParts(fieldsToWrite(fields, 'CellData'));
    const sheet = gridOf(draft, sheetId);
    const data = rows ?? [];
    const top = lastRow(sheet) + 1;
    const width = Math.max(0, ...data.map((row) => row.values?.length ?? 0));
    demandCells(draft, sheet, { top, left: 0, bottom: top + data.length, right: width });
    if (top + data.length > rowCount(sheet)) demandSheet(draft, sheet);
    growTo(sheet, top + data.length, width);
    writeRows(draft, sheet, top, 0, data, parts);
    return {};
  },

  setDataValidation(draft, { range, rule }) {
    const wanted = need(range, 'range');
    const sheet = gridOf(draft, wanted.sheetId);
    const area = areaInside(wanted, sheet);
    demandCells(draft, sheet, area);
    const kept = keptValidation(rule);
    eachCell(area, (row, column) => {
      const next: StoredCell = { ...sheet.cells[row]?.[column] };
      put(next, 'validation', kept);
      writeCell(draft, sheet, row, column, next);
    });
    return {};
  },

  sortRange(draft, { range, sortSpecs }) {
    // By what formulas come to now, whether or not somebody has looked at them.
    if (draft.recalculate) draft.book = { ...recalculated(draft.book) };
    const wanted = need(range, 'range');
    const sheet = gridOf(draft, wanted.sheetId);
    const area = areaInside(wanted, sheet);
    demandCells(draft, sheet, area);
    sortArea(draft, sheet, area, sortSpecs ?? []);
    return {};
  },

  updateBorders(draft, { range, ...sides }) {
    const wanted = need(range, 'range');
    const sheet = gridOf(draft, wanted.sheetId);
    const area = areaInside(wanted, sheet);
    demandCells(draft, sheet, area);
    eachCell(area, (row, column) => {
      const edges: Record<string, sheets_v4.Schema$Border | undefined> = {
        top: row === area.top ? sides.top : sides.innerHorizontal,
        bottom: row === area.bottom - 1 ? sides.bottom : sides.innerHorizontal,
        left: column === area.left ? sides.left : sides.innerVertical,
        right: column === area.right - 1 ? sides.right : sides.innerVertical,
      };
      const before = sheet.cells[row]?.[column];
      const borders: Record<string, unknown> = { ...before?.format?.borders };
      for (const [side, border] of Object.entries(edges)) {
        if (border === undefined) continue;
        if (border.style === 'NONE') delete borders[side];
        else borders[side] = border;
      }
      const format = { ...before?.format, borders };
      if (Object.keys(borders).length === 0) delete (format as { borders?: unknown }).borders;
      const next: StoredCell = { ...before };
      put(next, 'format', keptFormat(format));
      writeCell(draft, sheet, row, column, next);
    });
    return {};
  },
};

/** The last row that holds a value, -1 in an empty sheet. */
export function lastRow(sheet: StoredSheet): number {
  return sheet.cells.findLastIndex((row) => row.some((cell) => cell?.entered !== undefined));
}

/** Makes the grid as large as what is written needs. */
function growTo(sheet: StoredSheet, rows: number, columns: number): void {
  const grid = sheet.properties.gridProperties ?? {};
  sheet.properties.gridProperties = {
    ...grid,
    rowCount: Math.max(grid.rowCount ?? 0, rows),
    columnCount: Math.max(grid.columnCount ?? 0, columns),
  };
}

function copied(formula: string, down: number, across: number): string {
  return mapReferences(formula, (reference) => moved(reference, down, across));
}

function fill(
  draft: Draft,
  sheet: StoredSheet,
  area: Area,
  rows: readonly sheets_v4.Schema$RowData[],
  parts: CellParts,
): void {
  eachCell(area, (row, column) =>
    writeParts(
      draft,
      sheet,
      row,
      column,
      rows[row - area.top]?.values?.[column - area.left],
      parts,
    ),
  );
}

function writeRows(
  draft: Draft,
  sheet: StoredSheet,
  top: number,
  left: number,
  rows: readonly sheets_v4.Schema$RowData[],
  parts: CellParts,
): void {
  for (const [down, { values }] of rows.entries())
    for (const [across, data] of (values ?? []).entries())
      writeParts(draft, sheet, top + down, left + across, data, parts);
}

function eachCell(area: Area, visit: (row: number, column: number) => void): void {
  for (let row = area.top; row < area.bottom; row += 1)
    for (let column = area.left; column < area.right; column += 1) visit(row, column);
}
