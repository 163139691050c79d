// Who is written to on a day: the accounts that hold a right in the unit on that day. Where the one
// meant is nobody's role yet, the message goes to whoever else can act on it in the same commune.
import type { LocalDate } from '../calendar/rule.ts';
import type { Grant, OfficerRole } from '../officer/permissions.ts';
import type { DigestReader } from './digest-mail.ts';
import type { Audience } from './ladder.ts';

export interface Officer {
  email: string;
  grants: readonly Grant[];
}

export interface Recipient {
  email: string;
  reader: DigestReader;
}

/** The roles written to, the first that somebody holds. */
const ROLES: Record<Audience, readonly OfficerRole[]> = {
  COMMUNE: ['communeOfficer', 'communeLeader'],
  LEADER: ['communeLeader', 'communeOfficer'],
  PROVINCE: ['provinceStaff'],
};
const READERS: Partial<Record<OfficerRole, DigestReader>> = {
  communeOfficer: 'COMMUNE',
  communeLeader: 'LEADER',
  provinceStaff: 'PROVINCE',
};

/** By address; none where nobody in the unit holds such a role. `commune` is `48-20275`. */
export function recipientsOf(
  audience: Audience,
  commune: string,
  officers: readonly Officer[],
  today: LocalDate,
): Recipient[] {
  const unit = audience === 'PROVINCE' ? commune.slice(0, 2) : commune;
  for (const role of ROLES[audience]) {
    const holders = officers.filter(({ grants }) =>
      grants.some(
        (it) =>
          it.role === role &&
          it.unit === unit &&
          it.from <= today &&
          (it.to === null || today <= it.to),
      ),
    );
    if (holders.length > 0)
      return holders
        .map(({ email }) => ({ email, reader: READERS[role] ?? 'COMMUNE' }))
        .sort((a, b) => (a.email < b.email ? -1 : 1));
  }
  return [];
}
