// The ladder by which a report is reminded of and chased: steps as data, and when each is due. The
// default follows what the plans' own practice asks for; a province may set another.
import * as z from 'zod';
import { previousWorkingDay, type HolidayTable } from '../calendar/holiday.ts';
import { addDays, startOfDay } from '../calendar/local.ts';
import type { Due } from '../calendar/due.ts';
import type { Instant, LocalDate } from '../calendar/rule.ts';

/** Who is written to: the commune's officers, its leader, the province's staff. */
const AUDIENCES = ['COMMUNE', 'LEADER', 'PROVINCE'] as const;
export type Audience = (typeof AUDIENCES)[number];

export interface LadderStep {
  /** `T-7`; names the step for ever: what was sent is kept by it. */
  id: string;
  to: Audience;
  /** Days from the day that the plan names (ngày D); below zero before it. */
  days: number;
  /** Moved back to a working day: a reminder on a Sunday reaches nobody. */
  workingDay: boolean;
  /** Chases what is overdue, and goes before what only reminds. */
  chase: boolean;
}

export const DEFAULT_LADDER: readonly LadderStep[] = [
  { id: 'T-7', to: 'COMMUNE', days: -7, workingDay: true, chase: false },
  { id: 'T-3', to: 'COMMUNE', days: -3, workingDay: true, chase: false },
  { id: 'T-1', to: 'COMMUNE', days: -1, workingDay: true, chase: false },
  { id: 'D', to: 'PROVINCE', days: 0, workingDay: false, chase: false },
  { id: 'D+3', to: 'COMMUNE', days: 3, workingDay: false, chase: true },
  { id: 'D+7', to: 'LEADER', days: 7, workingDay: false, chase: true },
];

/** A ladder as a province sets it. Ids of `R` and a digit are kept for the ladder of a return. */
export const ladderSchema = z
  .array(
    z.strictObject({
      id: z.string().regex(/^(?!R\d)[A-Za-z][A-Za-z0-9+-]{0,11}$/),
      to: z.enum(AUDIENCES),
      days: z.int().min(-90).max(90),
      workingDay: z.boolean(),
      chase: z.boolean(),
    }),
  )
  .max(20)
  .refine((steps) => new Set(steps.map(({ id }) => id)).size === steps.length, {
    message: 'each step has an id of its own',
  });

/** A report that went back is open again: its commune is chased from the day of the return. */
export function returnLadder(revision: number): LadderStep[] {
  const step = (days: number, to: Audience): LadderStep => {
    return { id: `R${revision}+${days}`, to, days, workingDay: false, chase: true };
  };
  return [step(3, 'COMMUNE'), step(7, 'LEADER')];
}

/** The hour of the day in Viet Nam at which a step is sent. */
const HOUR = 7;
const HOUR_MS = 3_600_000;

function stepDay(step: LadderStep, due: Due, holidays: HolidayTable): LocalDate {
  const day = addDays(due.day, step.days);
  return step.workingDay ? previousWorkingDay(day, holidays) : day;
}

/** The first moment at which the step may go out. */
export function stepMoment(step: LadderStep, due: Due, holidays: HolidayTable): Instant {
  return startOfDay(stepDay(step, due, holidays)) + HOUR * HOUR_MS;
}
