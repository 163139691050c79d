// Requests about areas of a sheet: merges, conditional formats, the filter, names.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { findSheet, writeCell, type Draft } from './draft.ts';
import { enter } from './cells.ts';
import { areaInside, areaOf, contains, gridRange, overlap, type Area } from './grid-range.ts';
import { gridOf, idOr, need, type Handlers } from './handler.ts';
import { checkCondition, withColors } from './kept-values.ts';
import { demandCells } from './protection.ts';
import { invalid } from './shape.ts';
import type { StoredSheet } from './store.ts';

type GridRange = sheets_v4.Schema$GridRange;

export const RANGE_REQUESTS: Handlers = {
  mergeCells(draft, { range, mergeType }) {
    const wanted = need(range, 'range');
    const sheet = gridOf(draft, wanted.sheetId);
    const area = areaInside(wanted, sheet);
    demandCells(draft, sheet, area);
    sheet.merges = withoutMerges(sheet, area);
    for (const piece of mergePieces(area, mergeType ?? 'MERGE_ALL')) {
      if ((piece.bottom - piece.top) * (piece.right - piece.left) < 2) continue;
      sheet.merges.push(gridRange(sheet.properties.sheetId, piece));
      keepFirstValue(draft, sheet, piece);
    }
    return {};
  },

  unmergeCells(draft, { range }) {
    const wanted = need(range, 'range');
    const sheet = gridOf(draft, wanted.sheetId);
    const area = areaInside(wanted, sheet);
    demandCells(draft, sheet, area);
    sheet.merges = withoutMerges(sheet, area);
    return {};
  },

  addConditionalFormatRule(draft, { rule, index }) {
    const wanted = need(rule, 'rule');
    const ranges = wanted.ranges ?? [];
    const [first] = ranges;
    if (first === undefined) throw invalid('rule.ranges must be specified');
    const sheet = gridOf(draft, first.sheetId);
    for (const range of ranges) {
      if ((range.sheetId ?? 0) !== sheet.properties.sheetId)
        throw invalid('All ranges of a rule must be on the same sheet');
      demandCells(draft, sheet, areaInside(range, sheet));
    }
    if ((wanted.booleanRule ?? null) === null && (wanted.gradientRule ?? null) === null)
      throw invalid('rule must have a booleanRule or a gradientRule');
    if (wanted.booleanRule) checkCondition(wanted.booleanRule.condition);
    const at = index ?? 0;
    if (!Number.isInteger(at) || at < 0 || at > sheet.conditionalFormats.length)
      throw invalid(`Invalid index: ${at}`);
    sheet.conditionalFormats.splice(at, 0, withColors(wanted));
    return {};
  },

  deleteConditionalFormatRule(draft, { sheetId, index }) {
    const sheet = gridOf(draft, sheetId);
    const rule = sheet.conditionalFormats[index ?? 0];
    if (rule === undefined)
      throw invalid(
        `No conditional format on sheet: ${sheet.properties.sheetId} at index: ${index ?? 0}`,
      );
    for (const range of rule.ranges ?? []) demandCells(draft, sheet, areaOf(range, sheet));
    sheet.conditionalFormats = sheet.conditionalFormats.filter((it) => it !== rule);
    return { deleteConditionalFormatRule: { rule } };
  },

  setBasicFilter(draft, { filter }) {
    const wanted = need(filter, 'filter');
    const range = need(wanted.range, 'filter.range');
    const sheet = gridOf(draft, range.sheetId);
    const area = areaInside(range, sheet);
    demandCells(draft, sheet, area);
    sheet.basicFilter = { ...wanted, range: gridRange(sheet.properties.sheetId, area) };
    return {};
  },

  clearBasicFilter(draft, { sheetId }) {
    const sheet = gridOf(draft, sheetId);
    if (sheet.basicFilter?.range) demandCells(draft, sheet, areaOf(sheet.basicFilter.range, sheet));
    sheet.basicFilter = null;
    return {};
  },

  addNamedRange(draft, request) {
    const wish = need(request.namedRange, 'namedRange');
    const name = need(wish.name, 'namedRange.name');
    const range = need(wish.range, 'namedRange.range');
    const sheet = findSheet(draft.book, range.sheetId ?? 0);
    if (sheet === undefined) throw invalid(`No grid with id: ${range.sheetId ?? 0}`);
    const area = areaInside(range, sheet);
    if (!/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name)) throw invalid(`Invalid named range: ${name}`);
    if (draft.book.namedRanges.some((it) => it.name?.toLowerCase() === name.toLowerCase()))
      throw invalid(`A named range with the name "${name}" already exists`);
    const taken = (id: string) => draft.book.namedRanges.some((it) => it.namedRangeId === id);
    const namedRangeId =
      wish.namedRangeId ?? String(idOr(null, (id) => taken(String(id)), 'Named range'));
    if (taken(namedRangeId)) throw invalid(`Named range with id ${namedRangeId} already exists`);
    const namedRange = { namedRangeId, name, range: gridRange(sheet.properties.sheetId, area) };
    draft.book.namedRanges.push(namedRange);
    request.namedRange = { ...wish, namedRangeId };
    draft.recalculate = true;
    return { addNamedRange: { namedRange } };
  },

  deleteNamedRange(draft, { namedRangeId }) {
    const found = draft.book.namedRanges.find((it) => it.namedRangeId === namedRangeId);
    if (found === undefined) throw invalid(`No named range with id: ${String(namedRangeId)}`);
    draft.book.namedRanges = draft.book.namedRanges.filter((it) => it !== found);
    draft.recalculate = true;
    return {};
  },
};

function mergePieces(area: Area, type: string): Area[] {
  if (type === 'MERGE_ROWS')
    return Array.from({ length: area.bottom - area.top }, (_, row) => ({
      ...area,
      top: area.top + row,
      bottom: area.top + row + 1,
    }));
  if (type === 'MERGE_COLUMNS')
    return Array.from({ length: area.right - area.left }, (_, column) => ({
      ...area,
      left: area.left + column,
      right: area.left + column + 1,
    }));
  return [area];
}

/** @throws GoogleFault 400 where a merge would be cut through */
function withoutMerges(sheet: StoredSheet, area: Area): GridRange[] {
  return sheet.merges.filter((merge) => {
    const there = areaOf(merge, sheet);
    if (overlap(there, area) === null) return true;
    if (!contains(area, there))
      throw invalid('You must select all cells in a merged range to merge or unmerge them.');
    return false;
  });
}

/** Of merged cells the first that holds a value gives it to the corner; the others lose theirs. */
function keepFirstValue(draft: Draft, sheet: StoredSheet, area: Area): void {
  let kept = sheet.cells[area.top]?.[area.left]?.entered;
  for (let row = area.top; row < area.bottom; row += 1)
    for (let column = area.left; column < area.right; column += 1) {
      const cell = sheet.cells[row]?.[column];
      if (cell?.entered === undefined || (row === area.top && column === area.left)) continue;
      kept ??= cell.entered;
      const next = { ...cell };
      enter(draft, next, undefined);
      writeCell(draft, sheet, row, column, next);
    }
  const corner = { ...sheet.cells[area.top]?.[area.left] };
  if (corner.entered === kept) return;
  enter(draft, corner, kept);
  writeCell(draft, sheet, area.top, area.left, corner);
}
