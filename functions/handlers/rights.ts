// What an account may do, by the rights that stand in the store. Pure questions: the day is given.
import type { LocalDate } from '../domain/calendar/rule.ts';
import { communeId } from '../domain/unit/unit.ts';
import type { Grant } from '../store/officers.ts';

/** An admin of the whole country. */
const EVERYWHERE = '*';

/** Officers and leaders of the commune itself, and administrators above it. */
export function mayReport(
  grants: readonly Grant[],
  commune: { province: string; code: string },
  today: LocalDate,
): boolean {
  return inForce(grants, today).some(({ role, unit }) => {
    if (role === 'communeOfficer' || role === 'communeLeader') return unit === communeId(commune);
    return role === 'admin' && (unit === commune.province || unit === EVERYWHERE);
  });
}

/** Staff, viewers and administrators of the province. */
export function mayReadProvince(
  grants: readonly Grant[],
  province: string,
  today: LocalDate,
): boolean {
  return inForce(grants, today).some(({ role, unit }) => {
    if (role === 'provinceStaff' || role === 'provinceViewer') return unit === province;
    return role === 'admin' && (unit === province || unit === EVERYWHERE);
  });
}

/** Staff and administrators of the province: they roll up, publish and remind. */
export function mayWorkProvince(
  grants: readonly Grant[],
  province: string,
  today: LocalDate,
): boolean {
  return inForce(grants, today).some(({ role, unit }) => {
    if (role === 'provinceStaff') return unit === province;
    return role === 'admin' && (unit === province || unit === EVERYWHERE);
  });
}

/** The role that an account holds in a unit on a day, its own and not by a right above it. */
export function holds(
  grants: readonly Grant[],
  role: Grant['role'],
  unit: string,
  today: LocalDate,
): boolean {
  return inForce(grants, today).some((grant) => grant.role === role && grant.unit === unit);
}

function inForce(grants: readonly Grant[], today: LocalDate): Grant[] {
  return grants.filter(({ from, to }) => from <= today && (to === null || today <= to));
}
