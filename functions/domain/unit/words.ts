// The words for kinds of units and zones: as a unit list may write them, and as an officer reads them.
import { fold } from '../vietnamese/text.ts';
import {
  COMMUNE_KINDS,
  VILLAGE_KINDS,
  ZONES,
  type Commune,
  type CommuneKind,
  type VillageKind,
  type Zone,
} from './unit.ts';

export const COMMUNE_KIND_NAMES: Record<CommuneKind, string> = {
  xa: 'Xã',
  phuong: 'Phường',
  dac_khu: 'Đặc khu',
  thi_tran: 'Thị trấn',
};

export const VILLAGE_KIND_NAMES: Record<VillageKind, string> = {
  thon: 'Thôn',
  to_dan_pho: 'Tổ dân phố',
  khoi_pho: 'Khối phố',
  khu_pho: 'Khu phố',
  ban: 'Bản',
  ap: 'Ấp',
  buon: 'Buôn',
  lang: 'Làng',
  xom: 'Xóm',
  khom: 'Khóm',
  khu: 'Khu',
  tieu_khu: 'Tiểu khu',
  khu_dan_cu: 'Khu dân cư',
  soc: 'Sóc',
  bon: 'Bon',
  khac: 'Khác',
};

export const ZONE_NAMES: Record<Zone, string> = { PLAIN: 'Đồng bằng', MOUNTAIN: 'Miền núi' };
export const NO_ZONE_NAME = 'Không phân vùng';

const communeKinds = reading(COMMUNE_KINDS, COMMUNE_KIND_NAMES);
const villageKinds = reading(VILLAGE_KINDS, VILLAGE_KIND_NAMES);
const zones = reading<Zone | null>(ZONES, ZONE_NAMES).set(fold(NO_ZONE_NAME), null).set('', null);

/** The kind that a name ("Phường", in any spelling) or a code (`phuong`) means. */
export function communeKindOf(text: string): CommuneKind | undefined {
  return communeKinds.get(fold(text));
}

export function villageKindOf(text: string): VillageKind | undefined {
  return villageKinds.get(fold(text));
}

/** null where the text is empty or says that no zones are told apart; undefined for other words. */
export function zoneFrom(text: string): Zone | null | undefined {
  return zones.get(fold(text));
}

/** "Phường An Hải", whether or not the unit list repeats the kind in the name. */
export function communeTitle({ kind, name }: Pick<Commune, 'kind' | 'name'>): string {
  const word = COMMUNE_KIND_NAMES[kind];
  return fold(name).startsWith(`${fold(word)} `) ? name : `${word} ${name}`;
}

function reading<Code extends string | null>(
  codes: readonly (Code & string)[],
  names: Record<Code & string, string>,
): Map<string, Code> {
  const table = new Map<string, Code>();
  for (const code of codes) table.set(fold(code), code).set(fold(names[code]), code);
  return table;
}
