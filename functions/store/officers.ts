// Officers and what they may do: `officers/{email}`, kept by the province's administrators. A token
// says who somebody is; only this says what they may do, and from when to when.
import * as z from 'zod';
import type { Database } from './database.ts';

export const OFFICER_ROLES = [
  'communeOfficer',
  'communeLeader',
  'provinceStaff',
  'provinceViewer',
  'admin',
] as const;

const grant = z.object({
  role: z.enum(OFFICER_ROLES),
  /** A commune (`48-20275`), a province (`48`), or `*`, the whole country, for an admin. */
  unit: z.string().regex(/^(\d{2}(-\d{5})?|\*)$/),
  /** First and last day, inclusive; `to` is null while the right stands. */
  from: z.iso.date(),
  to: z.iso.date().nullable(),
});
const officer = z.object({ grants: z.array(grant) });

export type Grant = z.output<typeof grant>;

/** The rights of an account; none for an account nobody entered. */
export async function grantsOf(db: Database, email: string): Promise<Grant[]> {
  if (!isDocumentId(email)) return [];
  const found = await db.collection('officers').doc(email).get();
  return found.exists ? officer.parse(found.data()).grants : [];
}

/** Replaces all rights of an account. */
export async function saveOfficer(db: Database, email: string, grants: Grant[]): Promise<void> {
  await db.collection('officers').doc(email.toLowerCase()).set(officer.parse({ grants }));
}

/** An address may hold a `/`, which would lead to another document. */
function isDocumentId(text: string): boolean {
  return text !== '' && !text.includes('/') && !/^(\.{1,2}|__.*__)$/.test(text);
}
