// Every cell of a report, found by typing, with a tick that pins it to the return and a line for what
// is wrong with it.
import type { ReviewView } from '../province-contract.ts';
import { element, growingList } from './dom.ts';
import { plain } from './missing-pane.ts';
import { cellLink } from './review-difference.ts';
import type { Stage } from './stage.ts';

/** Address → the reviewer's words, '' where there are none. */
export type Pins = Map<string, string>;

const AT_FIRST = 25;
/** The functions take no more in one return. */
const MOST_PINS = 100;
const MOST_LETTERS = 500;

/** `mayPin` false: only to read. */
export function pinList(
  stage: Stage,
  { cells, url }: ReviewView,
  pins: Pins,
  mayPin: boolean,
): HTMLElement[] {
  const searched = cells.map((cell) => ({
    ...cell,
    words: plain(cell.what),
  }));
  // A pin of a cell that a newer revision no longer has is still there to be taken out.
  const known = new Set(cells.map(({ at }) => at));
  const lost = [...pins.keys()]
    .filter((at) => !known.has(at))
    .map((at) => ({ at, what: at, value: null, words: '' }));
  const all = [...lost, ...searched];
  const title = element('summary', {});
  const search = element('input', {
    type: 'search',
    class: 'reason',
    'aria-label': 'Tìm ô theo tên thôn, chỉ tiêu hoặc địa chỉ',
    placeholder: 'Tìm ô: tên thôn, chỉ tiêu, E5…',
  });
  const place = element('div', {});
  const count = (): void => {
    title.textContent = `Toàn bộ số liệu (${cells.length} ô)${pins.size > 0 ? `, đã ghim ${pins.size}` : ''}`;
  };
  const draw = (): void => {
    const typed = plain(search.value);
    // "khoi pho 3" is in a name; "e3" is an address, and no 3 of a name.
    const found = all.filter(
      ({ at, words }) =>
        plain(at).endsWith(`!${typed}`) || typed.split(' ').every((word) => words.includes(word)),
    );
    const ordered =
      search.value.trim() === ''
        ? [...found.filter(({ at }) => pins.has(at)), ...found.filter(({ at }) => !pins.has(at))]
        : found;
    place.replaceChildren(
      ...growingList('ticks', ordered, AT_FIRST, (cell) =>
        cellItem(stage, { ...cell, url }, pins, mayPin ? count : null),
      ),
    );
    if (found.length === 0) place.append(element('p', { class: 'aside' }, 'Không có ô nào.'));
    stage.say(`${found.length} ô`);
  };
  search.addEventListener('input', draw);
  count();
  draw();
  const hint = mayPin
    ? element(
        'p',
        { class: 'aside' },
        'Đánh dấu ô để ghim vào lần trả lại: xã sẽ thấy ô đó được tô màu.',
      )
    : null;
  return [
    element(
      'details',
      { class: 'group', open: pins.size > 0 },
      title,
      ...[hint].filter((it) => it !== null),
      search,
      place,
    ),
  ];
}

/** `changed` null: the cell cannot be pinned. */
function cellItem(
  stage: Stage,
  { at, what, value, url }: { at: string; what: string; value: string | null; url: string | null },
  pins: Pins,
  changed: (() => void) | null,
): HTMLLIElement {
  const said = element(
    'span',
    { class: 'pin-words' },
    `${what}${value === null ? '' : `: ${value}`}`,
  );
  if (changed === null) return element('li', { class: 'pin' }, said, cellLink(at, url));
  const box = element('input', { type: 'checkbox' });
  const words = element('input', {
    type: 'text',
    class: 'reason',
    maxlength: MOST_LETTERS,
    'aria-label': `Ghi chú cho ô ${what}`,
    placeholder: 'Sai ở đâu (không bắt buộc)',
  });
  words.value = pins.get(at) ?? '';
  const show = (): void => {
    box.checked = pins.has(at);
    words.hidden = !box.checked;
  };
  box.addEventListener('change', () => {
    if (!box.checked) pins.delete(at);
    else if (pins.size < MOST_PINS) pins.set(at, words.value);
    else stage.say(`Mỗi lần trả lại ghim được nhiều nhất ${MOST_PINS} ô.`);
    show();
    changed();
  });
  words.addEventListener('input', () => pins.set(at, words.value));
  show();
  return element(
    'li',
    { class: 'pin' },
    element('label', { class: 'tick' }, box, said),
    cellLink(at, url),
    words,
  );
}
