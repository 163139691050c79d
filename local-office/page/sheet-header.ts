// The line above the grid: which spreadsheet, whose, who is at the keyboard, whether everything is
// saved, and the way home. It says that this is a stand-in, so that nobody takes it for Google.
import type { PageSpreadsheet, UploadAnswer } from '../sheet-page/contract.ts';
import { ask, asPerson } from './ask.ts';
import { element } from './element.ts';
import { alertBox } from './notices.ts';
import { isProvincial } from './people.ts';
import type { SavedState } from './sending.ts';

export interface SheetHeader {
  bar: HTMLElement;
  title(title: string): void;
  saved(state: SavedState, pending: number): void;
  line(up: boolean): void;
  busy(busy: boolean): void;
}

const KEYS = 'Phím F6: từ lưới sang trình đơn, sang thanh bên, rồi về lưới.';
const ACCESS = { owner: 'chủ bảng tính', writer: 'được sửa', reader: 'chỉ xem' };

export function sheetHeader(spreadsheet: PageSpreadsheet, xlsxPath: string): SheetHeader {
  const { who, whose, access } = spreadsheet;
  const title = element('h1', {}, spreadsheet.title);
  const state = element('span', { class: 'saved', role: 'status' }, 'Đã lưu');
  const line = element('span', { class: 'line', hidden: true }, 'Mất liên lạc, đang nối lại…');
  const busy = element('span', { class: 'busy', role: 'status', hidden: true }, 'Đang chạy…');
  const file = element('input', {
    type: 'file',
    accept: '.xlsx',
    hidden: true,
    onchange: () => void uploadFile(file, xlsxPath),
  });
  const home = isProvincial(who) ? asPerson('/province') : '/';
  const bar = element(
    'header',
    { class: 'sheet-header', title: KEYS, 'aria-keyshortcuts': 'F6' },
    element('a', { class: 'home', href: home, title: 'Về trang đầu' }, 'Chốt Số'),
    element(
      'div',
      { class: 'titles' },
      element(
        'div',
        { class: 'title-line' },
        title,
        element('span', { class: 'badge' }, 'mô phỏng'),
        state,
        line,
        busy,
      ),
      element(
        'p',
        {},
        `Bảng tính của ${whose}. Bạn là `,
        element('strong', {}, who.name),
        ` (${who.unitName ? `${who.unitName}, ` : ''}${ACCESS[access]})`,
      ),
    ),
    element(
      'nav',
      { class: 'actions', 'aria-label': 'Tệp' },
      element('a', { class: 'button', href: asPerson(xlsxPath), download: true }, 'Tải về .xlsx'),
      access === 'reader'
        ? null
        : element('button', { onclick: () => file.click() }, 'Tải lên .xlsx'),
      file,
      element('a', { class: 'button', href: '/' }, 'Đổi người dùng'),
    ),
  );
  return {
    bar,
    title: (text) => {
      title.textContent = text;
    },
    saved(now, pending) {
      state.textContent = {
        saved: 'Đã lưu',
        saving: 'Đang lưu…',
        refused: 'Thay đổi vừa rồi không được nhận',
        waiting: `Chưa lưu ${pending} thay đổi, đang thử lại…`,
      }[now];
      state.classList.toggle('waiting', now === 'waiting' || now === 'refused');
    },
    line: (up) => {
      line.hidden = up;
    },
    busy: (on) => {
      busy.hidden = !on;
    },
  };
}

async function uploadFile(input: HTMLInputElement, path: string): Promise<void> {
  const [file] = input.files ?? [];
  input.value = '';
  if (!file) return;
  try {
    const { changed, skipped } = await ask<UploadAnswer>(path, file);
    const first =
      changed === 0
        ? 'Tệp không khác gì bảng tính.'
        : `Đã nhập ${changed} ô từ tệp “${file.name}”.`;
    await alertBox('Tải lên .xlsx', [first, ...skipped].join('\n'));
  } catch (error) {
    await alertBox('Tải lên .xlsx', error instanceof Error ? error.message : String(error));
  }
}
