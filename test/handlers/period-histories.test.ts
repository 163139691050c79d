// Random histories of a province's period through the real functions, beside a small model: three
// communes send, send again, are sent back, accepted, left out and put back; the period is rolled up,
// closed, corrected, closed again; anything is delivered twice, done by two at once, or cut off before
// any step in the database and then told again. Nothing is lost and nothing counts twice; what was
// closed is what it was; and the same commands told straight in another database come to the same,
// document by document. HISTORIES is how many, SEED where they begin.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePeriod } from '../../functions/domain/calendar/period.ts';
import { provinceSetting } from '../../functions/handlers/province-setting.ts';
import { rollUpPeriod } from '../../functions/handlers/roll-up-period.ts';
import type { Database } from '../../functions/store/database.ts';
import { verifyLog } from '../../functions/store/log.ts';
import { after, BEGINNING, PLACES, type Command, type World } from './period-model.ts';
import {
  everything,
  facts,
  lasting,
  PERIOD,
  province,
  runtimeAt,
  seen,
  tell,
} from './period-teller.ts';

const RUNS = Number(process.env['HISTORIES'] ?? 20);
const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const LANES = Math.min(20, RUNS);

/** The day after the last on which a report is in time. */
const START = Date.parse('2025-12-20T09:00:00+07:00');
const MINUTE = 60_000;

type How = 'once' | 'twice' | { cutOff: number };
type Step = { how: How; command: Command } | { how: 'together'; pair: [Command, Command] };

interface Told {
  command: Command;
  at: number;
  /** The world that was looked at. */
  world: World;
}

/** Takes one step and answers the model of it and the commands in their order. */
async function walked(
  db: Database,
  world: World,
  step: Step,
  at: number,
): Promise<[World, Told[]]> {
  if (step.how === 'together') return together(db, world, step.pair, at);
  const { how, command } = step;
  const [next, outcome] = after(world, command, at);
  if (typeof how === 'object') {
    const cut = await tell(lasting(db, how.cutOff), world, command, at).catch((error: unknown) => {
      expect(String(error)).toBe('Error: cut off');
      return null;
    });
    if (cut === null) {
      // Whatever had been done by then, told again it comes to the same.
      const again = await tell(db, world, command, at);
      expect([outcome, 'again']).toContain(again);
    } else expect(cut).toBe(outcome);
    return [next, [{ command, at, world }]];
  }
  expect(await tell(db, world, command, at)).toBe(outcome);
  if (how === 'twice' && outcome === 'done') {
    const second = await tell(db, world, command, at);
    expect(['again', 'done']).toContain(second);
    if (second === 'done') expect(['CLOSE', 'ROLL_UP']).toContain(command.kind);
  }
  return [next, [{ command, at, world }]];
}

/** Of two at once either order is right; one that was told to come again later may not have been. */
async function together(
  db: Database,
  world: World,
  [one, two]: [Command, Command],
  at: number,
): Promise<[World, Told[]]> {
  const outcomes = await Promise.all([tell(db, world, one, at), tell(db, world, two, at + 1)]);
  const [first, second] = [
    { command: one, at, world },
    { command: two, at: at + 1, world },
  ];
  const orders = [
    [first, second],
    [second, first],
    ...(outcomes[1] === 'BUSY' ? [[first]] : []),
    ...(outcomes[0] === 'BUSY' ? [[second]] : []),
  ];
  const now = await seen(db);
  const ends = orders.map((order) =>
    // Both looked at what stood before: a revision in between leaves the second behind by one.
    order.reduce(
      (it, { command, at: when }) => after(it, moved(command, world, it), when)[0],
      world,
    ),
  );
  expect(ends.map(facts)).toContainEqual(now);
  const found = ends.findIndex((it) => JSON.stringify(facts(it)) === JSON.stringify(now));
  return [ends[found] ?? world, orders[found] ?? []];
}

function moved(command: Command, before: World, now: World): Command {
  if (command.kind !== 'SUBMIT' && command.kind !== 'REVIEW') return command;
  const revisions = (world: World) => world.reports[command.place]?.figures.length ?? 0;
  return { ...command, behind: command.behind + revisions(now) - revisions(before) };
}

const behind = fc.oneof({ arbitrary: fc.constant(0), weight: 7 }, fc.constant(1));
const place = fc.constantFrom(...PLACES);
const reason = fc.constantFrom('Sai mẫu số', 'Thiếu thôn');
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('SUBMIT' as const),
      place,
      figure: fc.integer({ min: 1, max: 3 }),
      behind,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('REVIEW' as const),
      place,
      action: fc.constantFrom('RETURN' as const, 'ACCEPT' as const),
      behind,
      reason,
    }),
  },
  fc.constant({ kind: 'ROLL_UP' as const }),
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('CLOSE' as const), reason: fc.option(reason) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('CORRECT' as const), place, reason }) },
  fc.record({
    kind: fc.constant('EXCLUDE' as const),
    place,
    undo: fc.boolean(),
    reason,
    afterClosing: fc.boolean(),
  }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      how: fc.oneof(
        fc.constantFrom('once' as const, 'once' as const, 'twice' as const),
        fc.record({ cutOff: fc.nat(60) }),
      ),
      command,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      how: fc.constant('together' as const),
      pair: fc.tuple(command, command),
    }),
  },
);

it(`a period’s history, whatever happens in it, is the model’s (seed ${SEED})`, async () => {
  const history = fc.asyncProperty(fc.array(step, { maxLength: 16 }), async (steps) => {
    const db = await province();
    let world = BEGINNING;
    const script: Told[] = [];
    for (const [index, it] of steps.entries()) {
      const [next, commands] = await walked(db, world, it, START + index * MINUTE);
      world = next;
      script.push(...commands);
      expect(await seen(db)).toEqual(facts(world));
    }

    // The same straight: nothing twice, nothing cut off, nobody at once.
    const straight = await province();
    for (const it of script) await tell(straight, it.world, it.command, it.at);
    expect(await everything(straight)).toEqual(await everything(db));

    // What stands is what the model counts: once each, and nothing else.
    const end = START + steps.length * MINUTE;
    const period = parsePeriod(PERIOD);
    if (period === undefined) throw new Error(PERIOD);
    const stands = async (of: Database) =>
      rollUpPeriod(await provinceSetting(of, '48'), period, runtimeAt(of, end));
    const { rollup, digest } = await stands(db);
    const [expected] = after(world, { kind: 'ROLL_UP' }, end);
    const counted =
      world.closed === null ? expected.versions.at(-1) : world.versions[world.closed - 1];
    const whole = rollup.figures.find((it) => it.level === 'PROVINCE' && it.zone === 'ALL');
    expect([whole?.numerator ?? 0, rollup.coverage.reported]).toEqual([
      counted?.told,
      counted?.reported,
    ]);
    expect(new Set(rollup.basis.map((it) => it.report)).size).toBe(rollup.basis.length);
    expect((await stands(straight)).digest).toBe(digest);
    const entries = [world.story, ...world.stories].flat().length;
    expect(await verifyLog(db, '48')).toMatchObject({ whole: true, entries });
  });
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    fc.assert(history, { numRuns: Math.ceil(RUNS / LANES), seed: SEED + lane }),
  );
  // Each fails by itself and says by which seed.
  expect(await Promise.all(lanes)).toHaveLength(LANES);
}, 7_200_000);
