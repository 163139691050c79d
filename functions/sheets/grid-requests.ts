// A grid as the requests that make a tab of it, new or over what stands there. The same grid always
// gives the same requests, so that doing them again leaves the tab as it is.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Grid, GridCell } from '../domain/grid/grid.ts';
import { rowHeights } from '../domain/grid/row-heights.ts';
import { cleanText, enteredValue, linkAddress } from './cell-data.ts';
import { FORMAT_FIELDS, formatAreas } from './cell-format.ts';
import { conditionRequest, gridRange, ruleRequest } from './rule-requests.ts';

type Request = sheets_v4.Schema$Request;

/** Sheet-level developer metadata: the name under which the product made the tab. */
export const TAB_KEY = 'chotSoTab';

/** Rows below the grid where somebody may write: an officer, or the add-on in a hidden tab. */
const ROOM = 20;
const PLAIN_ROW = 21;
const PROPERTY_FIELDS =
  'title,hidden,gridProperties.rowCount,gridProperties.columnCount,' +
  'gridProperties.frozenRowCount,gridProperties.frozenColumnCount';
const PIXELS_A_POINT = 4 / 3;

/** Where a tab goes, and whether it stands there already. */
export interface TabPlace {
  sheetId: number;
  /** Among the tabs; a tab that stands keeps its place where it is not given. */
  index?: number;
  /** What must be cleared of the tab that stands; null for a new one. */
  exists: StandingTab | null;
}

/** Of `sheets(developerMetadata,protectedRanges,conditionalFormats,basicFilter)`. */
export type StandingTab = Pick<
  sheets_v4.Schema$Sheet,
  'developerMetadata' | 'protectedRanges' | 'conditionalFormats' | 'basicFilter'
>;

export function sheetRequests(grid: Grid, place: TabPlace): Request[] {
  const { sheetId } = place;
  return [
    ...(place.exists === null ? [addRequest(grid, place)] : clearRequests(grid, place)),
    cellsRequest(sheetId, grid),
    ...formatAreas(grid).map(({ range, format }): Request => ({
      repeatCell: {
        range: gridRange(sheetId, range),
        cell: { userEnteredFormat: format },
        fields: FORMAT_FIELDS,
      },
    })),
    ...dimensionRequests(sheetId, grid, place.exists !== null),
    ...(grid.merges ?? []).map((range): Request => ({
      mergeCells: { range: gridRange(sheetId, range), mergeType: 'MERGE_ALL' },
    })),
    ...(grid.rules ?? []).map((rule) => ruleRequest(sheetId, rule)),
    ...(grid.conditions ?? []).map((it, index) => conditionRequest(sheetId, it, index)),
    ...(grid.filter
      ? [{ setBasicFilter: { filter: { range: gridRange(sheetId, grid.filter) } } }]
      : []),
    ...(grid.protected ? [protectRequest(sheetId, grid)] : []),
    metadataRequest({ sheetId }, TAB_KEY, grid.name, place.exists),
  ];
}

/**
 * Sets one entry of the developer metadata of a sheet or of the spreadsheet, which every program with
 * access may read.
 */
export function metadataRequest(
  location: { sheetId: number } | { spreadsheet: true },
  key: string,
  value: string,
  standing: Pick<StandingTab, 'developerMetadata'> | null,
): Request {
  const entry = standing?.developerMetadata?.find((it) => it.metadataKey === key);
  if (entry?.metadataId !== undefined && entry.metadataId !== null)
    return {
      updateDeveloperMetadata: {
        dataFilters: [{ developerMetadataLookup: { metadataId: entry.metadataId } }],
        developerMetadata: { metadataValue: value },
        fields: 'metadataValue',
      },
    };
  return {
    createDeveloperMetadata: {
      developerMetadata: {
        metadataKey: key,
        metadataValue: value,
        visibility: 'DOCUMENT',
        location,
      },
    },
  };
}

function addRequest(grid: Grid, { sheetId, index }: TabPlace): Request {
  return {
    addSheet: {
      properties: { sheetId, ...(index === undefined ? {} : { index }), ...propertiesOf(grid) },
    },
  };
}

/** What was there goes first, in the old size of the sheet; values and formats go as they are set. */
function clearRequests(grid: Grid, { sheetId, index, exists }: TabPlace): Request[] {
  const frozen = { frozenRowCount: 0, frozenColumnCount: 0 };
  return [
    ...(exists?.basicFilter ? [{ clearBasicFilter: { sheetId } }] : []),
    ...(exists?.conditionalFormats ?? []).map((): Request => ({
      deleteConditionalFormatRule: { sheetId, index: 0 },
    })),
    ...(exists?.protectedRanges ?? []).map(({ protectedRangeId }): Request => ({
      deleteProtectedRange: { protectedRangeId: protectedRangeId ?? 0 },
    })),
    { unmergeCells: { range: { sheetId } } },
    // A sheet cannot be cut down to its frozen rows, not even on the way to other ones.
    {
      updateSheetProperties: {
        properties: { sheetId, gridProperties: frozen },
        fields: 'gridProperties.frozenRowCount,gridProperties.frozenColumnCount',
      },
    },
    {
      updateSheetProperties: {
        properties: { sheetId, ...(index === undefined ? {} : { index }), ...propertiesOf(grid) },
        fields: index === undefined ? PROPERTY_FIELDS : `${PROPERTY_FIELDS},index`,
      },
    },
  ];
}

export function propertiesOf(grid: Grid): sheets_v4.Schema$SheetProperties {
  const { rows, columns } = extentOf(grid);
  return {
    title: grid.name,
    hidden: grid.hidden ?? false,
    gridProperties: {
      rowCount: rows,
      columnCount: columns,
      frozenRowCount: grid.frozenRows,
      frozenColumnCount: grid.frozenColumns,
    },
  };
}

/** Room for everything that the grid speaks of; one row and column at least stay unfrozen. */
function extentOf(grid: Grid): { rows: number; columns: number } {
  const ranges = [
    ...(grid.unlocked ?? []),
    ...(grid.merges ?? []),
    ...(grid.rules ?? []).map((rule) => rule.range),
    ...(grid.conditions ?? []).map((condition) => condition.range),
    ...(grid.filter ? [grid.filter] : []),
  ];
  const used = Math.max(grid.rows.length, ...ranges.map((range) => range.bottom + 1));
  return {
    rows: Math.max(used + (isOpen(grid) ? ROOM : 0), grid.frozenRows + 1),
    columns: Math.max(
      grid.columns.length,
      grid.frozenColumns + 1,
      ...grid.rows.map((cells) => cells.length),
      ...ranges.map((range) => range.right + 1),
    ),
  };
}

/** Somebody besides the functions writes in it. */
function isOpen(grid: Grid): boolean {
  return grid.hidden === true || !grid.protected || (grid.unlocked ?? []).length > 0;
}

/** Every cell of the sheet: those that the grid does not fill are emptied of all they held. */
function cellsRequest(sheetId: number, grid: Grid): Request {
  return {
    updateCells: {
      range: { sheetId },
      rows: grid.rows.map((cells) => ({ values: trimmed(cells.map(cellData)) })),
      fields: 'userEnteredValue,userEnteredFormat,note,dataValidation',
    },
  };
}

function cellData(cell: GridCell): sheets_v4.Schema$CellData {
  const value = keptValue(cell.entered) ?? enteredValue(cell.value);
  return {
    ...(value === null ? {} : { userEnteredValue: value }),
    ...(cell.note ? { note: cleanText(cell.note) } : {}),
    ...(value !== null && cell.link !== undefined
      ? { userEnteredFormat: { textFormat: { link: { uri: linkAddress(cell.link) } } } }
      : {}),
  };
}

/** What a person entered, as it was spelled. */
function keptValue(entered: GridCell['entered']): sheets_v4.Schema$ExtendedValue | null {
  if (entered?.formula !== undefined) return { formulaValue: entered.formula };
  return entered?.number === undefined ? null : { numberValue: entered.number };
}

function trimmed(cells: sheets_v4.Schema$CellData[]): sheets_v4.Schema$CellData[] {
  const last = cells.findLastIndex((cell) => Object.keys(cell).length > 0);
  return cells.slice(0, last + 1);
}

/** Widths, heights and what is hidden; of a tab that stands, everything else is shown again. */
function dimensionRequests(sheetId: number, grid: Grid, standing: boolean): Request[] {
  const heights = rowHeights(grid);
  const hidden = new Set(grid.hiddenRows ?? []);
  const columns = grid.columns.map(({ width, hidden = false }) => ({
    pixelSize: Math.round(width * 7) + 5,
    hiddenByUser: hidden,
  }));
  const rows = Array.from({ length: lastOf([...heights.keys(), ...hidden]) + 1 }, (_, row) => ({
    pixelSize: Math.round((heights.get(row) ?? 0) * PIXELS_A_POINT) || PLAIN_ROW,
    hiddenByUser: hidden.has(row),
  }));
  // Where somebody types, rows grow with their text, and would not once they have been given a height.
  const plain = { hiddenByUser: false, ...(isOpen(grid) ? {} : { pixelSize: PLAIN_ROW }) };
  return [
    ...dimensionRuns(sheetId, 'COLUMNS', columns),
    ...(standing ? [dimensionRequest(sheetId, { dimension: 'ROWS' }, plain)] : []),
    ...dimensionRuns(sheetId, 'ROWS', rows).filter(({ updateDimensionProperties: it }) => {
      const { pixelSize, hiddenByUser } = it?.properties ?? {};
      return pixelSize !== PLAIN_ROW || hiddenByUser;
    }),
  ];
}

function lastOf(rows: readonly number[]): number {
  return Math.max(-1, ...rows);
}

interface Dimension {
  pixelSize: number;
  hiddenByUser: boolean;
}

function dimensionRuns(
  sheetId: number,
  dimension: 'ROWS' | 'COLUMNS',
  sizes: readonly Dimension[],
): Request[] {
  const requests: Request[] = [];
  let start = 0;
  for (const [index, size] of sizes.entries()) {
    const next = sizes[index + 1];
    if (next?.pixelSize === size.pixelSize && next.hiddenByUser === size.hiddenByUser) continue;
    const range = { dimension, startIndex: start, endIndex: index + 1 };
    requests.push(dimensionRequest(sheetId, range, size));
    start = index + 1;
  }
  return requests;
}

function dimensionRequest(
  sheetId: number,
  range: sheets_v4.Schema$DimensionRange,
  properties: Partial<Dimension>,
): Request {
  return {
    updateDimensionProperties: {
      range: { sheetId, ...range },
      properties,
      fields: Object.keys(properties).join(','),
    },
  };
}

/**
 * Said outright, since the reference tells only what the fields hold and not what counts where they
 * are missing. Not verified against Google: that who asks stays an editor of an empty list, as in
 * its own pages, and that a domain cannot be named in a file that belongs to none.
 */
const NOBODY: sheets_v4.Schema$Editors = { users: [], domainUsersCanEdit: false };

/**
 * Only the owner writes in a protected tab, but for its open cells. A hidden one only warns: the
 * add-on, which runs as the officer, writes there.
 */
function protectRequest(sheetId: number, grid: Grid): Request {
  return {
    addProtectedRange: {
      protectedRange: {
        range: { sheetId },
        description: grid.name,
        ...(grid.hidden
          ? { warningOnly: true }
          : {
              editors: NOBODY,
              unprotectedRanges: (grid.unlocked ?? []).map((it) => gridRange(sheetId, it)),
            }),
      },
    },
  };
}
