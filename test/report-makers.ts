// Small makers of reports: what a commune says, in as few words as a test needs.
import { digestOfContent } from '../functions/digest.ts';
import { parsePeriod, type Period } from '../functions/domain/calendar/period.ts';
import type { Instant } from '../functions/domain/calendar/rule.ts';
import type { Figure, ReportContent } from '../functions/domain/report/content.ts';
import type { CountedReport } from '../functions/domain/rollup/rollup.ts';
import type { Commune, Zone } from '../functions/domain/unit/unit.ts';

/** Numerators by canonical id; a pair brings a denominator of its own. */
type Numbers = Record<string, number | null | [number | null, number | null]>;

/** A row of tabs 2 and 4: a village, its team (its own code where none is named), its households. */
export interface Row {
  village: string;
  team?: string | null;
  zone?: Zone;
  households: number | null;
  says: Numbers;
}

export function row(villageCode: string, households: number | null, says: Numbers): Row {
  return { village: villageCode, households, says };
}

export function figure(value: number | null, at = '4. Số liệu kỳ!E3'): Figure {
  return value === null ? null : { value, at };
}

/** The report of a commune that has nothing to say of the fourth quarter of 2025. */
export function emptyContent(
  of: Omit<Commune, 'validFrom' | 'validTo' | 'district'>,
): ReportContent {
  return {
    province: of.province,
    commune: of.code,
    communeName: of.name,
    communeKind: of.kind,
    communeZone: of.zone,
    period: '2025-Q4',
    plans: ['quang-nam-2025'],
    templateVersion: 1,
    officialNo: null,
    documents: { yearlyPlan: null, regulation: null },
    population: {},
    residentLists: [],
    villages: [],
    communeTeam: null,
    members: [],
    villageFigures: [],
    communeFigures: [],
    teamPeriods: [],
    activities: [],
    supportPoints: [],
    difficulties: [],
    recognitions: [],
    funding: [],
    adhocAnswers: [],
  };
}

/** What a commune says of a period, row by row; `communeSays` are pairs of tab 5. */
export function contentOf(
  of: Commune,
  rows: readonly Row[],
  facts: Partial<ReportContent> = {},
  communeSays: Record<string, [number | null, number | null]> = {},
): ReportContent {
  const teamOf = (it: Row) => (it.team === undefined ? it.village : it.team);
  return {
    ...emptyContent(of),
    villages: rows.map((it, place) => ({
      village: it.village,
      team: teamOf(it),
      name: `Thôn ${it.village}`,
      kind: 'thon',
      zone: it.zone ?? null,
      households: figure(it.households),
      residents: null,
      adults: null,
      teamName: null,
      decision: { no: '12/QĐ-UBND', on: '2025-08-01' },
      zalo: { has: true, members: 100 },
      mergedFrom: null,
      at: `2. Thôn và Tổ!A${place + 3}`,
    })),
    villageFigures: rows.flatMap((it) =>
      Object.entries(it.says).map(([indicator, said]) => {
        const [numerator, denominator] = Array.isArray(said) ? said : [said, it.households];
        return {
          village: it.village,
          team: teamOf(it),
          indicator,
          numerator: figure(numerator),
          denominator: figure(denominator),
        };
      }),
    ),
    communeFigures: Object.entries(communeSays).map(([indicator, [numerator, denominator]]) => ({
      indicator,
      numerator: figure(numerator),
      denominator: figure(denominator),
      source: null,
      note: null,
    })),
    ...facts,
  };
}

export function at(text: string): Instant {
  return Date.parse(`${text}+07:00`);
}

/** The report that counts; sent on 18 December 2025 unless told otherwise. */
export function reportOf(
  content: ReportContent,
  facts: Partial<CountedReport> = {},
): CountedReport {
  const submittedAt = facts.submittedAt ?? at('2025-12-18T09:30:00');
  return {
    reportId: `${content.province}-${content.commune}_${content.period}_QN-R1`,
    revision: 1,
    digest: digestOfContent(content),
    period: content.period,
    content,
    firstCompleteAt: submittedAt,
    submittedAt,
    submittedBy: `${content.commune}.xlsx`,
    ...facts,
  };
}

export function periodOf(id: string): Period {
  const period = parsePeriod(id);
  if (period === undefined) throw new Error(`expected a period, found ${id}`);
  return period;
}
