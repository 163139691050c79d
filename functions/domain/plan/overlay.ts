// One commune may stand under several plans at once: its province's and its own. Here they are laid
// over each other for one commune and one period: indicators become one list by canonical id, while
// obligations, team rules and procedures stand side by side, each with the plan it comes from.
import type { Period } from '../calendar/period.ts';
import type { LocalDate } from '../calendar/rule.ts';
import {
  ACTIVITY_KINDS,
  nameIn,
  POSTS,
  PRIORITY_GROUPS,
  SUPPORT_PLACES,
  TOPICS,
} from '../team/vocabulary.ts';
import { provincesFirst } from './order.ts';
import type { Indicator, Obligation, Plan, TeamRule } from './plan.ts';
import type { IndicatorSource } from './target.ts';
import { LEVELS, TEAM_LEVELS } from './terms.ts';
import type { Level, TeamLevel } from './terms.ts';

export interface OverlaidIndicator {
  canonicalId: string;
  /** The one that heads the column: the province's where it has one. */
  indicator: Indicator;
  /** Every plan that states it, in the order of `plans`, for each has a target of its own. */
  sources: IndicatorSource[];
}

/** An obligation as it reads at the end of the period. */
export interface OverlaidObligation {
  plan: Plan;
  obligation: Obligation;
  from: Level;
  to: Level;
  /** It ends inside the commune, so it is no part of the province's timeliness. */
  internal: boolean;
}

export interface CodedName {
  code: string;
  name: string;
}

export interface Overlay {
  /** Plans of provinces first, then by id. */
  plans: Plan[];
  indicators: OverlaidIndicator[];
  /** Only those of the period's kind, without the suppressed. */
  obligations: OverlaidObligation[];
  teamRules: { plan: Plan; rule: TeamRule }[];
  teamLevels: TeamLevel[];
  kinds: CodedName[];
  topics: CodedName[];
  priorityGroups: CodedName[];
  supportPlaces: CodedName[];
  /** The standard catalogue, with the plans' own posts before its last word, "Khác". */
  posts: CodedName[];
  campaigns: string[];
  minHours: { plan: Plan; value: number; clause: string; id: string }[];
  membership: {
    plan: Plan;
    join: Plan['membership']['join'];
    leave: Plan['membership']['leave'];
  }[];
  residentCounters: { id: string; name: string; plan: Plan; clause: string }[];
  /** A plan names a policy of support money for the year in which the period ends. */
  funding: boolean;
  /** That of the first plan. */
  dataWindow: Plan['dataWindow'];
}

/** The commune by province (2 digits) and code (5 digits), as they are at the end of the period. */
export interface CommuneKey {
  province: string;
  code: string;
}

/**
 * The plans a commune stands under in a period: those in force on the period's last day whose scope
 * holds the commune. After a merge the scope is that of the successor province. Plans of provinces
 * come first, then by id.
 */
export function plansInForce(
  plans: readonly Plan[],
  commune: CommuneKey,
  period: Pick<Period, 'end'>,
): Plan[] {
  return plans
    .filter((plan) => isInForce(plan, period.end))
    .filter(
      (plan) =>
        provinceOn(plan, period.end) === commune.province &&
        (plan.scope.commune === null || plan.scope.commune === commune.code),
    )
    .sort(provincesFirst);
}

/** Whether a plan is in force on a day, wherever it is. */
export function isInForce({ validity, pauses = [] }: Plan, on: LocalDate): boolean {
  return (
    validity.from <= on &&
    (validity.to === null || on <= validity.to) &&
    !pauses.some(({ from, to }) => from <= on && on <= to)
  );
}

/** The province whose communes a plan binds on a day. */
export function provinceOn(plan: Plan, on: LocalDate): string {
  return plan.scope.successors
    .filter((successor) => successor.from <= on)
    .reduce((latest, it) => (it.from >= latest.from ? it : latest), {
      from: '',
      province: plan.scope.province,
    }).province;
}

/**
 * Lays the plans in force for a commune and period over each other. Without any plan in force every
 * list is empty. Throws an Error when two plans use one canonical id for things that cannot share
 * a column: another unit, entry, measure or denominator.
 */
export function overlayPlans(plans: readonly Plan[], commune: CommuneKey, period: Period): Overlay {
  const inForce = plansInForce(plans, commune, period);
  const year = Number(period.end.slice(0, 4));
  const standardPosts = Object.keys(POSTS).map((code) => ({ code }));
  return {
    plans: inForce,
    indicators: overlayIndicators(inForce),
    obligations: inForce.flatMap((plan) => obligationsOf(plan, period)),
    teamRules: inForce.flatMap((plan) => plan.teamRules.map((rule) => ({ plan, rule }))),
    teamLevels: TEAM_LEVELS.filter((level) => inForce.some((it) => it.teamLevels.includes(level))),
    kinds: coded(
      inForce.flatMap((it) => it.activities.kinds),
      ACTIVITY_KINDS,
    ),
    topics: coded(
      inForce.flatMap((it) => it.activities.topics),
      TOPICS,
    ),
    priorityGroups: coded(
      inForce.flatMap((it) => it.activities.priorityGroups),
      PRIORITY_GROUPS,
    ),
    supportPlaces: coded(
      inForce.flatMap((it) => it.activities.supportPlaces),
      SUPPORT_PLACES,
    ),
    posts: coded([...standardPosts, ...inForce.flatMap((it) => it.posts)], POSTS),
    campaigns: [
      ...new Set(inForce.flatMap((plan) => plan.activities.campaigns.map(({ name }) => name))),
    ],
    minHours: inForce.flatMap((plan) =>
      plan.activities.minHoursPerWeek ? [{ plan, ...plan.activities.minHoursPerWeek }] : [],
    ),
    membership: inForce
      .filter(({ membership }) => membership.join !== null || membership.leave !== null)
      .map((plan) => ({ plan, ...plan.membership })),
    residentCounters: residentCountersOf(inForce),
    funding: inForce.some(
      ({ funding: { policy } }) =>
        policy !== null && policy.fromYear <= year && year <= policy.toYear,
    ),
    dataWindow: inForce[0]?.dataWindow ?? 'DECREE_09',
  };
}

/** Nearly all communes stand under the same plans, and those are laid over each other only once. */
export function overlaysOf(
  plans: readonly Plan[],
  period: Period,
): (commune: CommuneKey) => Overlay {
  const known = new Map<string, Overlay>();
  return (commune) => {
    const inForce = plansInForce(plans, commune, period);
    const key = inForce.map((plan) => plan.id).join(' ');
    const overlay = known.get(key) ?? overlayPlans(inForce, commune, period);
    known.set(key, overlay);
    return overlay;
  };
}

/**
 * The obligation that a commune's workbook answers: the first the commune owes to someone above it
 * (the province's plan first), else the one by which its teams report to it, else none.
 */
export function reportObligation(
  overlay: Pick<Overlay, 'obligations'>,
): OverlaidObligation | undefined {
  const above = LEVELS.indexOf('COMMUNE');
  return (
    overlay.obligations.find((it) => it.from === 'COMMUNE' && LEVELS.indexOf(it.to) > above) ??
    overlay.obligations.find((it) => it.from === 'TEAM' && it.internal)
  );
}

function overlayIndicators(plans: Plan[]): OverlaidIndicator[] {
  const byCanonicalId = new Map<string, OverlaidIndicator>();
  for (const plan of plans)
    for (const indicator of plan.indicators) {
      const { canonicalId } = indicator;
      const source = { plan, indicator };
      const known = byCanonicalId.get(canonicalId);
      if (known === undefined)
        byCanonicalId.set(canonicalId, { canonicalId, indicator, sources: [source] });
      else {
        assertSameThing(known.sources[0] ?? source, source);
        known.sources.push(source);
      }
    }
  return [...byCanonicalId.values()];
}

/** What a figure must share with another to stand in one column with it. */
function sharedFacts({ indicator }: IndicatorSource) {
  return {
    unit: indicator.unit,
    entry: indicator.entry,
    measure: indicator.measure,
    'denominator.field': indicator.denominator.field,
  };
}

function assertSameThing(one: IndicatorSource, other: IndicatorSource): void {
  const mine = sharedFacts(one);
  const its = sharedFacts(other);
  for (const key of Object.keys(mine) as (keyof typeof mine)[])
    if (mine[key] !== its[key])
      throw new Error(
        `${one.indicator.canonicalId}: expected the same ${key} in every plan, found ` +
          `"${mine[key]}" in ${one.plan.id} (${one.indicator.id}) and ` +
          `"${its[key]}" in ${other.plan.id} (${other.indicator.id})`,
      );
}

function obligationsOf(plan: Plan, period: Period): OverlaidObligation[] {
  return plan.reporting.flatMap((obligation) => {
    const change = obligation.afterReorganisation;
    const changed = change !== undefined && change.since <= period.end ? change : undefined;
    if (obligation.frequency !== period.kind || changed?.suppressed) return [];
    if (obligation.due?.rule === 'END_OF_PHASE' && !evaluatesAt(plan, period.end)) return [];
    const to = changed?.to ?? obligation.to;
    return [
      {
        plan,
        obligation,
        from: changed?.from ?? obligation.from,
        to,
        internal: to === 'COMMUNE' || to === 'COMMUNE_OFFICE',
      },
    ];
  });
}

/** A report due at the end of a phase is due only after a phase that closes with an evaluation. */
function evaluatesAt(plan: Plan, end: LocalDate): boolean {
  return plan.rollout.some((phase) => phase.evaluation && phase.to === end);
}

function coded(
  entries: { code: string; name?: string | undefined }[],
  catalogue: Record<string, string>,
): CodedName[] {
  const names = new Map<string, string>();
  for (const { code, name } of entries)
    if (!names.has(code)) names.set(code, name ?? nameIn(catalogue, code) ?? code);
  // "Khác" closes a list, whichever plan brought it in.
  return [...names]
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => Number(a.code === 'OTHER') - Number(b.code === 'OTHER'));
}

function residentCountersOf(plans: Plan[]): Overlay['residentCounters'] {
  const counters = plans.flatMap((plan) => {
    const lists = plan.residentLists;
    return lists ? lists.counters.map((it) => ({ ...it, plan, clause: lists.clause })) : [];
  });
  return counters.filter((it, index) => counters.findIndex(({ id }) => id === it.id) === index);
}
