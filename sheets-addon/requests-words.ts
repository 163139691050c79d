// The words of the tab of ad-hoc requests, and what travels between it and the functions.
import type { LocalDate } from '../functions/domain/calendar/rule.ts';
import type { RequestLine } from '../functions/domain/request/request-desk.ts';
import type { AnswerType, RequestWish } from '../functions/domain/request/request.ts';
import { formatDate } from '../functions/domain/vietnamese/date.ts';
import { excerpt, lowerFirst } from '../functions/domain/vietnamese/text.ts';
import type { Place } from './entry-cells.ts';
import type { EntryWish } from './entry-plan.ts';

/** What `adhocRequests` answers, with the communes of the province and the day. */
export interface RequestsSaid {
  requests: readonly RequestLine[];
  communes: readonly Place[];
  today: LocalDate;
}

/** Wishes of this tab: a request to issue, or one to take back. */
export type RequestBody =
  { kind: 'ISSUE'; wish: RequestWish } | { kind: 'WITHDRAW'; request: string; reason: string };

export const DUE_RULE_WORDS: Record<RequestWish['dueRule'], string> = {
  BEFORE: 'Trước ngày',
  NO_LATER_THAN: 'Chậm nhất ngày',
};
export const TYPE_WORDS: Record<AnswerType, string> = {
  TEXT: 'Chữ',
  COUNT: 'Số đếm',
  PERCENT: 'Tỷ lệ %',
  DAY: 'Ngày',
  YES_NO: 'Có/Không',
  CHOICE: 'Chọn một',
};
export const YES_NO_WORDS = { yes: 'Có', no: 'Không' };
export function issueWords(wish: RequestWish): Pick<EntryWish, 'what' | 'before' | 'after'> {
  const asked = wish.scope === null ? 'tất cả xã, phường' : `${wish.scope.length} xã, phường`;
  const due = `${lowerFirst(DUE_RULE_WORDS[wish.dueRule])} ${formatDate(wish.due)}`;
  return {
    what: `Yêu cầu mới “${excerpt(wish.title)}”`,
    before: null,
    after: `${wish.questions.length} câu hỏi, ${asked}, ${due}`,
  };
}
