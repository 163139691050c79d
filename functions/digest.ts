// Digests: how a revision and a roll-up are told apart from others, and shown to be the same on
// another machine. sha256 over canonical JSON, in lower-case hex.
import { createHash } from 'node:crypto';
import { writeCanonicalJson } from './domain/report/canonical-json.ts';
import type { ReportContent } from './domain/report/content.ts';
import type { Rollup } from './domain/rollup/rollup.ts';

/** Characters gathered before they go to the hash: many small updates cost more than the hashing. */
const CHUNK = 65_536;

export function digestOfContent(content: ReportContent): string {
  return sha256Of(content);
}

/**
 * The digest of everything in a roll-up that follows from the plans, the units, the revisions and
 * the exemptions. What only the clock decides is left out: when it was computed, whether a report
 * that has not come in is missing already or not due yet, and whether a phase of a roll-out is over.
 * So is the way a workbook came in: the same workbooks give the same digest from a folder of files
 * and over HTTP.
 */
export function digestOfRollup(rollup: Rollup): string {
  const { computedAt: _computedAt, ...lasting } = rollup;
  return sha256Of({
    ...lasting,
    timeliness: rollup.timeliness.map(
      ({ unit, obligation, plan, dueExclusive, submittedAt, reason }) => ({
        unit,
        obligation,
        plan,
        dueExclusive,
        submittedAt,
        ...(reason === null ? {} : { reason }),
      }),
    ),
    rollout: rollup.rollout.map(({ state: _state, ...quota }) => quota),
    basis: rollup.basis.map(({ submittedBy: _submittedBy, ...revision }) => revision),
  });
}

/** The digest of what a roll-up is computed by: plans, units, assigned targets, holidays. */
export function digestOfSetup(setup: unknown): string {
  return sha256Of(setup);
}

/** The digest of something as it is shown: a tab of the summary, its charts, all of it. */
export function digestOfShown(shown: unknown): string {
  return sha256Of(shown);
}

/** The link of a log's chain: everything in an entry, the hash of the one before it included. */
export function digestOfEntry(entry: unknown): string {
  return sha256Of(entry);
}

function sha256Of(value: unknown): string {
  const hash = createHash('sha256');
  let waiting = '';
  writeCanonicalJson(value, (piece) => {
    waiting += piece;
    if (waiting.length < CHUNK) return;
    hash.update(waiting);
    waiting = '';
  });
  return hash.update(waiting).digest('hex');
}
