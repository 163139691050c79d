// The mail of a day, as its reader sees it.
import { describe, expect, it } from 'vitest';
import { digestMail, type DigestLine } from '../../../functions/domain/deadline/digest-mail.ts';

const line = (more: Partial<DigestLine> = {}): DigestLine => ({
  commune: 'Phường An Hải',
  code: '20275',
  obligation: 'Báo cáo quý của xã',
  period: 'Quý IV năm 2025',
  dueWords: 'trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)',
  daysLeft: 2,
  assumed: false,
  url: 'https://docs.google.com/spreadsheets/d/abc/edit',
  ...more,
});

describe('the mail of a day', () => {
  it('tells an officer what is due, until when in both wordings, and where to go', () => {
    expect(digestMail('COMMUNE', [line()], '2025-12-17')).toEqual({
      subject: 'Nhắc nộp báo cáo quý IV năm 2025: còn 2 ngày',
      text: [
        'Kính gửi cán bộ phụ trách báo cáo Tổ công nghệ số cộng đồng,',
        '',
        'SẮP ĐẾN HẠN:',
        '- Phường An Hải (20275): báo cáo quý của xã, quý IV năm 2025',
        '  Hạn nộp: trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025); còn 2 ngày.',
        '  Bảng tính: https://docs.google.com/spreadsheets/d/abc/edit',
        '',
        'Trong bảng tính: chọn Tổ CNSCĐ → Kiểm tra số liệu, rồi Nộp báo cáo. Nếu đã nộp, xin bỏ qua thư này.',
        '',
        'Chốt Số, ngày 17/12/2025. Thư này do hệ thống gửi tự động.',
        '',
      ].join('\n'),
    });
  });

  it.each([
    ['COMMUNE', [2], 'Nhắc nộp báo cáo quý IV năm 2025: còn 2 ngày'],
    ['COMMUNE', [0], 'Nhắc nộp báo cáo quý IV năm 2025: hôm nay là ngày cuối'],
    ['COMMUNE', [5, -3], 'Báo cáo quý IV năm 2025 đã quá hạn, đề nghị nộp ngay'],
    ['LEADER', [-7], 'Báo cáo quý IV năm 2025 đã quá hạn, đề nghị nộp ngay'],
    ['PROVINCE', [-1, -1, 2], '3 báo cáo chưa nộp (quý IV năm 2025)'],
  ] as const)('to %s with %j days left: %s', (reader, days, subject) => {
    const lines = days.map((daysLeft) => line({ daysLeft }));
    expect(digestMail(reader, lines, '2025-12-20').subject).toBe(subject);
  });

  it.each([
    ['COMMUNE', 'xin liên hệ đầu mối của Sở'],
    ['LEADER', 'cán bộ phụ trách xin liên hệ đầu mối của Sở'],
    ['PROVINCE', 'Sở cần chuyển sang biểu của kỳ này'],
  ] as const)('says to %s that the sheet holds another period’s form', (reader, words) => {
    const { text } = digestMail(reader, [line({ url: null, otherForm: true })], '2025-12-17');
    expect(text).toContain('Bảng tính của xã đang là biểu của kỳ khác');
    expect(text).toContain(words);
    expect(text).not.toContain('docs.google.com');
  });

  it('puts what is overdue first, and communes in the order of their codes', () => {
    const { text } = digestMail(
      'PROVINCE',
      [
        line({ commune: 'Xã Nam Giang', code: '20698', daysLeft: 3 }),
        line({ commune: 'Phường Sơn Trà', code: '20263', daysLeft: -1 }),
        line({ daysLeft: -1 }),
      ],
      '2025-12-20',
    );
    expect([...text.matchAll(/\((\d{5})\)/g)].map(([, code]) => code)).toEqual([
      '20263',
      '20275',
      '20698',
    ]);
  });

  it('says that a date is only suggested', () => {
    const { text } = digestMail('COMMUNE', [line({ assumed: true })], '2025-12-17');
    expect(text).toContain('Hạn gợi ý: trước ngày');
  });

  it('asks for a returned report once more, whether or not its day has passed', () => {
    const back = line({ daysLeft: -3, returnedOn: '2025-12-19' });
    const { subject, text } = digestMail('COMMUNE', [back], '2025-12-22');
    expect(subject).toBe('Báo cáo quý IV năm 2025 bị trả lại, đề nghị nộp lại');
    expect(text).toContain('BỊ TRẢ LẠI, chưa nộp lại:');
    expect(text).toContain('  Bị trả lại ngày 19/12/2025, đến nay chưa nộp lại.');
    expect(text).not.toContain('quá hạn');
    const both = digestMail('COMMUNE', [back, line({ daysLeft: -1 })], '2025-12-22');
    expect(both.subject).toBe('Báo cáo quý IV năm 2025 đã quá hạn, đề nghị nộp ngay');
  });

  it('counts what is too much for one mail', () => {
    const lines = Array.from({ length: 200 }, (_, index) =>
      line({ code: String(20000 + index), daysLeft: -1 }),
    );
    const { text } = digestMail('PROVINCE', lines, '2025-12-20');
    expect(text.match(/^- /gm)).toHaveLength(150);
    expect(text).toContain('… và 50 báo cáo khác.');
  });
});
