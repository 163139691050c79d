// The deadline as an officer needs it: how many days are left, in words, and the plan's own wording.
import type { DueView } from '../contract.ts';
import { element } from './dom.ts';

/** "còn 3 ngày", "hôm nay là ngày cuối", "quá hạn 2 ngày"; of a reminder it is never "quá hạn". */
function daysLeftWords({ daysLeft, assumed }: DueView): string {
  if (daysLeft > 0) return `còn ${daysLeft} ngày`;
  if (daysLeft === 0) return assumed ? 'hôm nay là ngày nhắc' : 'hôm nay là ngày cuối';
  return assumed ? `đã qua ngày nhắc ${-daysLeft} ngày` : `quá hạn ${-daysLeft} ngày`;
}

/** `open`: nothing was sent yet, so the days that are left count. */
export function dueBox(due: DueView | null, open: boolean): HTMLElement | null {
  if (due === null) return null;
  return element(
    'div',
    { class: `due ${open ? toneOf(due) : ''}`.trim() },
    element('span', { class: 'due-label' }, due.assumed ? 'Ngày nhắc' : 'Hạn nộp'),
    open ? element('strong', { class: 'due-left' }, daysLeftWords(due)) : null,
    element('span', { class: 'due-words' }, due.words.replace(/ngày (?=\d)/g, 'ngày\u00A0')),
    due.assumed
      ? element('span', { class: 'due-words' }, 'Kế hoạch không ghi ngày; đây là ngày nhắc việc.')
      : null,
  );
}

function toneOf({ daysLeft, assumed }: DueView): string {
  if (assumed) return '';
  if (daysLeft < 0) return 'over';
  return daysLeft <= 2 ? 'soon' : '';
}
