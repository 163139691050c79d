import { describe, expect, it } from 'vitest';
import { mayReadProvince, mayReport } from '../../functions/handlers/rights.ts';
import type { Grant } from '../../functions/store/officers.ts';

const AN_HAI = { province: '48', code: '20275' };
const TODAY = '2025-12-18';
const grant = (
  role: Grant['role'],
  unit: string,
  from = '2025-07-01',
  to: string | null = null,
) => [{ role, unit, from, to }];

describe('the right to report for phường An Hải (48-20275) on 18 December 2025', () => {
  it.each<[string, Grant[], boolean]>([
    ['its officer', grant('communeOfficer', '48-20275'), true],
    ['its leader', grant('communeLeader', '48-20275'), true],
    ['an admin of the province', grant('admin', '48'), true],
    ['an admin of the country', grant('admin', '*'), true],
    ['an officer of An Hải in Hải Phòng', grant('communeOfficer', '31-11617'), false],
    ['an officer of "the province"', grant('communeOfficer', '48'), false],
    ['an officer of "everywhere"', grant('communeOfficer', '*'), false],
    ['an admin of another province', grant('admin', '44'), false],
    ['an admin of the commune alone', grant('admin', '48-20275'), false],
    ['staff of the province', grant('provinceStaff', '48'), false],
    ['a viewer of the province', grant('provinceViewer', '48'), false],
    ['nobody', [], false],
    ['an officer from today', grant('communeOfficer', '48-20275', TODAY), true],
    ['an officer from tomorrow', grant('communeOfficer', '48-20275', '2025-12-19'), false],
    ['an officer until today', grant('communeOfficer', '48-20275', '2025-07-01', TODAY), true],
    [
      'an officer until yesterday',
      grant('communeOfficer', '48-20275', '2025-07-01', '2025-12-17'),
      false,
    ],
  ])('%s: %s', (_who, grants, allowed) => {
    expect(mayReport(grants, AN_HAI, TODAY)).toBe(allowed);
  });
});

describe('the right to read Đà Nẵng (48)', () => {
  it.each<[string, Grant[], boolean]>([
    ['its staff', grant('provinceStaff', '48'), true],
    ['its viewer', grant('provinceViewer', '48'), true],
    ['its admin', grant('admin', '48'), true],
    ['an admin of the country', grant('admin', '*'), true],
    ['staff of "everywhere"', grant('provinceStaff', '*'), false],
    ['staff of another province', grant('provinceStaff', '44'), false],
    ['an officer of a commune in it', grant('communeOfficer', '48-20275'), false],
    ['staff until yesterday', grant('provinceStaff', '48', '2025-07-01', '2025-12-17'), false],
  ])('%s: %s', (_who, grants, allowed) => {
    expect(mayReadProvince(grants, '48', TODAY)).toBe(allowed);
  });
});
