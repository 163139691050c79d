// The last step of closing a period: the version that stands is set down, the province's log says
// how far each report's own log had come, and where a period was closed again the ledger of
// restatements says what has changed by how much and which published summaries are out of date.
import type { FigureZone, RollupFigure } from '../domain/rollup/rollup.ts';
import { numberedId, transact } from './database.ts';
import type { Database } from './database.ts';
import type { Freed } from './exemptions.ts';
import { endsOfLogs, openLog } from './log.ts';
import { periodDocument, readPeriod, type ClosedPeriod, type PeriodActor } from './periods.ts';
import { publicationsOf, type Publication } from './publications.ts';
import { rollupVersionOf, type RollupVersion } from './rollups.ts';

/** Σ numerators and denominators with their share; null where there was no such figure. */
type Value = Pick<RollupFigure, 'numerator' | 'denominator' | 'percent'> | null;

export interface Restatement {
  province: string;
  period: string;
  /** Versions of the roll-up. */
  from: number;
  to: number;
  reason: string;
  by: string;
  at: number;
  /** Communes whose revision is another now, by code. */
  communes: string[];
  /** The province's own figures that came out different. */
  differences: { indicator: string; zone: FigureZone; before: Value; after: Value }[];
  /** Who was freed or left out, or put back, and why: null where the unit was not, or is not. */
  freed: {
    commune: string;
    obligation: string | null;
    before: string | null;
    after: string | null;
  }[];
  /** It was computed by other plans, units or targets than before. */
  renewed: boolean;
  /** What had been published by figures that no longer stand. */
  outOfDate: Pick<Publication, 'spreadsheetId' | 'version' | 'digest' | 'at'>[];
}

/**
 * Closes a period whose reports are all closed. Told again it changes nothing, nor where the figures
 * have come out as they had been closed before.
 */
export async function finishClosing(
  db: Database,
  { province, period, by, role, at }: PeriodActor,
  found: { version: number; digest: string; reports: readonly string[] },
): Promise<{ period: ClosedPeriod; again: boolean }> {
  const { version, digest, reports } = found;
  const ends = await endsOfLogs(db, reports);
  const after = await rollupVersionOf(db, province, period, version);
  const published = await publicationsOf(db, province, period);
  const last = (await periodDocument(db, province, period).get()).get('version') as number | null;
  const before = last === null ? null : await rollupVersionOf(db, province, period, last);
  return transact(db, async (transaction) => {
    const standing = await readPeriod(db, transaction, { province, period });
    if (standing === null) throw new Error(`periods/${province}_${period}: expected CLOSING.`);
    if (standing.state === 'CLOSED') return { period: standing, again: true };
    const end = { state: 'CLOSED', version, digest, opened: {}, come: {}, before: null } as const;
    const closed: ClosedPeriod = { ...standing, ...end };
    if (standing.version === version) {
      const asBefore: ClosedPeriod = { ...closed, ...standing.before };
      transaction.set(periodDocument(db, province, period), asBefore);
      return { period: asBefore, again: true };
    }
    const write = await openLog(db, transaction, province);
    transaction.set(periodDocument(db, province, period), closed);
    if (before !== null) {
      const id = `${province}_${period}_${numberedId(version, 4)}`;
      const reason = standing.reason ?? '';
      const restated = restatement(before, after, published, { reason, by, at });
      transaction.set(db.collection('restatements').doc(id), restated);
    }
    write({
      province,
      subject: province,
      what: 'CLOSE',
      who: by,
      role,
      at,
      facts: {
        period,
        version,
        reason: standing.reason,
        early: standing.early ?? false,
        setup: after.setup,
        ...ends,
      },
      before: standing.digest,
      after: digest,
    });
    return { period: closed, again: false };
  });
}

/** The ledger of a period, oldest first. */
export async function restatementsOf(
  db: Database,
  province: string,
  period: string,
): Promise<Restatement[]> {
  const found = await db
    .collection('restatements')
    .where('province', '==', province)
    .where('period', '==', period)
    .get();
  return found.docs.map((snapshot) => snapshot.data() as Restatement).sort((a, b) => a.to - b.to);
}

function restatement(
  before: RollupVersion,
  after: RollupVersion,
  published: readonly Publication[],
  { reason, by, at }: Pick<Restatement, 'reason' | 'by' | 'at'>,
): Restatement {
  const { province, period } = after;
  const outOfDate = published
    .filter((it) => it.digest !== after.digest)
    .map((it) => ({
      spreadsheetId: it.spreadsheetId,
      version: it.version,
      digest: it.digest,
      at: it.at,
    }));
  return {
    province,
    period,
    from: before.version,
    to: after.version,
    reason,
    by,
    at,
    communes: otherCommunes(before, after),
    differences: differencesOf(before.figures, after.figures),
    freed: freedBetween(before.freed, after.freed),
    renewed: before.setup !== after.setup,
    outOfDate,
  };
}

function otherCommunes(before: RollupVersion, after: RollupVersion): string[] {
  const written = ({ basis }: RollupVersion) =>
    new Set(basis.map(({ report, revision }) => `${report} ${revision}`));
  const [had, has] = [written(before), written(after)];
  const changed = [...had, ...has].filter((it) => !had.has(it) || !has.has(it));
  // `48-20275_2025-Q4_QN-R1 2`
  return [...new Set(changed.map((it) => it.slice(3, 8)))].toSorted();
}

function freedBetween(before: Freed, after: Freed): Restatement['freed'] {
  const reasons = ({ exemptions, excluded }: Freed) =>
    new Map([
      ...excluded.map(({ unit, reason }) => [unit, reason] as const),
      ...exemptions.map((it) => [`${it.unit} ${it.obligation}`, it.reason] as const),
    ]);
  const [had, has] = [reasons(before), reasons(after)];
  return [...new Set([...had.keys(), ...has.keys()])]
    .filter((key) => had.get(key) !== has.get(key))
    .toSorted()
    .map((key) => {
      const [commune = '', obligation = null] = key.split(' ');
      const [was, is] = [had.get(key) ?? null, has.get(key) ?? null];
      return { commune, obligation, before: was, after: is };
    });
}

function differencesOf(
  before: readonly RollupFigure[],
  after: readonly RollupFigure[],
): Restatement['differences'] {
  const keyOf = ({ indicator, zone }: RollupFigure) => `${indicator} ${zone}`;
  const [had, has] = [before, after].map((its) => new Map(its.map((it) => [keyOf(it), it])));
  const keys = [...new Set([...before, ...after].map(keyOf))].toSorted();
  return keys.flatMap((key) => {
    const [one, other] = [had?.get(key), has?.get(key)];
    const figure = other ?? one;
    if (figure === undefined) return [];
    const [was, is] = [valueOf(one), valueOf(other)];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ indicator: figure.indicator, zone: figure.zone, before: was, after: is }];
  });
}

function valueOf(figure: RollupFigure | undefined): Value {
  if (figure === undefined) return null;
  const { numerator, denominator, percent } = figure;
  return { numerator, denominator, percent };
}
