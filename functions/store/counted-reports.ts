// Reading reports back: which revisions count for a province, and their contents. Heads are found by
// equality inside one collection; revisions never change, so reading them afterwards is as good as
// reading all at one moment.
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import type { Period } from '../domain/calendar/period.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import type { Plan } from '../domain/plan/plan.ts';
import { previousReport } from '../domain/report/previous.ts';
import type { SentHead } from '../domain/report/progress.ts';
import type { CountedReport, NotCounted, NotCountedReason } from '../domain/rollup/rollup.ts';
import type { Issue } from '../domain/workbook/issue.ts';
import type { Database } from './database.ts';
import { reportDocument, revisionDocument } from './reports.ts';
import type { ReportHead, ReportRevision } from './reports.ts';

/** Revisions asked for in one call: a full one can have 1 MiB. */
const AT_ONCE = 50;

/** Which revisions count: those the province has received, or only those it has accepted. */
export const ROLL_UP_FROM = ['SUBMITTED', 'ACCEPTED'] as const;
export type RollUpFrom = (typeof ROLL_UP_FROM)[number];

interface Wanted {
  reportId: string;
  revision: number;
}
interface Counted extends Wanted {
  commune: string;
  period: string;
  submittedAt: Instant;
}

/**
 * The reports that count in a province for a period, of all communes or of these, sorted by report
 * id. One for each commune: where it reported under two obligations, the one sent later.
 */
export async function reportsOf(
  db: Database,
  province: string,
  period: string,
  { communes, from = 'SUBMITTED' }: { communes?: ReadonlySet<string>; from?: RollUpFrom } = {},
): Promise<CountedReport[]> {
  const counted = await countedIn(db, province, period, from);
  return readRevisions(
    db,
    communes === undefined ? counted : counted.filter((it) => communes.has(it.commune)),
  );
}

/**
 * The heads of what was sent in a province for a period, whether or not it counts, by commune code:
 * enough to tell who has reported, when, and what became of it, without reading what. Where a
 * commune reported under two obligations, the one sent later.
 */
export async function headsOf(
  db: Database,
  province: string,
  period: string,
): Promise<Map<string, SentHead>> {
  const found = new Map<string, SentHead>();
  for (const snapshot of await headsIn(db, province, period)) {
    const { commune, state, revision, submittedAt, firstCompleteAt, by, returned } =
      snapshot.data() as ReportHead;
    const reportId = snapshot.id;
    const one = { reportId, state, revision, submittedAt, firstCompleteAt, by, returned };
    const other = found.get(commune);
    if (other === undefined || isLater(one, other)) found.set(commune, one);
  }
  return found;
}

/**
 * The id of the report that a commune has sent for a period, under whichever obligation; where under
 * two, of the one sent later. null before the first.
 */
export async function sentReportId(
  db: Database,
  { province, commune, period }: { province: string; commune: string; period: string },
): Promise<string | null> {
  const found = await db
    .collection('reports')
    .where('province', '==', province)
    .where('commune', '==', commune)
    .where('period', '==', period)
    .get();
  const sentAt = (of: QueryDocumentSnapshot) => (of.data() as ReportHead).submittedAt;
  return found.docs.toSorted((a, b) => sentAt(a) - sentAt(b)).at(-1)?.id ?? null;
}

/**
 * The reports that count in a province for a period, as `reportsOf` answers them, and what was sent and
 * does not count with the reason, by commune code: of each commune the revision sent last, where it is
 * not the one that counts. Both as of one moment, so that nothing is in both or in neither.
 */
export async function reportsAndRest(
  db: Database,
  province: string,
  period: string,
  from: RollUpFrom,
): Promise<{ reports: CountedReport[]; notCounted: NotCounted[] }> {
  const heads = await headsIn(db, province, period);
  const counted = countedOf(heads, from);
  return { reports: await readRevisions(db, counted), notCounted: notCountedOf(heads, counted) };
}

function notCountedOf(
  heads: readonly QueryDocumentSnapshot[],
  countedReports: readonly Counted[],
): NotCounted[] {
  const counted = new Map(countedReports.map((it) => [it.commune, it]));
  const last = new Map<string, NotCounted>();
  for (const snapshot of heads.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const head = snapshot.data() as ReportHead;
    const { commune: unit, revision, submittedAt, firstCompleteAt } = head;
    const other = last.get(unit);
    if (other !== undefined && other.submittedAt > submittedAt) continue;
    const why = reasonOf(head);
    last.set(unit, { unit, report: snapshot.id, revision, why, submittedAt, firstCompleteAt });
  }
  return [...last.values()]
    .filter(({ unit, report, revision }) => {
      const its = counted.get(unit);
      return its?.reportId !== report || its.revision !== revision;
    })
    .sort((a, b) => (a.unit < b.unit ? -1 : 1));
}

function reasonOf({ state, lastAction }: ReportHead): NotCountedReason {
  if (state === 'RETURNED') return lastAction === 'REFUSE' ? 'REFUSED' : 'RETURNED';
  return state === 'AWAITING_APPROVAL' ? 'AWAITING_APPROVAL' : 'NOT_ACCEPTED';
}

/** The very revisions that a roll-up was computed from, sorted by report id. */
export async function reportsOfBasis(
  db: Database,
  basis: readonly { report: string; revision: number }[],
): Promise<CountedReport[]> {
  return readRevisions(
    db,
    basis.map(({ report, revision }) => ({ reportId: report, revision })),
  );
}

/** The warnings that these revisions were sent with, without what had been typed; by report id. */
export async function warningsOf(
  db: Database,
  reports: readonly { reportId: string; revision: number }[],
): Promise<Map<string, Issue[]>> {
  const found = new Map<string, Issue[]>();
  for (let start = 0; start < reports.length; start += AT_ONCE) {
    const documents = reports
      .slice(start, start + AT_ONCE)
      .map(({ reportId, revision }) => revisionDocument(db, reportId, revision));
    for (const snapshot of await db.getAll(...documents, { fieldMask: ['reportId', 'warnings'] })) {
      const { reportId, warnings } = snapshot.data() as ReportRevision;
      found.set(reportId, warnings);
    }
  }
  return found;
}

/** The report of one commune that its report on `period` is compared with, or null. */
export async function previousReportOf(
  db: Database,
  commune: { province: string; code: string },
  period: Period,
  plans: readonly Plan[],
): Promise<CountedReport | null> {
  const found = await db
    .collection('reports')
    .where('province', '==', commune.province)
    .where('commune', '==', commune.code)
    .get();
  const wanted = previousReport(countedOf(found.docs, 'SUBMITTED'), period, plans);
  const [report] = await readRevisions(db, wanted === undefined ? [] : [wanted]);
  return report ?? null;
}

/** Which revision of each commune counts in a period, without reading what it says. */
export async function countedIn(
  db: Database,
  province: string,
  period: string,
  from: RollUpFrom,
): Promise<Counted[]> {
  return countedOf(await headsIn(db, province, period), from);
}

async function headsIn(
  db: Database,
  province: string,
  period: string,
): Promise<QueryDocumentSnapshot[]> {
  const heads = await db
    .collection('reports')
    .where('province', '==', province)
    .where('period', '==', period)
    .get();
  return heads.docs;
}

/** One revision for each commune and period; none where the report went back or waits. */
function countedOf(heads: readonly QueryDocumentSnapshot[], from: RollUpFrom): Counted[] {
  const latest = new Map<string, Counted>();
  for (const snapshot of heads) {
    const head = snapshot.data() as ReportHead;
    const revision = from === 'ACCEPTED' ? head.acceptedRevision : head.receivedRevision;
    if (revision === null) continue;
    const place = `${head.commune} ${head.period}`;
    const one: Counted = {
      reportId: snapshot.id,
      commune: head.commune,
      revision,
      period: head.period,
      submittedAt: head.submittedAt,
    };
    const other = latest.get(place);
    if (other === undefined || isLater(one, other)) latest.set(place, one);
  }
  return [...latest.values()];
}

type Sent = Pick<Counted, 'reportId' | 'submittedAt'>;

function isLater(one: Sent, other: Sent): boolean {
  if (one.submittedAt !== other.submittedAt) return one.submittedAt > other.submittedAt;
  return one.reportId > other.reportId;
}

async function readRevisions(db: Database, wanted: readonly Wanted[]): Promise<CountedReport[]> {
  const sorted = wanted.toSorted((a, b) => (a.reportId < b.reportId ? -1 : 1));
  const reports: CountedReport[] = [];
  for (let start = 0; start < sorted.length; start += AT_ONCE) {
    const documents = sorted
      .slice(start, start + AT_ONCE)
      .map(({ reportId, revision }) => revisionDocument(db, reportId, revision));
    for (const snapshot of await db.getAll(...documents)) {
      if (!snapshot.exists)
        throw new Error(`${snapshot.ref.path}: expected a revision, found none.`);
      const revision = snapshot.data() as ReportRevision;
      reports.push(countedReport(revision, await firstCompleteAt(db, revision)));
    }
  }
  return reports;
}

/** Where the commune's leader approves, the head learns later when the province first received it. */
async function firstCompleteAt(db: Database, revision: ReportRevision): Promise<Instant> {
  if (revision.firstCompleteAt !== null) return revision.firstCompleteAt;
  const head = await reportDocument(db, revision.reportId).get();
  return (head.data() as ReportHead).firstCompleteAt ?? revision.submittedAt;
}

function countedReport(revision: ReportRevision, firstComplete: Instant): CountedReport {
  return {
    reportId: revision.reportId,
    revision: revision.revision,
    digest: revision.digest,
    period: revision.period,
    content: revision.content,
    firstCompleteAt: firstComplete,
    submittedAt: revision.submittedAt,
    submittedBy: revision.by,
  };
}
