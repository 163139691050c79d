// Who should have a spreadsheet, by the rights of the day: a commune's own people write in theirs and
// the province's staff read it; its viewers have the summary, since names and phone numbers of
// members stand in a commune's sheet.
import type { LocalDate } from '../domain/calendar/rule.ts';
import { holds, type Grant } from '../domain/officer/permissions.ts';
import type { Share } from '../sheets/share.ts';

interface Officer {
  email: string;
  grants: Grant[];
}

/** Of a commune's spreadsheet (`48-20275`) or of the province's summary (`48`). */
export function sharesOf(unit: string, officers: readonly Officer[], today: LocalDate): Share[] {
  const province = unit.slice(0, 2);
  const ofCommune = unit !== province;
  return officers.flatMap(({ email, grants }): Share[] => {
    const has = (role: Grant['role'], of: string) => holds(grants, role, of, today);
    const writes = ofCommune
      ? has('communeOfficer', unit) || has('communeLeader', unit)
      : has('provinceStaff', province);
    if (writes) return [{ email, role: 'writer' }];
    const reads = has(ofCommune ? 'provinceStaff' : 'provinceViewer', province);
    return reads ? [{ email, role: 'reader' }] : [];
  });
}
