// What came back different, the cells first that were asked for; and the way from a cell in words to
// the cell in the commune's own spreadsheet.
import { sheetIdOf } from '../../functions/domain/grid/sheet-id.ts';
import { placeParts } from '../../functions/domain/workbook/cell.ts';
import type { ReviewView } from '../province-contract.ts';
import { element, growingList, sheetLink } from './dom.ts';

const AT_FIRST = 30;

export function differenceParts({ since, url }: ReviewView): HTMLElement[] {
  if (since === null) return [];
  const { title, changes, untouched } = since;
  const asked = untouched.length > 0 || changes.some(({ pinned }) => pinned);
  const summary =
    changes.length === 0 ? `Không khác ${title}` : `${changes.length} thay đổi so với ${title}`;
  return [
    element(
      'details',
      { class: 'group', open: true },
      element('summary', {}, summary),
      ...growingList('changes', changes, AT_FIRST, ({ at, what, before, after, pinned }) =>
        element(
          'li',
          { class: pinned ? 'pinned' : '' },
          element(
            'span',
            { class: 'what' },
            asked
              ? element('span', { class: 'badge' }, pinned ? 'Đã ghim: ' : 'Ngoài các ô đã ghim: ')
              : null,
            what,
          ),
          element(
            'span',
            { class: 'values' },
            element('s', {}, before ?? 'trống'),
            element('span', { 'aria-label': 'thành' }, ' → '),
            element('b', {}, after ?? 'trống'),
          ),
          cellLink(at, url),
        ),
      ),
    ),
    ...(untouched.length === 0
      ? []
      : [
          element(
            'section',
            { class: 'note-box' },
            element('h3', {}, `${untouched.length} ô đã ghim mà xã không sửa`),
            element(
              'ul',
              { class: 'dots' },
              ...untouched.map(({ at, what, value, words }) =>
                element(
                  'li',
                  {},
                  `${what}${value === null ? '' : `: ${value}`}${words === '' ? '' : ` (đã yêu cầu: ${words})`} `,
                  cellLink(at, url),
                ),
              ),
            ),
          ),
        ]),
  ];
}

/** "Ô E5" of `4. Số liệu kỳ!E5`, as a link into the commune's spreadsheet where it has one. */
export function cellLink(at: string, url: string | null): HTMLElement {
  const { tab, cell } = placeParts(at);
  const words = cell === '' ? `Tab ${tab}` : `Ô ${cell}, ${tab}`;
  if (url === null) return element('span', { class: 'cell-words' }, words);
  const range = cell === '' ? '' : `&range=${cell}`;
  return sheetLink(words, `${url}#gid=${sheetIdOf(tab)}${range}`);
}
