// What the unit list tells of merges. A list names no predecessors, but it has spans of time: a village
// that begins, or begins a new span, on the day after another one ended took over from it, and a
// commune is another one since the line that gave it another name, kind or district, or none.
import { addDays } from '../calendar/local.ts';
import type { LocalDate } from '../calendar/rule.ts';
import { lifetime } from './history.ts';
import type { Commune, Units, Village } from './unit.ts';

/** Plain JSON, so that it travels with a commune's spreadsheet. */
export interface Reorganised {
  /** The day since which the commune stands as it is; null where the list does not tell. */
  commune: LocalDate | null;
  /** By village code: the day since which it stands in the place of others, too. */
  merged: Record<string, LocalDate>;
  /** By village code: the day on which its present line begins, of lines later than the commune's. */
  begun: Record<string, LocalDate>;
}

/** The day of a village; "constructor" is a village of no list. */
export function dayOf(days: Record<string, LocalDate>, village: string): LocalDate | null {
  return Object.hasOwn(days, village) ? (days[village] ?? null) : null;
}

export const NOTHING_REORGANISED: Reorganised = { commune: null, merged: {}, begun: {} };

/** The first days of each village's lines in order, and which villages ended on a day. */
interface Histories {
  starts: Map<string, LocalDate[]>;
  ended: Map<LocalDate, string[]>;
}

/**
 * The merges of a commune and its villages that took place by `on`, inclusive. Only their own lines
 * are read, so that a part of a province's list tells the same as the whole.
 */
export function reorganisedOf(units: Units, code: string, on: LocalDate): Reorganised {
  const commune = standsSince(
    units.communes.filter((line) => line.code === code),
    on,
  );
  const villages = historiesOf(units.villages.filter((line) => line.commune === code));
  const merged: Reorganised['merged'] = {};
  const begun: Reorganised['begun'] = {};
  for (const [village, starts] of villages.starts) {
    const begins = starts.filter((day) => day <= on);
    const start = begins.at(-1);
    if (start !== undefined && (commune === null || start > commune)) begun[village] = start;
    const day = takenOver(village, villages, on);
    if (day !== null && (commune === null || day > commune)) merged[village] = day;
  }
  return { commune, merged, begun };
}

/** The first day of the earliest line after which the commune was never another. */
function standsSince(lines: readonly Commune[], on: LocalDate): LocalDate | null {
  const known = lines
    .filter(({ validFrom }) => validFrom <= on)
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const whole = ({ name, kind, district }: Commune) => [name, kind, district?.code].join('\n');
  const began = known.filter((line, place) => {
    const before = known[place - 1];
    return before === undefined || whole(before) !== whole(line);
  });
  return began.at(-1)?.validFrom ?? null;
}

/** The latest day by `on` on which one of its lines begins and another village has just ended. */
function takenOver(code: string, { starts, ended }: Histories, on: LocalDate): LocalDate | null {
  const days = (starts.get(code) ?? []).filter(
    (day) => day <= on && ended.get(addDays(day, -1))?.some((other) => other !== code),
  );
  return days.at(-1) ?? null;
}

function historiesOf(lines: readonly Village[]): Histories {
  const units = new Map<string, Village[]>();
  for (const line of lines) {
    const list = units.get(line.code);
    if (list) list.push(line);
    else units.set(line.code, [line]);
  }
  const found: Histories = { starts: new Map(), ended: new Map() };
  for (const [code, spans] of units) {
    found.starts.set(code, spans.map(({ validFrom }) => validFrom).sort());
    const last = lifetime(
      spans.map(({ validFrom, validTo }) => ({ of: code, line: 0, validFrom, validTo })),
    )?.to;
    if (last) found.ended.set(last, [...(found.ended.get(last) ?? []), code]);
  }
  return found;
}
