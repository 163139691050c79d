// A province for the tests of deadlines: its plans, some communes with an officer each, staff, a clock
// that is moved, and a post office that keeps what it took or does as it is told.
//
//   each commune has an officer can-bo-{code}@xa.example; the first two, unless told otherwise, also
//   a leader lanh-dao-{code}@xa.example
//   so@tinh.example is staff of the province
import type { Plan } from '../../../functions/domain/plan/plan.ts';
import type { HolidayTable } from '../../../functions/domain/calendar/holiday.ts';
import type { Instant } from '../../../functions/domain/calendar/rule.ts';
import { checkDeadlines } from '../../../functions/handlers/check-deadlines.ts';
import type { Runtime } from '../../../functions/handlers/runtime.ts';
import type { Delivery, Mail, Mailer } from '../../../functions/notify/mailer.ts';
import type { Database } from '../../../functions/store/database.ts';
import { saveHolidays } from '../../../functions/store/holidays.ts';
import type { MailRecord } from '../../../functions/store/mails.ts';
import type { ObligationRecord } from '../../../functions/store/obligations.ts';
import { saveOfficer } from '../../../functions/store/officers.ts';
import { savePlan } from '../../../functions/store/plans.ts';
import type { ReminderRecord } from '../../../functions/store/reminders.ts';
import { submitReport } from '../../../functions/store/reports.ts';
import { saveProvince, saveUnits } from '../../../functions/store/units.ts';
import { commune } from '../../cast.ts';
import { pubSub } from '../office.ts';
import { freshDatabase } from '../../store/database.ts';
import { submission } from '../../store/cast.ts';

export const STAFF = 'so@tinh.example';
export const officer = (code: string) => `can-bo-${code}@xa.example`;
export const leader = (code: string) => `lanh-dao-${code}@xa.example`;
export const HOUR = 3_600_000;
export const at = (text: string): Instant => Date.parse(`${text}+07:00`);

export interface Post extends Mailer {
  /** What the server took, in order, also where its answer was lost. */
  took: (Mail & { at: Instant })[];
  /** Does as told from now on; `SENT` unless told. */
  does: (mail: Mail) => Delivery;
  /** As a value of its own, so that a test can put another in its place for a while. */
  send: (mail: Mail) => ReturnType<Mailer['send']>;
}

export interface Desk {
  db: Database;
  runtime: Runtime;
  codes: string[];
  post: Post;
  moveClock: (now: Instant) => void;
  /** One run of the scheduled function, on this database or another way into it. */
  run: (through?: Database) => Promise<void>;
  /** A commune sends its report. */
  submit: (code: string, period: string, obligation: string, when: Instant) => Promise<void>;
  all: <T>(collection: string) => Promise<Map<string, T>>;
  reminders: () => Promise<Map<string, ReminderRecord>>;
  obligations: () => Promise<Map<string, ObligationRecord>>;
  mails: () => Promise<Map<string, MailRecord>>;
  logged: { event: string; facts: object }[];
}

export interface DeskWish {
  plans: readonly Plan[];
  province: string;
  communes: number;
  since?: string;
  holidays?: HolidayTable;
  mailsPerDay?: number;
  mailer?: Mailer | null;
  db?: Database;
  /** Whether the commune of this place in the list has a leader. */
  led?: (index: number) => boolean;
}

export async function openDesk(wish: DeskWish): Promise<Desk> {
  const { plans, province, since = '2025-07-01', db = freshDatabase() } = wish;
  const codes = Array.from({ length: wish.communes }, (_, index) => String(20_001 + index));
  for (const plan of plans) await savePlan(db, plan);
  await saveHolidays(db, wish.holidays ?? new Map());
  await saveProvince(db, {
    code: province,
    name: 'Tỉnh',
    plans: plans.map(({ id }) => id),
    ...(wish.mailsPerDay === undefined ? {} : { mailsPerDay: wish.mailsPerDay }),
  });
  const communes = codes.map((code) =>
    commune(code, `Số ${code}`, 'PLAIN', { province, validFrom: since }),
  );
  await saveUnits(db, { communes, villages: [] });
  const right = { from: since, to: null };
  for (const [index, code] of codes.entries()) {
    const unit = `${province}-${code}`;
    await saveOfficer(db, officer(code), [{ role: 'communeOfficer', unit, ...right }]);
    if (wish.led?.(index) ?? index < 2)
      await saveOfficer(db, leader(code), [{ role: 'communeLeader', unit, ...right }]);
  }
  await saveOfficer(db, STAFF, [{ role: 'provinceStaff', unit: province, ...right }]);

  let now: Instant = 0;
  const post = scriptedPost(() => now);
  const logged: Desk['logged'] = [];
  const runtime: Runtime = {
    db,
    verifier: () => Promise.reject(new Error('nobody asks')),
    config: { maxBodyBytes: 1024 },
    now: () => now,
    log: (event, facts = {}) => void logged.push({ event, facts }),
    sheets: null,
    mailer: wish.mailer === undefined ? post : wish.mailer,
  };
  const event = {
    type: 'google.cloud.pubsub.topic.v1.messagePublished',
    data: pubSub({ province }),
  };
  const all = async <T>(collection: string) => {
    const { docs } = await db.collection(collection).get();
    return new Map(docs.map((it) => [it.id, it.data() as T]));
  };
  return {
    db,
    runtime,
    codes,
    post,
    moveClock: (to) => {
      now = to;
    },
    run: (through = db) => checkDeadlines(event, { ...runtime, db: through }),
    submit: async (code, period, obligation, when) => {
      const reportId = `${province}-${code}_${period}_${obligation}`;
      await submitReport(
        db,
        submission({ reportId, province, commune: code, period, at: when, digest: reportId }),
      );
    },
    all,
    reminders: () => all('reminders'),
    obligations: () => all('obligations'),
    mails: () => all('mails'),
    logged,
  };
}

function scriptedPost(now: () => Instant): Post {
  const post: Post = {
    took: [],
    does: () => 'SENT',
    send: (mail) => {
      const delivery = post.does(mail);
      if (delivery === 'SENT' || delivery === 'UNSURE') post.took.push({ ...mail, at: now() });
      return Promise.resolve({ delivery, detail: delivery });
    },
  };
  return post;
}

/** `20001 T-7` of every reminder in a state, in order. */
export function stepsIn(
  reminders: ReadonlyMap<string, ReminderRecord>,
  state: ReminderRecord['state'],
): string[] {
  return [...reminders.values()]
    .filter((it) => it.state === state)
    .map(({ commune: code, step }) => `${code} ${step}`)
    .sort();
}
