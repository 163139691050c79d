import { describe, expect, it } from 'vitest';
import { readUnits, type UnitFault } from '../../../functions/domain/unit/read-units.ts';
import { communeRows, villageRows } from './rows.ts';

const asText = (fault: UnitFault) => `${fault.line} ${fault.message}`;

function communeFaults(...changes: Record<string, string>[]): string[] {
  return readUnits(communeRows(...changes), []).faults.map(asText);
}

function villageFaults(...changes: Record<string, string>[]): string[] {
  const { faults } = readUnits(communeRows({}), villageRows(...changes));
  return faults.map(asText);
}

describe('a fault of a commune', () => {
  it.each([
    [{ maXa: '922' }, '2 maXa: expected 5 digits (leading zeros lost? 00922), found "922"'],
    [{ maXa: '202750' }, '2 maXa: expected 5 digits, found "202750"'],
    [{ maXa: '20275.0' }, '2 maXa: expected 5 digits, found "20275.0"'],
    [{ maXa: '' }, '2 maXa: expected 5 digits, found nothing'],
    [{ maXa: '٢٠٢٧٥' }, '2 maXa: expected 5 digits, found "٢٠٢٧٥"'],
    [{ maTinh: '8' }, '2 maTinh: expected 2 digits (leading zeros lost? 08), found "8"'],
    [{ tenXa: ' \u00a0 ' }, '2 tenXa: expected a name, found nothing'],
    [{ loai: 'Quận' }, '2 loai: expected one of Xã, Phường, Đặc khu, Thị trấn, found "Quận"'],
    [{ loai: '' }, '2 loai: expected one of Xã, Phường, Đặc khu, Thị trấn, found nothing'],
    [
      { vung: 'Trung du' },
      '2 vung: expected one of Đồng bằng, Miền núi, Không phân vùng, nothing, found "Trung du"',
    ],
    [{ tuNgay: '' }, '2 tuNgay: expected a day as yyyy-MM-dd or dd/MM/yyyy, found nothing'],
    [
      { tuNgay: '2025-02-29' },
      '2 tuNgay: expected a day as yyyy-MM-dd or dd/MM/yyyy, found "2025-02-29"',
    ],
    [
      { tuNgay: '31/04/2025' },
      '2 tuNgay: expected a day as yyyy-MM-dd or dd/MM/yyyy, found "31/04/2025"',
    ],
    [
      { tuNgay: '7/1/2025' },
      '2 tuNgay: expected a day as yyyy-MM-dd or dd/MM/yyyy, found "7/1/2025"',
    ],
    [{ denNgay: '45838' }, '2 denNgay: expected a day as yyyy-MM-dd or dd/MM/yyyy, found "45838"'],
    [
      { denNgay: '30/06/2025' },
      '2 denNgay: expected 2025-07-01 (tuNgay) or later, found 2025-06-30',
    ],
    [{ maHuyen: '503' }, '2 tenHuyen: expected a name, found nothing'],
    [
      { maHuyen: '3', tenHuyen: 'Duy Xuyên' },
      '2 maHuyen: expected 3 digits (leading zeros lost? 003), found "3"',
    ],
  ])('%j is said', (change, message) => {
    expect(communeFaults(change)).toEqual([message]);
  });

  it('is said of every field of every line at once', () => {
    expect(communeFaults({ maXa: '1', loai: 'Quận', denNgay: 'nay' }, {}, { vung: '?' })).toEqual([
      '2 maXa: expected 5 digits (leading zeros lost? 00001), found "1"',
      '2 loai: expected one of Xã, Phường, Đặc khu, Thị trấn, found "Quận"',
      '2 denNgay: expected a day as yyyy-MM-dd or dd/MM/yyyy, found "nay"',
      '4 vung: expected one of Đồng bằng, Miền núi, Không phân vùng, nothing, found "?"',
    ]);
  });

  it('is another province in the list', () => {
    expect(communeFaults({}, { maXa: '16498', maTinh: '38' })).toEqual([
      '3 maTinh: expected "48" as on line 2 (a list holds one province), found "38"',
    ]);
  });

  it('is an empty list', () => {
    expect(readUnits([], []).faults).toEqual([
      { table: 'communes', line: 1, message: 'expected at least one commune, found none' },
    ]);
  });
});

describe('a code on more than one line', () => {
  it.each([
    [
      'the same line twice',
      [{}, {}],
      '3 tuNgay: commune 20275 begins 2025-07-01 while line 2 has no denNgay; expected one line for each span of time',
    ],
    [
      'a span that starts before the other ends',
      [{ denNgay: '2026-12-31' }, { tuNgay: '2026-12-31' }],
      '3 tuNgay: commune 20275 overlaps line 2, which ends 2026-12-31; expected 2027-01-01, found 2026-12-31',
    ],
    [
      'a day between the spans',
      [{ denNgay: '2026-12-31' }, { tuNgay: '2027-01-02' }],
      '3 tuNgay: commune 20275 leaves a gap after line 2, which ends 2026-12-31; expected 2027-01-01, found 2027-01-02',
    ],
    [
      'a later span on an earlier line',
      [{ tuNgay: '2027-01-02' }, { denNgay: '2026-12-31' }],
      '2 tuNgay: commune 20275 leaves a gap after line 3, which ends 2026-12-31; expected 2027-01-01, found 2027-01-02',
    ],
  ])('with %s is a fault', (_, changes, message) => {
    expect(communeFaults(...changes)).toEqual([message]);
  });

  it('is right where the spans follow on', () => {
    expect(communeFaults({ denNgay: '2026-12-31' }, { tuNgay: '2027-01-01' })).toEqual([]);
  });

  it('is judged apart for villages of different communes', () => {
    const { faults } = readUnits(
      communeRows({}, { maXa: '20197' }),
      villageRows({}, { maXa: '20197' }),
    );
    expect(faults).toEqual([]);
  });
});

describe('a fault of a village', () => {
  it.each([
    [{ maXa: '275' }, '2 maXa: expected 5 digits (leading zeros lost? 00275), found "275"'],
    [{ maXa: '20276' }, '2 maXa: expected a code of the commune list, found "20276"'],
    [
      { maThon: '' },
      '2 maThon: expected a code of capital letters and digits such as T001, found nothing',
    ],
    [
      { maThon: 't001' },
      '2 maThon: expected a code of capital letters and digits such as T001, found "t001"',
    ],
    [
      { maThon: 'T_001' },
      '2 maThon: expected a code of capital letters and digits such as T001, found "T_001"',
    ],
    [
      { maThon: 'XA' },
      `2 maThon: expected another code (XA means the commune's own team), found "XA"`,
    ],
    [
      { loai: 'Huyện' },
      '2 loai: expected one of Thôn, Tổ dân phố, Khối phố, Khu phố, Bản, Ấp, Buôn, Làng, Xóm, Khóm, Khu, Tiểu khu, Khu dân cư, Sóc, Bon, Khác, found "Huyện"',
    ],
    [
      { soHo: '1.234' },
      '2 soHo: expected a whole number of households without separators, or nothing, found "1.234"',
    ],
    [
      { soHo: '-1' },
      '2 soHo: expected a whole number of households without separators, or nothing, found "-1"',
    ],
    [
      { soHo: '12 hộ' },
      '2 soHo: expected a whole number of households without separators, or nothing, found "12 hộ"',
    ],
    [
      { tuNgay: '2025-06-30' },
      '2 tuNgay: expected 2025-07-01 or later, when commune 20275 begins, found 2025-06-30',
    ],
  ])('%j is said', (change, message) => {
    expect(villageFaults(change)).toEqual([message]);
  });

  it.each([
    ['no end', '', 'nothing'],
    ['a later end', '2027-01-01', '2027-01-01'],
  ])('is %s in a commune that has ended', (_, denNgay, found) => {
    const { faults } = readUnits(communeRows({ denNgay: '2026-12-31' }), villageRows({ denNgay }));
    expect(faults).toEqual([
      {
        table: 'villages',
        line: 2,
        message: `denNgay: expected 2026-12-31 or earlier, when commune 20275 ends, found ${found}`,
      },
    ]);
  });

  it('is not a change of its commune in its lifetime', () => {
    const { faults } = readUnits(
      communeRows({ denNgay: '2026-12-31' }, { tuNgay: '2027-01-01' }),
      villageRows({}),
    );
    expect(faults).toEqual([]);
  });

  it('is not the fault of its commune over again', () => {
    const { faults } = readUnits(
      communeRows({ loai: 'Quận' }),
      villageRows({}, { maThon: 'T002' }),
    );
    expect(faults.map((fault) => `${fault.table} ${fault.line}`)).toEqual(['communes 2']);
  });

  it('is not a guess from what is left of its commune', () => {
    const { faults } = readUnits(
      communeRows({ denNgay: '2026-12-31', loai: 'Quận' }, { tuNgay: '2027-01-01' }),
      villageRows({}),
    );
    expect(faults.map((fault) => `${fault.table} ${fault.line}`)).toEqual(['communes 2']);
  });
});
