// Requests about rows and columns: insertDimension, deleteDimension, appendDimension,
// updateDimensionProperties.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { cellRows, type Draft } from './draft.ts';
import { overwrite } from './field-mask.ts';
import { columnCount, rowCount, wholeSheet } from './grid-range.ts';
import { fieldsToWrite, gridOf, need, type Handlers } from './handler.ts';
import { checkSize } from './new-sheet.ts';
import { demandCells, demandInsertion, demandSheet } from './protection.ts';
import { invalid } from './shape.ts';
import { shiftAround, type Dimension } from './shift.ts';
import type { StoredCell, StoredSheet } from './store.ts';

export const DIMENSION_REQUESTS: Handlers = {
  insertDimension(draft, { range, inheritFromBefore }) {
    const { sheet, dimension, start, end } = stretch(draft, range, true);
    if (inheritFromBefore === true && start === 0)
      throw invalid('inheritFromBefore cannot be true when inserting at index 0');
    demandInsertion(draft, sheet, dimension, start);
    const count = end - start;
    grow(draft, sheet, dimension, count);
    const model = inheritFromBefore === true ? start - 1 : start;
    const rows = cellRows(draft, sheet);
    if (dimension === 'ROWS') {
      const dressed = (rows[model] ?? []).map(dressOf);
      if (start <= rows.length) rows.splice(start, 0, ...freshRows(draft, count, dressed));
      insertMetadata(sheet.rowMetadata, start, count);
    } else {
      for (const row of rows) {
        if (row.length < start && row[model] === undefined) continue;
        const dress = dressOf(row[model]);
        while (row.length < start) row.push(undefined);
        row.splice(start, 0, ...Array.from({ length: count }, () => dress));
      }
      insertMetadata(sheet.columnMetadata, start, count);
    }
    tidy(sheet);
    shiftAround(draft, sheet, { dimension, at: start, count });
    draft.recalculate = true;
    return {};
  },

  deleteDimension(draft, { range }) {
    const { sheet, dimension, start, end } = stretch(draft, range, false);
    const whole = wholeSheet(sheet);
    demandSheet(draft, sheet);
    demandCells(
      draft,
      sheet,
      dimension === 'ROWS'
        ? { ...whole, top: start, bottom: end }
        : { ...whole, left: start, right: end },
    );
    const count = end - start;
    const { frozenRowCount, frozenColumnCount } = sheet.properties.gridProperties ?? {};
    const all = dimension === 'ROWS' ? rowCount(sheet) : columnCount(sheet);
    const frozen = (dimension === 'ROWS' ? frozenRowCount : frozenColumnCount) ?? 0;
    const words = dimension === 'ROWS' ? 'rows' : 'columns';
    if (count >= all) throw invalid(`You can't delete all the ${words} on the sheet.`);
    const frozenLeft = frozen - Math.max(0, Math.min(end, frozen) - Math.min(start, frozen));
    if (all - count <= frozenLeft)
      throw invalid(`It is not possible to delete all non-frozen ${words}.`);
    const rows = cellRows(draft, sheet);
    if (dimension === 'ROWS') {
      rows.splice(start, count);
      sheet.rowMetadata.splice(start, count);
    } else {
      for (const row of rows) row.splice(start, count);
      sheet.columnMetadata.splice(start, count);
    }
    tidy(sheet);
    sheet.properties.gridProperties = {
      ...sheet.properties.gridProperties,
      ...(dimension === 'ROWS'
        ? { rowCount: all - count, frozenRowCount: frozenLeft }
        : { columnCount: all - count, frozenColumnCount: frozenLeft }),
    };
    shiftAround(draft, sheet, { dimension, at: start, count: -count });
    draft.recalculate = true;
    return {};
  },

  appendDimension(draft, { sheetId, dimension, length }) {
    const sheet = gridOf(draft, sheetId);
    demandSheet(draft, sheet);
    const count = need(length, 'length');
    if (!Number.isInteger(count) || count < 1) throw invalid(`Invalid length: ${count}`);
    grow(draft, sheet, need(dimension, 'dimension') as Dimension, count);
    return {};
  },

  updateDimensionProperties(draft, { range, properties, fields }) {
    const tree = fieldsToWrite(fields, 'DimensionProperties');
    for (const name of tree?.keys() ?? [])
      if (name !== 'pixelSize' && name !== 'hiddenByUser')
        throw invalid(`Field is read-only or not supported: ${name}`);
    const { sheet, dimension, start, end } = stretch(draft, range, false);
    demandSheet(draft, sheet);
    const size = properties?.pixelSize ?? 0;
    if (!Number.isInteger(size) || size < 0) throw invalid(`Invalid pixelSize: ${size}`);
    const metadata = dimension === 'ROWS' ? sheet.rowMetadata : sheet.columnMetadata;
    while (metadata.length < end) metadata.push(undefined);
    for (let index = start; index < end; index += 1) {
      const next = overwrite(metadata[index], properties, tree) as
        sheets_v4.Schema$DimensionProperties | undefined;
      if (next?.hiddenByUser === false) delete next.hiddenByUser;
      metadata[index] = next && Object.keys(next).length > 0 ? next : undefined;
    }
    cutEmpty(metadata);
    return {};
  },
};

/** Rows or columns of a sheet that is there. @throws GoogleFault 400 outside the grid */
function stretch(
  draft: Draft,
  range: sheets_v4.Schema$DimensionRange | null | undefined,
  forInsertion: boolean,
): { sheet: StoredSheet; dimension: Dimension; start: number; end: number } {
  const wanted = need(range, 'range');
  const sheet = gridOf(draft, wanted.sheetId);
  const dimension = need(wanted.dimension, 'range.dimension') as Dimension;
  const count = dimension === 'ROWS' ? rowCount(sheet) : columnCount(sheet);
  const start = wanted.startIndex ?? 0;
  const end = wanted.endIndex ?? (forInsertion ? Number.NaN : count);
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || start >= end)
    throw invalid(`Invalid range: startIndex ${start}, endIndex ${String(wanted.endIndex)}`);
  if (forInsertion ? start > count : end > count)
    throw invalid(
      `range.${forInsertion ? 'startIndex' : 'endIndex'}[${forInsertion ? start : end}] is after last ${dimension === 'ROWS' ? 'row' : 'column'} in grid[${count}]`,
    );
  return { sheet, dimension, start, end };
}

function grow(draft: Draft, sheet: StoredSheet, dimension: Dimension, count: number): void {
  const rows = rowCount(sheet) + (dimension === 'ROWS' ? count : 0);
  const columns = columnCount(sheet) + (dimension === 'COLUMNS' ? count : 0);
  sheet.properties.gridProperties = {
    ...sheet.properties.gridProperties,
    rowCount: rows,
    columnCount: columns,
  };
  checkSize(draft.book);
}

/** What a new neighbour takes over: the look and the rule, not the value and not the note. */
function dressOf(cell: StoredCell | undefined): StoredCell | undefined {
  if (cell?.format === undefined && cell?.validation === undefined) return undefined;
  return {
    ...(cell.format ? { format: cell.format } : {}),
    ...(cell.validation ? { validation: cell.validation } : {}),
  };
}

function freshRows(
  draft: Draft,
  count: number,
  cells: readonly (StoredCell | undefined)[],
): (StoredCell | undefined)[][] {
  return Array.from({ length: count }, () => {
    const row = [...cells];
    draft.own.add(row);
    return row;
  });
}

function insertMetadata(metadata: unknown[], start: number, count: number): void {
  if (start < metadata.length)
    metadata.splice(start, 0, ...Array.from({ length: count }, () => undefined));
}

function tidy(sheet: StoredSheet): void {
  for (const row of sheet.cells) cutEmpty(row);
  while (sheet.cells.length > 0 && sheet.cells.at(-1)?.length === 0) sheet.cells.pop();
  cutEmpty(sheet.rowMetadata);
  cutEmpty(sheet.columnMetadata);
}

function cutEmpty(list: unknown[]): void {
  while (list.length > 0 && list.at(-1) === undefined) list.pop();
}
