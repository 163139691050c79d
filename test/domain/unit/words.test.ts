import { describe, expect, it } from 'vitest';
import {
  communeKindOf,
  communeTitle,
  villageKindOf,
  zoneFrom,
} from '../../../functions/domain/unit/words.ts';

describe('words of a unit list', () => {
  it.each([
    ['xã', 'xa'],
    ['XÃ'.normalize('NFD'), 'xa'],
    [' Phường ', 'phuong'],
    ['đặc  khu', 'dac_khu'],
    ['Thị Trấn', 'thi_tran'],
    ['phuong', 'phuong'],
    ['dac_khu', 'dac_khu'],
    ['thôn', undefined],
    ['', undefined],
  ])('"%s" is the commune kind %s', (text, kind) => {
    expect(communeKindOf(text)).toBe(kind);
  });

  it.each([
    ['Thôn', 'thon'],
    ['tổ dân phố', 'to_dan_pho'],
    ['Khối phố', 'khoi_pho'],
    ['khu phố', 'khu_pho'],
    ['Bản'.normalize('NFD'), 'ban'],
    ['ấp', 'ap'],
    ['BUÔN', 'buon'],
    ['Làng', 'lang'],
    ['ban', 'ban'],
    ['xóm', 'xom'],
    ['Tiểu khu', 'tieu_khu'],
    ['khác', 'khac'],
    ['huyện', undefined],
  ])('"%s" is the village kind %s', (text, kind) => {
    expect(villageKindOf(text)).toBe(kind);
  });

  it.each([
    ['Đồng bằng', 'PLAIN'],
    ['đồng bằng'.normalize('NFD'), 'PLAIN'],
    ['Ðồng bằng', 'PLAIN'],
    ['MIỀN NÚI', 'MOUNTAIN'],
    ['plain', 'PLAIN'],
    ['MOUNTAIN', 'MOUNTAIN'],
    ['', null],
    ['Không phân vùng', null],
    ['null', undefined],
    ['Hải đảo', undefined],
  ])('"%s" is the zone %s', (text, zone) => {
    expect(zoneFrom(text)).toBe(zone);
  });

  it.each([
    ['An Hải', 'Phường An Hải'],
    ['Phường An Hải', 'Phường An Hải'],
    ['phường An Hải', 'phường An Hải'],
  ])('the ward "%s" is titled "%s"', (name, title) => {
    expect(communeTitle({ kind: 'phuong', name })).toBe(title);
  });
});
