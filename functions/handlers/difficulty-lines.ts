// The difficulties of a province as of a period with what was answered to them: of this period, and
// of earlier ones what is still open of communes that have not reported since.
import type { Period } from '../domain/calendar/period.ts';
import { earlierPeriods } from '../domain/plan/periods.ts';
import type { Plan } from '../domain/plan/plan.ts';
import type { DifficultyLine } from '../domain/report/content.ts';
import {
  recordedDifficulties,
  standingDifficulties,
  type PeriodDifficulties,
  type RecordedAnswer,
  type RecordedDifficulty,
} from '../domain/report/difficulty-record.ts';
import type { RollUpFrom } from '../store/counted-reports.ts';
import type { Database } from '../store/database.ts';
import { answersTo, difficultiesIn } from '../store/difficulties.ts';

export interface DifficultyLines {
  lines: RecordedDifficulty[];
  /** By difficulty id. */
  answers: Map<string, RecordedAnswer>;
}

/**
 * By commune code, then in the order of the workbook. `own` is what the reports of the period itself
 * tell, where it is known already; a year of earlier periods of its kind is looked through.
 */
export async function difficultyLines(
  db: Database,
  of: { province: string; period: Period; plans: readonly Plan[]; rollUpFrom: RollUpFrom },
  own?: PeriodDifficulties['lines'],
): Promise<DifficultyLines> {
  const { province, period, plans, rollUpFrom } = of;
  const earlier = earlierPeriods(period, plans).filter(({ kind }) => kind === period.kind);
  const told = await Promise.all(
    [period, ...earlier].map(async ({ id, label }): Promise<PeriodDifficulties> => {
      const known: ReadonlyMap<string, readonly DifficultyLine[]> | undefined =
        id === period.id ? own : undefined;
      const lines = known ?? (await difficultiesIn(db, province, id, rollUpFrom));
      return { period: id, label, lines };
    }),
  );
  const recorded = recordedDifficulties(province, told);
  const answers = await answersTo(
    db,
    recorded.map(({ id }) => id),
  );
  return { lines: standingDifficulties(recorded, period.id, answers), answers };
}
