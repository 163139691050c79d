// Who is freed, and why: `exemptions/{48-20275_2025-Q4_QN-R1}` from one report,
// `exemptions/{48-20275_2025-Q4}` left out of the period altogether. A document is there while the
// exemption stands; who gave and took it back is in the province's log.
import type { Instant } from '../domain/calendar/rule.ts';
import type { RollupInput } from '../domain/rollup/rollup.ts';
import { Problem } from '../problem.ts';
import { transact } from './database.ts';
import type { Database } from './database.ts';
import { openLog } from './log.ts';
import { readPeriod } from './periods.ts';

export interface Exemption {
  province: string;
  /** `20275` */
  commune: string;
  period: string;
  /** null: left out of the period, of which it is no part then. */
  obligation: string | null;
  reason: string;
  by: string;
  at: Instant;
}

const INSTEAD =
  'muốn miễn, loại hay đưa lại đơn vị, hãy xác nhận là điều chỉnh sau khi chốt rồi chốt lại kỳ và ghi lý do';

/** As the roll-up takes them; in order, so that the same always reads the same. */
export type Freed = Required<Pick<RollupInput, 'exemptions' | 'excluded'>>;

const exemptionDocument = (db: Database, { province, commune, period, obligation }: ExemptionKey) =>
  db
    .collection('exemptions')
    .doc(`${province}-${commune}_${period}${obligation === null ? '' : `_${obligation}`}`);
type ExemptionKey = Pick<Exemption, 'province' | 'commune' | 'period' | 'obligation'>;

/** Those that stand in a province and period, with who gave them and when; in order. */
export async function exemptionsIn(
  db: Database,
  province: string,
  period: string,
): Promise<Exemption[]> {
  const found = await db
    .collection('exemptions')
    .where('province', '==', province)
    .where('period', '==', period)
    .get();
  return found.docs
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((snapshot) => snapshot.data() as Exemption);
}

/** The same as the roll-up takes them. */
export async function freedIn(db: Database, province: string, period: string): Promise<Freed> {
  const freed: Freed = { exemptions: [], excluded: [] };
  for (const { commune: unit, obligation, reason } of await exemptionsIn(db, province, period)) {
    if (obligation === null) freed.excluded.push({ unit, reason });
    else freed.exemptions.push({ unit, obligation, reason });
  }
  return freed;
}

/**
 * Frees a unit, or takes it back with `undo`, in one transaction with the entry in the province's log.
 * The same again changes nothing; another reason replaces the first. Of a closed period it is taken
 * only as a change after the closing, and counts when the period is closed again.
 * @throws Problem PERIOD_CLOSED, BUSY while the period is being closed
 */
export async function excuse(
  db: Database,
  exemption: Exemption,
  { undo, role, afterClosing }: { undo: boolean; role: string; afterClosing: boolean },
): Promise<{ again: boolean }> {
  const { province, commune, period, obligation, reason, by, at } = exemption;
  const document = exemptionDocument(db, exemption);
  return transact(db, async (transaction) => {
    const found = await transaction.get(document);
    const standing = found.exists ? (found.data() as Exemption) : null;
    if (undo ? standing === null : standing?.reason === reason) return { again: true };
    const closed = await readPeriod(db, transaction, { province, period });
    if (closed?.state === 'CLOSING') throw new Problem('BUSY');
    if (closed !== null && !afterClosing) throw new Problem('PERIOD_CLOSED', { instead: INSTEAD });
    const write = await openLog(db, transaction, province);

    if (undo) transaction.delete(document);
    else transaction.set(document, exemption);
    write({
      province,
      subject: province,
      what: undo ? 'EXCUSE_UNDO' : 'EXCUSE',
      who: by,
      role,
      at,
      facts: {
        commune,
        period,
        obligation,
        reason,
        was: standing?.reason ?? null,
        afterClosing: closed !== null,
      },
      before: null,
      after: null,
    });
    return { again: false };
  });
}

/** Why a commune is freed from an obligation of a period; null where it is not. */
export async function reasonOf(db: Database, key: ExemptionKey): Promise<string | null> {
  const found = await db.getAll(
    exemptionDocument(db, { ...key, obligation: null }),
    exemptionDocument(db, key),
  );
  const [whole, one] = found.map((it) => (it.exists ? (it.data() as Exemption).reason : null));
  return whole ?? one ?? null;
}
