// Who has reported and who has not: counts, a list that can be narrowed down, and the way to each
// commune's own spreadsheet.
import type { MissingView } from '../contract.ts';
import { button, element, heading, sheetLink } from './dom.ts';
import { ask } from './server.ts';
import type { Stage } from './stage.ts';

type Status = MissingView['rows'][number]['status'];

const TONES: Record<Status, string> = {
  ON_TIME: 'good',
  LATE: 'warn',
  MISSING: 'block',
  NOT_DUE: 'info',
  EXEMPT: 'info',
};

export function missingPane(stage: Stage): void {
  stage.request(
    'Đang xem tiến độ nộp…',
    () => ask('sidebarMissing'),
    (view) => showMissing(stage, view),
  );
}

function showMissing(stage: Stage, view: MissingView): void {
  stage.name(`${view.province} · ${view.period}`);
  const { expected, onTime, late, missing, notDue } = view.counts;
  const open = missing + notDue;
  stage.show(
    heading(
      open === 0 ? 'Tất cả đã nộp' : `${open}/${expected} đơn vị chưa nộp`,
      open === 0 ? 'good' : 'bad',
    ),
    element('p', { class: 'aside' }, `Đã nộp ${onTime + late}: đúng hạn ${onTime}, muộn ${late}.`),
    view.due === null ? null : element('p', { class: 'aside' }, `Hạn nộp: ${view.due}.`),
    element(
      'div',
      { class: 'actions' },
      button('Soạn tin đôn đốc', () => stage.open('chase'), 'primary'),
      button('Xem lại', () => missingPane(stage)),
    ),
    ...list(stage, view),
  );
}

/** At first those who have not reported; the chips and the words typed narrow it down. */
function list(stage: Stage, { rows, counts }: MissingView): HTMLElement[] {
  const filters: [string, number, readonly Status[]][] = [
    ['chưa nộp', counts.missing + counts.notDue, ['MISSING', 'NOT_DUE']],
    ['muộn', counts.late, ['LATE']],
    ['đúng hạn', counts.onTime, ['ON_TIME']],
    ['tất cả', rows.length, ['MISSING', 'NOT_DUE', 'LATE', 'ON_TIME', 'EXEMPT']],
  ];
  let wanted = filters.find(([, number]) => number > 0) ?? filters[3];
  const search = element('input', {
    type: 'search',
    class: 'reason',
    'aria-label': 'Tìm xã, phường',
    placeholder: 'Tìm xã, phường',
  });
  const found = element('ul', { class: 'communes' });
  const chips = filters.map((filter) => {
    const [word, number, statuses] = filter;
    const tone = statuses.length > 2 ? '' : TONES[statuses[0] ?? 'EXEMPT'];
    const chip = element(
      'button',
      { type: 'button', class: `chip ${tone}` },
      element('strong', {}, String(number)),
      ` ${word}`,
    );
    chip.addEventListener('click', () => {
      wanted = filter;
      draw();
    });
    return { filter, chip };
  });
  const draw = (): void => {
    for (const { filter, chip } of chips)
      chip.setAttribute('aria-pressed', String(filter === wanted));
    const words = plain(search.value);
    const shown = rows.filter(
      ({ name, commune, status }) =>
        wanted?.[2].includes(status) === true &&
        (plain(name).includes(words) || commune.startsWith(words)),
    );
    found.replaceChildren(...shown.map(communeItem));
    if (shown.length === 0) found.append(element('li', { class: 'aside' }, 'Không có đơn vị nào.'));
    stage.say(`${shown.length} đơn vị`);
  };
  search.addEventListener('input', draw);
  draw();
  const group = { class: 'chips', role: 'group', 'aria-label': 'Chỉ xem' };
  return [element('div', group, ...chips.map((it) => it.chip)), search, found];
}

function communeItem({ name, status, state, url }: MissingView['rows'][number]): HTMLElement {
  return element(
    'li',
    { class: `commune ${TONES[status]}` },
    url === null ? element('span', {}, name) : sheetLink(name, url),
    element('span', { class: 'state' }, state),
  );
}

/** Without marks, so that "hoa tien" finds Hòa Tiến. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().trim();
}
