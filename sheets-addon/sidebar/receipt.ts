// The receipt of a report, as it will also stand in the sheet's journal.
import type { ReceiptView } from '../contract.ts';
import { button, element, factList, heading } from './dom.ts';
import type { Stage } from './stage.ts';

export function showReceipt(stage: Stage, receipt: ReceiptView, note: string | null): void {
  const { revision, at, by, timeliness, duplicate } = receipt;
  stage.show(
    heading(duplicate ? 'Báo cáo này đã được nhận trước đó' : 'Đã nộp báo cáo', 'good'),
    element(
      'div',
      { class: 'receipt' },
      factList([
        ['Bản số', String(revision)],
        ['Nhận lúc', at],
        ['Người gửi', by],
        ['Thời hạn', timeliness],
      ]),
    ),
    duplicate
      ? element('p', { class: 'aside' }, 'Số liệu không đổi, nên không ghi thêm bản mới.')
      : element('p', { class: 'aside' }, 'Biên nhận cũng được ghi vào nhật ký của bảng tính này.'),
    note === null ? null : element('p', { class: 'note-box' }, note),
    element(
      'div',
      { class: 'actions' },
      button('Xem trạng thái và phản hồi', () => stage.open('status')),
    ),
  );
}
