import { describe, expect, it } from 'vitest';
import { recipientsOf, type Officer } from '../../../functions/domain/deadline/recipients.ts';
import type { Grant, OfficerRole } from '../../../functions/domain/officer/permissions.ts';

const grant = (role: OfficerRole, unit: string, from: string, to: string | null = null): Grant => {
  return { role, unit, from, to };
};
const LAN: Officer = { email: 'lan', grants: [grant('communeOfficer', '48-20275', '2025-07-01')] };
const MINH: Officer = { email: 'minh', grants: [grant('communeLeader', '48-20275', '2025-07-01')] };
const MOVED: Officer = {
  email: 'moved',
  grants: [grant('communeOfficer', '48-20275', '2025-07-01', '2025-12-17')],
};
const HOA: Officer = { email: 'hoa', grants: [grant('communeOfficer', '48-20285', '2025-07-01')] };
const SON: Officer = { email: 'son', grants: [grant('provinceStaff', '48', '2025-07-01')] };
const VY: Officer = { email: 'vy', grants: [grant('provinceViewer', '48', '2025-07-01')] };
const ABROAD: Officer = { email: 'x', grants: [grant('provinceStaff', '44', '2025-07-01')] };
const ALL = [SON, VY, MOVED, LAN, MINH, HOA, ABROAD];

describe('who is written to', () => {
  it.each([
    ['COMMUNE', ALL, '2025-12-18', ['lan COMMUNE']],
    ['COMMUNE', ALL, '2025-12-17', ['lan COMMUNE', 'moved COMMUNE']],
    ['COMMUNE', [MINH, HOA], '2025-12-18', ['minh LEADER']],
    ['LEADER', ALL, '2025-12-18', ['minh LEADER']],
    ['LEADER', [LAN, HOA], '2025-12-18', ['lan COMMUNE']],
    ['PROVINCE', ALL, '2025-12-18', ['son PROVINCE']],
    ['PROVINCE', [VY, ABROAD], '2025-12-18', []],
    ['COMMUNE', ALL, '2025-06-30', []],
  ] as const)('%s of %j on %s: %j', (audience, officers, today, wanted) => {
    const found = recipientsOf(audience, '48-20275', officers, today);
    expect(found.map(({ email, reader }) => `${email} ${reader}`)).toEqual(wanted);
  });
});
