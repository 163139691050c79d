// Random histories of one report beside a small model: sent, sent again, delivered twice, sent on an
// old base, approved, refused, returned, accepted, closed, corrected, by two people at once, and cut
// off before the commit. Nothing is lost, nothing counts twice, and the log tells all of it.
// HISTORIES is how many, SEED where they begin; the project's own run keeps to a few.
//
// A database in memory answers after some milliseconds, as one far away would; several histories
// walk side by side, each in a database of its own, so that nobody waits for that.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ReportState } from '../../functions/domain/report/life.ts';
import { reportsOf } from '../../functions/store/counted-reports.ts';
import type { Database } from '../../functions/store/database.ts';
import { logOf, verifyLog } from '../../functions/store/log.ts';
import { submitReport, type ReportHead } from '../../functions/store/reports.ts';
import { reviewReport, type Review } from '../../functions/store/review.ts';
import { Problem } from '../../functions/problem.ts';
import { households, MINUTE, MORNING, review, submission } from './cast.ts';
import { freshDatabase } from './database.ts';

const REPORT = '48-20275_2025-Q4_QN-R1';
const RUNS = Number(process.env['HISTORIES'] ?? 40);
const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const LANES = Math.min(20, RUNS);

type Command =
  | { kind: 'SUBMIT'; figure: number; behind: number }
  | { kind: 'REVIEW'; action: Review['action']; behind: number; reason: string };
type How = 'once' | 'twice' | 'cut off, then once';
type Step = { how: How; command: Command } | { how: 'together'; pair: [Command, Command] };

/** What is known of a report without any knowledge of how it is stored. */
interface Model {
  state: ReportState | null;
  figures: number[];
  /** Revisions that the province has, and has accepted. */
  received: number | null;
  accepted: number | null;
  firstAt: number | null;
  /** What was done, oldest first. */
  story: string[];
  /** What was done last, in full. */
  last: string;
}
/** `done`, `again`, or the code of a problem. */
type Outcome = string;

const EMPTY: Model = {
  state: null,
  figures: [],
  received: null,
  accepted: null,
  firstAt: null,
  story: [],
  last: '',
};

function told(model: Model, command: Command, at: number, approval: boolean): [Model, Outcome] {
  const { state, figures } = model;
  const revision = figures.length - command.behind;
  if (command.kind === 'SUBMIT') {
    if (state !== null && state !== 'RETURNED' && figures.at(-1) === command.figure)
      return [model, 'again'];
    if (state === 'CLOSED') return [model, 'NOT_IN_STATE'];
    if (figures.length > 0 && command.behind > 0) return [model, 'STALE_REVISION'];
    const mine = figures.length + 1;
    const next: Model = {
      ...model,
      state: approval ? 'AWAITING_APPROVAL' : 'SUBMITTED',
      figures: [...figures, command.figure],
      received: approval ? model.received : mine,
      firstAt: model.firstAt ?? (approval ? null : at),
      story: [...model.story, 'SUBMIT'],
      last: 'SUBMIT',
    };
    return [next, 'done'];
  }
  const { action, reason } = command;
  if (state === null) return [model, 'NOT_FOUND'];
  if (command.behind > 0) return [model, 'STALE_REVISION'];
  const says = ['REFUSE', 'RETURN', 'CORRECT'].includes(action) ? `${action} ${reason}` : action;
  if (model.last === says) return [model, 'again'];
  const from: Record<Review['action'], (ReportState | null)[]> = {
    APPROVE: ['AWAITING_APPROVAL'],
    REFUSE: ['AWAITING_APPROVAL'],
    RETURN: ['SUBMITTED', 'ACCEPTED'],
    ACCEPT: ['SUBMITTED'],
    CLOSE: ['SUBMITTED', 'ACCEPTED'],
    CORRECT: ['CLOSED'],
  };
  if (!from[action].includes(state)) return [model, 'NOT_IN_STATE'];
  const next: Model = { ...model, story: [...model.story, action], last: says };
  if (action === 'APPROVE')
    Object.assign(next, { state: 'SUBMITTED', received: revision, firstAt: next.firstAt ?? at });
  if (action === 'REFUSE') next.state = 'RETURNED';
  if (action === 'RETURN')
    Object.assign(next, { state: 'RETURNED', received: null, accepted: null });
  if (action === 'ACCEPT') Object.assign(next, { state: 'ACCEPTED', accepted: revision });
  if (action === 'CLOSE') next.state = 'CLOSED';
  if (action === 'CORRECT') next.state = 'SUBMITTED';
  return [next, 'done'];
}

async function done(
  db: Database,
  model: Model,
  command: Command,
  at: number,
  communeApproval: boolean,
): Promise<Outcome> {
  const revision = model.figures.length - command.behind;
  try {
    if (command.kind === 'SUBMIT') {
      const { duplicate } = await submitReport(
        db,
        submission({
          content: households(command.figure),
          baseRevision: revision > 0 ? revision : null,
          communeApproval,
          at,
        }),
      );
      return duplicate ? 'again' : 'done';
    }
    const { action, reason } = command;
    const asked = review(action, { revision, at });
    const reviewed = await reviewReport(db, {
      ...asked,
      reason: asked.reason === null ? null : reason,
    });
    return reviewed.again ? 'again' : 'done';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

/** The same database, whose transactions are cut off when all is written but the commit. */
function cutOff(db: Database): Database {
  return new Proxy(db, {
    get: (target, name) => {
      if (name === 'runTransaction')
        return async (work: (transaction: never) => Promise<unknown>) =>
          target.runTransaction(async (transaction) => {
            await work(transaction as never);
            throw new Error('cut off');
          });
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

async function seen(db: Database): Promise<Partial<Model>> {
  const snapshot = await db.doc(`reports/${REPORT}`).get();
  const head = snapshot.exists ? (snapshot.data() as ReportHead) : null;
  const revisions = await db.collection(`reports/${REPORT}/revisions`).get();
  const log = await logOf(db, REPORT);
  return {
    state: head?.state ?? null,
    figures: revisions.docs.map(
      (it) => (it.get('content.population.households.value') as number | undefined) ?? -1,
    ),
    received: head?.receivedRevision ?? null,
    accepted: head?.acceptedRevision ?? null,
    firstAt: head?.firstCompleteAt ?? null,
    story: log.map(({ what }) => what),
  };
}

function facts({ last: _last, ...model }: Model): Partial<Model> {
  return model;
}

/** Does one step and answers the model of it; of two at once either order is right. */
async function walked(
  db: Database,
  model: Model,
  step: Step,
  at: number,
  approval: boolean,
): Promise<Model> {
  if (step.how === 'together') {
    const [one, two] = step.pair;
    await Promise.all([done(db, model, one, at, approval), done(db, model, two, at + 1, approval)]);
    const now = await seen(db);
    const orders = [
      inOrder(model, [one, at], [two, at + 1], approval),
      inOrder(model, [two, at + 1], [one, at], approval),
    ];
    const taken = orders.find((it) => JSON.stringify(facts(it)) === JSON.stringify(now));
    expect(orders.map(facts)).toContainEqual(now);
    return taken ?? model;
  }
  const { command, how } = step;
  if (how === 'cut off, then once') {
    await done(cutOff(db), model, command, at, approval).catch((error: unknown) =>
      expect(String(error)).toBe('Error: cut off'),
    );
    expect(await seen(db)).toEqual(facts(model));
  }
  const [next, outcome] = told(model, command, at, approval);
  expect(await done(db, model, command, at, approval)).toBe(outcome);
  if (how === 'twice' && outcome === 'done') {
    // A message delivered twice: the same revision, base and reason, a little later.
    expect(await done(db, model, command, at + 1, approval)).toBe('again');
  }
  return next;
}

function inOrder(
  model: Model,
  [one, oneAt]: [Command, number],
  [two, twoAt]: [Command, number],
  approval: boolean,
): Model {
  const [between] = told(model, one, oneAt, approval);
  // Both looked at what stood before: a new revision in between leaves the second behind by one.
  const moved = between.figures.length - model.figures.length;
  return told(between, { ...two, behind: two.behind + moved }, twoAt, approval)[0];
}

const behind = fc.oneof(
  { arbitrary: fc.constant(0), weight: 6 },
  { arbitrary: fc.constant(1), weight: 1 },
);
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    kind: fc.constant('SUBMIT' as const),
    figure: fc.integer({ min: 1, max: 4 }),
    behind,
  }),
  fc.record({
    kind: fc.constant('REVIEW' as const),
    action: fc.constantFrom(
      ...(['APPROVE', 'REFUSE', 'RETURN', 'ACCEPT', 'ACCEPT', 'CLOSE', 'CORRECT'] as const),
    ),
    behind,
    reason: fc.constantFrom('Sai mẫu số', 'Thiếu thôn'),
  }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      how: fc.constantFrom<How>('once', 'once', 'twice', 'cut off, then once'),
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

it(`a report’s history, whatever happens in it, is the model’s (seed ${SEED})`, async () => {
  const history = fc.asyncProperty(
    fc.array(step, { maxLength: 14 }),
    fc.boolean(),
    async (steps, approval) => {
      const db = freshDatabase();
      let model = EMPTY;
      for (const [index, it] of steps.entries()) {
        model = await walked(db, model, it, MORNING + index * MINUTE, approval);
        expect(await seen(db)).toEqual(facts(model));
      }
      const counted = async (from: 'SUBMITTED' | 'ACCEPTED') =>
        (await reportsOf(db, '48', '2025-Q4', { from })).map((it) => it.revision);
      expect(await counted('SUBMITTED')).toEqual(model.received === null ? [] : [model.received]);
      expect(await counted('ACCEPTED')).toEqual(model.accepted === null ? [] : [model.accepted]);
      expect(await verifyLog(db, '48')).toMatchObject({
        whole: true,
        entries: model.story.length,
      });
    },
  );
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    fc.assert(history, { numRuns: Math.ceil(RUNS / LANES), seed: SEED + lane }),
  );
  // Each fails by itself and says by which seed.
  expect(await Promise.all(lanes)).toHaveLength(LANES);
}, 3_600_000);
