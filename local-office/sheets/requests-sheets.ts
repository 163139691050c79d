// Requests about a spreadsheet and its tabs: updateSpreadsheetProperties, addSheet, deleteSheet,
// duplicateSheet, updateSheetProperties.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { findSheet, openSheet, writeCell, type Draft } from './draft.ts';
import { overwrite } from './field-mask.ts';
import { renameTab } from './formula-places.ts';
import { columnCount, rowCount } from './grid-range.ts';
import { fieldsToWrite, gridOf, idOr, type Handlers } from './handler.ts';
import { checkGrid, checkSize, complete, copyOf, newSheet } from './new-sheet.ts';
import { demandAll, demandSheet } from './protection.ts';
import { invalid } from './shape.ts';
import { shiftAround } from './shift.ts';
import type { StoredSheet, StoredSpreadsheet } from './store.ts';

type SheetProperties = sheets_v4.Schema$SheetProperties;

const MOST_TITLE = 100;

export const SHEET_REQUESTS: Handlers = {
  updateSpreadsheetProperties(draft, { properties, fields }) {
    const tree = fieldsToWrite(fields, 'SpreadsheetProperties');
    const next = overwrite(draft.book.properties, properties, tree) as Partial<
      StoredSpreadsheet['properties']
    >;
    const { title, locale, timeZone } = { ...draft.book.properties, ...next };
    if (title === '') throw invalid('Spreadsheet title cannot be empty');
    draft.book.properties = { title, locale, timeZone };
    draft.recalculate = true;
    return {};
  },

  addSheet(draft, request) {
    const wish = { ...request.properties };
    wish.sheetId = idOr(wish.sheetId, (id) => findSheet(draft.book, id) !== undefined, 'Sheet');
    wish.title = freeTitle(draft.book, wish.title);
    request.properties = wish;
    const sheet = newSheet(wish.sheetId, wish.title);
    sheet.properties = complete(sheet.properties, wish);
    checkGrid(sheet);
    place(draft, sheet, wish.index ?? draft.book.sheets.length);
    draft.own.add(sheet);
    draft.recalculate = true;
    checkSize(draft.book);
    return { addSheet: { properties: sheet.properties } };
  },

  deleteSheet(draft, { sheetId }) {
    const sheet = findSheet(draft.book, sheetId ?? 0);
    if (sheet === undefined) throw invalid(`No sheet with id: ${sheetId ?? 0}`);
    demandAll(draft, sheet);
    if (draft.book.sheets.length === 1)
      throw invalid("You can't remove all the sheets in a document.");
    if (!draft.book.sheets.some((it) => it !== sheet && it.properties.hidden !== true))
      throw invalid("You can't remove all the visible sheets in a document.");
    draft.book.sheets = draft.book.sheets.filter((it) => it !== sheet);
    draft.book.namedRanges = draft.book.namedRanges.filter(
      (it) => (it.range?.sheetId ?? 0) !== (sheetId ?? 0),
    );
    renameTab(draft, sheet.properties.title, null);
    number(draft);
    draft.recalculate = true;
    return {};
  },

  duplicateSheet(draft, request) {
    const source = findSheet(draft.book, request.sourceSheetId ?? 0);
    if (source === undefined) throw invalid(`No grid with id: ${request.sourceSheetId ?? 0}`);
    const taken = (id: number) => findSheet(draft.book, id) !== undefined;
    const sheetId = idOr(request.newSheetId, taken, 'Sheet');
    const title = freeTitle(
      draft.book,
      request.newSheetName ?? undefined,
      `Copy of ${source.properties.title}`,
    );
    request.newSheetId = sheetId;
    request.newSheetName = title;
    const copy = copyOf(draft, source, sheetId, title);
    place(draft, copy, request.insertSheetIndex ?? 0);
    draft.recalculate = true;
    checkSize(draft.book);
    return { duplicateSheet: { properties: copy.properties } };
  },

  updateSheetProperties(draft, { properties, fields }) {
    const tree = fieldsToWrite(fields, 'SheetProperties');
    const sheet = gridOf(draft, properties?.sheetId);
    demandSheet(draft, sheet);
    const before = sheet.properties;
    const next = overwrite(before, properties, tree) as SheetProperties;
    if (tree?.has('title') === true && !next.title) throw invalid('Sheet name cannot be empty.');
    if (next.title && next.title !== before.title) {
      next.title = freeTitle(draft.book, next.title, undefined, before.title);
      renameTab(draft, before.title, next.title);
    }
    const rows = rowCount(sheet);
    const columns = columnCount(sheet);
    sheet.properties = complete(before, { ...next, sheetId: before.sheetId });
    checkGrid(sheet);
    const cut = { rows: rows - rowCount(sheet), columns: columns - columnCount(sheet) };
    if (cut.rows > 0 || cut.columns > 0) cutOff(draft, sheet, cut);
    if (!draft.book.sheets.some((it) => it.properties.hidden !== true))
      throw invalid("You can't hide all the sheets in a document.");
    const index = next.index ?? before.index ?? 0;
    if (tree === null ? typeof properties?.index === 'number' : tree.has('index')) {
      draft.book.sheets = draft.book.sheets.filter((it) => it !== sheet);
      // As Google counts: the index is of the order before the move.
      place(draft, sheet, index > (before.index ?? 0) ? index - 1 : index);
    }
    draft.recalculate = true;
    checkSize(draft.book);
    return {};
  },
};

/** A smaller grid loses what stood beyond it. */
function cutOff(draft: Draft, sheet: StoredSheet, cut: { rows: number; columns: number }): void {
  demandAll(draft, sheet);
  const [height, width] = [rowCount(sheet), columnCount(sheet)];
  for (const row of sheet.cells.slice(0, height).keys())
    for (let column = (sheet.cells[row] ?? []).length - 1; column >= width; column -= 1)
      writeCell(draft, sheet, row, column, undefined);
  sheet.cells.length = Math.min(sheet.cells.length, height);
  while (sheet.cells.length > 0 && sheet.cells.at(-1)?.length === 0) sheet.cells.pop();
  sheet.rowMetadata.length = Math.min(sheet.rowMetadata.length, height);
  sheet.columnMetadata.length = Math.min(sheet.columnMetadata.length, width);
  if (cut.rows > 0) shiftAround(draft, sheet, { dimension: 'ROWS', at: height, count: -cut.rows });
  if (cut.columns > 0)
    shiftAround(draft, sheet, { dimension: 'COLUMNS', at: width, count: -cut.columns });
}

/** @throws GoogleFault 400 for a title that is taken or too long */
function freeTitle(
  book: StoredSpreadsheet,
  wished: string | null | undefined,
  standard?: string,
  own?: string,
): string {
  const others = book.sheets.map((it) => it.properties.title).filter((it) => it !== own);
  const taken = (title: string) => others.some((it) => it.toLowerCase() === title.toLowerCase());
  if (wished !== undefined && wished !== null && wished !== '') {
    if (wished.length > MOST_TITLE)
      throw invalid(`Sheet name cannot be greater than ${MOST_TITLE} characters.`);
    if (taken(wished))
      throw invalid(`A sheet with the name "${wished}" already exists. Please enter another name.`);
    return wished;
  }
  for (let number = 1; ; number += 1) {
    const base = standard ?? `Sheet${number}`;
    const title = standard !== undefined && number > 1 ? `${base} ${number}` : base;
    if (!taken(title)) return title;
  }
}

function place(draft: Draft, sheet: StoredSheet, index: number): void {
  if (!Number.isInteger(index) || index < 0 || index > draft.book.sheets.length)
    throw invalid(`Invalid sheet index: ${index}`);
  draft.book.sheets.splice(index, 0, sheet);
  number(draft);
}

function number(draft: Draft): void {
  for (const [index, sheet] of draft.book.sheets.entries())
    if (sheet.properties.index !== index) openSheet(draft, sheet).properties.index = index;
}
