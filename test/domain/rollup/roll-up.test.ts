import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOfRollup } from '../../../functions/digest.ts';
import { rollUp } from '../../../functions/domain/rollup/roll-up.ts';
import type {
  CountedReport,
  Rollup,
  RollupFigure,
} from '../../../functions/domain/rollup/rollup.ts';
import { at, contentOf, reportOf, row } from '../../report-makers.ts';
import { BA_NA, QUANG_NAM, REPORTS, scene, VILLAGES } from '../../cast.ts';
import { figureIn } from './shown.ts';
import { anyContent } from './any-content.ts';

const COMMUNES = scene().units.communes;
const INDICATORS = QUANG_NAM.indicators.map(({ canonicalId }) => canonicalId);

const number = fc.option(fc.nat(400), { nil: null });
const pair = fc.tuple(number, number);

/** A report of one of the cast, with any of its numbers blank. */
const report: fc.Arbitrary<CountedReport> = fc
  .record({
    of: fc.constantFrom(...COMMUNES),
    period: fc.constantFrom('2025-Q4', '2025-Q4', '2025-Q4', '2025-Q3', '2025-Q2', '2025-M09'),
    revision: fc.integer({ min: 1, max: 3 }),
    submittedAt: fc
      .integer({ min: 0, max: 3 })
      .map((day) => at('2025-12-18T08:00:00') + day * 86_400_000),
    pairs: fc.array(pair, { minLength: INDICATORS.length * 3, maxLength: INDICATORS.length * 3 }),
    students: pair,
  })
  .map(({ of, period, revision, submittedAt, pairs, students }) => {
    const rows = VILLAGES.filter((it) => it.commune === of.code).map((it, place) =>
      row(
        it.code,
        100,
        Object.fromEntries(
          INDICATORS.map((id, column) => [
            id,
            pairs[place * INDICATORS.length + column] ?? [null, null],
          ]),
        ),
      ),
    );
    const content = contentOf(of, rows, { period }, { student_skills: students });
    return reportOf(content, { revision, submittedAt });
  });
const reports = fc.array(report, { maxLength: 12 });

const rolled = (sent: CountedReport[]): Rollup => rollUp(scene({ reports: sent }));

function sum(
  figures: readonly RollupFigure[],
  of: (figure: RollupFigure) => number | null,
): number {
  return figures.reduce((total, figure) => total + (of(figure) ?? 0), 0);
}

describe('whatever reports come in', () => {
  it('their order and repetition change nothing, nor does the digest', () => {
    const sent = fc.array(report, { minLength: 1, maxLength: 12 }).chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc
          .array(fc.constantFrom(...all), { maxLength: 8 })
          .map((again) => [...all, ...again])
          .chain((every) => fc.shuffledSubarray(every, { minLength: every.length })),
      ),
    );
    fc.assert(
      fc.property(sent, ([once, again]) => {
        const [one, other] = [rolled(once), rolled(again)];
        expect(other).toEqual(one);
        expect(digestOfRollup(other)).toBe(digestOfRollup(one));
      }),
    );
  });

  it('the communes add up to the province, and so do the zones, for every indicator', () => {
    fc.assert(
      fc.property(reports, (sent) => {
        const { figures } = rolled(sent);
        for (const all of figures.filter((it) => it.level === 'PROVINCE' && it.zone === 'ALL')) {
          const same = figures.filter((it) => it.indicator === all.indicator);
          const zones = same.filter((it) => it.level === 'PROVINCE' && it.zone !== 'ALL');
          const communes = same.filter((it) => it.level === 'COMMUNE' && it.zone === 'ALL');
          const keys = [
            'numerator',
            'denominator',
            'carriedForward',
            'villagesReported',
            'villagesMet',
          ] as const;
          for (const key of keys) {
            expect(sum(communes, (it) => it[key])).toBe(all[key] ?? 0);
            expect(sum(zones, (it) => it[key])).toBe(all[key] ?? 0);
          }
          expect(sum(communes, (it) => it.communesReported)).toBe(all.communesReported);
          expect(communes).toHaveLength(all.communesExpected);
        }
      }),
    );
  });

  it('a percentage is that of its own sums, and no more is reported than expected', () => {
    fc.assert(
      fc.property(reports, (sent) => {
        for (const it of rolled(sent).figures) {
          const known = it.numerator !== null && it.denominator !== null && it.denominator > 0;
          expect(it.percent).toBe(
            known ? (100 * (it.numerator ?? 0)) / (it.denominator ?? 1) : null,
          );
          expect(it.met === null).toBe(it.target === null || it.percent === null);
          expect(it.villagesReported).toBeLessThanOrEqual(it.villagesExpected);
          expect(it.communesReported).toBeLessThanOrEqual(it.communesExpected);
          expect(it.villagesReported + it.communesReported === 0 || it.numerator !== null).toBe(
            true,
          );
        }
      }),
    );
  });

  it('one report more never lowers n of N', () => {
    fc.assert(
      fc.property(reports, report, (sent, one) => {
        const [before, after] = [rolled(sent).coverage, rolled([...sent, one]).coverage];
        expect(after.reported).toBeGreaterThanOrEqual(before.reported);
        expect(after.expected).toBe(before.expected);
      }),
    );
  });

  it('no content makes it throw, however odd', () => {
    fc.assert(
      fc.property(fc.array(anyContent(COMMUNES), { maxLength: 6 }), (contents) => {
        const rollup = rolled(contents.map((content) => reportOf(content)));
        expect(digestOfRollup(rollup)).toMatch(/^[0-9a-f]{64}$/);
        for (const { percent } of rollup.figures)
          expect(percent === null || Number.isFinite(percent)).toBe(true);
      }),
    );
  });

  it('the reports themselves are not touched', () => {
    const before = structuredClone(REPORTS);
    rollUp(scene());
    expect(REPORTS).toEqual(before);
  });
});

describe('the digest of a roll-up', () => {
  const digest = digestOfRollup(rollUp(scene()));

  it('is the same whenever it is computed, also when a silent commune has become late', () => {
    const early = rollUp(scene({ now: at('2025-12-01T08:00:00') }));
    expect(early.timeliness).not.toEqual(rollUp(scene()).timeliness);
    expect(digestOfRollup(early)).toBe(digest);
  });

  it.each<[string, Partial<CountedReport>]>([
    ['one household more', { content: contentOf(BA_NA, [row('T001', 120, { hh_informed: 119 })]) }],
    ['another revision with the same figures', { revision: 2 }],
    ['another moment of sending', { firstCompleteAt: at('2025-12-22T08:00:01') }],
  ])('tells %s apart', (_name, facts) => {
    const changed = { ...REPORTS.baNa, ...facts };
    const others = scene().reports.filter((it) => it !== REPORTS.baNa);
    expect(digestOfRollup(rolled([...others, changed]))).not.toBe(digest);
  });
});

describe('what a roll-up says of itself', () => {
  it('period, plans, moment and the revisions behind it', () => {
    const rollup = rollUp(scene());
    expect(rollup).toMatchObject({
      period: '2025-Q4',
      province: '48',
      provinceName: 'Thành phố Đà Nẵng',
      plans: ['quang-nam-2025', 'an-hai-2025'],
      computedAt: '2025-12-23T08:00:00+07:00',
    });
    expect(rollup.basis.map(({ report: id }) => id)).toEqual([
      '48-20275_2025-Q4_QN-R1',
      '48-20308_2025-Q4_QN-R1',
      '48-20332_2025-Q4_QN-R1',
      '48-20836_2025-Q4_QN-R1',
    ]);
    expect(rollup.basis[1]).toMatchObject({
      revision: 1,
      digest: REPORTS.baNa.digest,
      submittedAt: '2025-12-22T08:00:00+07:00',
      submittedBy: '20308.xlsx',
    });
  });

  it('the order of plans and communes in the input is of no account', () => {
    const { plans, units } = scene();
    const turned = rollUp(
      scene({
        plans: plans.toReversed(),
        units: { communes: units.communes.toReversed(), villages: units.villages.toReversed() },
      }),
    );
    expect(turned).toEqual(rollUp(scene()));
    expect(figureIn(turned, 'hh_informed', '48').numerator).toBe(2040);
  });
});
