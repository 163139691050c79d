// What the sheet says differently from the revision that stands: before, after, and the cell.
import type { ContentChange } from '../../functions/domain/report/changes.ts';
import { element, growingList } from './dom.ts';
import { cellButton } from './issues.ts';
import type { Stage } from './stage.ts';

const AT_FIRST = 20;

export function changeList(stage: Stage, changes: readonly ContentChange[]): HTMLElement[] {
  return growingList('changes', changes, AT_FIRST, (change) => changeItem(stage, change));
}

function changeItem(stage: Stage, { at, what, before, after }: ContentChange): HTMLLIElement {
  const mark = at.lastIndexOf('!');
  return element(
    'li',
    {},
    element('span', { class: 'what' }, what),
    element(
      'span',
      { class: 'values' },
      element('s', {}, before ?? 'trống'),
      element('span', { 'aria-label': 'thành' }, ' → '),
      element('b', {}, after ?? 'trống'),
    ),
    mark < 0 ? null : cellButton(stage, at.slice(0, mark), at.slice(mark + 1)),
  );
}
