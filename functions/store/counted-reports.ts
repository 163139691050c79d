// Reading reports back: which revisions count for a province, and their contents. Heads are found by
// equality inside one collection; revisions never change, so reading them afterwards is as good as
// reading all at one moment.
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import type { Instant } from '../domain/calendar/rule.ts';
import type { CountedReport } from '../domain/rollup/rollup.ts';
import type { Database } from './database.ts';
import { revisionDocument } from './reports.ts';
import type { ReportHead, ReportRevision } from './reports.ts';

/** Revisions asked for in one call: a full one can have 1 MiB. */
const AT_ONCE = 50;

interface Wanted {
  reportId: string;
  revision: number;
}
interface Counted extends Wanted {
  period: string;
  at: Instant;
}

/**
 * The reports that count in a province for these periods, sorted by report id. One for each commune
 * and period: where a commune reported a period under two obligations, the one sent later.
 */
export async function reportsOf(
  db: Database,
  province: string,
  periods: readonly string[],
): Promise<CountedReport[]> {
  const heads = await Promise.all(
    periods.map((period) =>
      db
        .collection('reports')
        .where('province', '==', province)
        .where('period', '==', period)
        .get(),
    ),
  );
  return readRevisions(db, countedOf(heads.flatMap((found) => found.docs)));
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

/**
 * The report of one commune that counts for the first of these periods that has one, or null. The
 * periods are asked for in order of preference, the latest first.
 */
export async function latestReportOf(
  db: Database,
  commune: { province: string; code: string },
  periods: readonly string[],
): Promise<CountedReport | null> {
  const found = await db
    .collection('reports')
    .where('province', '==', commune.province)
    .where('commune', '==', commune.code)
    .get();
  const counted = countedOf(found.docs);
  const wanted = periods
    .map((period) => counted.find((it) => it.period === period))
    .find((it) => it !== undefined);
  const [report] = await readRevisions(db, wanted === undefined ? [] : [wanted]);
  return report ?? null;
}

/** One revision for each commune and period. */
function countedOf(heads: readonly QueryDocumentSnapshot[]): Counted[] {
  const latest = new Map<string, Counted>();
  for (const snapshot of heads) {
    const head = snapshot.data() as ReportHead;
    if (head.counted === null) continue;
    const place = `${head.commune} ${head.period}`;
    const one: Counted = {
      reportId: snapshot.id,
      revision: head.counted,
      period: head.period,
      at: head.submittedAt,
    };
    const other = latest.get(place);
    if (other === undefined || isLater(one, other)) latest.set(place, one);
  }
  return [...latest.values()];
}

function isLater(one: Counted, other: Counted): boolean {
  return one.at === other.at ? one.reportId > other.reportId : one.at > other.at;
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
  if (revision.firstCompleteAt === null)
    throw new Error(
      `${revision.reportId}: expected a complete revision, found ${revision.revision}.`,
    );
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
