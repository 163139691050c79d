// A tab as it is made: empty, with the properties wished for, or as a copy of another.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Draft } from './draft.ts';
import { columnCount, rowCount } from './grid-range.ts';
import { followingId } from './handler.ts';
import { withColors } from './kept-values.ts';
import { invalid } from './shape.ts';
import type { StoredSheet, StoredSpreadsheet } from './store.ts';

type SheetProperties = sheets_v4.Schema$SheetProperties;

const MOST_CELLS = 10_000_000;

/** A tab with nothing in it. */
export function newSheet(sheetId: number, title: string): StoredSheet {
  return {
    properties: {
      sheetId,
      title,
      index: 0,
      sheetType: 'GRID',
      hidden: false,
      gridProperties: { rowCount: 1000, columnCount: 26, frozenRowCount: 0, frozenColumnCount: 0 },
    },
    cells: [],
    rowMetadata: [],
    columnMetadata: [],
    merges: [],
    protectedRanges: [],
    conditionalFormats: [],
    basicFilter: null,
    charts: [],
    developerMetadata: [],
  };
}

/** All the properties of a tab; of what is not wished for the standard. */
export function complete(
  base: StoredSheet['properties'],
  wish: SheetProperties,
): StoredSheet['properties'] {
  const { sheetId, title } = base;
  const { rowCount, columnCount } = base.gridProperties ?? {};
  return withColors({
    ...(wish.tabColor ? { tabColor: wish.tabColor } : {}),
    ...(wish.tabColorStyle ? { tabColorStyle: wish.tabColorStyle } : {}),
    ...(wish.rightToLeft ? { rightToLeft: true } : {}),
    sheetId,
    title: wish.title ?? title,
    index: base.index ?? 0,
    sheetType: 'GRID',
    hidden: wish.hidden ?? false,
    gridProperties: {
      rowCount: rowCount ?? 0,
      columnCount: columnCount ?? 0,
      frozenRowCount: 0,
      frozenColumnCount: 0,
      ...wish.gridProperties,
    },
  });
}

/** @throws GoogleFault 400 for a grid without rows, or all of it frozen */
export function checkGrid(sheet: StoredSheet): void {
  const { frozenRowCount, frozenColumnCount } = sheet.properties.gridProperties ?? {};
  for (const [name, count, frozen] of [
    ['rowCount', rowCount(sheet), frozenRowCount ?? 0],
    ['columnCount', columnCount(sheet), frozenColumnCount ?? 0],
  ] as const) {
    if (!Number.isInteger(count) || count < 1)
      throw invalid(`gridProperties.${name} must be at least 1, found ${count}`);
    if (frozen >= count)
      throw invalid(
        `You can't freeze all visible ${name === 'rowCount' ? 'rows' : 'columns'} on the sheet.`,
      );
  }
}

/** @throws GoogleFault 400 above the cells that Google keeps */
export function checkSize(book: StoredSpreadsheet): void {
  const cells = book.sheets.reduce((sum, it) => sum + rowCount(it) * columnCount(it), 0);
  if (cells > MOST_CELLS)
    throw invalid(
      `This action would increase the number of cells in the workbook above the limit of ${MOST_CELLS} cells.`,
    );
}

/** Everything of a sheet under another id; ids of its parts follow from the new one. */
export function copyOf(
  draft: Draft,
  source: StoredSheet,
  sheetId: number,
  title: string,
): StoredSheet {
  const from = source.properties.sheetId;
  const cells = source.cells.map((row) => [...row]);
  const text = JSON.stringify({ ...source, cells: [] }, (key, value: unknown) =>
    key === 'sheetId' && value === from ? sheetId : value,
  );
  const copy = JSON.parse(text, (_key, value: unknown) => value ?? undefined) as StoredSheet;
  const ids = new Set(
    draft.book.sheets.flatMap((it) => [
      ...it.protectedRanges.map(({ protectedRangeId }) => protectedRangeId ?? 0),
      ...it.charts.map(({ chartId }) => chartId ?? 0),
      ...it.developerMetadata.map(({ metadataId }) => metadataId ?? 0),
    ]),
  );
  const follow = (old: number | null | undefined) => {
    const id = followingId(sheetId, old ?? 0, (it) => ids.has(it));
    ids.add(id);
    return id;
  };
  for (const it of copy.protectedRanges) it.protectedRangeId = follow(it.protectedRangeId);
  for (const it of copy.charts) it.chartId = follow(it.chartId);
  for (const it of copy.developerMetadata) it.metadataId = follow(it.metadataId);
  const sheet: StoredSheet = {
    ...copy,
    cells,
    basicFilter: copy.basicFilter ?? null,
    properties: { ...copy.properties, sheetId, title, hidden: false },
  };
  for (const row of cells) draft.own.add(row);
  draft.own.add(sheet);
  return sheet;
}
