// A commune left out of the period: it leaves every denominator, is listed with the reason, and comes
// back as if it had never been away.
import { describe, expect, it } from 'vitest';
import { digestOfRollup } from '../../../functions/digest.ts';
import { rollUp } from '../../../functions/domain/rollup/roll-up.ts';
import { BA_NA, scene, TAN_HIEP } from '../../cast.ts';

const leftOut = (unit: string) => ({ unit, reason: 'Sáp nhập trong kỳ' });
const whole = rollUp(scene());

describe('a silent commune left out', () => {
  const rollup = rollUp(scene({ excluded: [leftOut(TAN_HIEP.code)] }));

  it('is expected no more, and listed with the reason', () => {
    expect(whole.coverage).toEqual({ expected: 5, reported: 4 });
    expect(rollup.coverage).toEqual({ expected: 4, reported: 4 });
    expect(rollup.excluded).toEqual([leftOut(TAN_HIEP.code)]);
    expect(rollup.timeliness.map(({ unit }) => unit)).not.toContain(TAN_HIEP.code);
  });

  it('leaves the denominators of the province, and no numerator', () => {
    const informed = (it: typeof rollup) => {
      const found = it.figures.find(
        ({ indicator, unit, zone }) =>
          indicator === 'hh_informed' && unit === '48' && zone === 'ALL',
      );
      return [found?.communesExpected, found?.villagesExpected, found?.numerator];
    };
    // Hòa Tiến 600, Bà Nà 290, An Hải 750, Thăng Trường 400.
    expect(informed(whole)).toEqual([5, 11, 2040]);
    expect(informed(rollup)).toEqual([4, 10, 2040]);
  });
});

describe('a commune left out although it reported', () => {
  const rollup = rollUp(scene({ excluded: [leftOut(BA_NA.code)] }));

  it('is in no sum and no basis', () => {
    expect(rollup.basis.map(({ report }) => report)).not.toContain(
      `48-${BA_NA.code}_2025-Q4_QN-R1`,
    );
    const informed = (it: typeof rollup) =>
      it.figures.find((f) => f.indicator === 'hh_informed' && f.unit === '48' && f.zone === 'ALL');
    // Bà Nà's 120 + 70 + 100 households told of the programme, of 300.
    expect((informed(whole)?.numerator ?? 0) - (informed(rollup)?.numerator ?? 0)).toBe(290);
    expect((informed(whole)?.denominator ?? 0) - (informed(rollup)?.denominator ?? 0)).toBe(300);
  });

  it('shows in the digest, and put back gives the digest of before', () => {
    expect(digestOfRollup(rollup)).not.toBe(digestOfRollup(whole));
    expect(digestOfRollup(rollUp(scene({ excluded: [] })))).toBe(digestOfRollup(whole));
  });
});

describe('a commune that owes nothing', () => {
  it('is not listed as left out', () => {
    const rollup = rollUp(scene({ excluded: [leftOut('99999')] }));
    expect(rollup.excluded).toBeUndefined();
    expect(rollup.coverage.expected).toBe(5);
  });
});
