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
  /** The folder of a shared drive in which files are made; null for the account's own drive. */
  folder: string | null;
  /** Waits until so many calls may leave at once. */
  room: (calls: number) => Promise<void>;
  /**
   * Waits as long as a failed call tells, when it has been made again `made` times already.
   * @returns whether it is worth making once more; where not, nothing was waited for
   */
  comeback: (error: unknown, made: number) => Promise<boolean>;
  /** The same client for somebody who waits for an answer: what cannot leave in time, fails. */
  within: (milliseconds: number) => SheetsClient;
}
