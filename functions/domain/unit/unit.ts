// The administrative units that report: communes (xã, phường, đặc khu) and their villages
// (thôn, tổ dân phố, …). Names are never keys: 243 commune names occur more than once in the country.
import type { LocalDate } from '../calendar/rule.ts';

/** Đồng bằng and miền núi, the zones by which targets differ. */
export const ZONES = ['PLAIN', 'MOUNTAIN'] as const;
export type Zone = (typeof ZONES)[number];

export const COMMUNE_KINDS = ['xa', 'phuong', 'dac_khu', 'thi_tran'] as const;
export type CommuneKind = (typeof COMMUNE_KINDS)[number];

export const VILLAGE_KINDS = [
  'thon',
  'to_dan_pho',
  'khoi_pho',
  'khu_pho',
  'ban',
  'ap',
  'buon',
  'lang',
  'xom',
  'khom',
  'khu',
  'tieu_khu',
  'khu_dan_cu',
  'soc',
  'bon',
  /** What a province calls by another word. */
  'khac',
] as const;
export type VillageKind = (typeof VILLAGE_KINDS)[number];

export interface Commune {
  /** 2 digits, as text. */
  province: string;
  /** 5 digits, as text. The key of the commune. */
  code: string;
  name: string;
  kind: CommuneKind;
  /** null where the unit list names no zone: a zoned target is then shown as undetermined. */
  zone: Zone | null;
  /** Legacy district, to read the history before 1 July 2025. */
  district: { code: string; name: string } | null;
  validFrom: LocalDate;
  /** Last day, inclusive; null while the unit stands. */
  validTo: LocalDate | null;
}

export interface Village {
  commune: string;
  /** `T001` …, unique in its commune and never used again. */
  code: string;
  name: string;
  kind: VillageKind;
  /** Overrides the commune's zone where set. */
  zone: Zone | null;
  households: number | null;
  validFrom: LocalDate;
  validTo: LocalDate | null;
}

/** The units of one province as its unit list gives them, each sorted by code and first day. */
export interface Units {
  communes: Commune[];
  villages: Village[];
}

/** `48-20275`, the key of a commune among all records. */
export function communeId(commune: Pick<Commune, 'province' | 'code'>): string {
  return `${commune.province}-${commune.code}`;
}

/** `48-20275-T014`, the key of a village among all records. */
export function villageId(commune: Pick<Commune, 'province' | 'code'>, village: string): string {
  return `${communeId(commune)}-${village}`;
}
