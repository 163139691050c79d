// How the report stands: its state and what comes next, why it went back, what the commune was reminded
// of, the receipts, and what the sheet now says differently.
import type { ReminderView, StatusView } from '../contract.ts';
import { changeGroups } from './changes.ts';
import { button, element, heading } from './dom.ts';
import { dueBox } from './due.ts';
import { returnedBox } from './returned.ts';
import { ask } from './server.ts';
import type { Stage } from './stage.ts';

export function statusPane(stage: Stage): void {
  stage.request(
    'Đang hỏi trạng thái…',
    () => ask('sidebarStatus'),
    (view) => showStatus(stage, view),
  );
}

function showStatus(stage: Stage, view: StatusView): void {
  stage.name(`${view.unit} · ${view.period}`);
  const { state, tone, due, failure, next, returned } = view;
  stage.show(
    heading(state, tone),
    next === null ? null : element('p', {}, next),
    failure === null
      ? null
      : element(
          'p',
          { class: 'note-box' },
          `${failure} Phần dưới đây lấy từ nhật ký của bảng tính.`,
        ),
    dueBox(due, tone === 'open'),
    returned === null ? null : returnedBox(stage, returned),
    actions(stage, view),
    ...reminders(stage, view),
    ...differences(stage, view),
    ...receipts(view),
  );
}

function actions(stage: Stage, { tone, changes, returned, maySend }: StatusView): HTMLElement {
  const first = tone === 'open' && returned === null;
  const label = returned !== null ? 'Đi tới nộp lại' : first ? 'Đi tới nộp báo cáo' : 'Nộp bản mới';
  const wanted = first || returned !== null || changes.length > 0;
  return element(
    'div',
    { class: 'actions' },
    maySend ? button(label, () => stage.open('submit'), wanted ? 'primary' : 'plain') : null,
    button('Cập nhật trạng thái', () => statusPane(stage)),
  );
}

function reminders(stage: Stage, view: StatusView): HTMLElement[] {
  if (view.reminders.length === 0) return [];
  return [
    element('h3', {}, 'Nhắc việc'),
    element(
      'ol',
      { class: 'receipts' },
      ...view.reminders.map((reminder) => reminderItem(stage, reminder)),
    ),
  ];
}

function reminderItem(stage: Stage, reminder: ReminderView): HTMLElement {
  const { words, at, how, open, obligation, step } = reminder;
  const known = button('Đã biết', () => {
    stage.request(
      'Đang ghi nhận…',
      () => ask('sidebarAcknowledge', obligation, step),
      (view) => showStatus(stage, view),
    );
  });
  known.setAttribute('aria-label', `Đã biết: ${words}`);
  return element(
    'li',
    {},
    element('b', {}, words),
    element('span', {}, `${at} · ${how}`),
    open ? known : null,
  );
}

function differences(
  stage: Stage,
  { changes, receipts, failure, returned }: StatusView,
): HTMLElement[] {
  if (failure !== null || (receipts.length === 0 && returned === null)) return [];
  if (changes.length === 0)
    return returned?.cells.every(({ changed }) => changed === null) === true &&
      returned.cells.length > 0
      ? []
      : [element('p', { class: 'aside' }, 'Số liệu trong bảng giống bản đã nộp.')];
  return [
    ...changeGroups(stage, changes, `${changes.length} chỗ khác bản đã nộp`),
    element('p', { class: 'aside' }, 'Trước: bản đã nộp. Sau: bảng tính này.'),
  ];
}

function receipts({ receipts }: StatusView): HTMLElement[] {
  if (receipts.length === 0)
    return [element('p', { class: 'aside' }, 'Chưa có lần nộp nào trong kỳ này.')];
  return [
    element('h3', {}, 'Các lần nộp'),
    element(
      'ol',
      { class: 'receipts' },
      ...receipts.map(({ at, revision, by, result }) =>
        element(
          'li',
          {},
          element('b', {}, revision === '' ? result : `Bản ${revision} · ${result}`),
          element('span', {}, `${at} · ${by}`),
        ),
      ),
    ),
  ];
}
