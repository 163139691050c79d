// The mail of a return, as the officer reads it.
import { describe, expect, it } from 'vitest';
import { returnMail, type ReturnNotice } from '../../../functions/domain/deadline/return-mail.ts';
import { at } from '../../report-makers.ts';

const NOTICE: ReturnNotice = {
  commune: 'Phường An Hải',
  code: '20275',
  obligation: 'Báo cáo quý của xã',
  period: 'Quý IV năm 2025',
  dueWords: 'trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)',
  assumed: false,
  revision: 2,
  by: 'son@so.example',
  at: at('2025-12-22T15:04:00'),
  reason: 'Số hộ của Tổ 5 cao hơn tổng số hộ',
  cells: [
    { at: '4. Số liệu kỳ!E5', words: 'xem lại' },
    { at: '4. Số liệu kỳ!E9', words: '' },
  ],
  url: 'https://docs.google.com/spreadsheets/d/abc/edit',
  received: true,
};

describe('the mail of a return', () => {
  it('gives the reason, the cells, and the date in both wordings', () => {
    expect(returnMail(NOTICE)).toEqual({
      subject: 'Báo cáo quý IV năm 2025 bị trả lại: đề nghị sửa và nộp lại',
      text: [
        'Kính gửi cán bộ phụ trách báo cáo Tổ công nghệ số cộng đồng,',
        '',
        'Báo cáo quý của xã, quý IV năm 2025, Phường An Hải (20275): bản 2 bị trả lại lúc 22/12/2025 15:04.',
        'Người trả lại: son@so.example.',
        'Lý do: Số hộ của Tổ 5 cao hơn tổng số hộ',
        'Các ô cần xem lại:',
        '- 4. Số liệu kỳ!E5: xem lại',
        '- 4. Số liệu kỳ!E9',
        '',
        'Hạn nộp: trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025).',
        'Đúng hạn hay muộn vẫn tính theo lần nộp đầy đủ đầu tiên.',
        'Bảng tính: https://docs.google.com/spreadsheets/d/abc/edit',
        'Trong bảng tính: sửa số liệu, chọn Tổ CNSCĐ → Kiểm tra số liệu, rồi Nộp báo cáo.',
        '',
        'Thư này do hệ thống Chốt Số gửi tự động.',
        '',
      ].join('\n'),
    });
  });

  it('is in one normal form, whatever form the reason was typed in', () => {
    const { text } = returnMail({ ...NOTICE, reason: 'Số hộ'.normalize('NFD') });
    expect(text).toBe(text.normalize('NFC'));
  });

  it('promises nothing of a time that the province never had', () => {
    expect(returnMail({ ...NOTICE, received: false }).text).not.toContain('lần nộp đầy đủ');
  });
});
