// The local office: one process that stands in for everything of Google's that the product runs on.
// One server on this machine has the Sheets and Drive API, the functions with their certificates, the
// add-on's script host behind the pages, and the office's own desk. The functions and the add-on are
// the ones that are deployed; only configuration tells them that Google is here.
import { randomBytes, randomUUID } from 'node:crypto';
import { OAuth2Client } from 'google-auth-library';
import { localDateOf } from '../functions/domain/calendar/local.ts';
import type { Period } from '../functions/domain/calendar/period.ts';
import { periodById } from '../functions/domain/plan/periods.ts';
import type { Runtime } from '../functions/handlers/runtime.ts';
import { idTokenVerifier } from '../functions/identity/verify.ts';
import { stackOf } from '../functions/handlers/answer.ts';
import type { Log } from '../functions/log.ts';
import { openMailer, type Mailer } from '../functions/notify/mailer.ts';
import { openSheets } from '../functions/sheets/open.ts';
import type { Database } from '../functions/store/database.ts';
import { holidaysOf } from '../functions/store/holidays.ts';
import { plansOf } from '../functions/store/plans.ts';
import { unitsOf } from '../functions/store/units.ts';
import { readAddon } from './addon.ts';
import { openScriptHost } from './apps-script/host.ts';
import { officeClock, type OfficeClock } from './clock.ts';
import { deadlineOf, periodOnDay } from './deadline.ts';
import { memoryFirestore } from './firestore.ts';
import { examplesOf, type Example } from './examples.ts';
import { CERTIFICATES, functionsRoute, functionUrl } from './functions-host.ts';
import { localIdentity } from './identity.ts';
import { JournalFault } from './journal.ts';
import { startJobs } from './jobs.ts';
import { enterSetting } from './office.ts';
import { withMarkedTitles } from './marked-titles.ts';
import { officeRoute } from './office-api.ts';
import { officeData, type OfficeData } from './office-data.ts';
import { AUDIENCE } from './officers.ts';
import { lettersOf, openPostOffice } from './outbox.ts';
import { pageRoutes } from './page-api.ts';
import { bundlePage } from './page-bundle.ts';
import { peopleOf } from './people.ts';
import { holidaysNear, playScene, type Scene, type Tell } from './seed.ts';
import { listen, notYet, type Route } from './server.ts';
import { openSpreadsheetStore } from './sheets/open-store.ts';
import { sheetsEndpoint } from './sheets/rest.ts';
import type { OfficeState } from './state.ts';
import { unitsOf as unitsOfCast } from './synthesis-script.ts';

export interface OfficeWish {
  /** A folder to keep everything in; null keeps nothing beyond the process. */
  data: string | null;
  /** 0 takes any that is free. */
  port: number;
  /** Begins anew, whatever is kept. */
  fresh: boolean;
  /** The demo province, for an office that has nothing yet. */
  scene(): Promise<Scene>;
  tell: Tell;
  log: Log;
}

export interface LocalOffice {
  /** `http://127.0.0.1:8787` */
  origin: string;
  /** Where to begin. */
  examples: readonly Example[];
  /** Whether this start has played the demo province. */
  played: boolean;
  close(): Promise<void>;
}

/** Makes and owns the spreadsheets, as the functions' account does in the cloud. */
const SERVICE_ACCOUNT = 'chot-so@mo-phong.example';
/** Nobody's address (RFC 2606). */
const MAIL_FROM = 'Chốt Số (mô phỏng) <nhac-viec@mo-phong.example>';
const LARGEST_BODY = 8 * 1024 * 1024;
/** There is no quota to share with anybody. */
const REQUESTS_A_MINUTE = 1_000_000;

/**
 * Opens the office; when this resolves, it is ready for officers.
 * @throws OfficeInUse, JournalFault; and the error of `listen` where the port cannot be had
 */
export async function serveOffice(wish: OfficeWish): Promise<LocalOffice> {
  const data = await officeData(wish.data);
  const kept = wish.fresh ? null : data.kept;
  const scene = kept ? null : await wish.scene();
  const routes: Route[] = [];
  let ready = false;
  const server = await listen(
    wish.port,
    () => (ready ? routes : [...routes, notYet]),
    (error) => wish.log('request failed', { stack_trace: stackOf(error) }, 'error'),
  );
  try {
    const office = await furnish({ wish, data, kept, scene, origin: server.origin, routes });
    ready = true;
    return {
      origin: server.origin,
      examples: office.examples,
      played: scene !== null,
      // What is under way may still ask the server.
      close: async () => {
        await office.close();
        await server.close();
        office.closeJournals();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

interface Rooms {
  wish: OfficeWish;
  data: OfficeData;
  /** What an earlier start has left, or else the scene to begin with. */
  kept: OfficeState | null;
  scene: Scene | null;
  origin: string;
  /** Filled in step by step. */
  routes: Route[];
}

async function furnish({ wish, data, kept, scene, origin, routes }: Rooms) {
  // Both are made by esbuild, a process of its own, while the province is played.
  const making = Promise.all([bundlePage(), readAddon()]);
  making.catch(() => undefined);
  const state = kept ?? stateOf(scene);
  const port = Number(new URL(origin).port);
  const journals = data.open(kept === null);
  const db = memoryFirestore(journals.firestore);
  const store = openSpreadsheetStore(journals.spreadsheets);
  const clock = officeClock(state.offset);
  const identity = localIdentity();
  const save = () => data.save({ ...state, offset: clock.offset(), port });
  save();

  const post = await openPostOffice();
  const mailer = openMailer({ url: post.url, from: MAIL_FROM });
  const { runtime, token } = runtimeOf(db, clock, wish.log, origin, mailer);
  const accounts = new Map([[`Bearer ${token}`, SERVICE_ACCOUNT]]);
  routes.push(
    sheetsEndpoint(withMarkedTitles(store), {
      account: (authorization = '') => accounts.get(authorization) ?? null,
      webUrl: webUrlOf(origin),
    }),
    withinCalls(clock, functionsRoute(identity, runtime)),
  );
  if (scene) {
    clock.moveTo(scene.now);
    const holidays = holidaysNear(scene.stage);
    await enterSetting(db, { ...scene.stage, ...scene, holidays, units: unitsOfCast(scene.cast) });
    await playScene(scene, { origin, clock, identity, store, db }, wish.tell);
    clock.moveTo(scene.now);
    Object.assign(state, { ready: true, lookedAt: clock.now() });
    save();
  }

  const [bundle, addon] = await making;
  const scripts = openScriptHost({
    ...addon,
    store,
    scriptProperties: { FUNCTIONS_URL: `${origin}/fn` },
    signIdToken: (email) => identity.signIdToken({ email, audience: AUDIENCE, now: Date.now() }),
    now: () => clock.now(),
    webUrl: webUrlOf(origin),
  });
  const desk = await deskOf(db, state, clock);
  const people = peopleOf(state.province, desk.communes);
  const jobs = startJobs({
    clock,
    calendar: {
      province: state.province.code,
      kind: desk.kind,
      dueOf: (period) => desk.deadline(period)?.due.dueExclusive ?? null,
    },
    urlOf: (name) => functionUrl(origin, name),
    memory: state,
    remember: save,
    log: wish.log,
  });
  await jobs.lookAfter();
  routes.push(
    pageRoutes({ store, scripts, bundle, people: () => people, now: () => clock.now() }),
    officeRoute({
      ...desk,
      id: state.id,
      origin,
      clock,
      jobs,
      identity,
      people,
      store,
      province: state.province,
      runs: state.runs,
      moved: save,
      letters: () => lettersOf(db, state.province.code),
    }),
  );
  const period = desk.period().id;
  return {
    examples: await examplesOf(db, webUrlOf(origin), state.province.code, period, people),
    close: async () => {
      await jobs.close();
      await scripts.close();
      await post.close();
    },
    closeJournals: () => {
      journals.firestore.close();
      journals.spreadsheets.close();
    },
  };
}

function stateOf(scene: Scene | null): OfficeState {
  if (!scene) throw new Error('expected a scene for an office that has nothing yet, found none');
  return {
    id: randomUUID(),
    ready: false,
    province: scene.province,
    plans: scene.stage.plans.map(({ id }) => id),
    period: scene.stage.period.id,
    communes: scene.cast.length,
    offset: 0,
    lookedAt: scene.now,
    runs: {},
    port: 0,
  };
}

function webUrlOf(origin: string): string {
  return `${origin}/spreadsheets/d`;
}

/** What the functions run on, as they would be configured for Google, with the office in its place. */
function runtimeOf(db: Database, clock: OfficeClock, log: Log, origin: string, mailer: Mailer) {
  const token = randomBytes(24).toString('base64url');
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: token });
  const runtime: Runtime = {
    db,
    verifier: idTokenVerifier({
      audiences: [AUDIENCE],
      certsUrl: origin + CERTIFICATES,
      issuers: ['https://accounts.google.com'],
    }),
    config: { maxBodyBytes: LARGEST_BODY },
    now: () => clock.now(),
    log: (event, facts, level) => {
      if (event === 'request refused' || event === 'request failed')
        clock.note(String(facts?.['code']));
      log(event, facts, level);
    },
    sheets: openSheets({
      rootUrl: `${origin}/`,
      auth,
      requestsPerMinute: REQUESTS_A_MINUTE,
      webUrl: webUrlOf(origin),
    }),
    mailer,
    synthetic: true,
  };
  return { runtime, token };
}

function withinCalls(clock: OfficeClock, route: Route): Route {
  return (request, response) => clock.within(request.headers, () => route(request, response));
}

/** What the office knows of its province by now, read from the database like anything else. */
async function deskOf(db: Database, state: OfficeState, clock: OfficeClock) {
  const [plans, holidays, { communes }] = await Promise.all([
    plansOf(db, state.plans),
    holidaysOf(db),
    unitsOf(db, state.province.code),
  ]);
  const played = periodById(state.period, plans);
  const [commune] = communes;
  if (!played || !commune)
    throw new JournalFault(`expected a province with period ${state.period}, found none`);
  return {
    communes,
    plans: plans.map(({ id, title }) => ({ id, title })),
    kind: played.kind === 'MONTH' || played.kind === 'YEAR' ? played.kind : ('QUARTER' as const),
    period: () => periodOnDay(played, plans, commune, localDateOf(clock.now())),
    deadline: (period: Period) => deadlineOf(plans, commune, period, holidays),
  };
}
