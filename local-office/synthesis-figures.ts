// Tabs 4 and 5: invented figures around each target, so that most places meet it and some do not.
import type { GridValue } from '../functions/domain/grid/grid.ts';
import type { OverlaidIndicator } from '../functions/domain/plan/overlay.ts';
import type { DenominatorField } from '../functions/domain/plan/plan.ts';
import { addDays } from '../functions/domain/calendar/local.ts';
import { dataWindow } from '../functions/domain/calendar/window.ts';
import { targetOf } from '../functions/domain/plan/target.ts';
import type { Commune } from '../functions/domain/unit/unit.ts';
import {
  denominatorKey,
  listKey,
  numeratorKey,
} from '../functions/domain/workbook/form-figures.ts';
import { sheetOf, typeLine, type Book } from './synthesis-book.ts';
import type { Random } from './synthesis-random.ts';
import { isCommuneTeam, SYNTHETIC_NOTE, type Team } from './synthesis-villages.ts';

/** Percent, for an indicator that has no target here. */
const WITHOUT_TARGET = 55;
const SHORT_HOURS = 0.02;

export interface Figures {
  commune: Commune;
  teams: readonly Team[];
  /** The commune's numbers of tab 1. */
  population: Partial<Record<DenominatorField, number>>;
}

/** Tab 4: a row for each team of a village, the second team of a village in a spare row. */
export function typeFigures(book: Book, { commune, teams }: Figures, random: Random): void {
  const sheet = sheetOf(book, 'figures');
  if (!sheet) return;
  const villageTeams = teams.filter((team) => !isCommuneTeam(team));
  const rows = rowsFor(villageTeams, (village) => sheet.rowWhere('village', village));
  const { to } = dataWindow(book.form.period, book.form.overlay.dataWindow);
  const zeal = zealOf(random);
  for (const [index, team] of villageTeams.entries()) {
    const type = (column: string, value: GridValue) => sheet.type(rows[index] ?? -1, column, value);
    type('village', team.village);
    type('team', team.code);
    for (const overlaid of book.form.villageIndicators) {
      const { canonicalId, indicator } = overlaid;
      const field = indicator.denominator.field;
      const whole = field === 'typed' ? random.whole(20, 300) : (amountsOf(team)[field] ?? 0);
      if (field === 'typed') type(denominatorKey(canonicalId), whole);
      type(numeratorKey(canonicalId), part(book, overlaid, commune, whole, zeal, random));
    }
    type('note', SYNTHETIC_NOTE);
    if (!team.founded) continue;
    type('hoursPerWeek', random.chance(SHORT_HOURS) ? 6 : random.whole(16, 24) / 2);
    type('activeMembers', team.members);
    type('reportedOn', { date: addDays(to, random.whole(-2, 0)) });
  }
}

/** Tab 5: the indicators that only the commune knows, and the counts of its own lists. */
export function typeCommuneFigures(book: Book, known: Figures, random: Random): void {
  const sheet = sheetOf(book, 'commune');
  const households = known.teams.reduce((sum, team) => sum + team.households, 0);
  const population = { ...known.population, households };
  const zeal = zealOf(random);
  for (const overlaid of book.form.communeIndicators) {
    const { canonicalId, indicator } = overlaid;
    const field = indicator.denominator.field;
    const whole = field === 'typed' ? random.whole(50, 900) : (population[field] ?? 0);
    if (field === 'typed') typeLine(sheet, canonicalId, whole, 'denominator');
    const numerator = part(book, overlaid, known.commune, whole, zeal, random);
    typeLine(sheet, canonicalId, numerator, 'numerator');
    typeLine(sheet, canonicalId, SYNTHETIC_NOTE, 'note');
  }
  for (const { id } of book.form.overlay.residentCounters) {
    typeLine(sheet, listKey(id), Math.round((population.adults ?? households) * 0.4), 'numerator');
    typeLine(sheet, listKey(id), 'x', 'kept');
    typeLine(sheet, listKey(id), SYNTHETIC_NOTE, 'note');
  }
}

/** The form's own row for a village's first team, the next row below all of them for each further one. */
export function rowsFor(teams: readonly Team[], rowOf: (village: string) => number): number[] {
  const taken = new Set<number>();
  const own = teams.map((team) => {
    const row = rowOf(team.village);
    if (row < 0 || taken.has(row)) return null;
    taken.add(row);
    return row;
  });
  let last = Math.max(-1, ...taken);
  return own.map((row) => row ?? (last += 1));
}

/** How eager a commune is: from a little behind its targets to well above them. */
function zealOf(random: Random): number {
  return random.next() * 0.2 - 0.05;
}

/** A numerator: as much of `whole` as the target, the commune's zeal and chance make of it. */
function part(
  { form }: Book,
  { sources }: OverlaidIndicator,
  commune: Commune,
  whole: number,
  zeal: number,
  random: Random,
): number {
  const [source] = sources;
  const target = source && targetOf(source, commune.zone, commune.code, form.period.end);
  const aim = (target ?? WITHOUT_TARGET) / 100;
  // Where everybody is to be reached, most villages reach everybody.
  const share = aim >= 1 ? 1.04 - random.next() * 0.08 + zeal : aim + zeal + random.next() * 0.1;
  return Math.round(whole * Math.min(1, Math.max(0, share)));
}

function amountsOf(team: Team): Partial<Record<DenominatorField, number>> {
  const { households, residents, adults } = team;
  return { households, residents, adults };
}
