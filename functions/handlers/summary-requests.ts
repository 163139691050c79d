// The ad-hoc requests that a province's summary of a period tells of: those issued in it or due in it,
// with what the communes have answered by now.
import type { Period } from '../domain/calendar/period.ts';
import { judge } from '../domain/calendar/due.ts';
import { owedAnswers } from '../domain/request/owed-answers.ts';
import { dueOfRequest } from '../domain/request/request-period.ts';
import { rollUpAnswers } from '../domain/request/request-rollup.ts';
import type { AdhocRequest } from '../domain/request/request.ts';
import { freedBy } from '../domain/rollup/freed.ts';
import type { RequestSummary } from '../domain/summary/input.ts';
import { reportsAndRest } from '../store/counted-reports.ts';
import type { Database } from '../store/database.ts';
import { freedIn } from '../store/exemptions.ts';
import { requestsOf } from '../store/requests.ts';
import type { ProvinceSetting } from './province-setting.ts';

/** In the order of their due days, then of their numbers. */
export async function requestSummaries(
  db: Database,
  setting: ProvinceSetting,
  { start, end }: Pick<Period, 'start' | 'end'>,
): Promise<RequestSummary[]> {
  const within = (day: string) => start <= day && day <= end;
  const requests = (await requestsOf(db, setting.province.code))
    .filter((it) => within(it.issuedOn) || within(dueOfRequest(it).lastDay))
    .sort((a, b) => (`${a.due} ${a.id}` < `${b.due} ${b.id}` ? -1 : 1));
  const found: RequestSummary[] = [];
  for (const request of requests) found.push(await summaryOf(db, setting, request));
  return found;
}

async function summaryOf(
  db: Database,
  { province: { code }, plans, units, rollUpFrom: from }: ProvinceSetting,
  request: AdhocRequest,
): Promise<RequestSummary> {
  const [{ reports, notCounted }, freed] = await Promise.all([
    reportsAndRest(db, code, request.id, from),
    freedIn(db, code, request.id),
  ]);
  const reasonOf = freedBy(freed);
  const asked = owedAnswers({ ...request, state: 'OPEN' }, { plans, units })
    .filter(({ commune, owed }) => reasonOf(commune.code, owed.obligation.id) === null)
    .map(({ commune }) => commune.code);
  const given = reports.map(({ content }) => ({
    commune: content.commune,
    answers: content.adhocAnswers,
  }));
  const due = dueOfRequest(request);
  const late = reports.filter(({ content, firstCompleteAt: submittedAt }) => {
    const facts = { due, assumed: false, exempt: false, submittedAt, now: submittedAt };
    return asked.includes(content.commune) && judge(facts).status === 'LATE';
  });
  return { request, rollup: rollUpAnswers(request, asked, given), late: late.length, notCounted };
}
