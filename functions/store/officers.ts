// Officers and what they may do: `officers/{email}`, kept by the province's administrators. A token
// says who somebody is; only this says what they may do, and from when to when.
import type { DocumentReference, DocumentSnapshot } from 'firebase-admin/firestore';
import * as z from 'zod';
import { OFFICER_ROLES, type Grant, type OfficerRole } from '../domain/officer/permissions.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import { transact } from './database.ts';
import type { Database } from './database.ts';
import { openLog } from './log.ts';

const COMMUNE = { form: /^\d{2}-\d{5}$/, words: 'a commune such as 48-20275' };
const PROVINCE = { form: /^\d{2}$/, words: 'a province such as 48' };
const UNITS: Record<OfficerRole, { form: RegExp; words: string }> = {
  communeOfficer: COMMUNE,
  communeLeader: COMMUNE,
  provinceStaff: PROVINCE,
  provinceViewer: PROVINCE,
  admin: { form: /^(\d{2}|\*)$/, words: 'a province such as 48, or *' },
};

const grant = z.object({
  role: z.enum(OFFICER_ROLES),
  /** A commune (`48-20275`), a province (`48`), or `*`, the whole country, for an admin. */
  unit: z.string().regex(/^(\d{2}(-\d{5})?|\*)$/),
  /** First and last day, inclusive; `to` is null while the right stands. */
  from: z.iso.date(),
  to: z.iso.date().nullable(),
});
const officer = z.object({ grants: z.array(grant) });

/** The rights of an account; none for an account nobody entered. */
export async function grantsOf(db: Database, email: string): Promise<Grant[]> {
  if (!isDocumentId(email)) return [];
  return grantsIn(await officerDocument(db, email).get());
}

/** The rights that a document of an account holds; none where it is not there. */
export function grantsIn(found: DocumentSnapshot): Grant[] {
  return found.exists ? officer.parse(found.data()).grants : [];
}

export function officerDocument(db: Database, email: string): DocumentReference {
  return db.collection('officers').doc(email);
}

/** Every account with its rights, by address: a few hundred small documents. */
export async function allOfficers(db: Database): Promise<{ email: string; grants: Grant[] }[]> {
  const found = await db.collection('officers').get();
  return found.docs
    .map((snapshot) => ({ email: snapshot.id, ...officer.parse(snapshot.data()) }))
    .sort((a, b) => (a.email < b.email ? -1 : 1));
}

/** The accounts that have or had a right in a province or in one of its communes, by address. */
export async function officersOf(
  db: Database,
  province: string,
): Promise<{ email: string; grants: Grant[] }[]> {
  const officers = await allOfficers(db);
  return officers.filter(({ grants }) =>
    grants.some(({ unit }) => unit === province || unit.startsWith(`${province}-`)),
  );
}

/**
 * Replaces all rights of an account.
 * @throws Error for an address that is no document id, or a right that its unit can never give
 */
export async function saveOfficer(db: Database, email: string, grants: Grant[]): Promise<void> {
  requireRights(email, grants);
  await db.collection('officers').doc(email.toLowerCase()).set(officer.parse({ grants }));
}

function requireRights(email: string, grants: readonly Grant[]): void {
  if (!isDocumentId(email)) throw new Error(`officers: expected an address, found "${email}".`);
  for (const { role, unit } of grants)
    if (!unitFits(role, unit))
      throw new Error(`officers: expected ${unitWanted(role)} for ${role}, found "${unit}".`);
}

/**
 * Replaces the rights of an account in one province; those in others and in the whole country stay
 * unless they are named too. One transaction with its entry in the province's log; the same again
 * changes nothing.
 * @throws Error for an address that is no document id, or a right that its unit can never give
 */
export async function enterOfficer(
  db: Database,
  { email, grants }: { email: string; grants: Grant[] },
  { province, by, role, at }: { province: string; by: string; role: string; at: Instant },
): Promise<{ again: boolean }> {
  requireRights(email, grants);
  const isOfProvince = ({ unit }: Grant) => unit.slice(0, 2) === province;
  const inOrder = (its: readonly Grant[]) =>
    its.map((it) => JSON.stringify(grant.parse(it))).sort();
  return transact(db, async (transaction) => {
    const had = grantsIn(await transaction.get(officerDocument(db, email)));
    const named = new Set(grants.filter((it) => !isOfProvince(it)).map(({ unit }) => unit));
    const left = had.filter((it) => !isOfProvince(it) && !named.has(it.unit));
    const next = [...left, ...grants];
    if (JSON.stringify(inOrder(had)) === JSON.stringify(inOrder(next))) return { again: true };
    const write = await openLog(db, transaction, province);
    transaction.set(officerDocument(db, email), officer.parse({ grants: next }));
    const words = (its: readonly Grant[]) =>
      its.map((it) => `${it.role} ${it.unit} ${it.from}–${it.to ?? ''}`).join('; ');
    write({
      province,
      subject: province,
      what: 'OFFICER',
      who: by,
      role,
      at,
      facts: { email, had: words(had), has: words(next) },
      before: null,
      after: null,
    });
    return { again: false };
  });
}

/** Whether a role means anything in a unit: a province has no commune officer. */
export function unitFits(role: Grant['role'], unit: string): boolean {
  return UNITS[role].form.test(unit);
}

/** The unit that a role is held in, in words. */
export function unitWanted(role: Grant['role']): string {
  return UNITS[role].words;
}

/** An address may hold a `/`, which would lead to another document. */
export function isDocumentId(text: string): boolean {
  return text !== '' && !text.includes('/') && !/^(\.{1,2}|__.*__)$/.test(text);
}
