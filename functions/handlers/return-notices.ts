// Reports that went back: each officer of the commune gets one mail for each revision returned, at
// once, with the reason and the cells. Whoever returned it and whatever happens then, it is made once.
import { describeDue } from '../domain/calendar/due.ts';
import { localDateOf } from '../domain/calendar/local.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import type { OwedReport } from '../domain/deadline/owed-reports.ts';
import { recipientsOf, type Officer } from '../domain/deadline/recipients.ts';
import { returnMail } from '../domain/deadline/return-mail.ts';
import type { Period } from '../domain/calendar/period.ts';
import { requestName } from '../domain/request/request-period.ts';
import type { AdhocRequest } from '../domain/request/request.ts';
import { communeId } from '../domain/unit/unit.ts';
import { communeTitle } from '../domain/unit/words.ts';
import type { Database } from '../store/database.ts';
import { mailsById, mailsInState, queueMail, type MailRecord } from '../store/mails.ts';
import { headsById, type StandingHead } from '../store/report-heads.ts';
import type { Letter } from './send-mails.ts';

export interface ReturnedReport {
  head: StandingHead;
  owed: OwedReport;
  period: Period;
  /** Whose period it is; null where it is a report's. */
  request?: AdhocRequest | null;
}

/** Nobody is told of a return that is older: the system slept, and the officer has seen the sheet. */
const LATEST_MS = 14 * 86_400_000;

/** Makes the notices that are not there yet. */
export async function queueNotices(
  db: Database,
  returned: readonly ReturnedReport[],
  setting: { officers: readonly Officer[]; urlOf: (unit: string) => string | null; now: Instant },
): Promise<number> {
  const { officers, urlOf, now } = setting;
  const day = localDateOf(now);
  const wanted = new Map<string, Parameters<typeof queueMail>[2]>();
  for (const { head, owed, period, request = null } of returned) {
    if (head.returned === null || now - head.returned.at > LATEST_MS) continue;
    const { revision } = head.returned;
    const unit = communeId(owed.commune);
    const { subject, text } = returnMail({
      commune: communeTitle(owed.commune),
      code: owed.commune.code,
      obligation: owed.owed.obligation.name,
      period: request === null ? period.label : requestName(request),
      request: request !== null,
      dueWords: owed.due === null ? null : describeDue(owed.due),
      assumed: owed.assumed,
      ...head.returned,
      url: urlOf(unit),
      received: head.firstCompleteAt !== null,
    });
    for (const { email: to } of recipientsOf('COMMUNE', unit, officers, day))
      wanted.set(`${head.reportId}_${revision}_${to}`, {
        province: head.province,
        day,
        kind: 'NOTICE',
        to,
        subject,
        text,
        reminders: [],
        report: head.reportId,
        revision,
        at: now,
      });
  }
  const known = await mailsById(db, [...wanted.keys()]);
  const missing = [...wanted].filter(([id]) => !known.has(id));
  for (const [id, mail] of missing) await queueMail(db, id, mail);
  return missing.length;
}

/** Notices that wait to be sent, before everything else. */
export async function waitingNotices(db: Database, province: string): Promise<Letter[]> {
  const waiting = await mailsInState(db, province, 'QUEUED');
  return [...waiting]
    .filter(([, { kind }]) => kind === 'NOTICE')
    .map(([id, mail]) => ({ id, to: mail.to, rank: -1_000_000, write: () => stillTrue(db, mail) }));
}

/** Nothing is said of a report that has been sent again. */
async function stillTrue(db: Database, mail: MailRecord): ReturnType<Letter['write']> {
  const { report, revision, subject, text } = mail;
  const head = report === null ? undefined : (await headsById(db, [report])).get(report);
  if (head?.state !== 'RETURNED' || head.returned?.revision !== revision) return null;
  return { subject, text, reminders: new Map() };
}
