// A code may stand on several lines of a unit list, one for each span of time in which its name,
// kind or zone held. The spans must follow on: on any day between the first and the last exactly
// one line tells what the unit is.
import { addDays } from '../calendar/local.ts';
import type { LocalDate } from '../calendar/rule.ts';

export interface Span {
  /** What the span belongs to, for the message: `commune 20275`. */
  of: string;
  line: number;
  validFrom: LocalDate;
  /** Inclusive; null while it lasts. */
  validTo: LocalDate | null;
}

/** The gaps and overlaps between spans of the same unit, said on the later of the two lines. */
export function faultsOfHistory(spans: readonly Span[]): { line: number; message: string }[] {
  const faults: { line: number; message: string }[] = [];
  for (const history of histories(spans).values()) {
    let before: Span | undefined;
    for (const span of history) {
      const message = before === undefined ? undefined : faultBetween(before, span);
      if (message !== undefined) faults.push({ line: span.line, message });
      before = span;
    }
  }
  return faults;
}

/** From the first day of a unit's first span to the last day of its last; spans in any order. */
export function lifetime(
  spans: readonly Span[],
): { from: LocalDate; to: LocalDate | null } | undefined {
  const inOrder = [...spans].sort(bySpan);
  const first = inOrder[0];
  const last = inOrder.at(-1);
  return first && last ? { from: first.validFrom, to: last.validTo } : undefined;
}

function histories(spans: readonly Span[]): Map<string, Span[]> {
  const found = new Map<string, Span[]>();
  for (const span of [...spans].sort(bySpan)) {
    const history = found.get(span.of);
    if (history) history.push(span);
    else found.set(span.of, [span]);
  }
  return found;
}

function bySpan(a: Span, b: Span): number {
  if (a.validFrom !== b.validFrom) return a.validFrom < b.validFrom ? -1 : 1;
  return a.line - b.line;
}

function faultBetween(before: Span, span: Span): string | undefined {
  const { of, validFrom } = span;
  const other = `line ${before.line}`;
  if (before.validTo === null)
    return `tuNgay: ${of} begins ${validFrom} while ${other} has no denNgay; expected one line for each span of time`;
  const expected = addDays(before.validTo, 1);
  if (validFrom === expected) return undefined;
  const trouble = validFrom < expected ? 'overlaps' : 'leaves a gap after';
  return `tuNgay: ${of} ${trouble} ${other}, which ends ${before.validTo}; expected ${expected}, found ${validFrom}`;
}
