import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUnits } from '../../../functions/domain/unit/read-units.ts';
import { communeRows, villageRows } from './rows.ts';

function shuffled<T>(list: T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length });
}

describe('a right list', () => {
  it('gives the units, sorted by code and first day', () => {
    const { units, faults } = readUnits(
      communeRows(
        { maXa: '20275', tuNgay: '01/01/2027', tenXa: 'Phường An Hải mới' },
        { maXa: '00922', loai: 'XÃ', vung: 'miền núi', tenXa: 'Xã Bản Máy' },
        { maXa: '20275', denNgay: '31/12/2026' },
      ),
      villageRows({ maThon: 'T002', soHo: '' }, { vung: 'MOUNTAIN' }),
    );
    expect(faults).toEqual([]);
    expect(units).toEqual({
      communes: [
        {
          province: '48',
          code: '00922',
          name: 'Xã Bản Máy',
          kind: 'xa',
          zone: 'MOUNTAIN',
          district: null,
          validFrom: '2025-07-01',
          validTo: null,
        },
        {
          province: '48',
          code: '20275',
          name: 'Phường An Hải',
          kind: 'phuong',
          zone: 'PLAIN',
          district: null,
          validFrom: '2025-07-01',
          validTo: '2026-12-31',
        },
        {
          province: '48',
          code: '20275',
          name: 'Phường An Hải mới',
          kind: 'phuong',
          zone: 'PLAIN',
          district: null,
          validFrom: '2027-01-01',
          validTo: null,
        },
      ],
      villages: [
        {
          commune: '20275',
          code: 'T001',
          name: 'Tổ dân phố 1',
          kind: 'to_dan_pho',
          zone: 'MOUNTAIN',
          households: 412,
          validFrom: '2025-07-01',
          validTo: null,
        },
        {
          commune: '20275',
          code: 'T002',
          name: 'Tổ dân phố 1',
          kind: 'to_dan_pho',
          zone: null,
          households: null,
          validFrom: '2025-07-01',
          validTo: null,
        },
      ],
    });
  });

  it('keeps the district of before the merge where it has one', () => {
    const { units } = readUnits(communeRows({ maHuyen: '503', tenHuyen: 'Duy Xuyên' }), []);
    expect(units.communes[0]?.district).toEqual({ code: '503', name: 'Duy Xuyên' });
  });

  it('stores names composed and with single spaces', () => {
    const { units, faults } = readUnits(
      communeRows({ tenXa: '  Phường  An Hải '.normalize('NFD') }),
      villageRows({ tenThon: 'Thôn Hòa An'.normalize('NFD') }),
    );
    expect(faults).toEqual([]);
    expect(units.communes[0]?.name).toBe('Phường An Hải');
    expect(units.villages[0]?.name).toBe('Thôn Hòa An'.normalize('NFC'));
  });

  it('keeps zero households apart from no figure', () => {
    const { units } = readUnits(
      communeRows({}),
      villageRows({ soHo: '0' }, { maThon: 'T002', soHo: '' }),
    );
    expect(units.villages.map((village) => village.households)).toEqual([0, null]);
  });

  it('gives the same units in whatever order its lines come', () => {
    const rows = communeRows(
      { maXa: '20197' },
      { maXa: '20200' },
      { denNgay: '2026-12-31' },
      { tuNgay: '2027-01-01' },
    );
    const villages = villageRows({}, { maThon: 'T002' }, { maXa: '20200' }, { maXa: '20197' });
    const sorted = readUnits(rows, villages);
    expect(sorted.faults).toEqual([]);
    fc.assert(
      fc.property(shuffled(rows), shuffled(villages), (someRows, someVillages) => {
        expect(readUnits(someRows, someVillages)).toEqual(sorted);
      }),
    );
  });
});
