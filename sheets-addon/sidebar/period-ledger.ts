// The ledger of restatements as one reads it: from which version to which, why, what came out how
// much different, and what has been published by the old figures.
import type { PeriodView } from '../province-contract.ts';
import { element, growingList, sheetLink } from './dom.ts';

const AT_FIRST = 20;

export function ledgerParts({ restatements, state }: PeriodView): HTMLElement[] {
  if (restatements.length === 0)
    return state === 'CLOSED'
      ? [element('p', { class: 'aside' }, 'Sổ đính chính: kỳ này chưa có đính chính nào.')]
      : [];
  return [
    element('h3', {}, `Sổ đính chính (${restatements.length} lần)`),
    ...restatements.map((it, index) => entry(it, index === 0)),
  ];
}

function entry(it: PeriodView['restatements'][number], open: boolean): HTMLElement {
  const { title, reason, who, communes, differences, more, outOfDate } = it;
  return element(
    'details',
    { class: 'group ledger', open },
    element('summary', {}, title),
    element('p', {}, `Lý do: ${reason}`),
    element('p', { class: 'aside' }, `Người chốt lại: ${who}`),
    communes.length === 0 ? null : element('p', {}, `Báo cáo thay đổi: ${communes.join(', ')}.`),
    more.length === 0
      ? null
      : element('ul', { class: 'dots' }, ...more.map((words) => element('li', {}, words))),
    differences.length === 0
      ? element('p', { class: 'aside' }, 'Không có chỉ tiêu nào của tỉnh thay đổi.')
      : element(
          'div',
          {},
          ...growingList('changes', differences, AT_FIRST, ({ what, before, after, by }) =>
            element(
              'li',
              {},
              element('span', { class: 'what' }, what),
              element(
                'span',
                { class: 'values' },
                element('s', {}, before),
                element('span', { 'aria-label': 'thành' }, ' → '),
                element('b', {}, after),
              ),
              by === '' ? null : element('span', { class: 'aside' }, by),
            ),
          ),
        ),
    outOfDate.length === 0
      ? element('p', { class: 'aside' }, 'Chưa công bố bảng tổng hợp nào theo số cũ.')
      : element(
          'div',
          { class: 'note-box' },
          element('b', {}, 'Đã công bố theo số cũ'),
          element(
            'ul',
            { class: 'dots' },
            ...outOfDate.map(({ words, url }) =>
              element('li', {}, url === null ? words : sheetLink(words, url)),
            ),
          ),
        ),
  );
}
