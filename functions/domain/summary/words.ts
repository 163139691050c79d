// The words in which the summary judges a figure or a deadline. Colour repeats what they say and
// never says it alone: an officer may print in grey.
import { describeDue, lateWords } from '../calendar/due.ts';
import { addDays, localDateOf } from '../calendar/local.ts';
import type { Tone } from '../grid/grid.ts';
import type { Obligation } from '../plan/plan.ts';
import { NO_TARGET } from '../plan/target.ts';
import type { RollupFigure, RollupTimeliness } from '../rollup/rollup.ts';

export interface Verdict {
  word: string;
  tone: Tone;
}

export const MET = 'Đạt';
export const NOT_MET = 'Chưa đạt';
const NO_DATA = 'Chưa có số liệu';
const NO_ZONE = 'Chưa xác định vùng';
/** Targets differ by zone and the unit lies in several: the rows of the zones are judged. */
export const BY_ZONE = 'Theo vùng';
/** Communes have targets of their own that differ: each is judged by its own. */
const BY_COMMUNE = 'Theo từng xã';
/** No plan of the commune has the indicator. */
export const NOT_ASKED: Verdict = { word: '–', tone: 'note' };
/** A denominator confirmed to be zero, such as a commune without OCOP products. */
const NONE_TO_COUNT = 'Không phát sinh';
/** Appended where values older than the period are part of the figure. */
export const CARRIED = 'số cũ';

export interface Judged {
  /** The indicator has targets by zone. */
  zoned: boolean;
  /** The unit lies in zones that have figures of their own. */
  severalZones: boolean;
  /** Some figure of the indicator has a target, if not this one. */
  anyTarget: boolean;
}

/** What a figure amounts to, and where it can't be judged, why. */
export function verdictOf(
  figure: Pick<RollupFigure, 'percent' | 'denominator' | 'met'> | undefined,
  { zoned, severalZones, anyTarget }: Judged,
): Verdict {
  if (figure === undefined || figure.percent === null)
    return figure?.denominator === 0
      ? { word: NONE_TO_COUNT, tone: 'noData' }
      : { word: NO_DATA, tone: 'noData' };
  if (figure.met !== null)
    return figure.met ? { word: MET, tone: 'met' } : { word: NOT_MET, tone: 'notMet' };
  if (zoned) return { word: severalZones ? BY_ZONE : NO_ZONE, tone: 'noData' };
  return { word: anyTarget ? BY_COMMUNE : NO_TARGET, tone: 'noData' };
}

/** `Đạt` → `Đạt (số cũ)`. */
export function withCarried(verdict: Verdict, carried: number): Verdict {
  return carried > 0 ? { ...verdict, word: `${verdict.word} (${CARRIED})` } : verdict;
}

/**
 * The state of one obligation. Where its date is assumed, or there is none, a report has come in
 * or has not; it is never late nor missing.
 */
export function stateOf(
  line: Pick<RollupTimeliness, 'status' | 'lateByDays' | 'assumed' | 'dueExclusive'>,
): Verdict {
  if (line.status === 'EXEMPT') return { word: 'Được miễn', tone: 'noData' };
  if (!hasDeadline(line)) {
    const hint = line.dueExclusive === null ? 'không ấn định hạn' : 'hạn gợi ý';
    return line.status === 'ON_TIME' || line.status === 'LATE'
      ? { word: `Đã nộp (${hint})`, tone: 'met' }
      : { word: `Chưa nộp (${hint})`, tone: 'noData' };
  }
  switch (line.status) {
    case 'ON_TIME':
      return { word: 'Đúng hạn', tone: 'met' };
    case 'LATE':
      return { word: lateWords(line.lateByDays), tone: 'late' };
    case 'MISSING':
      return { word: 'Chưa nộp', tone: 'notMet' };
    case 'NOT_DUE':
      return { word: 'Chưa đến hạn', tone: 'noData' };
  }
}

/** Whether the plan itself sets a date, so that a report can be late. */
export function hasDeadline(line: Pick<RollupTimeliness, 'assumed' | 'dueExclusive'>): boolean {
  return !line.assumed && line.dueExclusive !== null;
}

/**
 * "trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)": the day as the plan words it and the
 * last moment in time.
 */
export function dueWords(
  line: Pick<RollupTimeliness, 'dueExclusive' | 'assumed'>,
  obligation: Pick<Obligation, 'due' | 'assumedDue'> | undefined,
): string {
  if (line.dueExclusive === null) return 'Không ấn định hạn';
  const dueExclusive = Date.parse(line.dueExclusive);
  const following = localDateOf(dueExclusive);
  const lastDay = addDays(following, -1);
  const rule = obligation?.due?.rule ?? obligation?.assumedDue?.rule;
  const wording = rule === 'BEFORE' ? rule : 'NO_LATER_THAN';
  const day = wording === 'BEFORE' ? following : lastDay;
  const said = describeDue({ dueExclusive, lastDay, day, wording });
  return line.assumed ? `Hạn gợi ý: ${said}` : `${said.slice(0, 1).toUpperCase()}${said.slice(1)}`;
}

/** The word for a code of a dropdown; a code nobody named is shown as it is. */
export function wordOf(
  table: readonly { code: string; name: string }[],
  code: string | null,
  unknown = 'Chưa ghi',
): string {
  if (code === null) return unknown;
  return table.find((word) => word.code === code)?.name ?? code;
}
