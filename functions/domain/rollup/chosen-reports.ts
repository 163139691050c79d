// Which revisions a roll-up stands on. Reports come in any order and may come more than once; of
// each commune and period one counts, and which one must not depend on the order.
import type { Period } from '../calendar/period.ts';
import { latestFirst, periodById } from '../plan/periods.ts';
import type { Plan } from '../plan/plan.ts';
import type { CountedReport } from './rollup.ts';

export interface ChosenReports {
  /** This period's report of each commune, by commune code. */
  current: Map<string, CountedReport>;
  /** Reports of periods that ended before this one does, by commune code, the latest first. */
  earlier: Map<string, CountedReport[]>;
}

/**
 * Sorts the reports into this period's and earlier ones. Of a commune and period the higher
 * revision counts, then the one sent later, then the greater digest. Earlier periods stand by their
 * last day; on one day the period of this period's kind comes first, then the greater id. A period
 * whose last day nobody knows (a request's) is no earlier period.
 */
export function chooseReports(
  reports: readonly CountedReport[],
  period: Period,
  plans: readonly Plan[],
): ChosenReports {
  const latest = new Map<string, CountedReport>();
  for (const report of reports) {
    const key = `${report.content.commune} ${report.period}`;
    const known = latest.get(key);
    if (known === undefined || supersedes(report, known)) latest.set(key, report);
  }
  const ids = new Set([...latest.values()].map((report) => report.period));
  const periods = new Map([...ids].map((id) => [id, periodById(id, plans)]));
  const current = new Map<string, CountedReport>();
  const earlier = new Map<string, { report: CountedReport; period: Period }[]>();
  for (const report of latest.values()) {
    const { commune } = report.content;
    if (report.period === period.id) current.set(commune, report);
    const its = periods.get(report.period);
    if (its === undefined || its.end >= period.end) continue;
    const list = earlier.get(commune) ?? [];
    list.push({ report, period: its });
    earlier.set(commune, list);
  }
  return {
    current,
    earlier: new Map(
      [...earlier].map(([commune, list]) => [
        commune,
        list.sort((a, b) => latestFirst(a.period, b.period, period)).map(({ report }) => report),
      ]),
    ),
  };
}

function supersedes(one: CountedReport, other: CountedReport): boolean {
  const order =
    one.revision - other.revision ||
    one.submittedAt - other.submittedAt ||
    compare(one.digest, other.digest) ||
    // The same content at the same moment: whichever of them, but always the same one.
    other.firstCompleteAt - one.firstCompleteAt ||
    compare(one.submittedBy, other.submittedBy) ||
    compare(one.reportId, other.reportId);
  return order > 0;
}

/** By code unit, the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
