// A plan put into force or out of it by the province, beside what the plan's own file says of its
// validity: the file's text stays as it is, and so do the days before a switch. Of two switches the
// one made later has its way from its own day on.
import { addDays } from '../calendar/local.ts';
import type { Instant, LocalDate } from '../calendar/rule.ts';
import type { Plan } from './plan.ts';

export const PLAN_ACTIONS = ['ACTIVATE', 'SUPERSEDE', 'END'] as const;
export type PlanAction = (typeof PLAN_ACTIONS)[number];

export interface PlanSwitch {
  action: PlanAction;
  /** The first day of what it brings about: in force, or no longer. */
  on: LocalDate;
  /** The plan that takes its place; null unless superseded. */
  by: string | null;
  documentNo: string;
  reason: string;
  who: string;
  at: Instant;
}

interface Spell {
  from: LocalDate;
  /** null: until further notice. */
  to: LocalDate | null;
}

/** The plan as it stands by its file and by these switches, in the order in which they were made. */
export function switched(plan: Plan, switches: readonly Pick<PlanSwitch, 'action' | 'on'>[]): Plan {
  if (switches.length === 0) return plan;
  const { note: _note, ...own } = plan.validity;
  let spells = (plan.pauses ?? []).reduce<Spell[]>(
    (all, pause) => all.flatMap((it) => without(it, pause)),
    [own],
  );
  for (const { action, on } of switches) {
    const before = spells.flatMap((it) => endedBefore(it, on));
    const after = own.to !== null && own.to >= on ? own.to : null;
    spells = action === 'ACTIVATE' ? joined([...before, { from: on, to: after }]) : before;
  }
  const [first] = spells;
  // Never in force, not even on its one day.
  if (first === undefined) {
    const only = { from: own.from, to: own.from };
    return { ...plan, validity: only, pauses: [only] };
  }
  const pauses = spells.slice(1).map((it, index) => ({
    from: addDays(spells[index]?.to ?? it.from, 1),
    to: addDays(it.from, -1),
  }));
  const { pauses: _pauses, ...rest } = plan;
  return {
    ...rest,
    validity: { from: first.from, to: spells.at(-1)?.to ?? null },
    ...(pauses.length > 0 ? { pauses } : {}),
  };
}

function without(spell: Spell, pause: { from: LocalDate; to: LocalDate }): Spell[] {
  const { from, to } = spell;
  if (pause.to < from || (to !== null && to < pause.from)) return [spell];
  const rest = addDays(pause.to, 1);
  return [
    ...endedBefore(spell, pause.from),
    ...(to === null || rest <= to ? [{ from: rest > from ? rest : from, to }] : []),
  ];
}

function endedBefore({ from, to }: Spell, on: LocalDate): Spell[] {
  if (from >= on) return [];
  return [{ from, to: to !== null && to < on ? to : addDays(on, -1) }];
}

/** Spells in order, those that touch as one. */
function joined(spells: readonly Spell[]): Spell[] {
  const found: Spell[] = [];
  for (const spell of spells) {
    const last = found.at(-1);
    if (last !== undefined && last.to !== null && addDays(last.to, 1) >= spell.from)
      last.to = spell.to;
    else found.push({ ...spell });
  }
  return found;
}
