// Ad-hoc requests: `requests/{48_ADHOC-2026-007}`. Their numbers run through a year without a gap, so
// the last one given stands in a document of its own (`requestNumbers/{48_2026}`), and so does what
// was issued under each key of a client (`requestKeys/{48_key}`): a request that is sent once more
// because its answer was lost is the same request.
import type { AdhocRequest, RequestWish } from '../domain/request/request.ts';
import { formatInstant } from '../domain/calendar/local.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import { Problem } from '../problem.ts';
import { numberedId, transact } from './database.ts';
import type { Database } from './database.ts';
import { openLog } from './log.ts';
import { requireFits } from './size.ts';

/** Who issues or withdraws. */
interface RequestActor {
  province: string;
  by: string;
  role: string;
  at: Instant;
}

const requestDocument = (db: Database, province: string, id: string) =>
  db.collection('requests').doc(`${province}_${id}`);

const keyDocument = (db: Database, province: string, key: string) =>
  db.collection('requestKeys').doc(`${province}_${key}`);

/** Whether a key of a client has issued something already. */
export async function isIssued(db: Database, province: string, key: string): Promise<boolean> {
  return (await keyDocument(db, province, key).get()).exists;
}

/**
 * Issues a request under the next number of the year of its letter, or answers the one that this key
 * has issued before. `digest` tells one content from another.
 * @throws Problem REQUEST_DIFFERS where the key has issued something else
 */
export async function issue(
  db: Database,
  { province, by, role, at }: RequestActor,
  { key, digest, wish }: { key: string; digest: string; wish: RequestWish },
): Promise<{ id: string; again: boolean }> {
  const year = wish.issuedOn.slice(0, 4);
  const number = db.collection('requestNumbers').doc(`${province}_${year}`);
  const keyed = keyDocument(db, province, key);
  requireFits(wish);
  return transact(db, async (transaction) => {
    const [known, counted] = await transaction.getAll(keyed, number);
    const before = known?.data() as { request: string; digest: string } | undefined;
    if (before !== undefined && before.digest !== digest)
      throw new Problem('REQUEST_DIFFERS', { request: before.request });
    if (before !== undefined) return { id: before.request, again: true };
    const write = await openLog(db, transaction, province);

    const last = ((counted?.data() as { last: number } | undefined)?.last ?? 0) + 1;
    const id = `ADHOC-${year}-${numberedId(last, 3)}`;
    const issued = { issuedBy: by, issuedAt: formatInstant(at) };
    const request: AdhocRequest = {
      ...wish,
      id,
      province,
      state: 'OPEN',
      ...issued,
      withdrawn: null,
    };
    transaction.set(number, { province, last });
    transaction.create(keyed, { province, request: id, digest });
    transaction.create(requestDocument(db, province, id), request);
    const { title, documentNo, dueRule, due, scope, questions } = wish;
    write({
      province,
      subject: province,
      what: 'REQUEST_ISSUE',
      who: by,
      role,
      at,
      facts: {
        request: id,
        title,
        documentNo,
        dueRule,
        due,
        communes: scope === null ? 'ALL' : scope.length,
        questions: questions.length,
      },
      before: null,
      after: digest,
    });
    return { id, again: false };
  });
}

/**
 * From now on nobody owes an answer; those given stay. Withdrawn again it changes nothing.
 * @throws Problem NOT_FOUND
 */
export async function withdraw(
  db: Database,
  { province, by, role, at }: RequestActor,
  { id, reason }: { id: string; reason: string },
): Promise<{ request: AdhocRequest; again: boolean }> {
  return transact(db, async (transaction) => {
    const document = requestDocument(db, province, id);
    const found = await transaction.get(document);
    if (!found.exists) throw new Problem('NOT_FOUND', { what: `yêu cầu ${id}` });
    const standing = found.data() as AdhocRequest;
    if (standing.state === 'WITHDRAWN') return { request: standing, again: true };
    const write = await openLog(db, transaction, province);
    const withdrawn = { by, at: formatInstant(at), reason };
    const request: AdhocRequest = { ...standing, state: 'WITHDRAWN', withdrawn };
    transaction.set(document, request);
    const facts = { request: id, reason };
    const what = 'REQUEST_WITHDRAW';
    write({
      province,
      subject: province,
      what,
      who: by,
      role,
      at,
      facts,
      before: null,
      after: null,
    });
    return { request, again: false };
  });
}

export async function requestOf(
  db: Database,
  province: string,
  id: string,
): Promise<AdhocRequest | null> {
  const found = await requestDocument(db, province, id).get();
  return found.exists ? (found.data() as AdhocRequest) : null;
}

/** All of a province, in the order in which they were issued. */
export async function requestsOf(db: Database, province: string): Promise<AdhocRequest[]> {
  const found = await db.collection('requests').where('province', '==', province).get();
  return found.docs
    .map((snapshot) => snapshot.data() as AdhocRequest)
    .sort((a, b) =>
      a.issuedAt === b.issuedAt ? byText(a.id, b.id) : byText(a.issuedAt, b.issuedAt),
    );
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
