// Who plays which story, and everything that is sent in the order in which it comes in. All of it
// follows from the seed, so that a demo can be told again.
import type { Due } from '../functions/domain/calendar/due.ts';
import type { HolidayTable } from '../functions/domain/calendar/holiday.ts';
import { addDays, localDateOf, startOfDay } from '../functions/domain/calendar/local.ts';
import type { Period } from '../functions/domain/calendar/period.ts';
import type { Instant } from '../functions/domain/calendar/rule.ts';
import type { Grid } from '../functions/domain/grid/grid.ts';
import { overlayPlans } from '../functions/domain/plan/overlay.ts';
import type { Plan } from '../functions/domain/plan/plan.ts';
import type { Commune, Units, Village } from '../functions/domain/unit/unit.ts';
import { buildForm } from '../functions/domain/workbook/form.ts';
import { formGrids } from '../functions/domain/workbook/form-grids.ts';
import { randomOf, type Random } from './synthesis-random.ts';
import { fillBook } from './synthesis.ts';
import { ON_TIME, STORIES, type Story } from './synthesis-stories.ts';
import { mergedOn, villagesOf } from './synthesis-villages.ts';

export interface Part {
  commune: Commune;
  villages: Village[];
  /** Lines of villages as they stood before a merge, for the unit list. */
  former?: Village[];
  story: Story;
}

/** What the demo is played in. */
export interface Stage {
  plans: Plan[];
  period: Period;
  holidays: HolidayTable;
  /** The due date of the communes' report, stated or assumed. */
  due: Due;
  /** It comes before the period that is played: what a story shows of this period is yet to come. */
  earlier?: boolean;
  /** Nobody is late by it: the plan states no date. */
  assumed: boolean;
  seed: number;
}

export interface Sending {
  part: Part;
  at: Instant;
  /** 1, or 2 for the corrected workbook of a commune whose first was refused. */
  attempt: 1 | 2;
  /** The same content as before: no workbook of its own. */
  repeated: boolean;
}

const MINUTE = 60_000;
/** Reports come in during the last days before the due date, in working hours. */
const LAST_DAYS = 5;
const OPENS = 7 * 60 + 30;
const CLOSES = 17 * 60;

/**
 * Gives each commune its part. Stories are drawn for at most half of the communes, each in turn
 * once and then by its share. Communes of `own`, which have a plan of their own to show, are always
 * complete and on time.
 */
export function castOf(communes: readonly Commune[], own: readonly string[], stage: Stage): Part[] {
  const random = randomOf(stage.seed, 'cast');
  const zoned = stage.plans.some((plan) => plan.zones.length > 0);
  const others = random.shuffled(
    communes.filter((it) => !own.includes(it.code) && hasVillages(it)),
  );
  const stories = storiesFor(communes.length, zoned);
  const played = new Map(others.slice(0, stories.length).map((it, i) => [it.code, stories[i]]));
  return communes.map((commune) => {
    const story = played.get(commune.code) ?? ON_TIME;
    const draw = randomOf(stage.seed, `villages ${commune.code}`);
    const villages = villagesOf(commune, draw, story.villages?.count);
    return {
      commune: story.withoutZone ? { ...commune, zone: null } : commune,
      ...(story.mergedVillage ? mergedOn(stage.period.start, villages) : { villages }),
      story,
    };
  });
}

export function unitsOf(cast: readonly Part[]): Units {
  return {
    communes: cast.map((part) => part.commune),
    villages: cast.flatMap((part) => [...(part.former ?? []), ...part.villages]),
  };
}

/** Everything that is sent, by the time at which it is. */
export function sendingsOf(cast: readonly Part[], stage: Stage): Sending[] {
  return cast
    .flatMap((part) => sendingsOfPart(part, stage))
    .sort((a, b) => a.at - b.at || (a.part.commune.code < b.part.commune.code ? -1 : 1));
}

/** The workbook of a sending: the commune's form, filled. Asked twice it is the same twice. */
export function workbookOf({ part, attempt }: Sending, stage: Stage): Grid[] {
  const { commune, villages, story } = part;
  const form = buildForm(overlayPlans(stage.plans, commune, stage.period), stage.period);
  const { holidays } = stage;
  const grids = formGrids(form, { commune, villages, holidays, previous: null });
  const book = { form, grids };
  const secondTeams = story.villages?.secondTeams ?? 0;
  fillBook(book, { commune, villages, secondTeams }, randomOf(stage.seed, commune.code));
  if (!(stage.earlier && story.happensNow)) story.shape?.(book);
  if (attempt === 1) story.mistake?.(book);
  return grids;
}

function sendingsOfPart(part: Part, { due, seed }: Stage): Sending[] {
  const { story, commune } = part;
  const random = randomOf(seed, `time ${commune.code}`);
  const inTime = within(addDays(due.lastDay, -random.whole(0, LAST_DAYS - 1)), random);
  const late =
    typeof story.lateBy === 'number'
      ? within(addDays(localDateOf(due.dueExclusive), story.lateBy), random)
      : undefined;
  const sent = (at: Instant, attempt: 1 | 2, repeated = false): Sending => ({
    part,
    at,
    attempt,
    repeated,
  });
  if (story.lateBy === null) return [];
  // Whoever mends a mistake does so within two hours, unless the story says by when.
  if (story.mistake) return [sent(inTime, 1), sent(late ?? inTime + 2 * 60 * MINUTE, 2)];
  const at = late ?? inTime;
  return [sent(at, 1), ...(story.sendsTwice ? [sent(at + 5 * MINUTE, 1, true)] : [])];
}

function within(day: string, random: Random): Instant {
  return startOfDay(day) + random.whole(OPENS, CLOSES) * MINUTE;
}

/** One of each, then the rest of their shares, so that a small province has variety too. */
function storiesFor(communes: number, zoned: boolean): Story[] {
  const wanted = STORIES.filter((story) => zoned || !story.withoutZone);
  const again = wanted.flatMap((story) =>
    Array.from({ length: Math.round((story.share * communes) / 100) - 1 }, () => story),
  );
  return [...wanted, ...again].slice(0, Math.floor(communes / 2));
}

/** A special zone without villages can only be complete and on time. */
function hasVillages(commune: Commune): boolean {
  return commune.kind !== 'dac_khu';
}
