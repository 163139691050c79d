// How long a roll-up of the whole country takes beside the reading of the same reports: 3,321
// communes of 27 villages with 12 indicators each, as many as Viet Nam has had since July 2025.
import { fileURLToPath } from 'node:url';
import type { Indicator, Plan } from '../functions/domain/plan/plan.ts';
import type { ReportContent } from '../functions/domain/report/content.ts';
import { rollUp } from '../functions/domain/rollup/roll-up.ts';
import type { CountedReport, RollupInput } from '../functions/domain/rollup/rollup.ts';
import { parsePeriod } from '../functions/domain/calendar/period.ts';
import type { Commune, Units } from '../functions/domain/unit/unit.ts';
import { readPlanFile } from '../functions/files/plan-file.ts';
import { emptyContent } from '../test/report-makers.ts';
import { compare } from './compare.ts';

const COMMUNES = 3321;
const VILLAGES = 27;
const INDICATORS = 12;
const RUNS = 5;
const TAB = '4. Số liệu kỳ';

/** Prints the medians of rollUp and of JSON.parse of the very reports it rolls up. */
export async function benchRollup(): Promise<void> {
  const plan = await planOfTwelve();
  const units = manyUnits();
  const texts = units.communes.map((commune) => JSON.stringify(contentOf(plan, commune)));
  const parse = () => texts.map((text) => JSON.parse(text) as ReportContent);
  const input = inputOf(plan, units, parse());
  const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
  console.log(
    `rollup: ${COMMUNES} communes × ${VILLAGES} villages × ${INDICATORS} indicators, ` +
      `${megabytes.toFixed(1)} MB of reports, ${rollUp(input).figures.length} figures`,
  );
  compare('rollUp', () => rollUp(input), 'JSON.parse', parse, RUNS);
}

/** A real plan, with its indicators over again until there are twelve. */
async function planOfTwelve(): Promise<Plan> {
  const file = new URL('../plans/quang-nam-2025.yaml', import.meta.url);
  const plan = await readPlanFile(fileURLToPath(file));
  const indicators = Array.from({ length: INDICATORS }, (_, place): Indicator => {
    const model = plan.indicators[place % plan.indicators.length];
    if (model === undefined) throw new Error(`${plan.id}: expected indicators, found none`);
    return { ...model, id: `B-${place}`, canonicalId: `bench_${place}` };
  });
  return { ...plan, indicators };
}

function manyUnits(): Units {
  const codes = Array.from({ length: COMMUNES }, (_, place) => String(10_000 + place));
  const always = { validFrom: '2025-07-01', validTo: null };
  return {
    communes: codes.map((code, place) => ({
      province: '48',
      code,
      name: `Xã ${code}`,
      kind: 'xa',
      zone: place % 2 === 0 ? 'PLAIN' : 'MOUNTAIN',
      district: null,
      ...always,
    })),
    villages: codes.flatMap((commune) =>
      villageCodes().map((code) => ({
        commune,
        code,
        name: `Thôn ${code}`,
        kind: 'thon' as const,
        zone: null,
        households: null,
        ...always,
      })),
    ),
  };
}

function villageCodes(): string[] {
  return Array.from({ length: VILLAGES }, (_, place) => `T${String(place + 1).padStart(3, '0')}`);
}

function contentOf(plan: Plan, commune: Commune): ReportContent {
  const rows = villageCodes().map((village, row) => ({ village, row: row + 3 }));
  return {
    ...emptyContent(commune),
    plans: [plan.id],
    villages: rows.map(({ village, row }) => ({
      village,
      team: village,
      name: `Thôn ${village}`,
      kind: 'thon',
      zone: null,
      households: { value: 200 + row, at: `2. Thôn và Tổ!E${row}` },
      residents: null,
      adults: null,
      teamName: null,
      decision: { no: '12/QĐ-UBND', on: '2025-08-01' },
      zalo: { has: true, members: 150 },
      mergedFrom: null,
      at: `2. Thôn và Tổ!A${row}`,
    })),
    villageFigures: rows.flatMap(({ village, row }) =>
      plan.indicators.map(({ canonicalId }, place) => ({
        village,
        team: village,
        indicator: canonicalId,
        numerator: { value: (row * 7 + place * 13) % 200, at: `${TAB}!E${row}` },
        denominator: { value: 200 + row, at: `2. Thôn và Tổ!E${row}` },
      })),
    ),
  };
}

function inputOf(plan: Plan, units: Units, contents: readonly ReportContent[]): RollupInput {
  const period = parsePeriod('2025-Q4');
  if (period === undefined) throw new Error('expected 2025-Q4 to be a quarter');
  const sentAt = Date.parse('2025-12-18T09:00:00+07:00');
  const reports = contents.map((content): CountedReport => ({
    reportId: `48-${content.commune}_2025-Q4_QN-R1`,
    revision: 1,
    digest: content.commune,
    period: '2025-Q4',
    content,
    firstCompleteAt: sentAt,
    submittedAt: sentAt,
    submittedBy: `${content.commune}.xlsx`,
  }));
  const province = { code: '48', name: 'Thành phố Đà Nẵng' };
  return { province, period, plans: [plan], units, reports, holidays: new Map(), now: sentAt };
}
