import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextStart, pace, TooLate } from '../../functions/sheets/pace.ts';

const MINUTE = 60_000;

describe('the next request leaves', () => {
  it.each<[string, number[], number, number, number]>([
    ['at once before any other', [], 500, 60, 500],
    ['at once while the minute has room', [0, 100], 200, 3, 200],
    ['a minute after the first of three', [0, 100, 200], 300, 3, MINUTE],
    ['at once when that minute is over', [0, 100, 200], MINUTE + 5, 3, MINUTE + 5],
    ['a minute after each other where one a minute is allowed', [1000], 1500, 1, 1000 + MINUTE],
    ['behind those that wait already', [0, MINUTE], 10, 1, 2 * MINUTE],
  ])('%s', (_name, starts, now, perMinute, expected) => {
    expect(nextStart(starts, now, perMinute)).toBe(expected);
  });
});

it('no minute, however cut, sees more requests than allowed, and none waits without need', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat({ max: 30_000 }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 7 }),
      async (gaps, perMinute) => {
        let clock = 0;
        const gate = pace(perMinute, {
          now: () => clock,
          sleep: async (milliseconds) => {
            clock += milliseconds;
          },
        });
        const left: number[] = [];
        for (const gap of gaps) {
          clock += gap;
          const asked = clock;
          await gate.pass();
          const full = left.filter((at) => at > asked - MINUTE).length >= perMinute;
          expect(clock > asked).toBe(full);
          left.push(clock);
        }
        for (const start of left)
          expect(
            left.filter((at) => at >= start && at < start + MINUTE).length,
          ).toBeLessThanOrEqual(perMinute);
      },
    ),
  );
});

it('requests that come at once leave in their order, a minute’s worth each minute', async () => {
  const waits: number[] = [];
  const gate = pace(2, {
    now: () => 0,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
    },
  });
  await Promise.all(Array.from({ length: 5 }, () => gate.pass()));
  expect(waits).toEqual([MINUTE, MINUTE, 2 * MINUTE]);
});

describe('a gate for two a minute', () => {
  const opened = () => {
    let clock = 0;
    const waits: number[] = [];
    const gate = pace(2, {
      now: () => clock,
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
        clock += milliseconds;
      },
    });
    return { gate, waits };
  };

  it('waits until there is room for two, so that the second does not wait behind the first', async () => {
    const { gate, waits } = opened();
    await gate.pass();
    await gate.room(2);
    await gate.pass();
    await gate.pass();
    expect(waits).toEqual([MINUTE]);
  });

  it('waits for no more room than a minute has', async () => {
    const { gate, waits } = opened();
    await gate.room(5);
    await gate.pass();
    await gate.room(5);
    expect(waits).toEqual([MINUTE]);
  });

  it('turns away who has no time to wait, and counts nothing', async () => {
    const { gate, waits } = opened();
    await gate.pass();
    await gate.pass();
    await expect(gate.pass(20_000)).rejects.toThrow(TooLate);
    expect(waits).toEqual([]);
    expect(await gate.pass()).toBe(MINUTE);
    expect(waits).toEqual([MINUTE]);
  });
});
