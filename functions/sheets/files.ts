// Spreadsheets as files of Drive: found again by a key of ours among the file's properties, made
// where there is none. All of it can be done again after any failure. Files may stand in a shared
// drive, which Drive's calls speak of only when they are told to.
import { Problem } from '../problem.ts';
import type { SheetsClient } from './client.ts';
import { isUnanswered, made, reached } from './faults.ts';

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
/** The file's property that says which unit it belongs to; seen by the functions alone. */
const KEY = 'chotSoKey';
/** In every call about a file, wherever it stands. */
export const ANY_DRIVE = { supportsAllDrives: true } as const;

/**
 * The spreadsheet of a key (`48-20275`, or `48` of a province), made where there is none. After a
 * lost answer it looks again, so that no unit gets two; of two that stand all the same the older.
 * @returns its id, and whether it is new and has nothing but one empty tab
 * @throws Problem SHEETS_NOT_SET_UP where the account may make no file, SHEETS_UNAVAILABLE
 */
export async function findOrCreateSpreadsheet(
  client: SheetsClient,
  { key, title }: { key: string; title: string },
): Promise<{ id: string; created: boolean }> {
  const found = await findSpreadsheet(client, key);
  if (found !== null) return { id: found, created: false };
  const { drive, folder } = client;
  try {
    const { id } = await made(
      drive.files.create({
        ...ANY_DRIVE,
        fields: 'id',
        requestBody: {
          name: title,
          mimeType: SPREADSHEET,
          appProperties: { [KEY]: key },
          ...(folder === null ? {} : { parents: [folder] }),
        },
      }),
    );
    return { id: requireId(id), created: true };
  } catch (error) {
    const other = isUnanswered(error) ? await findSpreadsheet(client, key) : null;
    if (other === null) throw error;
    return { id: other, created: true };
  }
}

async function findSpreadsheet({ drive }: SheetsClient, key: string): Promise<string | null> {
  const { files } = await reached(
    drive.files.list({
      ...ANY_DRIVE,
      includeItemsFromAllDrives: true,
      q: `appProperties has { key='${KEY}' and value='${key}' } and trashed = false`,
      fields: 'files(id,createdTime)',
    }),
  );
  const [oldest] = (files ?? []).toSorted((a, b) =>
    (a.createdTime ?? '') < (b.createdTime ?? '') ? -1 : 1,
  );
  return oldest === undefined ? null : requireId(oldest.id);
}

/**
 * Google may go on showing a spreadsheet that lies in the trash: asked before one is written.
 * @throws Problem SPREADSHEET_GONE where it does, SPREADSHEET_FORBIDDEN, SHEETS_UNAVAILABLE
 */
export async function requireKept({ drive }: SheetsClient, fileId: string): Promise<void> {
  const { trashed } = await reached(drive.files.get({ ...ANY_DRIVE, fileId, fields: 'trashed' }));
  if (trashed) throw new Problem('SPREADSHEET_GONE');
}

function requireId(id: string | null | undefined): string {
  if (!id) throw new Error(`drive.files: expected a file with an id, found ${String(id)}.`);
  return id;
}
