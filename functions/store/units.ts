// The province and its communes: `provinces/{48}` and `communes/{48-20275}`. A commune is one
// document with its villages and with every stretch of its history, because the same code stands for
// other land before and after a merger.
import * as z from 'zod';
import { DEFAULT_LADDER, ladderSchema } from '../domain/deadline/ladder.ts';
import { communeId } from '../domain/unit/unit.ts';
import type { Commune, Units, Village } from '../domain/unit/unit.ts';
import { writeAll } from './database.ts';
import type { Database } from './database.ts';
import { ROLL_UP_FROM } from './counted-reports.ts';
import { requireFits } from './size.ts';

/** What a province decides for itself; each stands until it is decided otherwise. */
const settings = {
  /** Whether members' names may leave the commune's own sheet. */
  storeMemberNames: z.boolean(),
  /** Whether a commune's leader approves a report before the province has received it. */
  communeApproval: z.boolean(),
  /** Which revisions the province's figures count. */
  rollUpFrom: z.enum(ROLL_UP_FROM),
  /** By which steps reports are reminded of and chased. */
  ladder: ladderSchema,
  /** Mails that may go out on one day: the mail service's own limit. */
  mailsPerDay: z.int().min(1).max(100_000),
};

/** As a province's settings are given: those that are to be another than they were. */
export const provinceSettings = z.strictObject(settings).partial();

const province = z.object({
  code: z.string().regex(/^\d{2}$/),
  name: z.string().min(1),
  /** Ids of the plans in force or once in force here. */
  plans: z.array(z.string()),
  storeMemberNames: settings.storeMemberNames.default(false),
  communeApproval: settings.communeApproval.default(false),
  rollUpFrom: settings.rollUpFrom.default('SUBMITTED'),
  ladder: settings.ladder.default(() => [...DEFAULT_LADDER]),
  mailsPerDay: settings.mailsPerDay.default(400),
});

export type Province = z.output<typeof province>;

interface CommuneDocument {
  province: string;
  code: string;
  /** One entry for each stretch of time, oldest first. */
  history: Commune[];
  villages: Village[];
}

export async function provinceOf(db: Database, code: string): Promise<Province | null> {
  const found = await db.collection('provinces').doc(code).get();
  return found.exists ? province.parse(found.data()) : null;
}

export async function saveProvince(db: Database, wish: z.input<typeof province>): Promise<void> {
  const checked = province.parse(wish);
  await db.collection('provinces').doc(checked.code).set(checked);
}

/** One commune with its history and all its villages, or null where there is none. */
export async function communeOf(
  db: Database,
  id: { province: string; code: string },
): Promise<Units | null> {
  const found = await db.collection('communes').doc(communeId(id)).get();
  if (!found.exists) return null;
  const { history, villages } = found.data() as CommuneDocument;
  return { communes: history, villages };
}

/** All units of a province, sorted by code and first day. */
export async function unitsOf(db: Database, provinceCode: string): Promise<Units> {
  const found = await db.collection('communes').where('province', '==', provinceCode).get();
  const documents = found.docs
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((snapshot) => snapshot.data() as CommuneDocument);
  return {
    communes: documents.flatMap((it) => it.history),
    villages: documents.flatMap((it) => it.villages),
  };
}

/** Writes the units of a list; communes that the list does not name stay as they are. */
export async function saveUnits(db: Database, units: Units): Promise<void> {
  const documents = new Map<string, CommuneDocument>();
  const byCode = new Map<string, CommuneDocument>();
  for (const commune of units.communes) {
    const document = documents.get(communeId(commune)) ?? {
      province: commune.province,
      code: commune.code,
      history: [],
      villages: [],
    };
    document.history.push(commune);
    documents.set(communeId(commune), document);
    byCode.set(commune.code, document);
  }
  for (const village of units.villages) {
    const document = byCode.get(village.commune);
    if (document === undefined)
      throw new Error(
        `Village ${village.commune}-${village.code}: expected its commune in the list.`,
      );
    document.villages.push(village);
  }
  for (const document of documents.values()) requireFits(document);
  await writeAll(
    db,
    'communes',
    [...documents].map(([id, data]) => ({ id, data })),
  );
}
