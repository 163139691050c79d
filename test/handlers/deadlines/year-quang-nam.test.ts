// A year of Quảng Nam in Đà Nẵng: communes report quarterly before the 20th of the last month and
// yearly before 15 December, straight to the department. The plan ends with 2025; here it is prolonged
// by a year, since the communes of today have existed only since July 2025.
import { beforeAll, describe, expect, it } from 'vitest';
import { QUANG_NAM } from '../../cast.ts';
import { at, openDesk } from './desk.ts';
import { obeysThePlan } from './year-laws.ts';
import { liveThrough, type Named, type Year } from './year-stage.ts';

const NAMED: Named[] = [
  ...['03', '06', '09', '12'].map((month, index) => {
    const period = `2026-Q${index + 1}`;
    return { period, obligation: 'QN-R1', day: `2026-${month}-20`, dated: true, internal: false };
  }),
  { period: '2026-Y', obligation: 'QN-R3', day: '2026-12-15', dated: true, internal: false },
];

let year: Year;
beforeAll(async () => {
  year = await liveThrough({
    plan: { ...QUANG_NAM, validity: { ...QUANG_NAM.validity, to: '2026-12-31' } },
    province: '48',
    named: NAMED,
    since: '2025-07-01',
    // The reports on 2025 are long chased by then.
    from: '2026-02-01',
    to: '2027-01-20',
  });
}, 1_800_000);

describe('a year of Quảng Nam in Đà Nẵng', () => {
  obeysThePlan(() => year, { province: '48', named: NAMED, dated: 'QN-R1' });
});

describe('the plan as it stands', () => {
  it('asks for nothing after its last day, 31 December 2025', async () => {
    const desk = await openDesk({ plans: [QUANG_NAM], province: '48', communes: 2 });
    for (const day of ['2026-01-20', '2026-03-13', '2026-03-19', '2026-03-23', '2026-12-10']) {
      desk.moveClock(at(`${day}T07:05:00`));
      await desk.run();
    }
    const periods = [...(await desk.obligations()).values()].map(({ period }) => period);
    expect(new Set(periods)).toEqual(new Set(['2025-Q3', '2025-Q4', '2025-Y']));
    expect(desk.post.took.filter(({ at: when }) => when > at('2026-02-01T00:00:00'))).toEqual([]);
  });
});
