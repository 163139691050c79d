// What is to be told today, and to whom: the reminders that nobody has been told of yet, put together
// into one digest for each person. What was settled, outrun by a later step or acknowledged meanwhile
// is closed instead.
import { daysBetween, localDateOf } from '../domain/calendar/local.ts';
import { describeDue } from '../domain/calendar/due.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import type { DigestLine, DigestReader } from '../domain/deadline/digest-mail.ts';
import { recipientsOf, type Officer } from '../domain/deadline/recipients.ts';
import { periodById } from '../domain/plan/periods.ts';
import type { Plan } from '../domain/plan/plan.ts';
import { BY_LETTER } from '../domain/request/owed-answers.ts';
import { requestName } from '../domain/request/request-period.ts';
import type { AdhocRequest } from '../domain/request/request.ts';
import type { Units } from '../domain/unit/unit.ts';
import { communeTitle } from '../domain/unit/words.ts';
import type { Database } from '../store/database.ts';
import { obligationsById, type ObligationRecord } from '../store/obligations.ts';
import {
  closeReminders,
  plannedReminders,
  type ReminderRecord,
  type SkipReason,
} from '../store/reminders.ts';

export interface DigestEntry {
  reminder: string;
  /** Everybody this reminder is for today. */
  everybody: string[];
  obligation: ObligationRecord;
  returnedRevision: number | null;
  line: DigestLine;
}

export interface Digest {
  /** `2025-12-17_lan@an-hai.example` */
  id: string;
  to: string;
  reader: DigestReader;
  entries: DigestEntry[];
}

export interface DigestSetting {
  province: string;
  plans: readonly Plan[];
  units: Units;
  officers: readonly Officer[];
  /** The address of a commune's spreadsheet (`48-20275`), or null. */
  urlOf: (unit: string) => string | null;
  /** The period whose form stands in it; null where there is none. */
  formOf: (unit: string) => string | null;
  now: Instant;
  /** The province's ad-hoc requests, by id. */
  requests: ReadonlyMap<string, AdhocRequest>;
}

interface Planned {
  id: string;
  reminder: ReminderRecord;
  obligation: ObligationRecord;
}

/** Closes what is no longer to be told and answers the digests of today, one for each person. */
export async function gatherDigests(
  db: Database,
  setting: DigestSetting,
): Promise<{ digests: Digest[]; closed: number; nobody: number }> {
  const { province, officers, now } = setting;
  const today = localDateOf(now);
  const reminders = await plannedReminders(db, province);
  const obligations = await obligationsById(db, [
    ...new Set([...reminders.values()].map((it) => it.obligationId)),
  ]);
  const closing = new Map<string, SkipReason>();
  const planned: Planned[] = [];
  for (const [id, reminder] of reminders) {
    const obligation = obligations.get(reminder.obligationId);
    const reason = obligation === undefined ? 'SETTLED' : reasonToClose(reminder, obligation, now);
    if (reason !== null) closing.set(id, reason);
    else if (obligation !== undefined) planned.push({ id, reminder, obligation });
  }
  for (const { id } of outrun(planned)) closing.set(id, 'PASSED');

  const digests = new Map<string, Digest>();
  let nobody = 0;
  for (const it of planned.filter(({ id }) => !closing.has(id))) {
    const { obligation, reminder } = it;
    const unit = `${province}-${obligation.commune}`;
    // What waits for the commune's leader is the leader's to act on.
    const waits = obligation.reportState === 'AWAITING_APPROVAL' && reminder.to === 'COMMUNE';
    const recipients = recipientsOf(waits ? 'LEADER' : reminder.to, unit, officers, today);
    const untold = recipients.filter(({ email }) => !reminder.told.includes(email));
    if (recipients.length === 0) nobody += 1;
    else if (untold.length === 0) closing.set(it.id, 'SETTLED');
    const everybody = recipients.map(({ email }) => email);
    for (const { email, reader } of untold) {
      const id = `${today}_${email}`;
      const digest = digests.get(id) ?? { id, to: email, reader, entries: [] };
      digest.reader = RANK[reader] > RANK[digest.reader] ? reader : digest.reader;
      digest.entries.push(entryOf(it, everybody, setting));
      digests.set(id, digest);
    }
  }
  await closeReminders(
    db,
    [...closing].map(([id, reason]) => ({ id, reason })),
  );
  return { digests: [...digests.values()], closed: closing.size, nobody };
}

/** Who has several offices is addressed by the one that acts first. */
const RANK: Record<DigestReader, number> = { LEADER: 0, COMMUNE: 1, PROVINCE: 2 };

/** A reminder that could not be sent for so long is given up. */
const LATEST_MS = 14 * 86_400_000;
/** Steps of the ladder of a return. */
const OF_RETURN = /^R\d/;

/** Why a reminder is to be told to nobody any more; null while it is. */
function reasonToClose(
  { chase, returnedRevision, plannedAt }: ReminderRecord,
  obligation: ObligationRecord,
  now: Instant,
): SkipReason | null {
  if (obligation.state === 'EXEMPT') return 'SETTLED';
  if (obligation.closed === true && returnedRevision === null) return 'SETTLED';
  const settled =
    returnedRevision === null
      ? obligation.firstCompleteAt !== null
      : returnedRevision !== obligation.returnedRevision;
  if (settled) return 'SETTLED';
  const ofReturn = `R${returnedRevision}+`;
  const acknowledged = obligation.acknowledged.some((id) =>
    returnedRevision === null ? !OF_RETURN.test(id) : id.startsWith(ofReturn),
  );
  if (chase && acknowledged) return 'STOPPED';
  return now - plannedAt > LATEST_MS ? 'PASSED' : null;
}

/** Of one obligation only the latest step is told; the province's morning list stands for itself. */
function outrun(planned: readonly Planned[]): Planned[] {
  const tracks = Map.groupBy(planned, ({ reminder: { obligationId, to, returnedRevision } }) =>
    [obligationId, to === 'PROVINCE' ? to : '', returnedRevision ?? ''].join(' '),
  );
  return [...tracks.values()].flatMap((its) => {
    const latest = Math.max(...its.map(({ reminder }) => reminder.moment));
    return its.filter(({ reminder }) => reminder.moment < latest);
  });
}

function entryOf(
  { id, reminder, obligation }: Planned,
  everybody: string[],
  { province, plans, units, urlOf, formOf, now, requests }: DigestSetting,
): DigestEntry {
  const { commune: code, due, assumed, returnedAt } = obligation;
  const request = requests.get(obligation.period);
  const period =
    request === undefined ? periodById(obligation.period, plans)?.label : requestName(request);
  const unit = `${province}-${code}`;
  // Answers to a request have their tab in every form.
  const form = request === undefined ? formOf(unit) : null;
  const otherForm = form !== null && form !== obligation.period;
  const commune = units.communes.findLast((it) => it.code === code);
  const name = plans
    .find((plan) => plan.id === obligation.plan)
    ?.reporting.find((it) => it.id === obligation.obligation)?.name;
  return {
    reminder: id,
    everybody,
    obligation,
    returnedRevision: reminder.returnedRevision,
    line: {
      commune: commune === undefined ? code : communeTitle(commune),
      code,
      obligation: name ?? (request === undefined ? obligation.obligation : BY_LETTER),
      period: period ?? obligation.period,
      ...(request === undefined ? {} : { request: true }),
      dueWords: due === null ? 'không ấn định' : describeDue(due),
      daysLeft: due === null ? 0 : daysBetween(localDateOf(now), due.lastDay),
      assumed,
      // The province's list is of communes; their sheets are linked in its own summary.
      url: reminder.to === 'PROVINCE' || otherForm ? null : urlOf(unit),
      ...(otherForm ? { otherForm } : {}),
      awaiting: obligation.reportState === 'AWAITING_APPROVAL',
      ...(reminder.returnedRevision === null || returnedAt === null
        ? {}
        : { returnedOn: localDateOf(returnedAt) }),
    },
  };
}
