// What the province's staff decide on single communes of a period: to open one for a correction, to
// excuse one or leave it out, and to take that back. What was typed stays until it has been done.
import type { ExcuseWish, PeriodView } from '../province-contract.ts';
import { button, element } from './dom.ts';
import { askOnceMore } from './once-more.ts';
import { ask, isFailure } from './server.ts';
import { showTrouble, type Stage } from './stage.ts';
import type { Failure } from '../contract.ts';

type Changed = (view: PeriodView, words: string) => void;
const MOST_LETTERS = 500;
const WHOLE_PERIOD = '';

/** What was typed, by the id of its field: another decision on the same page does not take it away. */
const kept = new Map<string, string>();

function keep(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): void {
  const before = kept.get(field.id);
  if (before !== undefined) field.value = before;
  for (const event of ['input', 'change'])
    field.addEventListener(event, () => kept.set(field.id, field.value));
}

/** What was typed there has been done. */
export function forget(...ids: readonly string[]): void {
  for (const id of ids) kept.delete(id);
}

const isTyped = (...ids: readonly string[]): boolean =>
  ids.some((id) => (kept.get(id) ?? '') !== '');

/** A field for a reason that must not be empty; `read` answers null and says so where it is. */
export function ownReason(
  label: string,
  id: string,
): { parts: HTMLElement[]; read: () => string | null } {
  const field = element('textarea', {
    rows: 2,
    maxlength: MOST_LETTERS,
    id,
    'aria-describedby': `${id}-missing`,
  });
  keep(field);
  const missing = element('p', { class: 'gone', id: `${id}-missing`, role: 'alert' });
  field.addEventListener('input', () => {
    missing.textContent = '';
    field.removeAttribute('aria-invalid');
  });
  return {
    parts: [element('label', { class: 'field', for: id }, `${label} (bắt buộc)`), field, missing],
    read: () => {
      const words = field.value.trim();
      if (words !== '') return words;
      missing.textContent = 'Cần ghi lý do; lý do được lưu lại.';
      field.setAttribute('aria-invalid', 'true');
      field.focus();
      return null;
    },
  };
}

export function correctForm(stage: Stage, view: PeriodView, changed: Changed): HTMLElement[] {
  const fields = ['correct-commune', 'correct-reason'] as const;
  const open = isTyped(...fields);
  const commune = communeField(view, fields[0]);
  const reason = ownReason('Lý do đính chính', fields[1]);
  const trouble = element('div', {});
  const send = (code: string, name: string, why: string): void =>
    attempt(
      stage,
      trouble,
      'Đang mở cho đính chính…',
      () => ask('sidebarCorrect', code, why),
      (it) => {
        forget(...fields);
        changed(it, `Đã mở cho ${name} gửi bản đính chính`);
      },
    );
  const press = (): void => {
    const of = commune.read();
    if (of === null) return;
    const why = reason.read();
    if (why !== null) send(of.code, of.name, why);
  };
  return [
    element(
      'details',
      { class: 'group', open },
      element('summary', {}, 'Mở cho đính chính'),
      element(
        'p',
        { class: 'aside' },
        'Đơn vị được gửi thêm một bản. Số liệu của kỳ giữ nguyên đến khi chốt lại.',
      ),
      ...commune.parts,
      ...reason.parts,
      element('div', { class: 'actions' }, button('Mở cho đính chính', press, 'primary')),
      trouble,
    ),
  ];
}

export function excuseForm(stage: Stage, view: PeriodView, changed: Changed): HTMLElement[] {
  const fields = ['excuse-commune', 'excuse-what', 'excuse-reason'] as const;
  const open = view.excused.length > 0 || isTyped(...fields);
  const commune = communeField(view, fields[0]);
  const what = element('select', { id: fields[1], class: 'reason' });
  const names = new Map(view.obligations.map(({ id, name }) => [id, name]));
  const fill = (): void => {
    const owed = commune.chosen()?.obligations ?? view.obligations.map(({ id }) => id);
    // What was chosen stays chosen where the commune owes it: leaving out is the graver thing.
    const chosen = what.value;
    what.replaceChildren(
      element('option', { value: WHOLE_PERIOD }, 'Loại khỏi kỳ (không tính vào mẫu số)'),
      ...owed.map((id) => element('option', { value: id }, `Miễn ${id} – ${names.get(id) ?? ''}`)),
    );
    if (owed.includes(chosen)) what.value = chosen;
  };
  commune.onChange(fill);
  fill();
  keep(what);
  if (what.selectedIndex < 0) what.selectedIndex = 0;
  const reason = ownReason('Lý do', fields[2]);
  const trouble = element('div', {});
  const afterClosing = view.state === 'CLOSED';
  const send = (wish: ExcuseWish, words: string, near: HTMLElement): void =>
    attempt(
      stage,
      near,
      'Đang ghi nhận…',
      () => ask('sidebarExcuse', wish),
      (it) => {
        if (!wish.undo) forget(...fields);
        changed(it, words);
      },
    );
  const press = (): void => {
    const of = commune.read();
    const why = of === null ? null : reason.read();
    if (of === null || why === null) return;
    const obligation = what.value === WHOLE_PERIOD ? null : what.value;
    const done =
      obligation === null ? `Đã loại ${of.name} khỏi kỳ` : `Đã miễn ${obligation} cho ${of.name}`;
    send({ commune: of.code, obligation, reason: why, undo: false, afterClosing }, done, trouble);
  };
  return [
    element(
      'details',
      { class: 'group', open },
      element(
        'summary',
        {},
        `Miễn, loại khỏi kỳ (${view.excused.length === 0 ? 'chưa có' : `đang có ${view.excused.length}`})`,
      ),
      element(
        'ul',
        { class: 'receipts' },
        ...view.excused.map((it) => excusedItem(it, afterClosing, send)),
      ),
      ...commune.parts,
      element('label', { class: 'field', for: 'excuse-what' }, 'Miễn hay loại'),
      what,
      ...reason.parts,
      element('div', { class: 'actions' }, button('Ghi nhận', press, 'primary')),
      afterClosing
        ? element('p', { class: 'aside' }, 'Kỳ đã chốt: chỉ có tác dụng sau khi chốt lại.')
        : null,
      trouble,
    ),
  ];
}

function excusedItem(
  { commune, name, obligation, what, words }: PeriodView['excused'][number],
  afterClosing: boolean,
  send: (wish: ExcuseWish, words: string, near: HTMLElement) => void,
): HTMLElement {
  const place = element('div', {});
  const takeBack = (): void =>
    askOnceMore(
      place,
      { words: `${name}: bỏ “${what}”? Đơn vị lại phải nộp như các đơn vị khác.`, yes: 'Bỏ' },
      () =>
        send(
          { commune, obligation, reason: 'Thôi miễn, loại', undo: true, afterClosing },
          `Đã bỏ miễn, loại của ${name}`,
          place,
        ),
    );
  const press = button('Bỏ…', takeBack);
  press.setAttribute('aria-label', `Bỏ: ${name}, ${what}`);
  return element(
    'li',
    {},
    element('b', {}, `${name} · ${what}`),
    element('span', {}, words),
    press,
    place,
  );
}

interface Choice {
  code: string;
  name: string;
}

/** A commune chosen by typing its name or code, with the browser's own list. */
function communeField(view: PeriodView, id: string) {
  const byName = new Map(view.communes.map((it) => [it.name, it]));
  const byCode = new Map(view.communes.map((it) => [it.commune, it]));
  const field = element('input', {
    type: 'text',
    class: 'reason',
    id,
    list: `${id}-list`,
    autocomplete: 'off',
    placeholder: 'Gõ tên hoặc mã đơn vị',
    'aria-describedby': `${id}-missing`,
  });
  keep(field);
  const options = view.communes.map(({ commune, name }) =>
    element('option', { value: name }, commune),
  );
  const missing = element('p', { class: 'gone', id: `${id}-missing`, role: 'alert' });
  const chosen = () => {
    const typed = field.value.normalize('NFC').trim();
    return byName.get(typed) ?? byCode.get(typed);
  };
  field.addEventListener('input', () => {
    missing.textContent = '';
    field.removeAttribute('aria-invalid');
  });
  return {
    parts: [
      element('label', { class: 'field', for: id }, 'Xã, phường, đặc khu'),
      field,
      element('datalist', { id: `${id}-list` }, ...options),
      missing,
    ] as HTMLElement[],
    chosen,
    onChange: (work: () => void) => field.addEventListener('change', work),
    read: (): Choice | null => {
      const found = chosen();
      if (found !== undefined) return { code: found.commune, name: found.name };
      missing.textContent =
        field.value.trim() === ''
          ? 'Cần chọn đơn vị.'
          : 'Không có đơn vị này trong kỳ; hãy chọn một tên trong danh sách.';
      field.setAttribute('aria-invalid', 'true');
      field.focus();
      return null;
    },
  };
}

function attempt<T>(
  stage: Stage,
  trouble: HTMLElement,
  words: string,
  work: () => Promise<T | Failure>,
  then: (answer: T) => void,
): void {
  stage.attempt(words, work, (answer) => {
    if (!isFailure(answer)) {
      then(answer);
      return;
    }
    showTrouble(trouble, answer, () => attempt(stage, trouble, words, work, then));
  });
}
