// issueRequest: POST {province, key, title, documentNo, issuedOn, dueRule, due, scope, questions}. The
// province asks its communes something by a letter. The number is the server's to give, and the key,
// which the client makes up once for what it wants issued, makes sending it again harmless.
//
//   200 {id, again}     409 REQUEST_DIFFERS     400 401 403 404 405 413 415, 503 BUSY
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { digestOfShown } from '../digest.ts';
import type { LocalDate } from '../domain/calendar/rule.ts';
import { dueOfRequest } from '../domain/request/request-period.ts';
import { requestWish, type RequestWish } from '../domain/request/request.ts';
import { communesOn } from '../domain/unit/on-day.ts';
import { formatDate } from '../domain/vietnamese/date.ts';
import { Problem } from '../problem.ts';
import { isIssued, issue } from '../store/requests.ts';
import { provinceOf, unitsOf } from '../store/units.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { readBody, requireMethod } from './request.ts';
import type { Runtime } from './runtime.ts';

const head = z.object({ province: z.string().regex(/^\d{2}$/) });
const body = z.strictObject({
  ...head.shape,
  key: z.string().regex(/^[A-Za-z0-9._:-]{8,80}$/),
  ...requestWish.shape,
});

export async function issueRequest(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;

  requireMethod(request, 'POST');
  const actor = await actorOf(request, runtime);
  const { province } = readBody(request, head, runtime.config);
  const role = requireRight(actor, 'REQUEST_ISSUE', province);
  const { province: _province, key, ...wish } = readBody(request, body, runtime.config);

  if ((await provinceOf(db, province)) === null)
    throw new Problem('NOT_FOUND', { what: `tỉnh ${province}` });
  const by = { province, by: actor.email, role, at: runtime.now() };
  const keyed = { key, digest: digestOfShown(wish), wish };
  // Sent again because the answer was lost, maybe days ago: what was issued then is not judged anew.
  if (!(await isIssued(db, province, key))) {
    requireDays(wish, actor.today);
    await requireCommunes(wish, province, runtime);
  }
  const issued = await issue(db, by, keyed);
  log('request issued', { province, request: issued.id, again: issued.again });
  return { status: 200, body: issued };
}

/** @throws Problem BAD_REQUEST where nobody could answer in time, or the letter is yet to be written */
function requireDays({ issuedOn, due, dueRule }: RequestWish, today: LocalDate): void {
  if (issuedOn > today) throw unfit(`issuedOn: ngày ban hành ${formatDate(issuedOn)} chưa đến`);
  const { lastDay } = dueOfRequest({ due, dueRule });
  if (lastDay < today) throw unfit(`due: hạn trả lời (hết ngày ${formatDate(lastDay)}) đã qua`);
}

/** @throws Problem BAD_REQUEST where a commune of the scope does not stand on the last day in time */
async function requireCommunes(
  wish: RequestWish,
  province: string,
  { db }: Pick<Runtime, 'db'>,
): Promise<void> {
  if (wish.scope === null) return;
  const { lastDay } = dueOfRequest(wish);
  const standing = new Set(communesOn(await unitsOf(db, province), lastDay).map((it) => it.code));
  const unknown = wish.scope.filter((code) => !standing.has(code));
  if (unknown.length > 0)
    throw unfit(`scope: không có xã mã ${unknown.slice(0, 5).join(', ')} vào ngày đến hạn`);
}

function unfit(detail: string): Problem {
  return new Problem('BAD_REQUEST', { detail });
}
