// Reading reports back: which revisions count for a province, and their contents. Heads are found by
// equality inside one collection; revisions never change, so reading them afterwards is as good as
// reading all at one moment.
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import type { Period } from '../domain/calendar/period.ts';
import type { Plan } from '../domain/plan/plan.ts';
import { previousReport } from '../domain/report/previous.ts';
import type { CountedHead } from '../domain/report/progress.ts';
import type { CountedReport } from '../domain/rollup/rollup.ts';
import type { Issue } from '../domain/workbook/issue.ts';
import type { Database } from './database.ts';
import { revisionDocument } from './reports.ts';
import type { ReportHead, ReportRevision } from './reports.ts';

/** Revisions asked for in one call: a full one can have 1 MiB. */
const AT_ONCE = 50;

interface Wanted {
  reportId: string;
  revision: number;
}
interface Counted extends Wanted, CountedHead {
  commune: string;
  period: string;
}

/**
 * The reports that count in a province for a period, of all communes or of these, sorted by report
 * id. One for each commune: where it reported under two obligations, the one sent later.
 */
export async function reportsOf(
  db: Database,
  province: string,
  period: string,
  communes?: ReadonlySet<string>,
): Promise<CountedReport[]> {
  const counted = await countedIn(db, province, period);
  return readRevisions(
    db,
    communes === undefined ? counted : counted.filter((it) => communes.has(it.commune)),
  );
}

/**
 * The heads of the reports that count in a province for a period, by commune code: enough to tell
 * who has reported and when, without reading what.
 */
export async function headsOf(
  db: Database,
  province: string,
  period: string,
): Promise<Map<string, CountedHead>> {
  const counted = await countedIn(db, province, period);
  return new Map(counted.map((head) => [head.commune, head]));
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
  const wanted = previousReport(countedOf(found.docs), period, plans);
  const [report] = await readRevisions(db, wanted === undefined ? [] : [wanted]);
  return report ?? null;
}

async function countedIn(db: Database, province: string, period: string): Promise<Counted[]> {
  const heads = await db
    .collection('reports')
    .where('province', '==', province)
    .where('period', '==', period)
    .get();
  return countedOf(heads.docs);
}

/** One revision for each commune and period. */
function countedOf(heads: readonly QueryDocumentSnapshot[]): Counted[] {
  const latest = new Map<string, Counted>();
  for (const snapshot of heads) {
    const head = snapshot.data() as ReportHead;
    const place = `${head.commune} ${head.period}`;
    const one: Counted = {
      reportId: snapshot.id,
      commune: head.commune,
      revision: head.revision,
      period: head.period,
      submittedAt: head.submittedAt,
      firstCompleteAt: head.firstCompleteAt,
      by: head.by,
    };
    const other = latest.get(place);
    if (other === undefined || isLater(one, other)) latest.set(place, one);
  }
  return [...latest.values()];
}

function isLater(one: Counted, other: Counted): boolean {
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
      reports.push(countedReport(snapshot.data() as ReportRevision));
    }
  }
  return reports;
}

function countedReport(revision: ReportRevision): CountedReport {
  return {
    reportId: revision.reportId,
    revision: revision.revision,
    digest: revision.digest,
    period: revision.period,
    content: revision.content,
    firstCompleteAt: revision.firstCompleteAt,
    submittedAt: revision.submittedAt,
    submittedBy: revision.by,
  };
}
