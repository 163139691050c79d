// An office for the tests of the functions: a database with one province, its plans, three communes
// and their officers, tokens signed by a local identity, a clock that stands still until moved, and
// the functions themselves behind the framework's own server.
//
//   Lan, of phường An Hải       Minh, leader of phường An Hải     Hoa, of phường Ngũ Hành Sơn
//   Sơn, staff of the province  Vy, who may only read             Quản, admin of the province
import { getTestServer } from '@google-cloud/functions-framework/testing';
import supertest from 'supertest';
import { parsePeriod } from '../../functions/domain/calendar/period.ts';
import type { Instant } from '../../functions/domain/calendar/rule.ts';
import { overlayPlans } from '../../functions/domain/plan/overlay.ts';
import type { Plan } from '../../functions/domain/plan/plan.ts';
import type { Commune, Units } from '../../functions/domain/unit/unit.ts';
import { buildForm } from '../../functions/domain/workbook/form.ts';
import { readPlanFiles } from '../../functions/files/plan-file.ts';
import { registerFunctions } from '../../functions/functions.ts';
import type { Runtime } from '../../functions/handlers/runtime.ts';
import { idTokenVerifier } from '../../functions/identity/verify.ts';
import { jsonLog } from '../../functions/log.ts';
import type { Database } from '../../functions/store/database.ts';
import { saveOfficer } from '../../functions/store/officers.ts';
import type { Grant } from '../../functions/domain/officer/permissions.ts';
import { savePlan } from '../../functions/store/plans.ts';
import { saveProvince, saveUnits } from '../../functions/store/units.ts';
import type { FunctionName } from '../../local-office/functions-host.ts';
import type { TokenWish } from '../../local-office/identity.ts';
import { standInGoogle } from '../identity/google.ts';
import type { StandInGoogle } from '../identity/google.ts';
import { freshDatabase } from '../store/database.ts';
import { bookOf } from './book.ts';
import type { Entries } from './book.ts';
import { replyTo } from './reply.ts';
import type { Reply } from './reply.ts';

export const AN_HAI = '20275';
export const NGU_HANH_SON = '20285';
export const SILENT = '20194';
/** 18 December 2025, 09:30 in Viet Nam: a day before the report is due. */
export const MORNING: Instant = Date.parse('2025-12-18T09:30:00+07:00');
const AUDIENCE = 'addon.example';
const PERIOD = '2025-Q4';

export interface Office {
  db: Database;
  plans: Plan[];
  /** Every line of the log so far. */
  logged: () => Record<string, unknown>[];
  moveClock: (now: Instant) => void;
  token: (email: string, wish?: Partial<TokenWish>) => string;
  server: (name: FunctionName) => supertest.Agent;

  /** A good request body of a commune, with the figures given. */
  body: (commune: string, entries?: Entries) => Record<string, unknown>;
  submit: (email: string, body: object) => Promise<Reply>;
  publish: (data: unknown, type?: string) => Promise<Reply>;
  checkDeadlines: (data: unknown) => Promise<Reply>;
  close: () => Promise<void>;
}

export async function openOffice(
  db: Database = freshDatabase(),
  maxBodyBytes = 1024 * 1024,
  sheets: Runtime['sheets'] = null,
): Promise<Office> {
  const plans = await readPlanFiles(['plans/quang-nam-2025.yaml', 'plans/an-hai-2025.yaml']);
  const google = await standInGoogle();
  await furnish(db, plans);
  const lines: string[] = [];
  let now = MORNING;
  const runtime = { ...runtimeOf(db, google, () => now, lines, maxBodyBytes), sheets };
  registerFunctions(() => runtime);

  const token: Office['token'] = (email, wish = {}) =>
    google.signIdToken({ email, audience: AUDIENCE, now: Date.now(), ...wish });
  const server: Office['server'] = (name) => supertest(getTestServer(name));
  return {
    db,
    plans,
    logged: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    moveClock: (to) => {
      now = to;
    },
    token,
    server,
    body: (commune, entries) => bodyOf(plans, commune, entries),
    submit: (email, body) =>
      server('submitWorkbook')
        .post('/')
        .set('authorization', `Bearer ${token(email)}`)
        .send(body),
    publish: (data, type) => event(server('rollUpProvince'), data, type),
    checkDeadlines: (data) => event(server('checkDeadlines'), data),
    close: google.close,
  };
}

function event(
  to: supertest.Agent,
  data: unknown,
  type = 'google.cloud.pubsub.topic.v1.messagePublished',
): Promise<Reply> {
  const source = '//pubsub.googleapis.com/projects/test/topics/roll-up';
  return replyTo(
    to
      .post('/')
      .set('content-type', 'application/cloudevents+json')
      .send(JSON.stringify({ specversion: '1.0', id: '1', type, source, data })),
  );
}

/** As Pub/Sub wraps what Cloud Scheduler sends. */
export function pubSub(message: unknown): object {
  const text = typeof message === 'string' ? message : JSON.stringify(message);
  return { message: { data: Buffer.from(text).toString('base64'), messageId: '1' } };
}

function runtimeOf(
  db: Database,
  google: StandInGoogle,
  now: () => Instant,
  lines: string[],
  maxBodyBytes: number,
): Runtime {
  return {
    db,
    verifier: idTokenVerifier({
      audiences: [AUDIENCE],
      certsUrl: google.certsUrl,
      issuers: ['https://accounts.google.com'],
    }),
    config: { maxBodyBytes },
    now,
    log: jsonLog('debug', { write: (line) => lines.push(line) }),
    sheets: null,
    mailer: null,
  };
}

async function furnish(db: Database, plans: Plan[]): Promise<void> {
  for (const plan of plans) await savePlan(db, plan);
  await saveProvince(db, { code: '48', name: 'Đà Nẵng', plans: plans.map((plan) => plan.id) });
  await saveUnits(db, UNITS);
  const grant = (role: Grant['role'], unit: string, to: string | null = null): Grant[] => [
    { role, unit, from: '2025-07-01', to },
  ];
  await saveOfficer(db, 'lan@dn.example', grant('communeOfficer', `48-${AN_HAI}`));
  await saveOfficer(db, 'minh@dn.example', grant('communeLeader', `48-${AN_HAI}`));
  await saveOfficer(db, 'hoa@dn.example', grant('communeOfficer', `48-${NGU_HANH_SON}`));
  await saveOfficer(db, 'moved@dn.example', grant('communeOfficer', `48-${AN_HAI}`, '2025-12-17'));
  await saveOfficer(db, 'son@dn.example', grant('provinceStaff', '48'));
  await saveOfficer(db, 'vy@dn.example', grant('provinceViewer', '48'));
  await saveOfficer(db, 'quan@dn.example', grant('admin', '48'));
  await saveOfficer(db, 'elsewhere@qt.example', grant('provinceStaff', '44'));
}

const commune = (code: string, name: string): Commune => ({
  province: '48',
  code,
  name,
  kind: 'phuong',
  zone: 'PLAIN',
  district: null,
  validFrom: '2025-07-01',
  validTo: null,
});
const UNITS: Units = {
  communes: [
    commune(SILENT, 'Hải Châu'),
    commune(AN_HAI, 'An Hải'),
    commune(NGU_HANH_SON, 'Ngũ Hành Sơn'),
  ],
  villages: [],
};

/** One village of 300 households, 240 of them told of the programme. */
export const ENTRIES: Entries = {
  villages: [
    {
      village: 'T001',
      name: 'Khối phố 1',
      kind: 'Khối phố',
      zone: 'Đồng bằng',
      households: 300,
      hasTeam: 'x',
    },
  ],
  figures: [{ village: 'T001', 'n:hh_informed': 240 }],
};

/** The entries with another number of households told of the programme. */
export function informed(households: number | string | null): Entries {
  return { ...ENTRIES, figures: [{ village: 'T001', 'n:hh_informed': households }] };
}

function bodyOf(plans: Plan[], code: string, entries = ENTRIES): Record<string, unknown> {
  const period = parsePeriod(PERIOD);
  if (period === undefined) throw new Error(PERIOD);
  const overlay = overlayPlans(plans, { province: '48', code }, period);
  const meta = {
    province: '48',
    commune: code,
    period: PERIOD,
    plans: overlay.plans.map((plan) => plan.id).join(','),
    templateVersion: '1',
  };
  return {
    province: '48',
    commune: code,
    period: PERIOD,
    book: bookOf(buildForm(overlay, period), entries, meta),
    baseRevision: null,
    confirmations: [{ code: '*', reason: 'Đã kiểm tra với các Tổ' }],
  };
}
