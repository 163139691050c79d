// Which Google spreadsheet belongs to whom: `spreadsheets/48-20275` is a commune's, `spreadsheets/48`
// the province's summary. A record says in which state the sheet was last found and whether the
// commune asked for its figures to be fetched. `drafts/{reportId}` are figures that were fetched but
// are no report: nobody counts them.
import type { Instant } from '../domain/calendar/rule.ts';
import type { ReportContent } from '../domain/report/content.ts';
import type { SpreadsheetState } from '../domain/report/desk.ts';
import type { Issue } from '../domain/workbook/issue.ts';
import { transact } from './database.ts';
import type { Database } from './database.ts';
import { requireFits } from './size.ts';

export interface SpreadsheetRecord {
  /** `48-20275`, or `48` for the summary. */
  unit: string;
  province: string;
  /** null until one was made. */
  spreadsheetId: string | null;
  /** The period whose form stands in it; null before the first. */
  period: string | null;
  state: SpreadsheetState;
  /** For the engineer: what went wrong; null where nothing did. */
  detail: string | null;
  /** When this was found. */
  at: Instant;
  /** What the functions gave to whom and have not taken back, `lan@example.vn writer`, in order. */
  sharedWith: string[];
  /** Digest of the accounts that were to have it when all of them had; null while any has not. */
  sharedFor: string | null;
  /** What is to be done with its figures on the next round. */
  collect: 'NONE' | 'DRAFT' | 'SUBMIT';
  /** Who asked for it. */
  askedBy: string | null;
  /** Of the form written, or of the summary; null before the first whole writing. */
  digest: string | null;
  /** When somebody set about making it, so that two do not at once; null while nobody does. */
  claimedAt: Instant | null;
}

/** Figures that were fetched from a sheet and not taken as a report. */
export interface Draft {
  reportId: string;
  province: string;
  commune: string;
  period: string;
  spreadsheetId: string;
  /** ASKED: the commune asked for no more. The others: why the figures were not taken. */
  reason: 'ASKED' | 'DUE' | 'BLOCKED' | 'UNCONFIRMED' | 'STALE' | 'CLOSED' | 'NOT_ALLOWED';
  /** null where an issue blocks. */
  content: ReportContent | null;
  counts: { block: number; warn: number; info: number };
  /** Without what was typed. */
  issues: Issue[];
  /** The account that asked; null where the date did. */
  by: string | null;
  at: Instant;
}

/** Longer than making a spreadsheet takes, with every repeat. */
const CLAIM = 10 * 60_000;

const recordDocument = (db: Database, unit: string) => db.collection('spreadsheets').doc(unit);

/** The record of one unit, or null where it never had a spreadsheet. */
export async function spreadsheetOf(db: Database, unit: string): Promise<SpreadsheetRecord | null> {
  const found = await recordDocument(db, unit).get();
  return found.exists ? (found.data() as SpreadsheetRecord) : null;
}

/** The records of a province, its own summary among them, by unit. */
export async function spreadsheetsOf(
  db: Database,
  province: string,
): Promise<Map<string, SpreadsheetRecord>> {
  const found = await db.collection('spreadsheets').where('province', '==', province).get();
  return new Map(
    found.docs
      .map((snapshot) => snapshot.data() as SpreadsheetRecord)
      .sort((a, b) => (a.unit < b.unit ? -1 : 1))
      .map((record) => [record.unit, record]),
  );
}

/**
 * Changes what is known of a unit's spreadsheet and leaves the rest as it stands, so that a wish to
 * collect is not lost while a form is written.
 * @returns the record as it now stands
 */
export async function changeSpreadsheet(
  db: Database,
  unit: string,
  change: Partial<Omit<SpreadsheetRecord, 'unit' | 'province'>> & { at: Instant },
): Promise<SpreadsheetRecord> {
  return transact(db, async (transaction) => {
    const found = await transaction.get(recordDocument(db, unit));
    const standing = found.exists ? (found.data() as SpreadsheetRecord) : blank(unit, change.at);
    const record = { ...standing, ...change };
    transaction.set(recordDocument(db, unit), record);
    return record;
  });
}

/**
 * Lets one run at a time make a unit's spreadsheet: the store is the only place where two that look
 * at once see each other. A claim that its run did not live to give back lapses.
 * @returns whether the claim is this run's; `changeSpreadsheet` with `claimedAt: null` gives it back
 */
export async function claimSpreadsheet(db: Database, unit: string, at: Instant): Promise<boolean> {
  return transact(db, async (transaction) => {
    const found = await transaction.get(recordDocument(db, unit));
    const standing = found.exists ? (found.data() as SpreadsheetRecord) : blank(unit, at);
    const { claimedAt } = standing;
    if (claimedAt !== null && claimedAt <= at && at < claimedAt + CLAIM) return false;
    transaction.set(recordDocument(db, unit), { ...standing, claimedAt: at });
    return true;
  });
}

/**
 * Asks for a commune's figures to be fetched from its sheet on the next round, in someone's name; false
 * takes the wish back.
 */
export async function askForCollection(
  db: Database,
  unit: string,
  wish: { collect: 'DRAFT' | 'SUBMIT' | false; by: string; at: Instant },
): Promise<SpreadsheetRecord> {
  const { collect, by, at } = wish;
  if (collect === false) return changeSpreadsheet(db, unit, { collect: 'NONE', askedBy: null, at });
  return changeSpreadsheet(db, unit, { collect, askedBy: by, at });
}

/** Replaces the draft of a report. @throws Problem TOO_LARGE when it does not fit in a document */
export async function saveDraft(db: Database, draft: Draft): Promise<void> {
  requireFits(draft);
  await db.collection('drafts').doc(draft.reportId).set(draft);
}

function blank(unit: string, at: Instant): SpreadsheetRecord {
  return {
    unit,
    province: unit.slice(0, 2),
    spreadsheetId: null,
    period: null,
    state: 'NONE',
    detail: null,
    at,
    sharedWith: [],
    sharedFor: null,
    collect: 'NONE',
    askedBy: null,
    digest: null,
    claimedAt: null,
  };
}
