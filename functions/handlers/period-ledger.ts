// periodLedger: GET ?province=48&period=2025-Q4. How a period stands for who closes it: what is in
// the figures and what is not with its reason, who is excused, whose report is open for a correction,
// and the ledger of what was changed after it had been closed.
//
//   200 PeriodLedger     404 for what is not there     400 401 403 405
import type { Request } from '@google-cloud/functions-framework';
import * as z from 'zod';
import { formatInstant } from '../domain/calendar/local.ts';
import type { Period } from '../domain/calendar/period.ts';
import { lastDayOf } from '../domain/deadline/last-day.ts';
import type { PeriodLedger } from '../domain/report/review-desk.ts';
import {
  notCountedWhy,
  whyNotClose,
  type CountableHead,
  type CountedFacts,
} from '../domain/report/review-period.ts';
import { expectedCommunes } from '../domain/rollup/expected-communes.ts';
import { communeTitle } from '../domain/unit/words.ts';
import type { Database } from '../store/database.ts';
import { exemptionsIn, freedIn } from '../store/exemptions.ts';
import { closedPeriodOf, type ClosedPeriod } from '../store/periods.ts';
import { standingHeadsOf, type StandingHead } from '../store/report-heads.ts';
import { rollupVersionOf, type RollupVersion } from '../store/rollups.ts';
import { actorOf, requireRight } from './actor.ts';
import type { Answer } from './answer.ts';
import { settingBy } from './kept-setting.ts';
import { figurePeriod } from './known-period.ts';
import { provinceSetting, type ProvinceSetting } from './province-setting.ts';
import { readQuery, requireMethod } from './request.ts';
import { restatementLines } from './restatement-lines.ts';
import type { Runtime } from './runtime.ts';

const query = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  period: z.string().regex(/^[A-Za-z0-9._-]{4,40}$/),
});

export async function periodLedger(request: Request, runtime: Runtime): Promise<Answer> {
  const { db, log } = runtime;

  requireMethod(request, 'GET');
  const actor = await actorOf(request, runtime);
  const asked = readQuery(request, query);
  requireRight(actor, 'PROVINCE_READ', asked.province);
  const today = await provinceSetting(db, asked.province);
  const period = figurePeriod(asked.period, today.plans);

  const code = asked.province;
  const [closed, heads, exemptions] = await Promise.all([
    closedPeriodOf(db, code, period.id),
    standingHeadsOf(db, code, period.id),
    exemptionsIn(db, code, period.id),
  ]);
  const version = await versionOf(db, closed);
  // Of a closed period all is told by what it was closed by.
  const setting = (version && (await settingBy(db, today, version.setup))) ?? today;
  const restatements = await restatementLines(setting, period.id, runtime);
  const state = closed?.state ?? 'OPEN';
  const nothing = { current: new Map(), earlier: new Map() };
  const expected = expectedCommunes(setting.units, setting.plans, period, nothing);
  // Who is left out of a closed period since then is in its figures until it is closed again.
  const excluded = new Map(
    version === null
      ? exemptions.filter((it) => it.obligation === null).map((it) => [it.commune, it.reason])
      : version.freed.excluded.map(({ unit, reason }) => [unit, reason]),
  );
  const facts = expected.map(({ commune }) => ({
    commune: commune.code,
    name: communeTitle(commune),
    ...factsOf(commune.code, { heads, version, period, setting, excluded }),
  }));
  const names = new Map(facts.map(({ commune, name }) => [commune, name]));
  const named = (commune: string) => ({ commune, name: names.get(commune) ?? commune });
  const owing = facts.filter((it) => it.excluded === null);
  const inFigures = owing.filter(
    ({ head, closed: had }) => (state === 'OPEN' ? (head?.counts ?? null) : had) !== null,
  );
  const lastDay = lastDayOf({ ...today, period });
  const renewable = version !== null && version.setup !== today.digest;
  const ledger: PeriodLedger = {
    province: code,
    provinceName: setting.province.name,
    period: period.id,
    periodLabel: period.label,
    state,
    version: closed?.version ?? null,
    at: closed === null ? null : formatInstant(closed.at),
    by: closed?.by ?? null,
    reason: closed?.reason ?? null,
    coverage: { expected: owing.length, counted: inFigures.length },
    opened: Object.entries(closed?.opened ?? {})
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([it, { reason, by, at }]) => ({ ...named(it), reason, by, at: formatInstant(at) })),
    excused: exemptions.map(({ commune, obligation, reason, by, at }) => ({
      ...named(commune),
      obligation,
      reason,
      by,
      at: formatInstant(at),
    })),
    notCounted: facts.flatMap(({ commune, name, ...it }) => {
      const why = notCountedWhy(state, it);
      return why === null ? [] : [{ commune, name, why }];
    }),
    communes: expected.map(({ commune, overlay }) => ({
      ...named(commune.code),
      obligations: overlay.obligations
        .filter((it) => it.from === 'COMMUNE' && !it.internal)
        .map(({ obligation }) => obligation.id),
    })),
    obligations: setting.plans.flatMap(({ reporting }) =>
      reporting
        .filter(({ frequency }) => frequency === period.kind)
        .map(({ id, name }) => ({ id, name })),
    ),
    restatements,
    mayClose: whyNotClose({
      state,
      counted: inFigures.length,
      news: version !== null && (renewable || (await isNews(db, version, facts))),
      returned: facts
        .filter(({ head, closed: had }) => had !== null && head?.counts === null)
        .map(({ name }) => name),
    }),
    early: state === 'OPEN' && actor.today <= lastDay ? lastDay : null,
    renewable,
  };
  log('period looked at', { ...asked, state, counted: inFigures.length });
  return { status: 200, body: ledger };
}

async function versionOf(db: Database, closed: ClosedPeriod | null): Promise<RollupVersion | null> {
  if (closed === null || closed.version === null) return null;
  return rollupVersionOf(db, closed.province, closed.period, closed.version);
}

function factsOf(
  commune: string,
  by: {
    heads: ReadonlyMap<string, StandingHead>;
    version: RollupVersion | null;
    period: Period;
    setting: ProvinceSetting;
    excluded: ReadonlyMap<string, string>;
  },
): CountedFacts {
  const { heads, version, period, setting, excluded } = by;
  const start = `${setting.province.code}-${commune}_${period.id}_`;
  const entry = version?.basis.find(({ report }) => report.startsWith(start));
  const head = heads.get(commune);
  return {
    head: head === undefined ? null : countable(head, setting),
    closed: entry?.revision ?? null,
    excluded: excluded.get(commune) ?? null,
  };
}

function countable(head: StandingHead, { rollUpFrom }: ProvinceSetting): CountableHead {
  const { state, revision, receivedRevision, acceptedRevision, lastAction } = head;
  const counts = rollUpFrom === 'ACCEPTED' ? acceptedRevision : receivedRevision;
  return { state, revision, counts, refusedByLeader: lastAction === 'REFUSE' };
}

/** Whether the figures would be made of other revisions, or of other communes, by now. */
async function isNews(
  db: Database,
  { province, period, freed }: RollupVersion,
  facts: readonly CountedFacts[],
): Promise<boolean> {
  if (JSON.stringify(await freedIn(db, province, period)) !== JSON.stringify(freed)) return true;
  return facts.some(
    ({ head, closed, excluded }) =>
      excluded === null && head !== null && head.counts !== null && head.counts !== closed,
  );
}
