// What the sheet says differently from the revision that stands: before, after, and the cell.
import type { ContentChange } from '../../functions/domain/report/changes.ts';
import type { ChangeView } from '../contract.ts';
import { placeParts } from '../../functions/domain/workbook/cell.ts';
import { element, growingList } from './dom.ts';
import { cellButton } from './issues.ts';
import type { Stage } from './stage.ts';

const AT_FIRST = 20;

function changeList(stage: Stage, changes: readonly ContentChange[]): HTMLElement[] {
  return growingList('changes', changes, AT_FIRST, (change) => changeItem(stage, change));
}

/** While a report has gone back, what was asked for stands apart from what has changed besides. */
export function changeGroups(
  stage: Stage,
  changes: readonly ChangeView[],
  title: string,
): HTMLElement[] {
  const asked = changes.filter(({ pinned }) => pinned === true);
  const besides = changes.filter(({ pinned }) => pinned === false);
  const groups: [string, readonly ChangeView[]][] =
    asked.length + besides.length === 0
      ? [[title, changes]]
      : [
          [`Ô được yêu cầu sửa: ${asked.length} thay đổi`, asked],
          [`Ô khác cũng thay đổi: ${besides.length}`, besides],
        ];
  return groups
    .filter(([, list]) => list.length > 0)
    .map(([summary, list]) =>
      element(
        'details',
        { class: 'group', open: true },
        element('summary', {}, summary),
        ...changeList(stage, list),
      ),
    );
}

function changeItem(stage: Stage, { at, what, before, after }: ContentChange): HTMLLIElement {
  const { tab, cell } = placeParts(at);
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
    cell === '' ? null : cellButton(stage, tab, cell),
  );
}
