import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  looksPersonal,
  maskPersonal,
  personalColumn,
} from '../../../functions/domain/vietnamese/personal-data.ts';

describe('text that holds a person’s number', () => {
  it.each([
    ['CCCD 049085001234', 'CCCD'],
    ['ông A, số 049 085 001 234', 'CCCD'],
    ['049085001234.', 'CCCD'],
    ['０４９０８５００１２３４ in full-width digits', 'CCCD'],
    ['CMND cũ 201234567', 'CCCD'],
    ['gọi 0905123456', 'PHONE'],
    ['0905.123.456', 'PHONE'],
    ['0905 123 456', 'PHONE'],
    ['0905-123-456', 'PHONE'],
    ['(0905) 123 456', 'PHONE'],
    ['090\u00A0512\u00A034\u00A056', 'PHONE'],
    ['09.05.12.34.56', 'PHONE'],
    ['+84905123456', 'PHONE'],
    ['+84 905 123 456', 'PHONE'],
    ['84905123456', 'PHONE'],
    ['máy bàn 0236 3821 234', 'PHONE'],
    ['nhóm zalo.me/0905123456', 'PHONE'],
    ['https://zalo.me/0905123456', 'PHONE'],
    ['STK 1903456789012', 'ACCOUNT'],
    ['STK1903456789', 'ACCOUNT'],
    ['1903 4567 8901 23', 'ACCOUNT'],
    ['thẻ 9704-3612-3456-7890', 'ACCOUNT'],
    ['hẹn 28/10/2025, gọi 0905123456', 'PHONE'],
  ])('%s: %s', (text, kind) => {
    expect(looksPersonal(text)).toBe(kind);
  });
});

describe('a person’s number in a text is masked', () => {
  it.each([
    ['ông A, sđt (0905) 123 456.', 'ông A, sđt (••••) ••• •••.'],
    ['CCCD ０４９０８５００１２３４', 'CCCD ••••••••••••'],
    ['28/10/2025: 0905.123.456, +84 905 123 456', '28/10/2025: ••••.•••.•••, +•• ••• ••• •••'],
    ['STK 1903 4567 8901 23, 150000000 đồng', 'STK •••• •••• •••• ••, 150000000 đồng'],
    ['sinh năm 1985, số 049085001234', 'sinh năm 1985, số ••••••••••••'],
    ['\uE000 0905123456', '\uE000 ••••••••••'],
    ['sinh năm 1985, tổ 12', 'sinh năm 1985, tổ 12'],
  ])('%s', (text, masked) => {
    expect(maskPersonal(text)).toBe(masked);
  });

  it('whatever stands around it, and nothing but digits goes', () => {
    const pieces = fc.constantFrom(
      ...'0905123456|049085001234|+84 905 123 456|1903 4567 8901 23|28/10/2025|2024-2025| |.|-|/|(|)|'
        .concat('zalo.me/|www.|@|đ| đồng|/QĐ|７|7|12|345|678|ông Ba|\u200b|\uE000|e\u0301|\n')
        .split('|'),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (made) => {
        const text = made.join('');
        const masked = maskPersonal(text);
        expect(looksPersonal(masked)).toBeNull();
        expect(masked.length).toBe(text.length);
        const changed = Array.from(text).filter((it, at) => it !== Array.from(masked)[at]);
        expect(changed.join('')).toMatch(/^[0-9０-９]*$/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('text that only counts, dates and quotes', () => {
  it.each([
    'Quyết định số 756/QĐ-UBND ngày 28/10/2025',
    'Kế hoạch 15/KH-UBND',
    'Công văn 1234567890/UBND-VX',
    '28/10/2025',
    '28-10-2025 09:30',
    '28.10.2025 – 30.10.2025',
    '2025-10-28',
    'giai đoạn 2025-2030',
    'giai đoạn 2021 - 2025',
    'các năm 2024 2025 2026',
    '1.234.567 đồng',
    '27.000.000.000',
    'kinh phí 27 000 000 000',
    '150000000 đồng',
    '15050000000',
    '1250000000đ',
    '1,234,567,890',
    'https://dichvucong.gov.vn/p/home/dvc-tthc-1234567890123.html?id=049085001234',
    'facebook.com/groups/123456789012345',
    'can-bo.0905123456@danang.gov.vn',
    'hồ sơ H17.12-251028-0001',
    'hồ sơ 000.00.17.H17-251028-0012',
    'tổng đài 1900 561 234',
    'tổng đài 1022',
    'các tổ 01 02 03 04 05 06',
    'các thôn 1 2 3 4 5 6 7 8 9 10 11 12',
    '1.250 hộ, 3.400 người, 120 lượt',
    'toạ độ 16.0544, 108.2022',
    'mã xã 20275',
    '',
  ])('%s', (text) => {
    expect(looksPersonal(text)).toBeNull();
  });

  it('an amount in thousands never looks personal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (thousands) => {
        const amount = `${thousands}000`.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, '.');
        expect(looksPersonal(`kinh phí ${amount} đồng`)).toBeNull();
      }),
      // 84 is also how a phone number of Viet Nam begins.
      { examples: [[840_000_000]] },
    );
  });

  it('a phone does, however grouped', () => {
    const phone = fc
      .tuple(fc.constantFrom('03', '05', '07', '08', '09'), fc.stringMatching(/^\d{8}$/))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(phone, fc.constantFrom('', ' ', '.', '-'), (digits, mark) => {
        const grouped = [digits.slice(0, 4), digits.slice(4, 7), digits.slice(7)].join(mark);
        expect(looksPersonal(`liên hệ ${grouped}`)).toBe('PHONE');
      }),
    );
  });
});

describe('headings that ask for a person’s number', () => {
  it.each([
    ['Số CCCD', 'CCCD'],
    ['CMND/CCCD', 'CCCD'],
    ['SỐ CĂN CƯỚC CÔNG DÂN', 'CCCD'],
    ['Mã định danh cá nhân', 'CCCD'],
    ['Số chứng minh nhân dân của tổ trưởng', 'CCCD'],
    ['Số điện thoại', 'PHONE'],
    ['SĐT', 'PHONE'],
    ['Sđt chủ hộ', 'PHONE'],
    ['Điện thoại liên hệ', 'PHONE'],
    ['Số tài khoản', 'ACCOUNT'],
    ['STK ngân hàng', 'ACCOUNT'],
    ['Tài khoản ngân hàng', 'ACCOUNT'],
    ['Ngày sinh', 'BIRTH'],
    ['Ngày, tháng, năm sinh', 'BIRTH'],
    ['Năm\u00A0sinh', 'BIRTH'],
  ])('%s: %s', (header, kind) => {
    expect(personalColumn(header)).toBe(kind);
    expect(personalColumn(header.normalize('NFD').toUpperCase())).toBe(kind);
  });
});

describe('headings that count', () => {
  it.each([
    'Hộ có tài khoản thanh toán',
    'Số hộ có tài khoản',
    'Số hộ có tài khoản ngân hàng',
    'Số tài khoản được kích hoạt',
    'Số tài khoản định danh điện tử mức 2',
    'Công dân có Căn cước và định danh mức 2',
    'Số người được cấp căn cước',
    'Số hộ có điện thoại thông minh',
    'Điện thoại thông minh (chiếc)',
    'Ngày sinh hoạt',
    'Số học sinh, sinh viên',
    'Họ và tên',
    'Số QĐ thành lập',
    'Mã định danh đơn vị',
    '',
  ])('%s', (header) => {
    expect(personalColumn(header)).toBeNull();
  });
});
