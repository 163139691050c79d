// The heads of a province's reports as they stand, whatever became of them: also those that went
// back or wait for the commune's leader, of which nothing counts in the figures.
import type { Database } from './database.ts';
import { reportDocument, type ReportHead } from './reports.ts';

export interface StandingHead extends ReportHead {
  reportId: string;
}

/** By commune code; where a commune reported under two obligations, the one sent later. */
export async function standingHeadsOf(
  db: Database,
  province: string,
  period: string,
): Promise<Map<string, StandingHead>> {
  const found = await db
    .collection('reports')
    .where('province', '==', province)
    .where('period', '==', period)
    .get();
  const heads = found.docs
    .map((snapshot) => ({ ...(snapshot.data() as ReportHead), reportId: snapshot.id }))
    .sort((a, b) => a.submittedAt - b.submittedAt || (a.reportId < b.reportId ? -1 : 1));
  return new Map(heads.map((head) => [head.commune, head]));
}

/** The heads of these reports as of now, by id; reports never sent are left out. */
export async function headsById(
  db: Database,
  reportIds: readonly string[],
): Promise<Map<string, ReportHead>> {
  if (reportIds.length === 0) return new Map();
  const found = await db.getAll(...reportIds.map((id) => reportDocument(db, id)));
  return new Map(
    found
      .filter((snapshot) => snapshot.exists)
      .map((snapshot) => [snapshot.id, snapshot.data() as ReportHead]),
  );
}
