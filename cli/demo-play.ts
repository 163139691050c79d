// The demo's command line as a play: which plans, whose communes, who plays what.
import { basename, join } from 'node:path';
import type { Plan } from '../functions/domain/plan/plan.ts';
import type { Commune } from '../functions/domain/unit/unit.ts';
import { readHolidays } from '../functions/files/holidays-file.ts';
import { planFilesIn, readPlanFiles } from '../functions/files/plan-file.ts';
import { communesOfProvince, REORGANISED } from '../local-office/province.ts';
import { randomOf } from '../local-office/synthesis-random.ts';
import { castOf, type Part, type Stage } from '../local-office/synthesis-script.ts';
import { readArguments, UsageFault } from './arguments.ts';
import { playedPeriod } from './demo-stage.ts';
import { momentOf } from './inputs.ts';

/** Đà Nẵng by the plan of the former Quảng Nam, and one of its wards by a plan of its own as well. */
const DEFAULT_PLANS = ['quang-nam-2025', 'an-hai-2025'];
const DEFAULT_OUT = join('out', 'demo');
const DEFAULT_SEED = 1;
/** More than any province has; a plan of one commune plays with that one, however many are wished. */
const MOST_COMMUNES = 999;
const PLANS = join(import.meta.dirname, '..', 'plans');

export interface Play {
  planFiles: string[];
  /** Province code. */
  province: string;
  stage: Stage;
  cast: Part[];
  /** When the province closes the period. */
  now: number;
  out: string;
}

/** Throws UsageFault and PlanFileFault with one sentence for the engineer. */
export async function readPlay(args: string[]): Promise<Play> {
  const read = readArguments(args, {
    plan: 'many',
    communes: 'one',
    seed: 'one',
    now: 'one',
    out: 'one',
  });
  const now = read.one('now');
  const { closed, ...play } = await setPlay(read.many('plan'), read.one('communes'), {
    seed: wholeNumber(read.one('seed'), 'seed', 0, 2 ** 32 - 1) ?? DEFAULT_SEED,
  });
  return {
    ...play,
    now: now === undefined ? closed : momentOf(now, 'now'),
    out: read.one('out') ?? DEFAULT_OUT,
  };
}

/**
 * A play of the plans named (those of the demo where none is), with as many communes as are wished.
 * `closed` is when the province would close the period.
 */
export async function setPlay(
  named: readonly string[],
  communes: string | undefined,
  { seed = DEFAULT_SEED }: { seed?: number } = {},
): Promise<Omit<Play, 'now' | 'out'> & { closed: number }> {
  const planFiles = await filesOf(named);
  const plans = await readPlanFiles(planFiles);
  const holidays = await readHolidays(join(PLANS, 'holidays.yaml'));
  const { province, ownCommunes, period, due, assumed, closed } = playedPeriod(plans, holidays);
  const stage: Stage = { plans, period, holidays, due, assumed, seed };

  const bound = period.end < REORGANISED ? [] : boundCommunes(province, ownCommunes, plans);
  if (bound.length === 0)
    throw new UsageFault(
      `expected plans whose last period ends on ${REORGANISED} or later, in a province of today: ` +
        `found province ${province} on ${period.end}`,
    );
  const many = Math.min(
    wholeNumber(communes, 'communes', 1, MOST_COMMUNES) ?? bound.length,
    bound.length,
  );
  const cast = castOf(chosen(bound, ownCommunes, many, seed), ownCommunes, stage);
  return { planFiles, province, stage, cast, closed };
}

/** A plan is named by its id among the plans of this project, or by its file. */
async function filesOf(named: readonly string[]): Promise<string[]> {
  const known = new Map((await planFilesIn(PLANS)).map((file) => [basename(file, '.yaml'), file]));
  return [...new Set(named.length > 0 ? named : DEFAULT_PLANS)].map((name) => {
    const file = name.endsWith('.yaml') ? name : known.get(name);
    if (file === undefined)
      throw new UsageFault(
        `expected --plan to name a file or one of ${[...known.keys()].join(', ')}, found "${name}"`,
      );
    return file;
  });
}

/** All communes of the province, or only those with a plan where no plan of a province is played. */
function boundCommunes(province: string, own: readonly string[], plans: Plan[]): Commune[] {
  const all = communesOfProvince(province, plans);
  for (const code of own)
    if (!all.some((commune) => commune.code === code))
      throw new UsageFault(`expected commune ${code} in province ${province}, found no such code`);
  if (plans.some((plan) => plan.level === 'PROVINCE')) return all;
  return all.filter((commune) => own.includes(commune.code));
}

/** `many` of the communes, first of all those with a plan of their own, in the order of their codes. */
function chosen(
  all: readonly Commune[],
  own: readonly string[],
  many: number,
  seed: number,
): Commune[] {
  const hasPlan = (commune: Commune) => own.includes(commune.code);
  const others = randomOf(seed, 'communes').shuffled(all.filter((it) => !hasPlan(it)));
  const kept = new Set([...all.filter(hasPlan), ...others].slice(0, many));
  return all.filter((commune) => kept.has(commune));
}

export function wholeNumber(
  text: string | undefined,
  option: string,
  least: number,
  most: number,
): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most))
    throw new UsageFault(
      `expected --${option} as a whole number from ${least} to ${most}, found "${text}"`,
    );
  return value;
}
