// Handing over: what one account may do in a unit passes to another on a day, in one transaction
// with its entry in the province's log. Nobody's earlier right is rewritten: it ends the day before.
import { addDays } from '../domain/calendar/local.ts';
import type { Instant, LocalDate } from '../domain/calendar/rule.ts';
import type { Grant } from '../domain/officer/permissions.ts';
import { Problem } from '../problem.ts';
import { transact } from './database.ts';
import type { Database } from './database.ts';
import { openLog } from './log.ts';
import { grantsIn, isDocumentId, officerDocument } from './officers.ts';

export interface HandOver {
  /** `48-20275`, or `48`. */
  unit: string;
  from: string;
  to: string;
  /** The first day of the new holder. */
  day: LocalDate;
  by: string;
  role: string;
  at: Instant;
}

/**
 * @returns whether it had been done before
 * @throws Problem NOT_FOUND where the one has nothing to hand over in the unit from that day on
 */
export async function handOverGrants(db: Database, wish: HandOver): Promise<{ again: boolean }> {
  const { unit, from, to, day, by, role, at } = wish;
  const nothing = new Problem('NOT_FOUND', { what: 'quyền để bàn giao ở đơn vị này' });
  if (!isDocumentId(from) || !isDocumentId(to) || from === to) throw nothing;
  const province = unit.slice(0, 2);
  return transact(db, async (transaction) => {
    const [giver, taker] = [officerDocument(db, from), officerDocument(db, to)];
    const gives = grantsIn(await transaction.get(giver));
    const takes = grantsIn(await transaction.get(taker));
    const isPassed = (it: Grant) => it.unit === unit && (it.to === null || it.to >= day);
    const passed = gives.filter(isPassed);
    if (passed.length === 0) {
      const ended = gives.some((it) => it.unit === unit && it.to === addDays(day, -1));
      if (ended && takes.some((it) => isPassed(it) && it.from >= day)) return { again: true };
      throw nothing;
    }
    const write = await openLog(db, transaction, province);
    const left = gives.flatMap((it) => {
      if (!isPassed(it)) return [it];
      return it.from < day ? [{ ...it, to: addDays(day, -1) }] : [];
    });
    const given = passed.map((it) => ({ ...it, from: it.from < day ? day : it.from }));
    transaction.set(giver, { grants: left });
    transaction.set(taker, { grants: [...takes, ...given] });
    write({
      province,
      subject: province,
      what: 'HAND_OVER',
      who: by,
      role,
      at,
      facts: { unit, from, to, day, roles: passed.map((it) => it.role).join(' ') },
      before: null,
      after: null,
    });
    return { again: false };
  });
}
