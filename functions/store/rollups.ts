// Roll-ups, append-only like reports: `rollups/48_2025-Q4` is a head, `versions/0001 …` are what was
// found each time the figures came out different. A version holds the province's own figures and the
// basis, the revisions behind them; figures of communes and villages are not kept, since they are
// computed again from the basis, and those of 2,000 villages would not fit in one document (1 MiB).
import type { Instant } from '../domain/calendar/rule.ts';
import type { NotCounted, Rollup, RollupFigure } from '../domain/rollup/rollup.ts';
import { Problem } from '../problem.ts';
import { numberedId, transact } from './database.ts';
import type { Database } from './database.ts';
import type { Freed } from './exemptions.ts';
import { readPeriod } from './periods.ts';
import { requireFits } from './size.ts';

export interface RollupHead {
  province: string;
  period: string;
  version: number;
  digest: string;
  /** sha256 of the plans, units and assigned targets that the figures were computed by. */
  setup: string;
  /** When the figures were last found to be these; timeliness is judged as of then. */
  computedAt: Instant;
}

export interface RollupVersion extends RollupHead {
  plans: string[];
  coverage: Rollup['coverage'];
  /** Of the province itself, all zones. */
  figures: RollupFigure[];
  basis: Rollup['basis'];
  /** Who was freed or left out by then: without it the figures could not be computed again. */
  freed: Freed;
  /** What had been sent by then and did not count. */
  notCounted: NotCounted[];
}

const rollupDocument = (db: Database, province: string, period: string) =>
  db.collection('rollups').doc(`${province}_${period}`);
const versionDocument = (db: Database, province: string, period: string, version: number) =>
  rollupDocument(db, province, period).collection('versions').doc(numberedId(version, 4));

/**
 * Records a roll-up. The same digest by the same setup makes no new version: only the time moves on.
 * Of two at once the one computed earlier never replaces the later. That of a closed period stays,
 * except to whoever is closing it.
 * @throws Problem PERIOD_CLOSED
 */
export async function saveRollup(
  db: Database,
  rollup: Rollup,
  found: {
    digest: string;
    setup: string;
    freed: Freed;
    notCounted: NotCounted[];
    at: Instant;
    closing?: boolean;
  },
): Promise<{ version: number; created: boolean }> {
  const { province, period } = rollup;
  const content = {
    plans: rollup.plans,
    coverage: rollup.coverage,
    figures: rollup.figures.filter((figure) => figure.level === 'PROVINCE'),
    basis: rollup.basis,
    freed: found.freed,
    notCounted: found.notCounted,
  };
  requireFits(content);
  const headDocument = rollupDocument(db, province, period);
  return transact(db, async (transaction) => {
    const snapshot = await transaction.get(headDocument);
    const closed = await readPeriod(db, transaction, { province, period });
    if (closed !== null && !(found.closing === true && closed.state === 'CLOSING'))
      throw new Problem('PERIOD_CLOSED');
    const standing = snapshot.exists ? (snapshot.data() as RollupHead) : null;
    // What closes a period is computed after everything else was shut out, whatever clocks say.
    if (standing !== null && standing.computedAt > found.at && found.closing !== true)
      return { version: standing.version, created: false };
    if (standing?.digest === found.digest && standing.setup === found.setup) {
      transaction.update(headDocument, { computedAt: found.at });
      return { version: standing.version, created: false };
    }
    const head: RollupHead = {
      province,
      period,
      version: (standing?.version ?? 0) + 1,
      digest: found.digest,
      setup: found.setup,
      computedAt: found.at,
    };
    const version: RollupVersion = { ...head, ...content };
    transaction.set(headDocument, head);
    transaction.create(versionDocument(db, province, period, head.version), version);
    return { version: head.version, created: true };
  });
}

/** The standing roll-up of a province and period with its basis, or null before the first. */
export async function rollupOf(
  db: Database,
  province: string,
  period: string,
): Promise<RollupVersion | null> {
  const found = await rollupDocument(db, province, period).get();
  if (!found.exists) return null;
  const head = found.data() as RollupHead;
  const version = await rollupVersionOf(db, province, period, head.version);
  return { ...version, computedAt: head.computedAt };
}

/** One version of a roll-up, as it was first found. */
export async function rollupVersionOf(
  db: Database,
  province: string,
  period: string,
  version: number,
): Promise<RollupVersion> {
  const found = await versionDocument(db, province, period, version).get();
  if (!found.exists) throw new Error(`${found.ref.path}: expected a roll-up, found none.`);
  // Versions of before anybody could be freed, or anything sent back, do not say so.
  const stored = found.data() as Omit<RollupVersion, 'freed' | 'notCounted'> &
    Partial<Pick<RollupVersion, 'freed' | 'notCounted'>>;
  const { freed = { exemptions: [], excluded: [] }, notCounted = [] } = stored;
  return { ...stored, freed, notCounted };
}
