// A commune that owes several reports in a period is one commune: who counts or reminds communes
// takes, of its lines, the one that needs attention first. One workbook answers them all.
import type { ProgressLine } from './desk.ts';

/** The smaller, the more urgent; a line of a commune freed from the one report says nothing of others. */
function urgency({ timeliness, report }: ProgressLine): number {
  switch (timeliness.status) {
    case 'MISSING':
      return 0;
    case 'NOT_DUE':
      return report === null ? 1 : 3;
    case 'LATE':
      return 2;
    case 'ON_TIME':
      return 4;
    case 'EXEMPT':
      return 5;
  }
}

/**
 * One line for each commune, in the order in which communes come: the most urgent, then the latest,
 * then one with a date of the plan's own before a reminder, then the one that is due first.
 */
export function worstLines(lines: readonly ProgressLine[]): ProgressLine[] {
  const worst = new Map<string, ProgressLine>();
  for (const line of lines) {
    const known = worst.get(line.commune);
    if (known === undefined || isWorse(line, known)) worst.set(line.commune, line);
  }
  return [...worst.values()];
}

function isWorse(line: ProgressLine, than: ProgressLine): boolean {
  const [a, b] = [line.timeliness, than.timeliness];
  const byRank =
    urgency(line) - urgency(than) ||
    (b.lateByDays ?? 0) - (a.lateByDays ?? 0) ||
    Number(a.assumed) - Number(b.assumed);
  if (byRank !== 0) return byRank < 0;
  return a.lastDay !== null && (b.lastDay === null || a.lastDay < b.lastDay);
}
