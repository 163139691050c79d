import { describe, expect, it } from 'vitest';
import {
  overlayPlans,
  plansInForce,
  provinceOn,
  reportObligation,
} from '../../../functions/domain/plan/overlay.ts';
import { targetOf } from '../../../functions/domain/plan/target.ts';
import { readPlan } from '../../plans/reading.ts';
import { planOf, Q2_2025, Q4_2025, rawIndicator, rawObligation, YEAR_2025 } from './given.ts';

const quangNam = await readPlan('quang-nam-2025');
const anHai = await readPlan('an-hai-2025');
const quangNgoc = await readPlan('quang-ngoc-2026');
const tuyenQuang = await readPlan('tuyen-quang-2025');
const quangTri = await readPlan('quang-tri-2022');
const all = [anHai, quangNgoc, tuyenQuang, quangTri, quangNam];

const AN_HAI = { province: '48', code: '20275' };
const HOA_KHANH = { province: '48', code: '20200' };
const TAM_KY_BEFORE = { province: '49', code: '20341' };

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('plans in force', () => {
  it.each([
    ['An Hải, Q4/2025', AN_HAI, '2025-12-31', ['quang-nam-2025', 'an-hai-2025']],
    ['An Hải, Q3/2025', AN_HAI, '2025-09-30', ['quang-nam-2025']],
    ['An Hải, October 2025', AN_HAI, '2025-10-31', ['quang-nam-2025', 'an-hai-2025']],
    ['An Hải, the day before its plan', AN_HAI, '2025-10-27', ['quang-nam-2025']],
    ['An Hải, Q1/2026', AN_HAI, '2026-03-31', []],
    ['Đà Nẵng before the merge', AN_HAI, '2025-06-30', []],
    ['another commune of Đà Nẵng', HOA_KHANH, '2025-12-31', ['quang-nam-2025']],
    ['Quảng Nam before the merge', TAM_KY_BEFORE, '2025-06-30', ['quang-nam-2025']],
    ['Quảng Nam’s old code after the merge', TAM_KY_BEFORE, '2025-09-30', []],
    ['Quảng Nam before its plan', TAM_KY_BEFORE, '2024-12-31', []],
    ['Quảng Ngọc', { province: '38', code: '16498' }, '2026-03-31', ['quang-ngoc-2026']],
    ['An Hải’s code in another province', { province: '38', code: '20275' }, '2025-12-31', []],
    ['Tuyên Quang', { province: '08', code: '00922' }, '2027-12-31', ['tuyen-quang-2025']],
    ['old Quảng Trị', { province: '45', code: '19363' }, '2022-07-31', ['quang-tri-2022']],
    ['new Quảng Trị', { province: '44', code: '19363' }, '2025-12-31', ['quang-tri-2022']],
    ['Quảng Bình before the merge', { province: '44', code: '18850' }, '2025-06-30', []],
  ])('%s', (_, commune, end, wanted) => {
    expect(ids(plansInForce(all, commune, { end }))).toEqual(wanted);
  });

  it('come with the provinces’ first, then by id, whatever the order given', () => {
    const plans = [
      planOf({ id: 'a-xa', level: 'COMMUNE', scope: { province: '48', commune: '20275' } }),
      planOf({ id: 'z-tinh' }),
      planOf({ id: 'b-tinh' }),
    ];
    for (const given of [plans, [...plans].reverse()])
      expect(ids(plansInForce(given, AN_HAI, Q4_2025))).toEqual(['b-tinh', 'z-tinh', 'a-xa']);
  });

  it('pass on with every further merge', () => {
    const plan = planOf({
      scope: {
        province: '49',
        successors: [
          { from: '2030-01-01', province: '50' },
          { from: '2025-07-01', province: '48' },
        ],
      },
    });
    expect(
      ['2025-06-30', '2025-07-01', '2029-12-31', '2030-01-01'].map((day) => provinceOn(plan, day)),
    ).toEqual(['49', '48', '48', '50']);
  });
});

describe('An Hải under Quảng Nam’s plan in Q4/2025', () => {
  const overlay = overlayPlans(all, AN_HAI, Q4_2025);

  it('has 13 indicators: five of the province, nine of its own, one of them shared', () => {
    expect(overlay.indicators).toHaveLength(13);
    expect(overlay.indicators.map((one) => one.indicator.id).join(' ')).toBe(
      'QN-01 QN-02 QN-03 QN-04 QN-05 AH-a AH-b AH-c AH-d AH-dd AH-g AH-i AH-x1',
    );
  });

  it('shares the indicator of households informed, headed by the province’s', () => {
    const shared = overlay.indicators.filter((one) => one.sources.length > 1);
    expect(shared).toHaveLength(1);
    expect(shared[0]?.canonicalId).toBe('hh_informed');
    expect(shared[0]?.indicator.id).toBe('QN-01');
    expect(shared[0]?.sources.map(({ plan, indicator }) => [plan.id, indicator.id])).toEqual([
      ['quang-nam-2025', 'QN-01'],
      ['an-hai-2025', 'AH-e'],
    ]);
  });

  it('judges online services by zone, as the province’s plan does', () => {
    const source = overlay.indicators[1]?.sources[0];
    expect(source && targetOf(source, 'PLAIN', '20275', Q4_2025.end)).toBe(80);
    expect(source && targetOf(source, 'ALL', '20275', Q4_2025.end)).toBeNull();
  });

  it('owes the quarterly report to the department, and its teams owe theirs to the ward', () => {
    expect(
      overlay.obligations.map(({ obligation, from, to, internal }) => [
        obligation.id,
        from,
        to,
        internal,
      ]),
    ).toEqual([
      ['QN-R1', 'COMMUNE', 'PROVINCE_DEPT', false],
      ['QN-R4', 'PROVINCE_DEPT', 'PROVINCE', false],
      ['AH-R1', 'TEAM', 'COMMUNE', true],
    ]);
    expect(reportObligation(overlay)?.obligation.id).toBe('QN-R1');
  });

  it('holds the rules of both plans side by side: at least 4, and 5–8', () => {
    const sizes = overlay.teamRules.flatMap(({ plan, rule }) =>
      rule.kind === 'SIZE' ? [[plan.id, rule.min, rule.max]] : [],
    );
    expect(sizes).toEqual([
      ['quang-nam-2025', 4, null],
      ['an-hai-2025', 5, 8],
    ]);
  });

  it('offers each word of both plans once, by its name', () => {
    const codes = overlay.kinds.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.slice(0, 2)).toEqual(['OUTREACH', 'GUIDANCE']);
    expect(codes).toEqual(expect.arrayContaining(['SURVEY', 'MOBILE_ADVICE']));
    expect(overlay.kinds[0]?.name).toBe('Thông tin, tuyên truyền');
    expect(overlay.topics.at(-1)).toEqual({ code: 'OTHER', name: 'Khác' });
    expect(overlay.campaigns).toEqual([
      'Phong trào “học tập số”',
      'Tháng cao điểm chuyển đổi số cộng đồng',
      'Chiến dịch “Chuyển đổi số: nhanh hơn, hiệu quả hơn, gần dân hơn”',
      'Phong trào “Bình dân học vụ số”',
    ]);
    expect(overlay.supportPlaces.map(({ code }) => code)).toContain('ONE_STOP_DESK');
  });

  it('works at least 8 hours a week, has a funding policy, and no lists of residents', () => {
    expect(overlay.minHours.map(({ plan, ...rest }) => [plan.id, rest])).toEqual([
      ['quang-nam-2025', { id: 'QN-H', value: 8, clause: 'II.2.b' }],
    ]);
    expect(overlay.funding).toBe(true);
    expect(overlay.residentCounters).toEqual([]);
    expect(overlay.membership).toEqual([]);
    expect(overlay.teamLevels).toEqual(['VILLAGE']);
    expect(overlay.dataWindow).toBe('DECREE_09');
  });
});

describe('the end of the district tier', () => {
  it('is not yet in Q2/2025: the commune reports to the district, the district to the department', () => {
    const overlay = overlayPlans(all, TAM_KY_BEFORE, Q2_2025);
    expect(
      overlay.obligations.map(({ obligation, from, to }) => [obligation.id, from, to]),
    ).toEqual([
      ['QN-R1', 'COMMUNE', 'DISTRICT'],
      ['QN-R2', 'DISTRICT', 'PROVINCE_DEPT'],
      ['QN-R4', 'PROVINCE_DEPT', 'PROVINCE'],
    ]);
    expect(reportObligation(overlay)).toMatchObject({ to: 'DISTRICT', internal: false });
  });

  it('makes the commune owe the yearly report of 2025', () => {
    const overlay = overlayPlans(all, HOA_KHANH, YEAR_2025);
    expect(
      overlay.obligations.map(({ obligation, from, to }) => [obligation.id, from, to]),
    ).toEqual([['QN-R3', 'COMMUNE', 'PROVINCE_DEPT']]);
  });

  it.each([
    ['2025-06-30', '45', 'DISTRICT', 'QT-R1'],
    ['2025-07-31', '44', 'COMMUNE', 'QT-R2'],
  ])('on %s, QT-R2 comes in province %s from the %s', (end, province, from, answered) => {
    const overlay = overlayPlans(
      all,
      { province, code: '19363' },
      { id: end.slice(0, 7), kind: 'MONTH', start: `${end.slice(0, 8)}01`, end, label: 'Tháng' },
    );
    expect(overlay.obligations.map((one) => [one.obligation.id, one.from])).toEqual([
      ['QT-R1', 'TEAM'],
      ['QT-R2', from],
    ]);
    expect(reportObligation(overlay)?.obligation.id).toBe(answered);
  });
});

describe('the report that a workbook answers', () => {
  it.each([
    ['QUARTER', '2026-03-31', { province: '38', code: '16498' }, 'QNG-R2'],
    ['MONTH', '2026-03-31', { province: '38', code: '16498' }, 'QNG-R3'],
    ['MONTH', '2026-03-31', { province: '08', code: '00922' }, 'TQ-R1'],
    ['QUARTER', '2026-03-31', { province: '08', code: '00922' }, 'TQ-R2'],
    ['YEAR', '2026-12-31', { province: '08', code: '00922' }, 'TQ-R3'],
    ['QUARTER', '2026-03-31', { province: '44', code: '19363' }, undefined],
    ['YEAR', '2026-12-31', { province: '44', code: '19363' }, undefined],
  ] as const)('of a %s ending %s in %j is %s', (kind, end, commune, wanted) => {
    const overlay = overlayPlans(all, commune, { id: end, kind, start: end, end, label: '' });
    expect(reportObligation(overlay)?.obligation.id).toBe(wanted);
  });

  it('is the teams’ own, under a ward’s plan alone', () => {
    expect(reportObligation(overlayPlans([anHai], AN_HAI, Q4_2025))).toMatchObject({
      from: 'TEAM',
      internal: true,
    });
  });

  it('is the province’s before the commune’s own, even when both owe one', () => {
    const own = planOf({
      id: 'a-xa',
      level: 'COMMUNE',
      scope: { province: '48', commune: '20275' },
      reporting: [rawObligation({ id: 'XA-R1' })],
    });
    const overlay = overlayPlans([own, planOf()], AN_HAI, Q4_2025);
    expect(reportObligation(overlay)?.obligation.id).toBe('VD-R1');
  });

  it.each([
    ['2022-07-31', []],
    ['2022-10-31', ['QT-R4']],
    ['2022-12-31', ['QT-R4']],
  ])('of a phase ending %s is owed where the phase is evaluated: %j', (end, wanted) => {
    const phase = { id: '2022-P', kind: 'PHASE', start: '2022-05-01', end, label: '' } as const;
    const overlay = overlayPlans(all, { province: '45', code: '19363' }, phase);
    expect(overlay.obligations.map(({ obligation }) => obligation.id)).toEqual(wanted);
  });
});

describe('an overlay', () => {
  it('of no plan is empty', () => {
    const overlay = overlayPlans(all, { province: '01', code: '00004' }, Q4_2025);
    expect(overlay.plans).toEqual([]);
    expect(overlay.indicators).toEqual([]);
    expect(overlay.obligations).toEqual([]);
    expect(overlay.funding).toBe(false);
  });

  it('of Quảng Ngọc counts people on lists that stay in the commune', () => {
    const overlay = overlayPlans(
      all,
      { province: '38', code: '16498' },
      {
        ...Q4_2025,
        end: '2026-12-31',
      },
    );
    expect(overlay.residentCounters.map(({ id, plan }) => [id, plan.id])).toEqual([
      ['digital_signature', 'quang-ngoc-2026'],
      ['ehealth_book', 'quang-ngoc-2026'],
      ['bank_account', 'quang-ngoc-2026'],
    ]);
  });

  it('of Tuyên Quang keeps its way of joining and leaving, for teams of both levels', () => {
    const overlay = overlayPlans(all, { province: '08', code: '00922' }, Q4_2025);
    expect(overlay.membership).toHaveLength(1);
    expect(overlay.membership[0]?.join?.approver.VILLAGE).toBe('VILLAGE_HEAD');
    expect(overlay.teamLevels).toEqual(['VILLAGE', 'COMMUNE']);
  });

  it.each([
    [2024, 2024, false],
    [2025, 2025, true],
    [2026, 2028, false],
  ])('has funds under a policy of %d–%d in 2025: %s', (fromYear, toYear, wanted) => {
    const plan = planOf({
      funding: {
        policy: { document: 'Nghị quyết 1', fromYear, toYear },
        sources: ['STATE_BUDGET'],
      },
    });
    expect(overlayPlans([plan], AN_HAI, Q4_2025).funding).toBe(wanted);
  });

  it('has no funds tab where a plan names only sources', () => {
    const plan = planOf({ funding: { sources: ['STATE_BUDGET'], clause: 'III' } });
    expect(overlayPlans([plan], AN_HAI, Q4_2025).funding).toBe(false);
  });

  it('names a code by the first plan that names it, and puts "Khác" last', () => {
    const activities = (list: unknown[]) => ({
      kinds: [{ code: 'OUTREACH', clause: 'II' }],
      topics: list,
    });
    const plans = [
      planOf({
        activities: activities([
          { code: 'OTHER', clause: 'II' },
          { code: 'LAND', name: 'Hồ sơ đất đai', clause: 'II' },
        ]),
        posts: [{ code: 'DRIVER', name: 'Lái xe', clause: 'II' }],
      }),
      planOf({
        id: 'xa',
        level: 'COMMUNE',
        scope: { province: '48', commune: '20275' },
        activities: activities([{ code: 'LAND', name: 'Đất', clause: 'II' }]),
      }),
    ];
    const overlay = overlayPlans(plans, AN_HAI, Q4_2025);
    expect(overlay.topics).toEqual([
      { code: 'LAND', name: 'Hồ sơ đất đai' },
      { code: 'OTHER', name: 'Khác' },
    ]);
    expect(overlay.posts.slice(-2)).toEqual([
      { code: 'DRIVER', name: 'Lái xe' },
      { code: 'OTHER', name: 'Khác' },
    ]);
    expect(overlay.posts[0]?.code).toBe('VILLAGE_HEAD');
  });

  it.each([
    ['unit', 'hộ', 'người', rawIndicator({ id: 'XA-1', unit: 'người' })],
    ['entry', 'VILLAGE', 'COMMUNE', rawIndicator({ id: 'XA-1', entry: 'COMMUNE' })],
    ['measure', 'STOCK', 'FLOW', rawIndicator({ id: 'XA-1', measure: 'FLOW' })],
    [
      'denominator.field',
      'households',
      'adults',
      rawIndicator({ id: 'XA-1', denominator: { name: 'Người lớn', field: 'adults' } }),
    ],
  ])('refuses one canonical id with two of %s: %s and %s', (key, mine, its, indicator) => {
    const plans = [
      planOf({ indicators: [rawIndicator()] }),
      planOf({
        id: 'xa-vi-du',
        level: 'COMMUNE',
        scope: { province: '48', commune: '20275' },
        indicators: [indicator],
      }),
    ];
    expect(() => overlayPlans(plans, AN_HAI, Q4_2025)).toThrow(
      `hh_informed: expected the same ${key} in every plan, found ` +
        `"${mine}" in tinh-vi-du (VD-01) and "${its}" in xa-vi-du (XA-1)`,
    );
  });
});
