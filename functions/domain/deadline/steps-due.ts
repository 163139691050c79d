// Which steps of an obligation are due, on both of its ladders: the one up to its date and past it,
// and after a return the one from the day of the return.
import type { HolidayTable } from '../calendar/holiday.ts';
import { localDateOf, startOfDay } from '../calendar/local.ts';
import type { Due } from '../calendar/due.ts';
import type { Instant } from '../calendar/rule.ts';
import { returnLadder, stepMoment, type LadderStep } from './ladder.ts';
import { planReminders, type PlannedReminder } from './plan-reminders.ts';

export interface LadderFacts {
  id: string;
  due: Due | null;
  assumed: boolean;
  internal: boolean;
  /** Nothing is expected any more: it came, or the unit is freed from it. */
  settled: boolean;
  /** The revision that went back and has not been sent again; null where none did. */
  returned: { revision: number; at: Instant } | null;
}

export interface DueStep {
  step: LadderStep;
  /** From when on it was due. */
  moment: Instant;
}

export interface DueSteps {
  send: DueStep[];
  /** Their time has passed: they are never sent. */
  passOver: DueStep[];
}

/** `done` and `acknowledged` are ids of steps, of both ladders. */
export function stepsDue(
  facts: LadderFacts,
  { done, acknowledged }: { done: readonly string[]; acknowledged: readonly string[] },
  ladder: readonly LadderStep[],
  now: Instant,
  holidays: HolidayTable,
): DueSteps {
  const found: DueSteps = { send: [], passOver: [] };
  const acknowledgedOf = (steps: readonly LadderStep[]) =>
    steps.filter(({ id }) => acknowledged.includes(id)).map(({ id }) => id);
  const walk = (steps: readonly LadderStep[], due: Due, assumed: boolean, settled: boolean) => {
    const plan = planReminders(
      [{ id: facts.id, due, settled, assumed, done, acknowledged: acknowledgedOf(steps) }],
      steps,
      now,
      holidays,
    );
    const dated = ({ step }: PlannedReminder) => ({
      step,
      moment: stepMoment(step, due, holidays),
    });
    found.send.push(...plan.send.map(dated));
    found.passOver.push(...plan.passOver.map(dated));
  };
  const own = ladder.filter((step) => !(facts.internal && step.to === 'PROVINCE'));
  if (facts.due !== null) walk(own, facts.due, facts.assumed, facts.settled);
  if (facts.returned !== null) {
    const { revision, at } = facts.returned;
    walk(returnLadder(revision), dayOfReturn(at), false, false);
  }
  return found;
}

/** The steps after a return count from its day, whatever the report's own date is. */
function dayOfReturn(at: Instant): Due {
  const day = localDateOf(at);
  return { dueExclusive: startOfDay(day), lastDay: day, day, wording: 'NO_LATER_THAN' };
}
