import { describe, expect, it } from 'vitest';
import { readPlanFiles } from '../../functions/files/plan-file.ts';
import type { CommuneKind } from '../../functions/domain/unit/unit.ts';
import { communesOfProvince } from '../../local-office/province.ts';

const ZONED = await readPlanFiles(['plans/quang-nam-2025.yaml']);

describe('the communes of a province since 1 July 2025', () => {
  it.each<[string, string, number, Partial<Record<CommuneKind, number>>]>([
    ['Đà Nẵng', '48', 94, { xa: 70, phuong: 23, dac_khu: 1 }],
    ['Tuyên Quang', '08', 124, { xa: 117, phuong: 7 }],
    ['Thanh Hóa', '38', 166, { xa: 147, phuong: 19 }],
    ['Quảng Trị', '44', 78, { xa: 69, phuong: 8, dac_khu: 1 }],
  ])('%s (%s) has %i', (_name, province, total, byKind) => {
    const communes = communesOfProvince(province, []);
    const kinds = Object.groupBy(communes, (commune) => commune.kind);
    const counts = Object.entries(kinds).map(([kind, its]) => [kind, its.length]);
    expect(communes).toHaveLength(total);
    expect(Object.fromEntries(counts)).toEqual(byKind);
  });

  it('have codes of their own, kept as text, and composed names', () => {
    const communes = communesOfProvince('08', []);
    expect(new Set(communes.map((it) => it.code)).size).toBe(124);
    for (const { code, name } of communes) {
      expect(code).toMatch(/^\d{5}$/);
      expect(name).toBe(name.normalize('NFC'));
    }
  });

  it('have the right code for Ia Mơ, which the package has wrong', () => {
    const found = communesOfProvince('52', []).filter((it) => it.name === 'Xã Ia Mơ');
    expect(found.map((it) => it.code)).toEqual(['23938']);
  });

  it.each(['49', '45', '99'])('are none for %s, which is no province any more', (province) => {
    expect(communesOfProvince(province, [])).toEqual([]);
  });
});

describe('zones', () => {
  const zoneOf = (name: string) =>
    communesOfProvince('48', ZONED).find((it) => it.name === name)?.zone;

  it.each([
    ['Xã Nam Trà My', 'huyện Nam Trà My', 'MOUNTAIN'],
    ['Xã Tây Giang', 'huyện Tây Giang', 'MOUNTAIN'],
    ['Xã Nông Sơn', 'the former huyện Nông Sơn, in Quế Sơn by 2025', 'MOUNTAIN'],
    ['Xã Quế Sơn', 'the rest of huyện Quế Sơn', 'PLAIN'],
    ['Phường Hội An', 'thành phố Hội An', 'PLAIN'],
    ['Phường An Hải', 'Đà Nẵng before the merge', 'PLAIN'],
  ])('%s, from %s', (name, _from, zone) => {
    expect(zoneOf(name)).toBe(zone);
  });

  it('are 37 communes of mountains and 57 of plains', () => {
    const zones = communesOfProvince('48', ZONED).map((it) => it.zone);
    expect(zones.filter((zone) => zone === 'MOUNTAIN')).toHaveLength(37);
    expect(zones.filter((zone) => zone === 'PLAIN')).toHaveLength(57);
  });

  it('are left out where no plan tells zones apart', () => {
    expect(new Set(communesOfProvince('48', []).map((it) => it.zone))).toEqual(new Set([null]));
  });

  it('are not guessed for a province whose districts nobody has listed', () => {
    expect(new Set(communesOfProvince('38', ZONED).map((it) => it.zone))).toEqual(new Set([null]));
  });
});
