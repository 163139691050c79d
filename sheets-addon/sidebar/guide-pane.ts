// The short guide: one period from beginning to end, and what the colours mean.
import { COMMUNE_MENU } from '../../functions/domain/workbook/contract.ts';
import { button, element, heading } from './dom.ts';
import type { Stage } from './stage.ts';

const WAY = `Mọi việc dưới đây nằm trong menu ${COMMUNE_MENU} (khi tiện ích đã phát hành: trong menu Tiện ích mở rộng).`;

const STEPS = [
  'Xem tab “0. Bắt đầu” để biết kỳ báo cáo và hạn nộp.',
  'Điền lần lượt các tab từ 1 trở đi, chỉ ở những ô nền vàng nhạt.',
  'Số không đổi so với kỳ trước thì chọn dòng rồi dùng “Giữ nguyên số kỳ trước”, khỏi phải gõ lại.',
  'Bấm “Kiểm tra số liệu”; bấm vào từng dòng trong danh sách để đến đúng ô cần sửa.',
  'Hết lỗi thì bấm “Nộp báo cáo”, xác nhận các cảnh báo và nhận biên nhận.',
  'Bị trả lại thì xem lý do và các ô phải sửa ở “Xem trạng thái và phản hồi”, sửa rồi nộp lại.',
  'Cần sửa sau khi nộp thì sửa ngay trong bảng rồi nộp lại: bản mới thay bản cũ, bản cũ vẫn được lưu.',
];

const COLOURS = [
  ['entry', 'Vàng nhạt', 'ô để điền.'],
  ['locked', 'Xám', 'ô có sẵn, không cần sửa.'],
  ['previous', 'Xanh nhạt', 'số của kỳ trước, để đối chiếu.'],
  ['warn', 'Vàng đậm', 'cảnh báo: hãy xem lại, nếu đúng thực tế thì xác nhận khi nộp.'],
  ['returned', 'Tím nhạt', 'tỉnh trả lại, yêu cầu sửa; lý do nằm trong ghi chú của ô.'],
  ['block', 'Đỏ nhạt', 'lỗi: phải sửa mới nộp được; lời giải thích nằm trong ghi chú của ô.'],
] as const;

const RULES = [
  'Ô trống nghĩa là chưa có số, còn số 0 nghĩa là đã biết chắc bằng không; hai điều này được tính khác nhau.',
  'Không ghi số căn cước, số điện thoại hay tên người dân: báo cáo chỉ cần số lượng.',
];

export function guidePane(stage: Stage): void {
  stage.show(
    heading('Hướng dẫn nhanh'),
    element('p', { class: 'aside' }, WAY),
    element('h3', {}, 'Một kỳ báo cáo'),
    element('ol', { class: 'steps' }, ...STEPS.map((step) => element('li', {}, step))),
    element('h3', {}, 'Màu của ô'),
    element(
      'ul',
      { class: 'colours' },
      ...COLOURS.map(([swatch, name, words]) =>
        element(
          'li',
          {},
          element('span', { class: `swatch ${swatch}`, 'aria-hidden': 'true' }),
          element('span', {}, element('b', {}, name), `: ${words}`),
        ),
      ),
    ),
    element('h3', {}, 'Nên nhớ'),
    element('ul', { class: 'steps' }, ...RULES.map((rule) => element('li', {}, rule))),
    element(
      'div',
      { class: 'actions' },
      button('Kiểm tra số liệu', () => stage.open('check'), 'primary'),
    ),
  );
}
