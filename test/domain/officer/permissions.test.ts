// The table of permissions, cell by cell: what each role may do in its own unit, in its province's
// communes, and elsewhere.
import { describe, expect, it } from 'vitest';
import {
  ACTIONS,
  may,
  OFFICER_ROLES,
  type Action,
  type Grant,
  type OfficerRole,
} from '../../../functions/domain/officer/permissions.ts';

const TODAY = '2025-12-18';
const AN_HAI = '48-20275';
const SON_TRA = '48-20263';
const HAI_PHONG_AN_HAI = '31-11617';
const OWN: Record<OfficerRole, string> = {
  communeOfficer: AN_HAI,
  communeLeader: AN_HAI,
  provinceStaff: '48',
  provinceViewer: '48',
  admin: '48',
};
const grant = (
  role: OfficerRole,
  unit = OWN[role],
  from = '2025-07-01',
  to: string | null = null,
): Grant => ({ role, unit, from, to });

//                                   officer leader staff viewer admin
const TABLE: Record<Action, string> = {
  REPORT_SUBMIT: /*               */ 'yes     yes    -     -      yes',
  REPORT_APPROVE: /*              */ '-       yes    -     -      -',
  REPORT_READ: /*                 */ 'yes     yes    yes   yes    yes',
  REPORT_REVIEW: /*               */ '-       -      yes   -      -',
  CHASE_ACKNOWLEDGE: /*           */ 'yes     yes    -     -      -',
  PROVINCE_READ: /*               */ '-       -      yes   yes    yes',
  SUMMARY_UPDATE: /*              */ '-       -      yes   -      yes',
  PERIOD_CLOSE: /*                */ '-       -      yes   -      -',
  UNIT_EXCUSE: /*                 */ '-       -      yes   -      yes',
  REQUEST_ISSUE: /*               */ '-       -      yes   -      -',
  TARGET_ASSIGN: /*               */ '-       -      yes   -      yes',
  PLAN_SWITCH: /*                 */ '-       -      -     -      yes',
  DIFFICULTY_ANSWER: /*           */ '-       -      yes   -      -',
  OFFICERS_MANAGE: /*             */ '-       -      -     -      yes',
  VIEW_AS: /*                     */ '-       -      yes   -      -',
  LOG_VERIFY: /*                  */ '-       -      -     -      yes',
};
const CELLS = (Object.keys(ACTIONS) as Action[]).flatMap((action) =>
  TABLE[action].split(/\s+/).map((cell, index): [OfficerRole, Action, boolean] => {
    const role = OFFICER_ROLES[index];
    if (role === undefined) throw new Error(`${action}: a cell too many`);
    return [role, action, cell === 'yes'];
  }),
);

describe('a role in its own unit', () => {
  it('has a cell for each action', () => {
    expect(CELLS).toHaveLength(OFFICER_ROLES.length * Object.keys(ACTIONS).length);
  });

  it.each(CELLS)('%s, %s: %s', (role, action, allowed) => {
    expect(may([grant(role)], action, OWN[role], TODAY)).toBe(allowed);
  });
});

describe('a role elsewhere', () => {
  it.each(CELLS)('%s, %s: a commune of the same province', (role, action, allowed) => {
    const reaches = !role.startsWith('commune');
    expect(may([grant(role)], action, SON_TRA, TODAY)).toBe(reaches && allowed);
  });

  it.each(CELLS)('%s, %s: another province and its communes', (role, action) => {
    expect(may([grant(role)], action, '31', TODAY)).toBe(false);
    expect(may([grant(role)], action, HAI_PHONG_AN_HAI, TODAY)).toBe(false);
  });

  it('is nothing for a commune’s people in their own province', () => {
    for (const action of Object.keys(ACTIONS) as Action[]) {
      expect(may([grant('communeOfficer')], action, '48', TODAY)).toBe(false);
      expect(may([grant('communeLeader')], action, '48', TODAY)).toBe(false);
    }
  });
});

describe('a right', () => {
  it.each<[string, Grant[], boolean]>([
    ['held from today', [grant('communeOfficer', AN_HAI, TODAY)], true],
    ['held from tomorrow', [grant('communeOfficer', AN_HAI, '2025-12-19')], false],
    ['held until today', [grant('communeOfficer', AN_HAI, '2025-07-01', TODAY)], true],
    ['held until yesterday', [grant('communeOfficer', AN_HAI, '2025-07-01', '2025-12-17')], false],
    ['of an admin of the country', [grant('admin', '*')], true],
    ['of an officer of "everywhere"', [grant('communeOfficer', '*')], false],
    ['of an officer of "the province"', [grant('communeOfficer', '48')], false],
    ['of an admin of the commune alone', [grant('admin', AN_HAI)], false],
    ['of nobody', [], false],
  ])('%s to report for An Hải: %s', (_who, grants, allowed) => {
    expect(may(grants, 'REPORT_SUBMIT', AN_HAI, TODAY)).toBe(allowed);
  });

  it('of staff of "everywhere" is none', () => {
    expect(may([grant('provinceStaff', '*')], 'PROVINCE_READ', '48', TODAY)).toBe(false);
  });
});
