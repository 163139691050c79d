// The door to Google Sheets and Drive, and nothing else knows googleapis. Everything that leaves
// here goes through one client: paced under the quota, repeated only where repeating is harmless,
// its errors turned into the few states that the rest of the house knows.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { drive_v3 } from 'googleapis/build/src/apis/drive/index.js';

export interface SheetsClient {
  sheets: sheets_v4.Sheets;
  drive: drive_v3.Drive;
  /** `https://docs.google.com/spreadsheets/d`; the address of a spreadsheet without its id. */
  webUrl: string;
}
