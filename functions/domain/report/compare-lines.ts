// What comparing two versions of a report shares: lines side by side by their key, a figure as an
// officer reads it, and one way to note a difference.
import type { LocalDate } from '../calendar/rule.ts';
import { formatDate } from '../vietnamese/date.ts';
import { formatExact } from '../vietnamese/number.ts';
import type { Figure, VillageLine } from './content.ts';

/** Records a difference where the two values are not the same. */
export type Note = (
  at: string | undefined,
  what: string,
  before: string | null | undefined,
  after: string | null | undefined,
) => void;

/** Names of indicators, resident lists, kinds of activity and topics by their codes. */
export type CodeNames = ReadonlyMap<string, string>;

export function noteFigure(
  note: Note,
  what: string,
  before: Figure | undefined,
  after: Figure | undefined,
): void {
  note(after?.at ?? before?.at, what, shownFigure(before), shownFigure(after));
}

export function shownFigure(figure: Figure | undefined): string | null {
  return figure ? formatExact(figure.value) : null;
}

export function shownDay(day: LocalDate | null | undefined): string | null {
  return day ? formatDate(day) : null;
}

/** Lines of two versions side by side by their key, in the newer version's order. */
export function pairs<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (line: T) => string,
): [T | undefined, T | undefined][] {
  const old = new Map(before.map((line) => [keyOf(line), line]));
  const now = new Map(after.map((line) => [keyOf(line), line]));
  return [...new Set([...now.keys(), ...old.keys()])].map((key) => [old.get(key), now.get(key)]);
}

/** "Thôn 3", and "Thôn 3 (Tổ T003B)" where the team is not simply the village's. */
export function rowNames(
  lines: readonly Pick<VillageLine, 'village' | 'name'>[],
): (village: string, team: string | null) => string {
  const names = new Map<string, string>();
  for (const line of lines) if (!names.has(line.village)) names.set(line.village, line.name);
  return (village, team) => {
    const name = names.get(village) ?? village;
    return team === null || team === village ? name : `${name} (Tổ ${team})`;
  };
}
