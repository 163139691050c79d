// Which reminders go out now. Pure: the obligations as they stand, what was sent before, the time;
// the answer is the same however often and however late it is asked, so that a scheduler that runs
// twice or wakes a day late does no harm.
import type { Due } from '../calendar/due.ts';
import type { HolidayTable } from '../calendar/holiday.ts';
import type { Instant } from '../calendar/rule.ts';
import { stepMoment, type LadderStep } from './ladder.ts';

/** After this a step says nothing any more: a system that wakes after months chases nobody of old. */
const LATEST_MS = 14 * 86_400_000;

export interface OpenObligation {
  /** `48-20275_2025-Q4_QN-R1` */
  id: string;
  due: Due;
  /** Nothing is expected any more: it came, or the unit is freed from it. */
  settled: boolean;
  /** The date is a reminder and not the plan's: nobody is chased by it. */
  assumed: boolean;
  /** Ids of steps that were sent or passed over before. */
  done: readonly string[];
  /** Ids of steps whose receipt was acknowledged: what chases on from them stops. */
  acknowledged: readonly string[];
}

export interface PlannedReminder {
  obligation: string;
  step: LadderStep;
}

export interface ReminderPlan {
  /** Chases before reminders, then by obligation. */
  send: PlannedReminder[];
  /** Steps whose time passed, or a later one's had come: they are never sent. */
  passOver: PlannedReminder[];
}

/**
 * Of each open obligation the latest step whose moment has come, unless it was done; earlier ones
 * that were not sent in their time are passed over, since two at once say no more than one. So is
 * one that is two weeks late.
 */
export function planReminders(
  obligations: readonly OpenObligation[],
  ladder: readonly LadderStep[],
  now: Instant,
  holidays: HolidayTable,
): ReminderPlan {
  const send: PlannedReminder[] = [];
  const passOver: PlannedReminder[] = [];
  for (const obligation of obligations) {
    if (obligation.settled) continue;
    const steps = ladder
      .filter((step) => !(obligation.assumed && step.chase))
      .map((step) => ({ step, moment: stepMoment(step, obligation.due, holidays) }))
      .filter(({ moment }) => moment <= now)
      .sort((a, b) => a.moment - b.moment);
    const latest = latestByAudience(steps);
    for (const { step, moment } of steps) {
      if (obligation.done.includes(step.id)) continue;
      const reminder = { obligation: obligation.id, step };
      const tooLate = now - moment > LATEST_MS;
      if (tooLate || !latest.has(step) || stopped(obligation, step)) passOver.push(reminder);
      else send.push(reminder);
    }
  }
  const rank = ({ step }: PlannedReminder) => (step.chase ? 0 : 1);
  send.sort((a, b) => rank(a) - rank(b) || (a.obligation < b.obligation ? -1 : 1));
  return { send, passOver };
}

/** The province is told of a day's missing reports whatever the communes are told later. */
function latestByAudience(
  steps: readonly { step: LadderStep; moment: Instant }[],
): Set<LadderStep> {
  const latest = new Map<string, LadderStep>();
  for (const { step } of steps) latest.set(step.to === 'PROVINCE' ? 'PROVINCE' : 'COMMUNE', step);
  return new Set(latest.values());
}

/** Whoever has acknowledged a chase is not chased again; reminders before the day go on. */
function stopped({ acknowledged }: OpenObligation, step: LadderStep): boolean {
  return step.chase && acknowledged.length > 0;
}
