// What a commune tells in words or lists rather than in indicators: support points, difficulties,
// models and commendations, funding. Collected in the order of the workbook, summed where the
// province wants only the sum.
import type { ReportContent } from '../report/content.ts';
import type {
  RollupDifficulty,
  RollupFunding,
  RollupRecognition,
  RollupSupportPoint,
} from './rollup.ts';

export function supportPointsOf(content: ReportContent): RollupSupportPoint[] {
  const { commune, supportPoints } = content;
  if (supportPoints.length === 0) return [];
  const served = supportPoints.reduce((sum, point) => sum + (point.served ?? 0), 0);
  return [{ unit: commune, points: supportPoints.length, served }];
}

export function difficultiesOf({ commune, difficulties }: ReportContent): RollupDifficulty[] {
  return difficulties.map(({ category, description, cause, proposal, askLevel, status, at }) => ({
    unit: commune,
    category,
    description,
    cause,
    proposal,
    askLevel,
    status,
    at,
  }));
}

export function recognitionsOf({ commune, recognitions }: ReportContent): RollupRecognition[] {
  return recognitions.map(({ kind, name, content, form, decisionNo, at }) => ({
    unit: commune,
    kind,
    name,
    content,
    form,
    decisionNo,
    at,
  }));
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
