// The province of the random histories: made, told a command through the real functions, ended in the
// middle of one, and read back in the words of the model or document by document.
import { digestOfContent } from '../../functions/digest.ts';
import type { ReportContent } from '../../functions/domain/report/content.ts';
import { closePeriod } from '../../functions/handlers/close-period.ts';
import { correctReport } from '../../functions/handlers/correct-report.ts';
import { excuseUnit } from '../../functions/handlers/excuse-unit.ts';
import { rollUpProvince } from '../../functions/handlers/roll-up-province.ts';
import type { Runtime } from '../../functions/handlers/runtime.ts';
import { Problem } from '../../functions/problem.ts';
import type { Restatement } from '../../functions/store/close-period.ts';
import type { Database } from '../../functions/store/database.ts';
import { logOf } from '../../functions/store/log.ts';
import { saveOfficer } from '../../functions/store/officers.ts';
import type { ClosedPeriod } from '../../functions/store/periods.ts';
import { savePlan } from '../../functions/store/plans.ts';
import { submitReport, type ReportHead } from '../../functions/store/reports.ts';
import { reviewReport } from '../../functions/store/review.ts';
import type { RollupVersion } from '../../functions/store/rollups.ts';
import { saveProvince, saveUnits } from '../../functions/store/units.ts';
import { commune, QUANG_NAM } from '../cast.ts';
import { contentOf, row } from '../report-makers.ts';
import { review, submission } from '../store/cast.ts';
import { freshDatabase } from '../store/database.ts';
import { told } from './direct.ts';
import { pubSub } from './office.ts';
import { PLACES, type Command, type Figures, type Outcome, type World } from './period-model.ts';

const STAFF = 'so@tinh.example';
export const PERIOD = '2025-Q4';
const PLAN = {
  ...QUANG_NAM,
  reporting: QUANG_NAM.reporting.filter(({ id }) => id === 'QN-R1'),
  indicators: QUANG_NAM.indicators.filter(({ canonicalId }) => canonicalId === 'hh_informed'),
};
const COMMUNES = PLACES.map((place) => commune(`2000${place}`, `Số ${place}`, 'PLAIN'));
const idOf = (place: number) => `48-2000${place}_${PERIOD}_QN-R1`;

export async function province(): Promise<Database> {
  const db = freshDatabase();
  await savePlan(db, PLAN);
  await saveProvince(db, { code: '48', name: 'Đà Nẵng', plans: [PLAN.id] });
  await saveUnits(db, { communes: COMMUNES, villages: [] });
  const right = { role: 'provinceStaff', unit: '48', from: '2025-07-01', to: null } as const;
  await saveOfficer(db, STAFF, [right]);
  return db;
}

export const runtimeAt = (db: Database, at: number): Runtime => ({
  db,
  verifier: () => Promise.reject(new Error('told() says who asks')),
  config: { maxBodyBytes: 1024 * 1024 },
  now: () => at,
  log: () => undefined,
  sheets: null,
  mailer: null,
});

/** Tells one command and answers what came of it. `world` says which revision was looked at. */
export async function tell(
  db: Database,
  world: World,
  command: Command,
  at: number,
): Promise<Outcome> {
  const runtime = runtimeAt(db, at);
  const asked = { province: '48', period: PERIOD };
  const by = async (story: Parameters<typeof told>[0], body: object): Promise<Outcome> => {
    const reply = await told(story, runtime, { email: STAFF, body: { ...asked, ...body } });
    return 'code' in reply ? reply.code : reply.body['again'] === true ? 'again' : 'done';
  };
  try {
    switch (command.kind) {
      case 'SUBMIT':
        return (await submitReport(db, sent(world, command, at))).duplicate ? 'again' : 'done';
      case 'REVIEW': {
        const { place, action, behind } = command;
        const revision = (world.reports[place]?.figures.length ?? 0) - behind;
        const reason = action === 'RETURN' ? command.reason : null;
        const wish = review(action, { reportId: idOf(place), revision, reason, at, by: STAFF });
        return (await reviewReport(db, wish)).again ? 'again' : 'done';
      }
      case 'ROLL_UP': {
        const type = 'google.cloud.pubsub.topic.v1.messagePublished';
        await rollUpProvince({ type, data: pubSub(asked) }, runtime);
        return 'done';
      }
      case 'CLOSE': {
        const reason = command.reason === null ? {} : { reason: command.reason };
        const outcome = await by(closePeriod, reason);
        return outcome === 'again' ? 'done' : outcome;
      }
      case 'CORRECT':
        return await by(correctReport, {
          commune: `2000${command.place}`,
          reason: command.reason,
        });
      case 'EXCLUDE': {
        const { place, undo, reason, afterClosing } = command;
        const wish = { commune: `2000${place}`, obligation: null, undo, reason, afterClosing };
        return await by(excuseUnit, wish);
      }
    }
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

function sent(world: World, command: Command & { kind: 'SUBMIT' }, at: number) {
  const { place, figure, behind } = command;
  const of = COMMUNES[place];
  if (of === undefined) throw new Error(`no commune ${place}`);
  const base = (world.reports[place]?.figures.length ?? 0) - behind;
  const content = contentOf(of, [row('T001', 300, { hh_informed: figure })]);
  return submission({
    reportId: idOf(place),
    commune: of.code,
    content,
    digest: digestOfContent(content),
    baseRevision: base > 0 ? base : null,
    at,
  });
}

/** The same database, which is gone after so many steps: before one of them, also inside a transaction. */
export function lasting(db: Database, steps: number): Database {
  let left = steps;
  const counted = new Set<string | symbol>(['collection', 'doc', 'getAll', 'runTransaction']);
  return new Proxy(db, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        if (counted.has(name) && left-- <= 0) throw new Error('cut off');
        return Reflect.apply(value, target, given) as unknown;
      };
    },
  });
}

/** What there is, in the model's words. */
export async function seen(db: Database): Promise<object> {
  const [heads, revisions, period, versions, restatements, exemptions] = await Promise.all([
    Promise.all(PLACES.map((place) => db.doc(`reports/${idOf(place)}`).get())),
    Promise.all(PLACES.map((place) => db.collection(`reports/${idOf(place)}/revisions`).get())),
    db.doc(`periods/48_${PERIOD}`).get(),
    db.collection(`rollups/48_${PERIOD}/versions`).get(),
    db.collection('restatements').get(),
    Promise.all(PLACES.map((place) => db.doc(`exemptions/48-2000${place}_${PERIOD}`).get())),
  ]);
  const [story, ...stories] = await Promise.all([
    logOf(db, '48'),
    ...PLACES.map((place) => logOf(db, idOf(place))),
  ]);
  const closed = period.exists ? (period.data() as ClosedPeriod) : null;
  return {
    reports: PLACES.map((place) => {
      const head = heads[place]?.exists === true ? (heads[place].data() as ReportHead) : null;
      return {
        state: head?.state ?? null,
        figures: revisions[place]?.docs.map((it) => {
          const content = it.get('content') as ReportContent;
          return content.villageFigures[0]?.numerator?.value;
        }),
        counts: head?.receivedRevision ?? null,
        firstAt: head?.firstCompleteAt ?? null,
        lastAt: head?.submittedAt ?? null,
        correction: head?.correction?.reason ?? null,
      };
    }),
    excluded: exemptions.map((it) => (it.get('reason') as string | undefined) ?? null),
    versions: versions.docs.map((it) => figuresIn(it.data() as RollupVersion)),
    closed: closed?.version ?? null,
    closing: closed === null ? '' : `${closed.at} ${closed.reason ?? ''}`,
    opened: PLACES.map((place) => closed?.opened[`2000${place}`]?.reason ?? null),
    restatements: restatements.docs.map((it) => {
      const { from, to, reason } = it.data() as Restatement;
      return `${from} → ${to}: ${reason}`;
    }),
    story: story.map(({ what, facts }) =>
      what === 'CLOSE'
        ? `CLOSE ${facts['version']}`
        : `${what} ${String(facts['commune']).slice(4)}`,
    ),
    stories: stories.map((log) => log.map(({ what }) => what)),
  };
}

function figuresIn({ figures, coverage, basis, freed, notCounted }: RollupVersion): Figures {
  const whole = figures.find(({ zone }) => zone === 'ALL');
  const made = PLACES.map((place) => {
    const code = `2000${place}`;
    const out = freed.excluded.find(({ unit }) => unit === code);
    const counted = basis.find(({ report }) => report === idOf(place));
    const waits = notCounted.find(({ unit }) => unit === code);
    if (out !== undefined) return `left out: ${out.reason}`;
    if (counted !== undefined) return `counts ${counted.revision}`;
    return waits === undefined ? '' : `waits ${waits.revision}`;
  });
  return { made, told: whole?.numerator ?? 0, reported: coverage.reported };
}

/** The same of the model. */
export function facts(world: World): object {
  return {
    ...world,
    reports: world.reports.map(({ last: _last, ...report }) => report),
  };
}

/** Every document by its path, without what only says when figures were first and last looked at. */
export async function everything(db: Database): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  const visit = async (collections: FirebaseFirestore.CollectionReference[]): Promise<void> => {
    for (const collection of collections)
      for (const document of (await collection.get()).docs) {
        const data = document.data();
        if (['rollups', 'versions'].includes(collection.id)) delete data['computedAt'];
        found[document.ref.path] = data;
        await visit(await document.ref.listCollections());
      }
  };
  await visit(await db.listCollections());
  return found;
}
