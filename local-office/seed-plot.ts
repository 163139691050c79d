// Who has come how far on the first day of the local office: about two thirds of the communes have
// sent, the others have a mistake in their sheet, are half-way, ready to send, or have not begun.
import type { Instant } from '../functions/domain/calendar/rule.ts';
import { sendingsOf, type Part, type Stage } from './synthesis-script.ts';

export interface Turn {
  part: Part;
  /** How much of the sheet is filled in; `MISTAKE`: all of it, one figure wrong. */
  filled: 'ALL' | 'MISTAKE' | 'HALF' | 'NOTHING';
  /** When it was sent; null where it was not. */
  sentAt: Instant | null;
}

/** One for each commune, in the order of their codes. */
export function plotOf(cast: readonly Part[], stage: Stage, now: Instant): Turn[] {
  const first = new Map(
    sendingsOf(cast, stage)
      .filter(({ attempt, repeated }) => attempt === 1 && !repeated)
      .map(({ part, at }) => [part.commune.code, at]),
  );
  let waiting = 0;
  return cast.map((part): Turn => {
    const at = first.get(part.commune.code);
    // Villages with two teams stand in the form from last time; to fill it in again would double them.
    const untouched = at === undefined || (part.story.villages?.secondTeams ?? 0) > 0;
    if (untouched) return { part, filled: 'NOTHING', sentAt: null };
    if (part.story.mistake) return { part, filled: 'MISTAKE', sentAt: null };
    if (at < now) return { part, filled: 'ALL', sentAt: at };
    waiting += 1;
    const filled = (['HALF', 'NOTHING', 'ALL'] as const)[waiting % 3] ?? 'HALF';
    return { part, filled, sentAt: null };
  });
}
