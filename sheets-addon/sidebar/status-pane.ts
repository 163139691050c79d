// How the report stands: its state, the receipts, and what the sheet now says differently.
import type { StatusView } from '../contract.ts';
import { changeList } from './changes.ts';
import { button, element, heading } from './dom.ts';
import { dueBox } from './due.ts';
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
  const { state, tone, due, failure, changes } = view;
  stage.show(
    heading(state, tone),
    failure === null
      ? null
      : element(
          'p',
          { class: 'note-box' },
          `${failure} Phần dưới đây lấy từ nhật ký của bảng tính.`,
        ),
    dueBox(due, tone === 'open'),
    element(
      'div',
      { class: 'actions' },
      button(
        tone === 'open' ? 'Đi tới nộp báo cáo' : 'Nộp bản mới',
        () => stage.open('submit'),
        tone === 'open' || changes.length > 0 ? 'primary' : 'plain',
      ),
      button('Hỏi lại', () => statusPane(stage)),
    ),
    ...differences(stage, view),
    ...receipts(view),
  );
}

function differences(stage: Stage, { changes, receipts, failure }: StatusView): HTMLElement[] {
  if (failure !== null || receipts.length === 0) return [];
  if (changes.length === 0)
    return [element('p', { class: 'aside' }, 'Số liệu trong bảng giống bản đã nộp.')];
  return [
    element(
      'details',
      { class: 'group', open: true },
      element('summary', {}, `${changes.length} chỗ khác bản đã nộp`),
      element('p', { class: 'aside' }, 'Trước: bản đã nộp. Sau: bảng tính này.'),
      ...changeList(stage, changes),
    ),
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
