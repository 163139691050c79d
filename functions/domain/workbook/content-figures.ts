// The figures of tabs 4 and 5 joined with their denominators: households and people of tab 2, members
// of tab 3, the commune's numbers of tab 1, or what the officer typed beside the numerator.
import type { LocalDate } from '../calendar/rule.ts';
import type { DenominatorField } from '../plan/terms.ts';
import type {
  CommuneFigure,
  Figure,
  ReportContent,
  TeamPeriodLine,
  VillageFigure,
  VillageLine,
} from '../report/content.ts';
import { isActiveMember } from '../team/member.ts';
import type { Form } from './contract.ts';
import { denominatorKey, listKey, numeratorKey } from './form-figures.ts';
import type { ReadBook, ReadRow } from './read-book.ts';
import { cellOf, dateOf, figureOf, flagOf, placeOf, rowsOf, textOf } from './row.ts';

export function villageFigures(
  read: ReadBook,
  form: Form,
  content: ReportContent,
  asOf: LocalDate,
): Pick<ReportContent, 'villageFigures' | 'teamPeriods'> {
  const tab = read.tabs.get('figures');
  const name = tab?.name ?? '';
  const rows = new Map<string, ReadRow>();
  for (const row of rowsOf(tab)) {
    const village = textOf(row, 'village');
    if (village !== null) rows.set(figureRowKey(village, textOf(row, 'team')), row);
  }
  const figures: VillageFigure[] = [];
  const teamPeriods: TeamPeriodLine[] = [];
  const counted = memberCounts(read, content, asOf);
  for (const line of content.villages) {
    const row =
      rows.get(figureRowKey(line.village, line.team)) ?? rows.get(figureRowKey(line.village, null));
    const own = counted.get(line.team ?? '');
    for (const { canonicalId, indicator } of form.villageIndicators)
      figures.push({
        village: line.village,
        team: line.team,
        indicator: canonicalId,
        numerator:
          indicator.numerator.source === 'skilledMembers'
            ? (own?.skilled ?? null)
            : figureOf(row, numeratorKey(canonicalId), name),
        denominator: villageDenominator(
          indicator.denominator.field,
          line,
          own?.members ?? null,
          () => figureOf(row, denominatorKey(canonicalId), name),
        ),
      });
    if (row && line.team !== null)
      teamPeriods.push({
        village: line.village,
        team: line.team,
        hoursPerWeek: figureOf(row, 'hoursPerWeek', name),
        activeMembers: figureOf(row, 'activeMembers', name),
        reportedOn: dateOf(row, 'reportedOn'),
        note: textOf(row, 'note'),
        at: placeOf(name, cellOf(row, 'village')),
      });
  }
  return { villageFigures: figures, teamPeriods };
}

function villageDenominator(
  field: DenominatorField,
  line: VillageLine,
  members: Figure,
  typed: () => Figure,
): Figure {
  if (field === 'households' || field === 'residents' || field === 'adults') return line[field];
  if (field === 'members') return members;
  return field === 'typed' ? typed() : null;
}

/** Rows of tab 4 belong to a village and its team; a row that names no team stands for the village. */
export function figureRowKey(village: string, team: string | null): string {
  return `${village}\u0000${team === null || team === village ? '' : team}`;
}

function memberCounts(
  read: ReadBook,
  content: ReportContent,
  asOf: LocalDate,
): Map<string, { members: Figure; skilled: Figure }> {
  const name = read.tabs.get('members')?.name ?? '';
  const counts = new Map<string, { members: number; skilled: number; first: string }>();
  for (const member of content.members) {
    if (member.role === 'COLLABORATOR' || !isActiveMember(member, asOf)) continue;
    const cell = member.at.slice(name.length + 1);
    const count = counts.get(member.team) ?? { members: 0, skilled: 0, first: cell };
    count.members += 1;
    if (member.skilled) count.skilled += 1;
    counts.set(member.team, count);
  }
  return new Map(
    [...counts].map(([team, { members: all, skilled, first }]) => [
      team,
      {
        members: { value: all, at: placeOf(name, first) },
        skilled: { value: skilled, at: placeOf(name, first) },
      },
    ]),
  );
}

export function communeFigures(
  read: ReadBook,
  form: Form,
  content: ReportContent,
): Pick<ReportContent, 'communeFigures' | 'residentLists'> {
  const tab = read.tabs.get('commune');
  const name = tab?.name ?? '';
  const rows = new Map(rowsOf(tab).map((row) => [textOf(row, 'field') ?? '', row]));
  const figures = form.communeIndicators.map(({ canonicalId, indicator }): CommuneFigure => {
    const row = rows.get(canonicalId);
    const known = communeDenominator(indicator.denominator.field, content);
    return {
      indicator: canonicalId,
      numerator: figureOf(row, 'numerator', name),
      denominator: known === undefined ? figureOf(row, 'denominator', name) : known,
      source: textOf(row, 'source'),
      note: textOf(row, 'note'),
    };
  });
  const residentLists = form.overlay.residentCounters.map((counter) => {
    const row = rows.get(listKey(counter.id));
    return {
      id: counter.id,
      count: figureOf(row, 'numerator', name),
      kept: flagOf(row, 'kept'),
    };
  });
  return { communeFigures: figures, residentLists };
}

/** The commune's own number; undefined where the officer types the denominator. */
function communeDenominator(field: DenominatorField, content: ReportContent): Figure | undefined {
  if (field === 'typed') return undefined;
  if (field === 'households') return sumOfHouseholds(content.villages);
  return content.population[field] ?? null;
}

/** Known only when every village has its number: a part of the households is not the households. */
function sumOfHouseholds(lines: readonly VillageLine[]): Figure {
  const figures = lines.map((line) => line.households);
  const first = figures[0];
  if (!first || figures.some((figure) => figure === null)) return null;
  return { value: figures.reduce((sum, figure) => sum + (figure?.value ?? 0), 0), at: first.at };
}
