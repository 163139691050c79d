// A year of Tuyên Quang: teams report monthly before the 30th, communes quarterly and yearly without a
// date of the plan's, and twice the province asks something by a letter with a day of its own.
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPlanFile } from '../../../functions/files/plan-file.ts';
import { answerRequest } from '../../../functions/handlers/answer-request.ts';
import { issueRequest } from '../../../functions/handlers/issue-request.ts';
import { told } from '../direct.ts';
import { officer, STAFF, type Desk } from './desk.ts';
import { obeysThePlan } from './year-laws.ts';
import { liveThrough, type Named, type Year } from './year-stage.ts';

const PLANS = join(import.meta.dirname, '..', '..', '..', 'plans');
const PROVINCE = '08';

/** The letters: on one day they are issued, at eight; the communes hear of them the next morning. */
const LETTERS = [
  {
    issuedOn: '2026-04-06',
    title: 'Rà soát điểm hỗ trợ',
    documentNo: '15/SKHCN-CNTT',
    dueRule: 'BEFORE',
    due: '2026-04-20',
    scope: null,
  },
  {
    issuedOn: '2026-08-24',
    title: 'Số Tổ tham gia ra quân',
    documentNo: '41/SKHCN-CNTT',
    dueRule: 'NO_LATER_THAN',
    due: '2026-08-28',
    /** Two communes of four. */
    scope: (place: number) => place % 4 < 2,
  },
] as const;

const NAMED: Named[] = [
  ...Array.from({ length: 12 }, (_, index) => {
    const month = String(index + 1).padStart(2, '0');
    const day = index === 1 ? '2026-03-01' : `2026-${month}-30`;
    const period = `2026-M${month}`;
    // What teams owe ends inside the commune.
    return { period, obligation: 'TQ-R1', day, dated: true, internal: true };
  }),
  ...['03', '06', '09', '12'].map((month, index) => {
    const period = `2026-Q${index + 1}`;
    const day = `2026-${month}-25`;
    return { period, obligation: 'TQ-R2', day, dated: false, internal: false };
  }),
  { period: '2026-Y', obligation: 'TQ-R3', day: '2026-12-15', dated: false, internal: false },
  {
    period: 'ADHOC-2026-001',
    obligation: 'TQ-R4',
    day: '2026-04-20',
    dated: true,
    internal: false,
    heard: { day: '2026-04-07', step: 'ISSUED' },
  },
  {
    period: 'ADHOC-2026-002',
    obligation: 'TQ-R4',
    day: '2026-08-28',
    dated: true,
    internal: false,
    // Issued four days before: the morning after is already that of T-3.
    heard: { day: '2026-08-25', step: 'T-3' },
    owes: (place) => place % 4 < 2,
    early: -2,
  },
];

async function issued(day: string, desk: Desk): Promise<void> {
  for (const [index, { scope, ...letter }] of LETTERS.entries()) {
    if (letter.issuedOn !== day) continue;
    const codes = scope === null ? null : desk.codes.filter((_, place) => scope(place));
    const questions = [{ id: 'C1', text: 'Bao nhiêu?', type: 'COUNT' }];
    const wish = {
      province: PROVINCE,
      key: `cong-van-${index}`,
      ...letter,
      scope: codes,
      questions,
    };
    const reply = await told(issueRequest, desk.runtime, { email: STAFF, body: wish });
    expect(reply).toEqual({ body: { id: `ADHOC-2026-00${index + 1}`, again: false } });
  }
}

async function sent(desk: Desk, code: string, named: Named, when: number): Promise<void> {
  const { period, obligation } = named;
  if (!period.startsWith('ADHOC')) return desk.submit(code, period, obligation, when);
  const answers = [{ question: 'C1', value: 3, at: '' }];
  const body = { province: PROVINCE, commune: code, request: period, baseRevision: null, answers };
  const reply = await told(answerRequest, desk.runtime, { email: officer(code), body });
  expect(reply).toMatchObject({ body: { receipt: { revision: 1 } } });
}

let year: Year;
beforeAll(async () => {
  year = await liveThrough({
    plan: await readPlanFile(join(PLANS, 'tuyen-quang-2025.yaml')),
    province: PROVINCE,
    named: NAMED,
    since: '2026-01-01',
    from: '2026-01-01',
    to: '2027-01-10',
    onDay: issued,
    send: sent,
  });
}, 1_800_000);

describe('a year of Tuyên Quang', () => {
  obeysThePlan(() => year, { province: PROVINCE, named: NAMED, dated: 'TQ-R1' });
});

describe('the two letters of the year', () => {
  it('are owed by whom they ask, and judged by their own days', async () => {
    const owed = [...(await year.desk.obligations()).values()].filter(
      ({ obligation }) => obligation === 'TQ-R4',
    );
    const ofLetter = (period: string) => owed.filter((it) => it.period === period);
    expect(ofLetter('ADHOC-2026-001')).toHaveLength(year.desk.codes.length);
    expect(
      ofLetter('ADHOC-2026-002')
        .map((it) => it.state)
        .toSorted(),
    ).toEqual(
      year.desk.codes
        .flatMap((_, place) => (place % 4 < 2 ? [place % 4 === 0 ? 'ON_TIME' : 'LATE'] : []))
        .toSorted(),
    );
  });
});
