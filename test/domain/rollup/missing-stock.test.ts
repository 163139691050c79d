import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earlierPeriods } from '../../../functions/domain/plan/periods.ts';
import { fillFrom, missingStock } from '../../../functions/domain/rollup/missing-stock.ts';
import { rollUp } from '../../../functions/domain/rollup/roll-up.ts';
import { reportsShowingChanges } from '../../../functions/domain/rollup/team-alerts.ts';
import type { CountedReport } from '../../../functions/domain/rollup/rollup.ts';
import type { Plan } from '../../../functions/domain/plan/plan.ts';
import { HOA_TIEN, QUANG_NAM, scene, TAN_HIEP, village } from '../../cast.ts';
import { contentOf, periodOf, reportOf, row } from '../../report-makers.ts';

const SERVICE = 'hh_online_public_service';
const INFORMED = 'hh_informed';
const FLOW = 'hh_epayment_account';
/** Quảng Nam's plan with two indicators of stock and one of flow. */
const PLAN: Plan = {
  ...QUANG_NAM,
  indicators: QUANG_NAM.indicators
    .filter((it) => [SERVICE, INFORMED, FLOW].includes(it.canonicalId))
    .map((it) => ({ ...it, measure: it.canonicalId === FLOW ? 'FLOW' : 'STOCK' })),
};
const LISTED = ['T001', 'T002'].map((code) => village(HOA_TIEN, code));

/** What Hòa Tiến says of its villages, each with 300 households. */
const said = (
  period: string,
  villages: Record<string, Record<string, number | null>>,
): CountedReport =>
  reportOf(
    contentOf(
      HOA_TIEN,
      Object.entries(villages).map(([code, says]) => row(code, 300, says)),
      { period },
    ),
  );
const missingAfter = (reports: CountedReport[], villages = LISTED): [string, number][] => [
  ...missingStock({
    period: periodOf('2025-Q4'),
    plans: [PLAN],
    units: { communes: [HOA_TIEN], villages },
    reports,
  }),
];

const FULL = { [SERVICE]: 100, [INFORMED]: 200 };
const HALF = { [SERVICE]: 100, [INFORMED]: null };

describe('the stock that older reports may still fill', () => {
  it.each<[string, CountedReport[], number]>([
    ['is all of a silent commune’s', [], 4],
    ['is none of a full report’s', [said('2025-Q4', { T001: FULL, T002: FULL })], 0],
    ['is what is blank', [said('2025-Q4', { T001: FULL, T002: HALF })], 1],
    ['is that of a village without a row', [said('2025-Q4', { T001: FULL })], 2],
    [
      'is filled by an earlier pair',
      [said('2025-Q4', { T001: FULL, T002: HALF }), said('2025-Q3', { T002: FULL })],
      0,
    ],
    [
      'is not filled by an earlier blank',
      [said('2025-Q4', { T001: FULL, T002: HALF }), said('2025-Q3', { T002: HALF })],
      1,
    ],
    [
      'is not filled by a later report',
      [said('2025-Q4', { T001: FULL, T002: HALF }), said('2026-Q1', { T002: FULL })],
      1,
    ],
  ])('%s', (_name, reports, missing) => {
    expect(missingAfter(reports)).toEqual(missing === 0 ? [] : [['20332', missing]]);
  });

  it('is not to be told where neither list nor report names the villages', () => {
    expect(missingAfter([], [])).toEqual([['20332', Infinity]]);
    expect(missingAfter([said('2025-Q3', { T001: HALF })], [])).toEqual([['20332', 1]]);
  });

  it('is nothing of a commune that owes no report', () => {
    const input = { plans: [], units: { communes: [HOA_TIEN], villages: LISTED }, reports: [] };
    expect(missingStock({ ...input, period: periodOf('2025-Q4') })).toEqual(new Map());
  });
});

describe('an older report', () => {
  it('is of no use where it tells what newer ones tell, or nothing', () => {
    const units = { communes: [HOA_TIEN], villages: LISTED };
    const reports = [said('2025-Q4', { T001: FULL, T002: HALF })];
    const input = { units, plans: [PLAN], period: periodOf('2025-Q4'), reports };
    const missing = missingStock(input);
    const idle = said('2025-Q3', { T001: FULL, T002: HALF });
    expect(fillFrom([idle], missing, input)).toEqual({ filling: [], left: missing });
    const useful = said('2025-Q3', { T002: FULL });
    expect(fillFrom([useful], missing, input)).toEqual({ filling: [useful], left: new Map() });
  });
});

describe('a roll-up of the reports that fill something or show a change', () => {
  const figure = fc.option(fc.nat(300), { nil: null, freq: 1 });
  const figures = fc.record({ [SERVICE]: figure, [INFORMED]: figure, [FLOW]: figure });
  const report = fc
    .tuple(
      fc.constantFrom(HOA_TIEN, TAN_HIEP),
      fc.constantFrom('2025-Q4', '2025-Q3', '2025-M09', '2025-M11', '2024-Y'),
      fc.dictionary(fc.constantFrom('T001', 'T002', 'T003'), figures, { noNullPrototype: true }),
    )
    .map(([of, period, villages]) =>
      reportOf(
        contentOf(
          of,
          Object.entries(villages).map(([code, says]) => row(code, 300, says)),
          { period },
        ),
      ),
    );
  const reports = fc.uniqueArray(report, { maxLength: 10, selector: (it) => it.reportId });
  const listed = fc.constantFrom(LISTED, []);

  it('is that of all reports', () => {
    fc.assert(
      fc.property(reports, listed, (all, villages) => {
        const period = periodOf('2025-Q4');
        const setting = { plans: [PLAN], units: { communes: [HOA_TIEN, TAN_HIEP], villages } };
        const kept = all.filter((it) => it.period === period.id);
        let missing = missingStock({ ...setting, period, reports: kept });
        for (const { id } of earlierPeriods(period, [PLAN])) {
          const older = all.filter((it) => it.period === id && missing.has(it.content.commune));
          const { filling, left } = fillFrom(older, missing, { ...setting, period, reports: kept });
          kept.push(...filling);
          missing = left;
        }
        const before = all.filter((it) => it.period === '2025-Q3');
        const have = new Set(kept);
        kept.push(
          ...reportsShowingChanges(before, { ...setting, period, reports: kept }).filter(
            (it) => !have.has(it),
          ),
        );
        expect(rollUp(scene({ ...setting, reports: kept }))).toEqual(
          rollUp(scene({ ...setting, reports: all })),
        );
      }),
    );
  });

  it('is that of the reports it names as its basis', () => {
    fc.assert(
      fc.property(reports, listed, (all, villages) => {
        const setting = { plans: [PLAN], units: { communes: [HOA_TIEN, TAN_HIEP], villages } };
        const rollup = rollUp(scene({ ...setting, reports: all }));
        const named = new Set(rollup.basis.map((it) => it.report));
        const basis = all.filter((it) => named.has(it.reportId));
        expect(rollUp(scene({ ...setting, reports: basis }))).toEqual(rollup);
      }),
    );
  });
});
