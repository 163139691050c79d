import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../functions/domain/calendar/local.ts';
import { isInForce, plansInForce } from '../../../functions/domain/plan/overlay.ts';
import { planSchema } from '../../../functions/domain/plan/plan.ts';
import {
  PLAN_ACTIONS,
  switched,
  type PlanAction,
} from '../../../functions/domain/plan/switches.ts';
import { planOf, Q2_2025, Q4_2025 } from './given.ts';

type Switch = [PlanAction, string];
const spells = (validity: { from: string; to: string | null }, switches: Switch[]) => {
  const plan = switched(
    planOf({ validity }),
    switches.map(([action, on]) => ({ action, on })),
  );
  return [plan.validity.from, plan.validity.to, plan.pauses ?? []];
};
const OF_2025 = { from: '2025-01-01', to: '2025-12-31' };
const OPEN = { from: '2025-01-01', to: null };

describe('a plan switched by its province', () => {
  it.each<[string, typeof OF_2025 | typeof OPEN, Switch[], unknown[]]>([
    ['ends', OPEN, [['END', '2025-10-01']], ['2025-01-01', '2025-09-30', []]],
    ['gives way', OPEN, [['SUPERSEDE', '2025-10-01']], ['2025-01-01', '2025-09-30', []]],
    ['ends after its end', OF_2025, [['END', '2026-03-01']], ['2025-01-01', '2025-12-31', []]],
    [
      'ends before it begins',
      OPEN,
      [['END', '2024-12-01']],
      ['2025-01-01', '2025-01-01', [{ from: '2025-01-01', to: '2025-01-01' }]],
    ],
    ['goes on', OF_2025, [['ACTIVATE', '2026-01-01']], ['2025-01-01', null, []]],
    ['begins earlier', OF_2025, [['ACTIVATE', '2024-11-01']], ['2024-11-01', '2025-12-31', []]],
    [
      'is in force already',
      OF_2025,
      [['ACTIVATE', '2025-05-01']],
      ['2025-01-01', '2025-12-31', []],
    ],
    [
      'rests for a quarter',
      OF_2025,
      [
        ['END', '2025-04-01'],
        ['ACTIVATE', '2025-07-01'],
      ],
      ['2025-01-01', '2025-12-31', [{ from: '2025-04-01', to: '2025-06-30' }]],
    ],
    [
      'ends after all where it had been prolonged',
      OF_2025,
      [
        ['ACTIVATE', '2026-01-01'],
        ['END', '2026-07-01'],
      ],
      ['2025-01-01', '2026-06-30', []],
    ],
    [
      'ends earlier than was said first',
      OPEN,
      [
        ['END', '2025-10-01'],
        ['END', '2025-07-01'],
      ],
      ['2025-01-01', '2025-06-30', []],
    ],
  ])('%s', (_case, validity, switches, wanted) => {
    expect(spells(validity, switches)).toEqual(wanted);
  });

  it('binds the periods that end while it is in force, and no other', () => {
    const plan = switched(planOf({ validity: OF_2025 }), [
      { action: 'END', on: '2025-04-01' },
      { action: 'ACTIVATE', on: '2025-07-01' },
    ]);
    const commune = { province: '48', code: '20275' };
    expect(plansInForce([plan], commune, Q2_2025)).toEqual([]);
    expect(plansInForce([plan], commune, Q4_2025)).toEqual([plan]);
  });

  const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2024-12-01', days));
  const anySwitches = fc.array(fc.record({ action: fc.constantFrom(...PLAN_ACTIONS), on: day }), {
    maxLength: 6,
  });

  it('is in force on a day as the last switch made for that day says, else as its file does', () => {
    fc.assert(
      fc.property(fc.constantFrom(OF_2025, OPEN), anySwitches, (validity, switches) => {
        const plan = switched(planOf({ validity }), switches);
        for (let on = '2024-11-20'; on < '2026-02-01'; on = addDays(on, 5)) {
          const last = switches.findLast((it) => it.on <= on);
          const inFile = validity.from <= on && (validity.to === null || on <= validity.to);
          // Put into force before its end it ends as its file says, after it until further notice.
          const ended =
            last?.action === 'ACTIVATE' &&
            validity.to !== null &&
            last.on <= validity.to &&
            on > validity.to;
          const wanted = last === undefined ? inFile : last.action === 'ACTIVATE' && !ended;
          expect(isInForce(plan, on), on).toBe(wanted);
        }
      }),
    );
  });

  it('can be read back as a plan, and switching it by nothing changes nothing', () => {
    fc.assert(
      fc.property(anySwitches, (switches) => {
        const plan = switched(planOf({ validity: OF_2025 }), switches);
        expect(planSchema.parse(plan)).toEqual(plan);
        expect(switched(plan, [])).toBe(plan);
      }),
    );
  });
});
