// One line of a unit list as a commune or a village. A line is read whole or not at all: with any
// fault in its fields there is no unit, but every field has been looked at.
import type { LocalDate } from '../calendar/rule.ts';
import { fieldsOf, type UnitRow } from './fields.ts';
import type { Commune, Village } from './unit.ts';
import {
  COMMUNE_KIND_NAMES,
  NO_ZONE_NAME,
  VILLAGE_KIND_NAMES,
  ZONE_NAMES,
  communeKindOf,
  villageKindOf,
  zoneFrom,
} from './words.ts';

export type Complain = (message: string) => void;

const KNOWN_ZONES = [...Object.values(ZONE_NAMES), NO_ZONE_NAME, 'nothing'].join(', ');
const KNOWN_COMMUNE_KINDS = Object.values(COMMUNE_KIND_NAMES).join(', ');
const KNOWN_VILLAGE_KINDS = Object.values(VILLAGE_KIND_NAMES).join(', ');

type Fields = ReturnType<typeof fieldsOf>;

export function readCommune(row: UnitRow, complain: Complain): Commune | undefined {
  const fields = fieldsOf(row, complain);
  const province = fields.digits('maTinh', 2);
  const code = fields.digits('maXa', 5);
  const name = fields.name('tenXa');
  const kind = fields.word('loai', communeKindOf, KNOWN_COMMUNE_KINDS);
  const zone = fields.word('vung', zoneFrom, KNOWN_ZONES);
  const validity = readValidity(fields, complain);
  const district = readDistrict(fields);
  if (
    province === undefined ||
    code === undefined ||
    name === undefined ||
    kind === undefined ||
    zone === undefined ||
    validity === undefined ||
    district === undefined
  )
    return undefined;
  return { province, code, name, kind, zone, district, ...validity };
}

export function readVillage(row: UnitRow, complain: Complain): Village | undefined {
  const fields = fieldsOf(row, complain);
  const commune = fields.digits('maXa', 5);
  const code = fields.villageCode('maThon');
  const name = fields.name('tenThon');
  const kind = fields.word('loai', villageKindOf, KNOWN_VILLAGE_KINDS);
  const zone = fields.word('vung', zoneFrom, KNOWN_ZONES);
  const households = fields.households('soHo');
  const validity = readValidity(fields, complain);
  if (
    commune === undefined ||
    code === undefined ||
    name === undefined ||
    kind === undefined ||
    zone === undefined ||
    households === undefined ||
    validity === undefined
  )
    return undefined;
  return { commune, code, name, kind, zone, households, ...validity };
}

function readValidity(
  fields: Fields,
  complain: Complain,
): { validFrom: LocalDate; validTo: LocalDate | null } | undefined {
  const validFrom = fields.day('tuNgay');
  const validTo = fields.optionalDay('denNgay');
  if (validFrom === undefined || validTo === undefined) return undefined;
  if (validTo !== null && validTo < validFrom) {
    complain(`denNgay: expected ${validFrom} (tuNgay) or later, found ${validTo}`);
    return undefined;
  }
  return { validFrom, validTo };
}

/** The district of before July 2025, where the list keeps one: code and name, or neither. */
function readDistrict(fields: Fields): Commune['district'] | undefined {
  if (fields.text('maHuyen') === '' && fields.text('tenHuyen') === '') return null;
  const code = fields.digits('maHuyen', 3);
  const name = fields.name('tenHuyen');
  return code === undefined || name === undefined ? undefined : { code, name };
}
