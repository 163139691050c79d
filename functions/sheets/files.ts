// Spreadsheets as files of Drive: found again by a key of ours among the file's properties, made
// where there is none, shared with named accounts. All of it can be done again after any failure.
import type { SheetsClient } from './client.ts';
import { isRefused, isUnanswered, reached } from './faults.ts';
import { REPEATABLE } from './repeat.ts';

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
/** The file's property that says which unit it belongs to; seen by the functions alone. */
const KEY = 'chotSoKey';
const MOST_PERMISSIONS = 100;

export interface Share {
  email: string;
  role: 'writer' | 'reader';
}

/**
 * The spreadsheet of a key (`48-20275`, or `48` of a province), made where there is none. After a
 * lost answer it looks again, so that no unit gets two; of two that stand all the same the older.
 * @returns its id, and whether it is new and has nothing but one empty tab
 * @throws Problem SHEETS_UNAVAILABLE
 */
export async function findOrCreateSpreadsheet(
  client: SheetsClient,
  { key, title }: { key: string; title: string },
): Promise<{ id: string; created: boolean }> {
  const found = await findSpreadsheet(client, key);
  if (found !== null) return { id: found, created: false };
  try {
    const { id } = await reached(
      client.drive.files.create({
        fields: 'id',
        requestBody: { name: title, mimeType: SPREADSHEET, appProperties: { [KEY]: key } },
      }),
    );
    return { id: requireId(id), created: true };
  } catch (error) {
    const made = isUnanswered(error) ? await findSpreadsheet(client, key) : null;
    if (made === null) throw error;
    return { id: made, created: true };
  }
}

async function findSpreadsheet({ drive }: SheetsClient, key: string): Promise<string | null> {
  const { files } = await reached(
    drive.files.list({
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
 * Lets accounts open a spreadsheet; those that may already keep what they have. No mail is sent.
 * @returns the addresses that may open it now, and those that Google does not take: no account of
 *   its own, or outside of what the domain allows
 * @throws Problem SPREADSHEET_FORBIDDEN, SPREADSHEET_GONE, SHEETS_UNAVAILABLE
 */
export async function shareWith(
  client: SheetsClient,
  id: string,
  shares: readonly Share[],
): Promise<{ shared: string[]; refused: string[] }> {
  const may = shares.length > 0 ? await rightsOn(client, id) : new Set();
  const shared: string[] = [];
  const refused: string[] = [];
  for (const { email, role } of shares) {
    const there = may.has(`${email.toLowerCase()} ${role}`);
    if (there || (await share(client, id, { email, role }))) shared.push(email);
    else refused.push(email);
  }
  return { shared, refused };
}

/** `lan@dn.example reader` for each account and what it may do; who writes also reads. */
async function rightsOn({ drive }: SheetsClient, fileId: string): Promise<Set<string>> {
  const rights = new Set<string>();
  let pageToken: string | undefined;
  do {
    const page = await reached(
      drive.permissions.list({
        fileId,
        fields: 'nextPageToken,permissions(emailAddress,role)',
        pageSize: MOST_PERMISSIONS,
        ...(pageToken === undefined ? {} : { pageToken }),
      }),
    );
    for (const { emailAddress, role } of page.permissions ?? []) {
      const email = emailAddress?.toLowerCase() ?? '';
      rights.add(`${email} reader`);
      if (role !== 'reader' && role !== 'commenter') rights.add(`${email} writer`);
    }
    pageToken = page.nextPageToken ?? undefined;
  } while (pageToken !== undefined);
  return rights;
}

/** Giving an account the same role again leaves it as it is. */
async function share(
  { drive }: SheetsClient,
  fileId: string,
  { email, role }: Share,
): Promise<boolean> {
  try {
    await reached(
      drive.permissions.create(
        {
          fileId,
          fields: 'id',
          sendNotificationEmail: false,
          requestBody: { type: 'user', role, emailAddress: email },
        },
        REPEATABLE,
      ),
    );
    return true;
  } catch (error) {
    if (isRefused(error)) return false;
    throw error;
  }
}

function requireId(id: string | null | undefined): string {
  if (!id) throw new Error(`drive.files: expected a file with an id, found ${String(id)}.`);
  return id;
}
