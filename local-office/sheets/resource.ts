// A spreadsheet in the shape in which the Sheets API gives it: what is standard is left out, cells
// carry what was entered, what it comes to and how it shows.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { formattedValue } from './formatted.ts';
import { columnCount, overlap, rowCount, wholeSheet, type Area } from './grid-range.ts';
import { mayEdit } from './protection.ts';
import type { SpreadsheetStore, StoredCell, StoredSheet, StoredSpreadsheet } from './store.ts';

type CellFormat = sheets_v4.Schema$CellFormat;

const BLACK = {};
const WHITE = { red: 1, green: 1, blue: 1 };

const DEFAULT_FORMAT: CellFormat = {
  backgroundColor: WHITE,
  backgroundColorStyle: { rgbColor: WHITE },
  padding: { top: 2, right: 3, bottom: 2, left: 3 },
  verticalAlignment: 'BOTTOM',
  wrapStrategy: 'OVERFLOW_CELL',
  textFormat: {
    foregroundColor: BLACK,
    foregroundColorStyle: { rgbColor: BLACK },
    fontFamily: 'arial,sans,sans-serif',
    fontSize: 10,
    bold: false,
    italic: false,
    strikethrough: false,
    underline: false,
  },
};

const ROW: sheets_v4.Schema$DimensionProperties = { pixelSize: 21 };
const COLUMN: sheets_v4.Schema$DimensionProperties = { pixelSize: 100 };

export interface ResourceWish {
  /** With the cells. */
  gridData: boolean;
  /** Only these parts of these sheets; all of all where none is named. */
  parts?: { sheetId: number; area: Area }[];
  /** Who asks: says of protections whether that account may edit. */
  account?: string;
  /** The address of a spreadsheet without its id. */
  webUrl?: string;
}

/**
 * The spreadsheet as spreadsheets.get answers it.
 * @throws GoogleFault 404
 */
export function resourceOf(
  store: SpreadsheetStore,
  id: string,
  { gridData, parts, account, webUrl = 'https://docs.google.com/spreadsheets/d' }: ResourceWish,
): sheets_v4.Schema$Spreadsheet {
  const book = gridData ? store.spreadsheet(id) : store.layout(id);
  const { owner } = store.file(id);
  const named = new Set(parts?.map((it) => it.sheetId));
  const sheets = book.sheets.filter((it) => !parts || named.has(it.properties.sheetId));
  return {
    spreadsheetId: id,
    properties: { ...book.properties, autoRecalc: 'ON_CHANGE', defaultFormat: DEFAULT_FORMAT },
    sheets: sheets.map((sheet) => {
      const { sheetId } = sheet.properties;
      const areas = parts?.filter((it) => it.sheetId === sheetId).map((it) => it.area);
      return {
        ...sheetResource(sheet, { account: account ?? owner, owner }),
        ...(gridData
          ? { data: (areas ?? [wholeSheet(sheet)]).map((area) => gridResource(book, sheet, area)) }
          : {}),
      };
    }),
    ...(book.namedRanges.length > 0 ? { namedRanges: book.namedRanges } : {}),
    ...(book.developerMetadata.length > 0 ? { developerMetadata: book.developerMetadata } : {}),
    spreadsheetUrl: `${webUrl}/${id}/edit`,
  };
}

/** The values of one cell, with the links that it holds. */
function cellResource(cell: StoredCell | undefined, locale: string): sheets_v4.Schema$CellData {
  if (cell === undefined) return {};
  const { entered, effective, format, note, validation } = cell;
  const link = format?.textFormat?.link?.uri ?? linkOf(entered?.formulaValue);
  return {
    ...(entered ? { userEnteredValue: entered } : {}),
    ...(effective ? { effectiveValue: effective } : {}),
    ...(effective ? { formattedValue: formattedValue(effective, format, locale) } : {}),
    ...(format ? { userEnteredFormat: format } : {}),
    ...(entered || format ? { effectiveFormat: effectiveFormat(format) } : {}),
    ...(link ? { hyperlink: link } : {}),
    ...(note === undefined ? {} : { note }),
    ...(validation ? { dataValidation: validation } : {}),
  };
}

/** The properties of a tab as the API gives them: no false, no zero frozen rows. */
function propertiesResource(
  properties: sheets_v4.Schema$SheetProperties,
): sheets_v4.Schema$SheetProperties {
  const { hidden, gridProperties, ...rest } = properties;
  const grid = Object.fromEntries(
    Object.entries(gridProperties ?? {}).filter(([, value]) => value !== 0 && value !== false),
  );
  return { ...rest, gridProperties: grid, ...(hidden === true ? { hidden } : {}) };
}

function sheetResource(
  sheet: StoredSheet,
  { account, owner }: { account: string; owner: string },
): sheets_v4.Schema$Sheet {
  const list = <T>(name: string, items: readonly T[]) =>
    items.length > 0 ? { [name]: items } : {};
  const who = { by: account, owner, replaying: false };
  return {
    properties: propertiesResource(sheet.properties),
    ...list('merges', sheet.merges),
    ...list('conditionalFormats', sheet.conditionalFormats),
    ...(sheet.basicFilter ? { basicFilter: sheet.basicFilter } : {}),
    ...list('charts', sheet.charts),
    ...list(
      'protectedRanges',
      sheet.protectedRanges.map((protection) => {
        const { warningOnly, editors, ...rest } = protection;
        // Who may not edit is not told who may.
        const open = mayEdit(who, protection)
          ? { requestingUserCanEdit: true, ...(editors ? { editors } : {}) }
          : {};
        return { ...rest, ...(warningOnly === true ? { warningOnly } : {}), ...open };
      }),
    ),
    ...list('developerMetadata', sheet.developerMetadata),
  };
}

function gridResource(
  book: StoredSpreadsheet,
  sheet: StoredSheet,
  wanted: Area,
): sheets_v4.Schema$GridData {
  const { top, left, bottom, right } = overlap(wanted, wholeSheet(sheet)) ?? wanted;
  const { locale } = book.properties;
  const rows = sheet.cells.slice(top, bottom).map((cells): sheets_v4.Schema$RowData => {
    const values = cells.slice(left, right);
    while (values.length > 0 && values.at(-1) === undefined) values.pop();
    return values.length > 0 ? { values: values.map((it) => cellResource(it, locale)) } : {};
  });
  while (rows.length > 0 && rows.at(-1)?.values === undefined) rows.pop();
  const lines = <T>(from: number, to: number, known: (T | undefined)[], standard: T) =>
    Array.from({ length: Math.max(0, to - from) }, (_, index) => ({
      ...standard,
      ...known[from + index],
    }));
  return {
    ...(top > 0 ? { startRow: top } : {}),
    ...(left > 0 ? { startColumn: left } : {}),
    ...(rows.length > 0 ? { rowData: rows } : {}),
    rowMetadata: lines(top, Math.min(bottom, rowCount(sheet)), sheet.rowMetadata, ROW),
    columnMetadata: lines(left, Math.min(right, columnCount(sheet)), sheet.columnMetadata, COLUMN),
  };
}

const effective = new WeakMap<CellFormat, CellFormat>();

function effectiveFormat(format: CellFormat | undefined): CellFormat {
  if (format === undefined) return DEFAULT_FORMAT;
  let full = effective.get(format);
  if (full === undefined) {
    full = {
      ...DEFAULT_FORMAT,
      ...format,
      textFormat: { ...DEFAULT_FORMAT.textFormat, ...format.textFormat },
    };
    effective.set(format, full);
  }
  return full;
}

function linkOf(formula: string | null | undefined): string | undefined {
  return /^=HYPERLINK\(\s*"([^"]+)"/i.exec(formula ?? '')?.[1];
}
