// The difficulties of a province as of one period: what its reports tell, what is still open of a
// commune that has not reported yet, and since when each of them is told.
import type { DifficultyLine } from './content.ts';
import { isSettled, linesById, type AnswerState } from './difficulty.ts';

/** What the communes' reports of one period tell, by commune code; none of it is a word too. */
export interface PeriodDifficulties {
  period: string;
  /** "Quý IV năm 2025" */
  label: string;
  lines: ReadonlyMap<string, readonly DifficultyLine[]>;
}

export interface RecordedAnswer {
  text: string;
  state: AnswerState;
  by: string;
  /** ISO 8601 at +07:00. */
  at: string;
}

export interface RecordedDifficulty extends DifficultyLine {
  id: string;
  /** Commune code. */
  commune: string;
  /** Of the report that tells it last. */
  period: string;
  periodLabel: string;
  /** The first of the periods through which the commune has told it without a break. */
  since: { period: string; label: string; orEarlier: boolean };
}

/**
 * `periods` are those of one kind, the latest first, the period asked for before all others. Of a
 * commune that has reported on it every line; of one that has not, what was open in its last report
 * before. By commune code, then in the order of the workbook.
 */
export function recordedDifficulties(
  province: string,
  periods: readonly PeriodDifficulties[],
): RecordedDifficulty[] {
  const communes = new Set(periods.flatMap(({ lines }) => [...lines.keys()]));
  return [...communes].sort().flatMap((commune) => {
    const told = periods.flatMap(({ period, label, lines }, place) => {
      const own = lines.get(commune);
      return own === undefined
        ? []
        : [{ period, label, place, lines: linesById({ province, commune }, own) }];
    });
    const [last] = told;
    if (last === undefined) return [];
    return [...last.lines].map(([id, line]) => {
      const broken = told.findIndex((it) => !it.lines.has(id));
      const first = told.at(broken < 0 ? -1 : broken - 1) ?? last;
      return {
        ...line,
        id,
        commune,
        period: last.period,
        periodLabel: last.label,
        since: {
          period: first.period,
          label: first.label,
          orEarlier: first.place === periods.length - 1 && periods.length > 1,
        },
      };
    });
  });
}

/** Without what an earlier period's report told and has been settled since. */
export function standingDifficulties(
  recorded: readonly RecordedDifficulty[],
  period: string,
  answers: ReadonlyMap<string, RecordedAnswer>,
): RecordedDifficulty[] {
  return recorded.filter((it) => it.period === period || !isSettled(it.status, answers.get(it.id)));
}
