// What a commune tells in words or lists rather than in indicators: support points, difficulties,
// models and commendations, funding. Collected in the order of the workbook, summed where the
// province wants only the sum.
import type { Overlay } from '../plan/overlay.ts';
import type { ReportContent } from '../report/content.ts';
import type {
  RollupDifficulty,
  RollupFunding,
  RollupRecognition,
  RollupResidentList,
  RollupSupportPoint,
} from './rollup.ts';

export function supportPointsOf(content: ReportContent): RollupSupportPoint[] {
  const { commune, supportPoints } = content;
  if (supportPoints.length === 0) return [];
  const served = supportPoints.reduce((sum, point) => sum + (point.served ?? 0), 0);
  return [{ unit: commune, points: supportPoints.length, served }];
}

export function difficultiesOf({ commune, difficulties }: ReportContent): RollupDifficulty[] {
  return difficulties.map((line) => ({ unit: commune, ...line }));
}

export function recognitionsOf({ commune, recognitions }: ReportContent): RollupRecognition[] {
  return recognitions.map((line) => ({ unit: commune, ...line }));
}

/** In the order of the plans' counters; a count of a plan that is not in force any more is left. */
export function residentListsOf(
  { commune, residentLists }: ReportContent,
  counters: Overlay['residentCounters'],
): RollupResidentList[] {
  return counters.flatMap(({ id, name }) =>
    residentLists
      .filter((list) => list.id === id)
      .map(({ count, kept }) => ({ unit: commune, id, name, count: count?.value ?? null, kept })),
  );
}

/** In dong, one row for each year. */
export function fundingOf({ commune, funding }: ReportContent): RollupFunding[] {
  const byYear = new Map<number, RollupFunding>();
  for (const { year, budgeted, spent } of funding) {
    const sum = byYear.get(year) ?? { unit: commune, year, budgeted: 0, spent: 0 };
    sum.budgeted += budgeted ?? 0;
    sum.spent += spent ?? 0;
    byYear.set(year, sum);
  }
  return [...byYear.values()].sort((a, b) => a.year - b.year);
}
