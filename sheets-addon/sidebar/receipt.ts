// The receipt of a report, as it will also stand in the sheet's journal.
import { COMMUNE_MENU } from '../../functions/domain/workbook/contract.ts';
import type { ReceiptView } from '../contract.ts';
import { button, element, factList, heading } from './dom.ts';
import type { Stage } from './stage.ts';

export function showReceipt(stage: Stage, receipt: ReceiptView, note: string | null): void {
  const { revision, at, by, timeliness, duplicate, waiting = false } = receipt;
  stage.show(
    heading(titleOf(duplicate, waiting), 'good'),
    element(
      'div',
      { class: 'receipt' },
      factList([
        ['Bản số', String(revision)],
        [waiting ? 'Gửi lúc' : 'Nhận lúc', at],
        ['Người gửi', by],
        [waiting ? 'Trạng thái' : 'Thời hạn', timeliness],
      ]),
    ),
    waiting
      ? element(
          'p',
          { class: 'note-box' },
          `Tỉnh chưa nhận báo cáo này. Hãy báo lãnh đạo xã mở bảng, chọn ${COMMUNE_MENU} → Lãnh đạo duyệt báo cáo.`,
        )
      : null,
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

function titleOf(duplicate: boolean, waiting: boolean): string {
  if (waiting) return duplicate ? 'Bản này đang chờ duyệt' : 'Đã gửi, chờ lãnh đạo xã duyệt';
  return duplicate ? 'Báo cáo này đã được nhận trước đó' : 'Đã nộp báo cáo';
}
