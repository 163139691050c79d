// Lists of plain values as requests that write cells. Null leaves a cell alone, '' clears it.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { beyondGrid, placeOf, rangeText } from './a1.ts';
import { enteredFrom } from './entered.ts';
import { columnCount, rowCount, type Area } from './grid-range.ts';
import { invalid } from './shape.ts';
import type { SheetsRequest, StoredSpreadsheet } from './store.ts';

export interface ValueWrites {
  requests: SheetsRequest[];
  updated: {
    updatedRange: string;
    updatedRows: number;
    updatedColumns: number;
    updatedCells: number;
  };
}

/**
 * What writes rows at a range; `typed` reads texts as if somebody typed them.
 * @throws GoogleFault 400 for more values than the range holds, or outside the grid
 */
export function writesOf(
  book: StoredSpreadsheet,
  range: string,
  rows: readonly (readonly unknown[])[],
  typed: boolean,
  growing: boolean,
): ValueWrites {
  const { sheet, area } = growing ? grownPlace(book, range) : placeOf(book, range);
  const width = Math.max(0, ...rows.map((row) => row.length));
  const open = area.bottom - area.top === 1 && area.right - area.left === 1;
  const target: Area = { ...area, bottom: area.top + rows.length, right: area.left + width };
  if (!open && target.bottom > area.bottom)
    throw invalid(
      `Requested writing within range [${rangeText(sheet, area)}], but tried writing to row [${target.bottom}]`,
    );
  if (!open && target.right > area.right)
    throw invalid(
      `Requested writing within range [${rangeText(sheet, area)}], but tried writing to column [${target.right}]`,
    );
  if (!growing && (target.bottom > rowCount(sheet) || target.right > columnCount(sheet)))
    throw beyondGrid(sheet, target);
  const { sheetId } = sheet.properties;
  const requests = rows.flatMap((row, down) =>
    runsOf(row).flatMap(({ from, values }): SheetsRequest[] => {
      const start = { sheetId, rowIndex: area.top + down, columnIndex: area.left + from };
      const cells = values.map((value, index): sheets_v4.Schema$CellData => {
        if (!typed || typeof value !== 'string') return { userEnteredValue: rawValue(value) };
        const there = sheet.cells[start.rowIndex]?.[start.columnIndex + index]?.format;
        return enteredFrom(value, book.properties.locale, there?.numberFormat ?? undefined);
      });
      return [
        { updateCells: { start, rows: [{ values: cells }], fields: 'userEnteredValue' } },
        ...formatsOf(cells, start),
      ];
    }),
  );
  const cells = rows.flat().filter((value) => value !== null).length;
  return {
    requests,
    updated: {
      updatedRange: rangeText(sheet, width > 0 ? target : area),
      updatedRows: rows.length,
      updatedColumns: width,
      updatedCells: cells,
    },
  };
}

/** A range whose rows are added in the same change. */
function grownPlace(book: StoredSpreadsheet, range: string): ReturnType<typeof placeOf> {
  const row = Number(/(\d+)$/.exec(range)?.[1] ?? 1) - 1;
  const place = placeOf(book, range.replace(/\d+$/, '1'));
  return { ...place, area: { ...place.area, top: row, bottom: row + 1 } };
}

function rawValue(value: unknown): sheets_v4.Schema$ExtendedValue {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'number') return { numberValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  throw invalid(
    `Invalid values: expected a text, a number, true or false, found ${JSON.stringify(value)}`,
  );
}

/** Stretches of a row without null. */
function runsOf(row: readonly unknown[]): { from: number; values: unknown[] }[] {
  const runs: { from: number; values: unknown[] }[] = [];
  for (const [index, value] of row.entries()) {
    if (value === null || value === undefined) continue;
    const last = runs.at(-1);
    if (last && last.from + last.values.length === index) last.values.push(value);
    else runs.push({ from: index, values: [value] });
  }
  return runs;
}

/** Typing a date or a percentage gives its cell the format as well. */
function formatsOf(
  cells: readonly sheets_v4.Schema$CellData[],
  start: { sheetId: number; rowIndex: number; columnIndex: number },
): SheetsRequest[] {
  return cells.flatMap((cell, index) =>
    cell.userEnteredFormat
      ? [
          {
            updateCells: {
              start: { ...start, columnIndex: start.columnIndex + index },
              rows: [{ values: [{ userEnteredFormat: cell.userEnteredFormat }] }],
              fields: 'userEnteredFormat.numberFormat',
            },
          },
        ]
      : [],
  );
}
