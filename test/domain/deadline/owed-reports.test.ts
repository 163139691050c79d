// Which steps fall on which day, plan by plan, for a commune that stays silent: the plans' own words
// on one side, a scheduler that looks every morning on the other.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatInstant, addDays, startOfDay } from '../../../functions/domain/calendar/local.ts';
import type { HolidayTable } from '../../../functions/domain/calendar/holiday.ts';
import { DEFAULT_LADDER } from '../../../functions/domain/deadline/ladder.ts';
import {
  obligationState,
  owedReports,
  watchedPeriods,
  type OwedReport,
} from '../../../functions/domain/deadline/owed-reports.ts';
import { stepsDue } from '../../../functions/domain/deadline/steps-due.ts';
import type { Plan } from '../../../functions/domain/plan/plan.ts';
import { readPlanFile } from '../../../functions/files/plan-file.ts';
import {
  AN_HAI,
  AN_HAI_PLAN,
  commune,
  HOA_TIEN,
  QUANG_NAM,
  QUANG_NGOC,
  QUANG_NGOC_PLAN,
} from '../../cast.ts';
import { at, periodOf } from '../../report-makers.ts';
import { onMachinesEverywhere } from '../calendar/zones.ts';

const plan = (id: string) =>
  readPlanFile(join(import.meta.dirname, '..', '..', '..', 'plans', `${id}.yaml`));
const TUYEN_QUANG = await plan('tuyen-quang-2025');
const QUANG_TRI = await plan('quang-tri-2022');
const TAN_TRAO = commune('02371', 'Tân Trào', 'MOUNTAIN', { province: '08' });
const DONG_HA = commune('19333', 'Đông Hà', 'PLAIN', { province: '44' });
const NONE: HolidayTable = new Map();

const owedBy = (plans: Plan[], of: typeof AN_HAI, period: string): OwedReport[] =>
  owedReports({
    plans,
    units: { communes: [of], villages: [] },
    holidays: NONE,
    period: periodOf(period),
  });

/** `2025-12-12 T-7 COMMUNE`: what goes out when somebody looks each morning and nothing comes. */
function walk(owed: OwedReport, from: string, days: number): string[] {
  const done: string[] = [];
  const sent: string[] = [];
  for (let day = from, left = days; left > 0; day = addDays(day, 1), left--) {
    const facts = { ...owed, settled: false, returned: null };
    const now = startOfDay(day) + 7 * 3_600_000;
    const { send, passOver } = stepsDue(
      facts,
      { done, acknowledged: [] },
      DEFAULT_LADDER,
      now,
      NONE,
    );
    done.push(...[...send, ...passOver].map(({ step }) => step.id));
    sent.push(...send.map(({ step }) => `${day} ${step.id} ${step.to}`));
  }
  return sent;
}

onMachinesEverywhere(() => {
  describe('day by day', () => {
    it.each<[string, Plan[], typeof AN_HAI, string, string, string[]]>([
      [
        'Quảng Nam’s quarter, before 20/12/2025, a Saturday',
        [QUANG_NAM],
        HOA_TIEN,
        '2025-Q4',
        'QN-R1 before 2025-12-20T00:00:00+07:00',
        [
          '2025-12-12 T-7 COMMUNE',
          '2025-12-17 T-3 COMMUNE',
          '2025-12-19 T-1 COMMUNE',
          '2025-12-20 D PROVINCE',
          '2025-12-23 D+3 COMMUNE',
          '2025-12-27 D+7 LEADER',
        ],
      ],
      [
        'Quảng Nam’s year, before 15/12/2025, a Monday',
        [QUANG_NAM],
        HOA_TIEN,
        '2025-Y',
        'QN-R3 before 2025-12-15T00:00:00+07:00',
        [
          '2025-12-08 T-7 COMMUNE',
          // T-3 and T-1 lie on the same Friday: the later speaks.
          '2025-12-12 T-1 COMMUNE',
          '2025-12-15 D PROVINCE',
          '2025-12-18 D+3 COMMUNE',
          '2025-12-22 D+7 LEADER',
        ],
      ],
      [
        'Tuyên Quang’s month, before 30/11/2026: the teams’ own, of which the province is not told',
        [TUYEN_QUANG],
        TAN_TRAO,
        '2026-M11',
        'TQ-R1 before 2026-11-30T00:00:00+07:00',
        [
          '2026-11-23 T-7 COMMUNE',
          '2026-11-27 T-1 COMMUNE',
          '2026-12-03 D+3 COMMUNE',
          '2026-12-07 D+7 LEADER',
        ],
      ],
      [
        'Tuyên Quang’s February, which has no 30th',
        [TUYEN_QUANG],
        TAN_TRAO,
        '2027-M02',
        'TQ-R1 before 2027-03-01T00:00:00+07:00',
        [
          '2027-02-22 T-7 COMMUNE',
          '2027-02-26 T-1 COMMUNE',
          '2027-03-04 D+3 COMMUNE',
          '2027-03-08 D+7 LEADER',
        ],
      ],
      [
        'Tuyên Quang’s quarter, without a date: reminded of, not chased',
        [TUYEN_QUANG],
        TAN_TRAO,
        '2026-Q3',
        'TQ-R2 suggested before 2026-09-25T00:00:00+07:00',
        [
          '2026-09-18 T-7 COMMUNE',
          '2026-09-22 T-3 COMMUNE',
          '2026-09-24 T-1 COMMUNE',
          '2026-09-25 D PROVINCE',
        ],
      ],
      [
        'Tuyên Quang’s year, without a date',
        [TUYEN_QUANG],
        TAN_TRAO,
        '2026-Y',
        'TQ-R3 suggested before 2026-12-15T00:00:00+07:00',
        [
          '2026-12-08 T-7 COMMUNE',
          '2026-12-11 T-3 COMMUNE',
          '2026-12-14 T-1 COMMUNE',
          '2026-12-15 D PROVINCE',
        ],
      ],
      [
        'Quảng Ngọc’s quarter, before 25/12/2026',
        [QUANG_NGOC_PLAN],
        QUANG_NGOC,
        '2026-Q4',
        'QNG-R2 before 2026-12-25T00:00:00+07:00',
        [
          '2026-12-18 T-7 COMMUNE',
          '2026-12-22 T-3 COMMUNE',
          '2026-12-24 T-1 COMMUNE',
          '2026-12-25 D PROVINCE',
          '2026-12-28 D+3 COMMUNE',
          '2027-01-01 D+7 LEADER',
        ],
      ],
    ])('%s', (_words, plans, of, period, wanted, steps) => {
      const [owed, ...others] = owedBy(plans, of, period);
      if (owed?.due === null || owed === undefined) throw new Error('expected a date');
      expect(others).toEqual([]);
      const { obligation } = owed.owed;
      const before = formatInstant(owed.due.dueExclusive);
      expect(`${obligation.id}${owed.assumed ? ' suggested' : ''} before ${before}`).toBe(wanted);
      expect(walk(owed, addDays(owed.due.day, -20), 45)).toEqual(steps);
    });
  });

  it.each([
    ['2026-11-21T23:59:59', null, 'NOT_DUE', null],
    ['2026-11-22T00:00:00', null, 'DUE_SOON', null],
    ['2026-11-29T23:59:59', null, 'DUE_SOON', null],
    ['2026-11-30T00:00:00', null, 'MISSING', null],
    ['2026-12-30T00:00:00', '2026-11-29T23:59:59', 'ON_TIME', null],
    ['2026-12-30T00:00:00', '2026-11-30T00:00:00', 'LATE', 0],
    ['2026-12-30T00:00:00', '2026-12-01T00:00:00', 'LATE', 1],
  ])('a month due before 30/11/2026 at %s, sent %s: %s %s', (now, sent, state, lateByDays) => {
    const [owed] = owedBy([TUYEN_QUANG], TAN_TRAO, '2026-M11');
    if (owed === undefined) throw new Error('expected an obligation');
    const facts = { firstCompleteAt: sent === null ? null : at(sent), exempt: false, now: at(now) };
    expect(obligationState(owed, facts)).toEqual({ state, lateByDays });
    expect(obligationState(owed, { ...facts, exempt: true }).state).toBe('EXEMPT');
  });
});

describe('a date that is only suggested', () => {
  it.each([
    ['2026-09-16', null, 'NOT_DUE'],
    ['2026-09-17', null, 'DUE_SOON'],
    ['2026-09-24', null, 'DUE_SOON'],
    ['2026-09-25', null, 'NOT_DUE'],
    ['2027-01-25', null, 'NOT_DUE'],
    ['2026-10-25', '2026-10-20', 'ON_TIME'],
  ])('on %s, sent %s: %s, never late nor missing', (today, sent, state) => {
    const [owed] = owedBy([TUYEN_QUANG], TAN_TRAO, '2026-Q3');
    if (owed === undefined) throw new Error('expected an obligation');
    const firstCompleteAt = sent === null ? null : startOfDay(sent);
    const facts = { firstCompleteAt, exempt: false, now: startOfDay(today) };
    expect(obligationState(owed, facts)).toEqual({ state, lateByDays: null });
  });
});

describe('what a commune owes', () => {
  it('is what it owes the province, where its teams owe it something too', () => {
    const owed = owedBy([QUANG_NAM, AN_HAI_PLAN], AN_HAI, '2025-Q4');
    expect(owed.map(({ id, internal }) => [id, internal])).toEqual([
      ['48-20275_2025-Q4_QN-R1', false],
    ]);
  });

  it('is its teams’ monthly report where it owes nothing else', () => {
    const [owed] = owedBy([TUYEN_QUANG], TAN_TRAO, '2026-M11');
    expect([owed?.id, owed?.report, owed?.internal]).toEqual([
      '08-02371_2026-M11_TQ-R1',
      '08-02371_2026-M11_TQ-R1',
      true,
    ]);
  });

  it('is nothing before the plan, nor after it', () => {
    expect(owedBy([QUANG_NAM], HOA_TIEN, '2024-Q4')).toEqual([]);
    expect(owedBy([QUANG_NAM], HOA_TIEN, '2026-Q1')).toEqual([]);
  });
});

describe('the periods that are looked at', () => {
  const watched = (plans: Plan[], of: typeof AN_HAI, today: string) =>
    watchedPeriods({ communes: [of], villages: [] }, plans, today).map(({ id }) => id);

  it.each<[string, Plan[], typeof AN_HAI, string, string[]]>([
    ['in mid-December', [QUANG_NAM], HOA_TIEN, '2025-12-20', ['2025-Q3', '2025-Q4', '2025-Y']],
    [
      'weeks after the plan has ended',
      [QUANG_NAM],
      HOA_TIEN,
      '2026-02-10',
      ['2025-Q3', '2025-Q4', '2025-Y'],
    ],
    ['half a year after', [QUANG_NAM], HOA_TIEN, '2026-07-01', ['2025-Y']],
    [
      'of three kinds',
      [TUYEN_QUANG],
      TAN_TRAO,
      '2026-03-01',
      ['2026-M01', '2026-M02', '2026-M03', '2025-Q3', '2025-Q4', '2026-Q1', '2025-Y', '2026-Y'],
    ],
    ['before there was any plan', [QUANG_NAM], HOA_TIEN, '2024-06-01', []],
  ])('%s', (_words, plans, of, today, ids) => {
    expect(watched(plans, of, today)).toEqual(ids);
  });

  it('reach back to a phase that has ended', () => {
    const old = { ...DONG_HA, validFrom: '2022-01-01' };
    const phase = QUANG_TRI.rollout.find(({ evaluation }) => evaluation);
    if (phase === undefined) throw new Error('expected a phase that is evaluated');
    // Before the districts went it was theirs to report on; a phase of today is the communes'.
    const today = { ...phase, from: '2026-01-01', to: '2026-03-31' };
    const plan = { ...QUANG_TRI, rollout: [today] };
    const scope = plan.scope.province;
    const of = { ...old, province: scope };
    const successors = plan.scope.successors.at(-1)?.province ?? scope;
    const id = `2026-${/^P\d+$/.test(phase.id) ? '' : 'P-'}${phase.id}`;
    expect(watched([plan], { ...of, province: successors }, '2026-04-10')).toContain(id);
    expect(watched([plan], { ...of, province: successors }, '2026-08-10')).not.toContain(id);
  });
});
