// The file of a unit's spreadsheet, found again or made, and who may open it; both recorded, so that
// no run makes a second file and none forgets whom it let in.
import { digestOfShown } from '../digest.ts';
import { Problem } from '../problem.ts';
import type { SheetsClient } from '../sheets/client.ts';
import { findOrCreateSpreadsheet } from '../sheets/files.ts';
import { shareWith, shareWords, type Share } from '../sheets/share.ts';
import { changeSpreadsheet, claimSpreadsheet } from '../store/spreadsheets.ts';
import type { SpreadsheetRecord } from '../store/spreadsheets.ts';
import type { Runtime } from './runtime.ts';

/**
 * One run at a time, for Drive shows a new file to another only after a while.
 * @returns its id, which is recorded
 * @throws Problem BUSY while another run is at it, SHEETS_NOT_SET_UP, SHEETS_UNAVAILABLE
 */
export async function findOrMake(
  { unit, title, record }: { unit: string; title: string; record: SpreadsheetRecord | null },
  client: SheetsClient,
  { db, now }: Runtime,
): Promise<string> {
  if (!(await claimSpreadsheet(db, unit, now()))) throw new Problem('BUSY');
  try {
    const { id } = await findOrCreateSpreadsheet(client, { key: unit, title });
    await changeSpreadsheet(db, unit, {
      spreadsheetId: id,
      claimedAt: null,
      at: now(),
      ...(id === record?.spreadsheetId ? {} : { sharedWith: [], sharedFor: null, digest: null }),
    });
    return id;
  } catch (error) {
    await changeSpreadsheet(db, unit, { claimedAt: null, at: now() });
    throw error;
  }
}

/** Whether just these accounts have been let in. */
export function isShared(record: SpreadsheetRecord | null, shares: readonly Share[]): boolean {
  return record?.sharedFor === wishDigest(shares);
}

/**
 * Asks Drive only where others should have a spreadsheet than have it. What Google does not take is
 * counted in the record and tried again by the next run.
 * @returns how many accounts may open it by what the functions gave them
 * @throws Problem SPREADSHEET_FORBIDDEN, SPREADSHEET_GONE, SHEETS_UNAVAILABLE
 */
export async function shareFile(
  { unit, id, shares, record }: ShareWish,
  client: SheetsClient,
  { db, log, now }: Runtime,
): Promise<number> {
  const known = record?.spreadsheetId === id ? record : null;
  if (isShared(known, shares)) return known?.sharedWith.length ?? 0;
  const { given, refused } = await shareWith(client, id, {
    wanted: shares,
    given: known?.sharedWith ?? [],
    giving: async (sharedWith) => {
      await changeSpreadsheet(db, unit, { sharedWith, sharedFor: null, at: now() });
    },
  });
  const numbers = refused.map((place) => place + 1).join(', ');
  const detail =
    refused.length === 0
      ? null
      : `sharing: Google does not take ${refused.length} of ${shares.length} accounts (no. ${numbers})`;
  if (detail !== null) log('accounts not taken', { unit, accounts: refused.length }, 'warn');
  await changeSpreadsheet(db, unit, {
    sharedWith: given,
    sharedFor: refused.length === 0 ? wishDigest(shares) : null,
    detail,
    at: now(),
  });
  return given.length;
}

interface ShareWish {
  unit: string;
  id: string;
  shares: readonly Share[];
  /** As it stood before the file was found or made. */
  record: SpreadsheetRecord | null;
}

function wishDigest(shares: readonly Share[]): string {
  return digestOfShown(shares.map(shareWords).sort());
}
