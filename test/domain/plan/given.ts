// Plans for the tests of overlay and targets: a small whole plan, of which a test changes what it
// is about. Periods are written out, so that nothing here depends on the calendar's own code.
import type { Period } from '../../../functions/domain/calendar/period.ts';
import type { Indicator, Obligation, Plan } from '../../../functions/domain/plan/plan.ts';
import { planSchema } from '../../../functions/domain/plan/plan.ts';

export const Q2_2025: Period = {
  id: '2025-Q2',
  kind: 'QUARTER',
  start: '2025-04-01',
  end: '2025-06-30',
  label: 'Quý II năm 2025',
};
export const Q4_2025: Period = {
  id: '2025-Q4',
  kind: 'QUARTER',
  start: '2025-10-01',
  end: '2025-12-31',
  label: 'Quý IV năm 2025',
};
export const YEAR_2025: Period = {
  id: '2025-Y',
  kind: 'YEAR',
  start: '2025-01-01',
  end: '2025-12-31',
  label: 'Năm 2025',
};

/** The least a plan can say; every key may be replaced. */
export function rawPlan(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'tinh-vi-du',
    title: 'Kế hoạch của tỉnh',
    shortName: 'KH tỉnh',
    issuer: 'UBND tỉnh',
    documentNo: null,
    issuedOn: null,
    level: 'PROVINCE',
    leadAgency: 'Sở Khoa học và Công nghệ',
    scope: { province: '48' },
    validity: { from: '2025-01-01', to: null },
    teamLevels: ['VILLAGE'],
    hierarchy: {
      model: 'TWO_LEVEL',
      levels: [
        { level: 'TEAM', name: 'Tổ' },
        { level: 'COMMUNE', name: 'UBND xã' },
      ],
    },
    reporting: [rawObligation()],
    activities: {
      kinds: [{ code: 'OUTREACH', clause: 'II' }],
      topics: [{ code: 'POLICY', clause: 'II' }],
    },
    funding: {},
    ...change,
  };
}

export function planOf(change: Record<string, unknown> = {}): Plan {
  return planSchema.parse(rawPlan(change));
}

export function rawIndicator(change: Partial<Indicator> = {}): Record<string, unknown> {
  return {
    id: 'VD-01',
    canonicalId: 'hh_informed',
    name: 'Hộ được tuyên truyền',
    shortName: 'Hộ được tuyên truyền',
    unit: 'hộ',
    numerator: { name: 'Số hộ được tuyên truyền' },
    denominator: { name: 'Tổng số hộ', field: 'households' },
    entry: 'VILLAGE',
    measure: 'STOCK',
    comparator: '>=',
    targets: [{ zone: 'ALL', value: 100 }],
    clause: 'I.2',
    ...change,
  };
}

export function rawObligation(change: Partial<Obligation> = {}): Record<string, unknown> {
  return {
    id: 'VD-R1',
    name: 'Báo cáo quý',
    from: 'COMMUNE',
    to: 'PROVINCE_DEPT',
    frequency: 'QUARTER',
    due: null,
    content: 'Kết quả',
    clause: 'III',
    ...change,
  };
}
