// Bringing the province's summary up to date. It writes, so it starts by itself only where the menu
// asked for it; who comes from another pane presses first.
import type { SummaryView } from '../contract.ts';
import { button, element, heading, sheetLink } from './dom.ts';
import { ask } from './server.ts';
import type { Stage } from './stage.ts';

export function summaryPane(stage: Stage, first: boolean): void {
  if (first) {
    update(stage);
    return;
  }
  stage.show(
    heading('Cập nhật tổng hợp'),
    element(
      'p',
      {},
      'Tính lại số liệu của tỉnh từ các báo cáo đã nhận và ghi vào bảng tổng hợp. Chỉ những tab có thay đổi mới được ghi.',
    ),
    element(
      'div',
      { class: 'actions' },
      button('Cập nhật ngay', () => update(stage), 'primary'),
    ),
  );
}

function update(stage: Stage): void {
  stage.request(
    'Đang tổng hợp số liệu của tỉnh, chờ tối đa một phút…',
    () => ask('sidebarUpdateSummary'),
    (view) => showSummary(stage, view),
  );
}

function showSummary(stage: Stage, { message, running, written, url }: SummaryView): void {
  stage.show(
    running ? heading('Đang tiếp tục tổng hợp') : heading(doneWords(written), 'good'),
    element('p', {}, message),
    written.length === 0
      ? null
      : element(
          'details',
          { class: 'group', open: true },
          element('summary', {}, `${written.length} tab đã ghi`),
          element('ul', { class: 'dots' }, ...written.map((tab) => element('li', {}, tab))),
        ),
    element('p', {}, sheetLink('Mở bảng tổng hợp', url)),
    element(
      'div',
      { class: 'actions' },
      button('Danh sách chưa nộp', () => stage.open('missing')),
      // Pressing again would have all the work done a second time beside the first.
      running ? null : button('Cập nhật lại', () => update(stage)),
    ),
  );
}

function doneWords(written: readonly string[]): string {
  return written.length === 0 ? 'Bảng tổng hợp đã mới nhất' : 'Đã cập nhật tổng hợp';
}
