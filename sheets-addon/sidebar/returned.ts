// A report that was sent back: who, when, why, and the cells to put right, each a button that leads
// there. Colour is only a help: whether a cell has been changed stands there as a word.
import type { PinnedView, ReturnedView } from '../contract.ts';
import { element } from './dom.ts';
import { leadingButton } from './issues.ts';
import type { Stage } from './stage.ts';

/** "Tỉnh trả lại bản 2" */
export function returnedTitle({ who, revision }: ReturnedView): string {
  return `${who} trả lại bản ${revision}`;
}

export function returnedBox(stage: Stage, returned: ReturnedView): HTMLElement {
  const { reason, by, at, cells } = returned;
  return element(
    'section',
    { class: 'returned', 'aria-label': returnedTitle(returned) },
    element('h3', {}, returnedTitle(returned)),
    element('p', { class: 'aside' }, `${by}, ${at}`),
    element('p', { class: 'reason-given' }, `Lý do: ${reason}`),
    cells.length === 0
      ? element('p', { class: 'aside' }, 'Không nêu ô cụ thể: hãy xem lại theo lý do trên.')
      : element('h4', {}, `Ô phải sửa (${cells.length})`),
    element('ul', { class: 'issues' }, ...cells.map((cell) => pinnedItem(stage, cell))),
  );
}

/** Cells that say the same as before: no mistake, for the figure may be right, but worth a look. */
export function untouchedBox(stage: Stage, { cells }: ReturnedView): HTMLElement | null {
  const same = cells.filter(({ changed }) => changed === false);
  if (same.length === 0) return null;
  return element(
    'section',
    { class: 'note-box', role: 'note' },
    element('p', {}, `${same.length} ô được yêu cầu sửa vẫn như bản bị trả lại:`),
    element('ul', { class: 'issues' }, ...same.map((cell) => pinnedItem(stage, cell))),
    element('p', {}, 'Nếu số cũ là đúng, cứ nộp; tỉnh sẽ thấy các ô này không đổi.'),
  );
}

function pinnedItem(stage: Stage, pin: PinnedView): HTMLLIElement {
  const { tab, cell, what, words, place, was, changed } = pin;
  const head = element(
    'span',
    { class: 'issue-head' },
    element('span', { class: 'badge' }, changed === true ? 'Đã sửa' : 'Cần sửa'),
    place === 'LOST'
      ? null
      : element('span', { class: 'cell' }, cell === '' ? 'Mở tab' : `Ô ${cell}`),
  );
  const parts = [
    head,
    element('span', { class: 'sentence' }, what),
    words === '' ? null : element('span', { class: 'words' }, `“${words}”`),
    place === 'HERE' ? null : element('span', { class: 'moved' }, placeWords(place, was)),
  ];
  const look = `issue pinned${changed === true ? ' done' : ''}`;
  return element(
    'li',
    {},
    place === 'LOST'
      ? element('div', { class: look }, ...parts)
      : leadingButton(stage, tab, cell, look, ...parts),
  );
}

function placeWords(place: 'MOVED' | 'LOST', was: string): string {
  return place === 'MOVED'
    ? `Đã dời chỗ; lúc bị trả lại ở ${was}.`
    : `Không còn ở chỗ cũ (${was}): dòng đã bị xóa hoặc đổi nội dung.`;
}
