// The rollup made ready to be laid out: which communes and indicators there are, what they are
// called, and each figure by its key. Every tab reads from here, so that all of them name a thing
// alike and none searches through lists.
import { dataWindow } from '../calendar/window.ts';
import type { Period } from '../calendar/period.ts';
import type { SummaryInput } from './input.ts';
import { communesOf, namesOf, type CommuneView } from './places.ts';
import { provincesFirst } from '../plan/order.ts';
import { periodById } from '../plan/periods.ts';
import type { Indicator, Obligation, Plan } from '../plan/plan.ts';
import { targetWords } from '../plan/target.ts';
import type { FigureZone, Rollup, RollupFigure } from '../rollup/rollup.ts';
import type { Zone } from '../unit/unit.ts';
import { ZONE_NAMES } from '../unit/words.ts';
import { NOT_ASKED, type Verdict, verdictOf, BY_ZONE } from './words.ts';

/** An indicator over all plans that have it: plans share one by its canonical id. */
export interface IndicatorView {
  canonicalId: string;
  name: string;
  shortName: string;
  entry: 'VILLAGE' | 'COMMUNE';
  /** Targets differ by zone, in the first plan that has the indicator. */
  zoned: boolean;
  /** Only plans of communes have it, while the province has a plan of its own. */
  local: boolean;
  /** Each plan's own reading, in the order of the plans. */
  readings: { plan: Plan; indicator: Indicator }[];
}

export interface View {
  input: SummaryInput;
  rollup: Rollup;
  /** The plans the rollup stands on: those of the province first, then by id. */
  plans: Plan[];
  period: Period;
  communes: CommuneView[];
  indicators: IndicatorView[];
  /** The zones that have figures of their own, PLAIN first. */
  zones: Zone[];
  /** The stretch of days the figures are of, and the plans that set it. */
  windows: { from: string; to: string; plans: string[] }[];
  /** The zones in which the province's figure splits; none where all of it lies in one. */
  zonesOf: (indicator: IndicatorView) => Zone[];
  zoneName: (zone: FigureZone | null) => string;
  /** The name of a commune, a legacy district or a village by the key the rollup uses. */
  nameOf: (unit: string) => string;
  figure: (indicator: string, unit: string, zone?: FigureZone) => RollupFigure | undefined;
  /** A figure's verdict, with the zone of its unit taken into account. */
  verdict: (indicator: IndicatorView, unit: string, zone?: FigureZone) => Verdict;
  /** `≥ 80%`, or for a zoned target over several zones `Theo vùng`, or '' where none is set. */
  target: (indicator: IndicatorView, figure: RollupFigure | undefined) => string;
  obligation: (plan: string, id: string) => { plan: Plan; obligation: Obligation } | undefined;
}

export function viewOf(input: SummaryInput): View {
  const { rollup } = input;
  const plans = plansOf(input);
  const period = periodOf(rollup, plans);
  const indicators = indicatorsOf(rollup, plans);
  const communes = communesOf(input, plans, period);
  const byCode = new Map(communes.map((commune) => [commune.code, commune]));
  const figures = new Map(
    rollup.figures.map((figure) => [key(figure.indicator, figure.unit, figure.zone), figure]),
  );
  const nameOf = namesOf(input, byCode);

  const figure = (indicator: string, unit: string, zone: FigureZone = 'ALL') =>
    figures.get(key(indicator, unit, zone));
  const figureOfAnyZone = (indicator: string, unit: string) =>
    figure(indicator, unit, 'PLAIN') !== undefined ||
    figure(indicator, unit, 'MOUNTAIN') !== undefined;
  const targeted = new Set(
    rollup.figures.filter((it) => it.target !== null).map((it) => it.indicator),
  );
  const zones = (['PLAIN', 'MOUNTAIN'] as const).filter((zone) =>
    rollup.figures.some((it) => it.unit === rollup.province && it.zone === zone),
  );
  return {
    input,
    rollup,
    plans,
    period,
    communes,
    indicators,
    zones,
    windows: windowsOf(period, plans),
    zonesOf: ({ canonicalId }) => {
      const whole = figure(canonicalId, rollup.province);
      const own = zones.flatMap((zone) => figure(canonicalId, rollup.province, zone) ?? []);
      const [only] = own;
      const splits =
        own.length > 1 || (only !== undefined && only.communesExpected !== whole?.communesExpected);
      return splits ? zones.filter((zone) => own.some((it) => it.zone === zone)) : [];
    },
    zoneName: (zone) => {
      if (zone === null) return '';
      if (zone === 'ALL') return 'Toàn tỉnh';
      return (
        plans.flatMap((plan) => plan.zones).find((it) => it.id === zone)?.name ?? ZONE_NAMES[zone]
      );
    },
    nameOf,
    figure,
    verdict: (indicator, unit, zone) => {
      const it = figure(indicator.canonicalId, unit, zone);
      if (it === undefined && unit !== rollup.province) return NOT_ASKED;
      return verdictOf(it, {
        zoned: indicator.zoned,
        severalZones: figureOfAnyZone(indicator.canonicalId, unit),
        anyTarget: targeted.has(indicator.canonicalId),
      });
    },
    target: (indicator, it) => {
      if (it !== undefined && it.target !== null) return targetWords(it.target, it.comparator);
      return it !== undefined && indicator.zoned ? BY_ZONE : '';
    },
    obligation: (planId, id) => {
      const plan = plans.find((it) => it.id === planId);
      const obligation = plan?.reporting.find((it) => it.id === id);
      return plan && obligation ? { plan, obligation } : undefined;
    },
  };
}

/**
 * The period of a rollup. A phase is found in the plans; an ad-hoc request, whose days stand in its
 * letter, is called by its id and dated by the day of the computation.
 */
function periodOf(rollup: Pick<Rollup, 'period' | 'computedAt'>, plans: readonly Plan[]): Period {
  const known = periodById(rollup.period, plans);
  if (known) return known;
  const day = rollup.computedAt.slice(0, 10);
  return { id: rollup.period, kind: 'ADHOC', start: day, end: day, label: rollup.period };
}

function key(...parts: string[]): string {
  return parts.join('\n');
}

function indicatorsOf(rollup: Rollup, plans: readonly Plan[]): IndicatorView[] {
  const ids = new Set([
    ...plans.flatMap((plan) => plan.indicators.map((it) => it.canonicalId)),
    ...rollup.figures.map((figure) => figure.indicator),
  ]);
  const provincial = plans.some((plan) => plan.level === 'PROVINCE' && plan.indicators.length > 0);
  return [...ids].map((canonicalId) => {
    const readings = plans.flatMap((plan) =>
      plan.indicators
        .filter((it) => it.canonicalId === canonicalId)
        .map((indicator) => ({ plan, indicator })),
    );
    const first = readings[0]?.indicator;
    return {
      canonicalId,
      name: first?.name ?? canonicalId,
      shortName: first?.shortName ?? canonicalId,
      entry: first?.entry ?? 'COMMUNE',
      zoned: first?.targets.some((target) => target.zone !== 'ALL') ?? false,
      local: provincial && !readings.some(({ plan }) => plan.level === 'PROVINCE'),
      readings,
    };
  });
}

function plansOf({ rollup, plans }: SummaryInput): Plan[] {
  return plans.filter((plan) => rollup.plans.includes(plan.id)).sort(provincesFirst);
}

function windowsOf(period: Period, plans: readonly Plan[]): View['windows'] {
  return [...Map.groupBy(plans, (plan) => plan.dataWindow)].map(([mode, its]) => {
    const { from, to } = dataWindow(period, mode);
    return { from, to, plans: its.map((plan) => plan.shortName) };
  });
}
