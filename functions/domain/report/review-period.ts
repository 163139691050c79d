// What of a period's reports is in the figures and what is not, and whether the period may be closed:
// in the words by which the province's staff decide.
import type { SentHead } from './progress.ts';
import type { PeriodState } from './review-desk.ts';

/** What is known of one commune's report when the figures are looked through. */
export interface CountableHead extends Pick<SentHead, 'state' | 'revision'> {
  /** The revision that would count now; null where none does. */
  counts: number | null;
  /** Whether the commune's leader, and not the province, sent it back the last time. */
  refusedByLeader: boolean;
}

export interface CountedFacts {
  head: CountableHead | null;
  /** The revision in the version that was closed; null where the commune is not in it. */
  closed: number | null;
  /** Why the commune is left out of the period; null where it is not. */
  excluded: string | null;
}

/**
 * Why nothing of a commune is in the figures, or why its latest revision is not; null where all that
 * it sent counts. Of a closed period those of the version that was closed.
 */
export function notCountedWhy(
  state: PeriodState,
  { head, closed, excluded }: CountedFacts,
): string | null {
  const counts = head?.counts ?? null;
  if (excluded !== null) return `Loại khỏi kỳ: ${excluded}`;
  if (state === 'OPEN') return counts === null ? whyOf(head) : null;
  if (counts !== null && counts !== closed)
    return closed === null
      ? `Bản ${counts} gửi sau khi chốt, chưa tính`
      : `Bản đính chính ${counts} chưa tính; đang tính bản ${closed}`;
  if (closed === null) return whyOf(head);
  return head !== null && counts === null
    ? `Bản đính chính ${head.revision} đang bị trả lại; đang tính bản ${closed}`
    : null;
}

function whyOf(head: CountableHead | null): string {
  if (head === null) return 'Chưa nộp';
  switch (head.state) {
    case 'AWAITING_APPROVAL':
      return 'Chờ lãnh đạo xã duyệt';
    case 'RETURNED':
      return head.refusedByLeader
        ? 'Lãnh đạo xã trả lại, chưa gửi tỉnh'
        : 'Tỉnh đã trả lại, xã chưa nộp lại';
    case 'SUBMITTED':
    case 'ACCEPTED':
    case 'CLOSED':
      return 'Tỉnh chưa duyệt';
  }
}

/**
 * Why a period may not be closed yet, as a sentence; null where it may. `news`: something has come
 * since it was closed, or it would be computed otherwise by now. `returned` are the communes whose
 * correction was sent back and would fall out of the figures.
 */
export function whyNotClose(facts: {
  state: PeriodState;
  counted: number;
  news: boolean;
  returned: readonly string[];
}): string | null {
  const { state, counted, news, returned } = facts;
  if (state === 'CLOSING') return null;
  if (state === 'OPEN') return counted === 0 ? 'Chưa có báo cáo nào được tính trong kỳ này.' : null;
  if (returned.length > 0)
    return `Bản đính chính đang bị trả lại: ${returned.join(', ')}. Chờ xã gửi lại rồi mới chốt lại, nếu không số liệu của xã sẽ ra khỏi kỳ.`;
  return news ? null : 'Từ lần chốt gần nhất chưa có bản đính chính hay miễn, loại nào.';
}
