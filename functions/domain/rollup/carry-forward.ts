// Which figure of a place is in force. A stock (lũy kế) stands until a newer one replaces it, so a
// commune that is silent or has left a side blank keeps its last complete pair, marked "số cũ". A
// flow happened in its own period or not at all, and is never carried forward.
import type { Indicator } from '../plan/plan.ts';
import type { ExpectedCommune } from './expected-communes.ts';
import type { CountedReport } from './rollup.ts';
import { isComplete, statementsOf, type Statement, type Statements } from './statements.ts';

export interface InForce {
  /** null: nothing is known of the place. */
  statement: Statement | null;
  /** Complete in this period's report. */
  reported: boolean;
  /** Some rows of the place lack a side, and no older pair stands in: it can't be judged. */
  partial: boolean;
  /** The earlier report whose pair stands in. */
  carriedFrom: CountedReport | null;
}

/** What a commune has stated, this period and before. */
export interface Memory {
  current: Statements | null;
  /** The latest first; read only when a figure of this period is missing. */
  earlier: { report: CountedReport; statements: () => Statements }[];
}

export function memoryOf({ overlay, report, earlier }: ExpectedCommune): Memory {
  const perTeam = new Set(
    overlay.indicators
      .filter(({ indicator }) => indicator.denominator.field === 'members')
      .map(({ canonicalId }) => canonicalId),
  );
  return {
    current: report && statementsOf(report.content, perTeam),
    earlier: earlier.map((old) => {
      let read: Statements | undefined;
      return {
        report: old,
        statements: () => (read ??= statementsOf(old.content, perTeam)),
      };
    }),
  };
}

/**
 * The figure of a village, or of the commune itself (`village` null). Where this period's rows are
 * incomplete, a stock takes both sides of the latest earlier complete pair, so that a new numerator
 * never meets an old denominator; else the rows that do have both sides are all that is known.
 */
export function inForce(
  memory: Memory,
  village: string | null,
  canonicalId: string,
  measure: Indicator['measure'],
): InForce {
  const now = memory.current ? statementIn(memory.current, village, canonicalId) : undefined;
  if (now && isComplete(now))
    return { statement: now, reported: true, partial: false, carriedFrom: null };
  if (measure === 'STOCK')
    for (const { report, statements } of memory.earlier) {
      const before = statementIn(statements(), village, canonicalId);
      if (before && isComplete(before))
        return { statement: before, reported: false, partial: false, carriedFrom: report };
    }
  const part = now && now.completeRows > 0 ? now : null;
  return { statement: part, reported: false, partial: part !== null, carriedFrom: null };
}

function statementIn(
  statements: Statements,
  village: string | null,
  canonicalId: string,
): Statement | undefined {
  return (village === null ? statements.commune : statements.villages.get(village))?.get(
    canonicalId,
  );
}
