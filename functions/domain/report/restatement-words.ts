// A restatement in plain Vietnamese, for the desk of the province and for its summary: which figure
// was what and is what now, by how much, and what has been published by the old one.
import { formatExact, formatNumber, formatPercent } from '../vietnamese/number.ts';
import { momentWords } from '../vietnamese/date.ts';
import type { LedgerRestatement, LedgerValue } from './review-desk.ts';

/** `1.234/2.000 (61,7%)`, or "chưa có số liệu". */
export function valueWords(value: LedgerValue): string {
  if (value === null || value.numerator === null) return 'chưa có số liệu';
  const { numerator, denominator, percent } = value;
  const share = percent === null ? '' : ` (${formatPercent(percent)})`;
  return `${formatExact(numerator)}${denominator === null ? '' : `/${formatExact(denominator)}`}${share}`;
}

/**
 * By how much: `tử số +10, mẫu số −3; +1,7 điểm %`. '' where one of the two was no figure. A share
 * that moved by less than a tenth of a point is told with all the digits that it takes.
 */
export function byHowMuch(before: LedgerValue, after: LedgerValue): string {
  if (before === null || after === null) return '';
  const parts = (['numerator', 'denominator'] as const).flatMap((side) => {
    const [old, now] = [before[side], after[side]];
    if (old === null || now === null || old === now) return [];
    const name = side === 'numerator' ? 'tử số' : 'mẫu số';
    return [`${name} ${signed(now - old, formatExact)}`];
  });
  const { percent: old } = before;
  const { percent: now } = after;
  const points =
    old === null || now === null || old === now ? [] : [`${signed(now - old, pointsOf)} điểm %`];
  return [parts.join(', '), ...points].filter(Boolean).join('; ');
}

function signed(difference: number, written: (it: number) => string): string {
  return `${difference < 0 ? '−' : '+'}${written(Math.abs(difference))}`;
}

function pointsOf(points: number): string {
  let decimals = 1;
  while (decimals < 6 && points < 0.5 / 10 ** decimals) decimals += 1;
  return formatNumber(points, decimals);
}

/** "Bảng tổng hợp bản 1, công bố 16:30 ngày 19/12/2025", and what has become of it. */
export function outOfDateWords({
  version,
  at,
  shows,
}: LedgerRestatement['outOfDate'][number]): string {
  const published = `Bảng tổng hợp bản ${version}, công bố ${momentWords(at)}`;
  return shows > version
    ? `${published}: bảng nay đã ghi bản ${shows}; văn bản, tệp đã in hoặc gửi từ bản ${version} phải thay`
    : `${published}: chưa cập nhật, còn ghi số cũ`;
}
