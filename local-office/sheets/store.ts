// What the local office's spreadsheets are, to everything around them: the REST endpoint, the Apps
// Script host, the page and the journal all speak one language, the requests of the Sheets API's
// batchUpdate. A change is a list of such requests, applied whole or not at all.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';

export type SheetsRequest = sheets_v4.Schema$Request;
export type SheetsResponse = sheets_v4.Schema$Response;

/** A cell that holds anything; an empty one is not there. */
export interface StoredCell {
  /** What was typed or written: ExtendedValue of the API (`numberValue`, `formulaValue`, …). */
  entered?: sheets_v4.Schema$ExtendedValue;
  /** What it comes to: of a formula its result, else the same as entered. */
  effective?: sheets_v4.Schema$ExtendedValue;
  format?: sheets_v4.Schema$CellFormat;
  note?: string;
  validation?: sheets_v4.Schema$DataValidationRule;
}

export interface StoredSheet {
  /** sheetId, title, index, hidden, gridProperties: always complete. */
  properties: sheets_v4.Schema$SheetProperties & { sheetId: number; title: string };
  /** `cells[row]?.[column]`, zero-based. */
  cells: (StoredCell | undefined)[][];
  rowMetadata: (sheets_v4.Schema$DimensionProperties | undefined)[];
  columnMetadata: (sheets_v4.Schema$DimensionProperties | undefined)[];
  merges: sheets_v4.Schema$GridRange[];
  protectedRanges: sheets_v4.Schema$ProtectedRange[];
  conditionalFormats: sheets_v4.Schema$ConditionalFormatRule[];
  basicFilter: sheets_v4.Schema$BasicFilter | null;
  charts: sheets_v4.Schema$EmbeddedChart[];
  developerMetadata: sheets_v4.Schema$DeveloperMetadata[];
}

export interface StoredSpreadsheet {
  spreadsheetId: string;
  properties: { title: string; locale: string; timeZone: string };
  /** In the order of their tabs. */
  sheets: StoredSheet[];
  developerMetadata: sheets_v4.Schema$DeveloperMetadata[];
  namedRanges: sheets_v4.Schema$NamedRange[];
}

/** The file around a spreadsheet, as Drive knows it. */
export interface StoredFile {
  id: string;
  name: string;
  /** The account that made it; it may do everything. */
  owner: string;
  appProperties: Record<string, string>;
  permissions: { id: string; emailAddress: string; role: 'writer' | 'reader' }[];
  trashed: boolean;
  createdAt: string;
}

export interface SpreadsheetChange {
  spreadsheetId: string;
  /** As applied: ids that the store gave are filled in, and results of formulas are not in it. */
  requests: SheetsRequest[];
  /** The account that made the change. */
  by: string;
}

/** Google's own error: HTTP code, status and message. */
export class GoogleFault extends Error {
  readonly code: number;
  readonly status: string;
  constructor(code: number, status: string, message: string) {
    super(message);
    this.name = 'GoogleFault';
    this.code = code;
    this.status = status;
  }
}

/**
 * `RECEIVED`: fresh from a body of JSON that has been held against the API's messages, and nobody
 * else's to change. What comes from elsewhere is checked and copied first.
 */
export type RequestOrigin = 'RECEIVED' | 'OWN';

export interface SpreadsheetStore {
  /** An empty spreadsheet with one tab; answers its id. */
  create(wish: {
    title: string;
    owner: string;
    appProperties?: Record<string, string>;
    locale?: string;
    timeZone?: string;
  }): string;
  files(): readonly StoredFile[];
  /** @throws GoogleFault 404 */
  file(id: string): StoredFile;
  /** Name, trash, properties of the file. */
  changeFile(
    id: string,
    change: Partial<Pick<StoredFile, 'name' | 'trashed' | 'appProperties'>>,
  ): void;
  /** Gives an account a role; answers the permission's id. */
  share(id: string, emailAddress: string, role: 'writer' | 'reader'): string;
  unshare(id: string, permissionId: string): void;
  /** What an account may do with it. */
  accessOf(id: string, account: string): 'owner' | 'writer' | 'reader' | 'none';
  /** Read it, never change it. @throws GoogleFault 404, also for a file in the trash */
  spreadsheet(id: string): StoredSpreadsheet;
  /**
   * The same for whoever asks nothing of what formulas come to: theirs may be out of date, or missing,
   * and none is worked out for this. @throws GoogleFault 404
   */
  layout(id: string): StoredSpreadsheet;
  /**
   * Applies requests in their order, all or none, as an account: a reader, and a writer on protected
   * cells, is refused.
   * @throws GoogleFault 400 INVALID_ARGUMENT for a request, field or range that is none
   * @throws GoogleFault 403 PERMISSION_DENIED, 404 NOT_FOUND
   */
  apply(
    id: string,
    requests: readonly SheetsRequest[],
    by: string,
    origin?: RequestOrigin,
  ): SheetsResponse[];
  /** Told after each change is kept. Answers how to stop. */
  onChange(listener: (change: SpreadsheetChange) => void): () => void;
}
