import { DEFAULT_LADDER } from '../../functions/domain/deadline/ladder.ts';
import { describe, expect, it } from 'vitest';
import {
  previousReportOf,
  reportsOf,
  reportsOfBasis,
} from '../../functions/store/counted-reports.ts';
import { grantsOf, saveOfficer } from '../../functions/store/officers.ts';
import type { Grant } from '../../functions/domain/officer/permissions.ts';
import { planFilesIn, readPlanFiles } from '../../functions/files/plan-file.ts';
import { plansOf, savePlan } from '../../functions/store/plans.ts';
import { holidaysOf, saveHolidays } from '../../functions/store/holidays.ts';
import { submitReport } from '../../functions/store/reports.ts';
import {
  communeOf,
  provinceOf,
  saveProvince,
  saveUnits,
  unitsOf,
} from '../../functions/store/units.ts';
import type { Commune, Village } from '../../functions/domain/unit/unit.ts';
import { freshDatabase } from './database.ts';
import { periodOf } from '../report-makers.ts';
import { households, MINUTE, MORNING, submission } from './cast.ts';

const AN_HAI = { province: '48', code: '20275' };

describe('the reports that count in a province', () => {
  it('are the standing revisions of its communes in the period asked for, by report id', async () => {
    const db = freshDatabase();
    await submitReport(db, submission({ commune: '20305' }));
    await submitReport(db, submission());
    await submitReport(
      db,
      submission({ content: households(7), baseRevision: 1, at: MORNING + MINUTE }),
    );
    await submitReport(db, submission({ period: '2025-Q3' }));
    await submitReport(db, submission({ period: '2025-Q2' }));
    await submitReport(db, submission({ province: '31', commune: '11617' }));
    const found = await reportsOf(db, '48', '2025-Q4');
    expect(found.map((it) => [it.reportId, it.revision])).toEqual([
      ['48-20275_2025-Q4_QN-R1', 2],
      ['48-20305_2025-Q4_QN-R1', 1],
    ]);
    expect(found[0]).toEqual({
      reportId: '48-20275_2025-Q4_QN-R1',
      revision: 2,
      digest: submission({ content: households(7) }).digest,
      period: '2025-Q4',
      content: households(7),
      firstCompleteAt: MORNING,
      submittedAt: MORNING + MINUTE,
      submittedBy: 'lan@anhai.example',
    });
  });

  it('are those of some communes, where only these are asked for', async () => {
    const db = freshDatabase();
    for (const commune of ['20275', '20305', '20308'])
      await submitReport(db, submission({ commune }));
    const found = await reportsOf(db, '48', '2025-Q4', {
      communes: new Set(['20308', '20275', '20332']),
    });
    expect(found.map((it) => it.content.commune)).toEqual(['20275', '20308']);
    expect(await reportsOf(db, '48', '2025-Q4', { communes: new Set() })).toEqual([]);
  });

  it('are none where nothing was sent', async () => {
    expect(await reportsOf(freshDatabase(), '48', '2025-Q4')).toEqual([]);
  });

  it('are one for a commune and period, the later, where two obligations were answered apart', async () => {
    const db = freshDatabase();
    const other = '48-20275_2025-Q4_AH-R1';
    await submitReport(db, submission({ reportId: other, at: MORNING + MINUTE }));
    await submitReport(db, submission());
    const found = await reportsOf(db, '48', '2025-Q4');
    expect(found.map((it) => it.reportId)).toEqual([other]);
    const one = await previousReportOf(db, AN_HAI, periodOf('2026-Q1'), []);
    expect(one?.reportId).toBe(other);
  });

  it.each([
    ['2025-Q4', '2025-Q2'],
    ['2025-Q2', '2025-Q1'],
    ['2025-Q1', undefined],
    ['2025-M12', '2025-M03'],
    ['2025-Y', undefined],
  ])('of one commune, to compare that of %s with, are that of %s', async (asked, found) => {
    const db = freshDatabase();
    for (const period of ['2025-Q1', '2025-Q2', '2025-M03', '2025-Y'])
      await submitReport(db, submission({ period }));
    await submitReport(db, submission({ period: '2025-Q3', commune: '20305' }));
    const report = await previousReportOf(db, AN_HAI, periodOf(asked), []);
    expect(report?.period).toBe(found);
  });

  it('can be read again from a basis after newer ones came in', async () => {
    const db = freshDatabase();
    await submitReport(db, submission());
    const before = await reportsOf(db, '48', '2025-Q4');
    await submitReport(db, submission({ content: households(7), baseRevision: 1 }));
    const again = await reportsOfBasis(db, [{ report: '48-20275_2025-Q4_QN-R1', revision: 1 }]);
    expect(again).toEqual(before);
  });

  it('name the document when a basis points to a revision that is not there', async () => {
    const missing = reportsOfBasis(freshDatabase(), [
      { report: '48-20275_2025-Q4_QN-R1', revision: 3 },
    ]);
    await expect(missing).rejects.toThrow('reports/48-20275_2025-Q4_QN-R1/revisions/000003');
  });

  it('are read in order beyond one call of the database', async () => {
    const db = freshDatabase();
    const communes = Array.from({ length: 120 }, (_, n) => String(20_000 + ((n * 37) % 120)));
    for (const commune of communes) await submitReport(db, submission({ commune }));
    const found = await reportsOf(db, '48', '2025-Q4');
    expect(found.map((it) => it.content.commune)).toEqual(communes.toSorted());
  });
});

describe('plans', () => {
  it('come back as they were read from their files, in the order asked for', async () => {
    const db = freshDatabase();
    const plans = await readPlanFiles(await planFilesIn('plans'));
    expect(plans.length).toBeGreaterThanOrEqual(5);
    for (const plan of plans) await savePlan(db, plan);
    const ids = plans.map((plan) => plan.id).toReversed();
    expect(await plansOf(db, ids)).toEqual(plans.toReversed());
    expect(await plansOf(db, [])).toEqual([]);
  });

  it('are an error of ours where the province names one that is not there', async () => {
    await expect(plansOf(freshDatabase(), ['quang-nam-2025'])).rejects.toThrow(
      'plans/quang-nam-2025: expected a plan, found none',
    );
  });
});

describe('officers', () => {
  const grants = [
    { role: 'communeOfficer' as const, unit: '48-20275', from: '2025-07-01', to: null },
  ];

  it('have the rights that were entered, whatever the case of the address', async () => {
    const db = freshDatabase();
    await saveOfficer(db, 'Lan@AnHai.example', grants);
    expect(await grantsOf(db, 'lan@anhai.example')).toEqual(grants);
  });

  it.each(['nobody@anhai.example', 'a/b/c@anhai.example', '..', '__x__', ''])(
    'have none when the address is "%s"',
    async (email) => {
      expect(await grantsOf(freshDatabase(), email)).toEqual([]);
    },
  );
});

describe('an officer', () => {
  const grant = (role: Grant['role'], unit: string): Grant[] => [
    { role, unit, from: '2025-07-01', to: null },
  ];

  it.each(['a/b@anhai.example', '..', '__a@b__', ''])('is not saved as "%s"', async (email) => {
    const saved = saveOfficer(freshDatabase(), email, grant('admin', '48'));
    await expect(saved).rejects.toThrow('officers: expected an address');
  });

  it.each<[Grant['role'], string, boolean]>([
    ['communeOfficer', '48-20275', true],
    ['communeLeader', '48-20275', true],
    ['provinceStaff', '48', true],
    ['provinceViewer', '48', true],
    ['admin', '48', true],
    ['admin', '*', true],
    ['communeOfficer', '48', false],
    ['communeLeader', '*', false],
    ['provinceStaff', '48-20275', false],
    ['provinceViewer', '*', false],
    ['admin', '48-20275', false],
  ])('as %s of %s is saved: %s', async (role, unit, taken) => {
    const db = freshDatabase();
    const saved = saveOfficer(db, 'lan@anhai.example', grant(role, unit)).then(
      () => true,
      (error: Error) => !error.message.includes(`for ${role}, found "${unit}"`),
    );
    expect(await saved).toBe(taken);
    expect(await grantsOf(db, 'lan@anhai.example')).toHaveLength(taken ? 1 : 0);
  });
});

describe('units', () => {
  const commune = (facts: Partial<Commune>): Commune => ({
    province: '48',
    code: '20275',
    name: 'An Hải',
    kind: 'phuong',
    zone: 'PLAIN',
    district: null,
    validFrom: '2025-07-01',
    validTo: null,
    ...facts,
  });
  const village = (code: string, of: string): Village => ({
    commune: of,
    code,
    name: `Khối phố ${code}`,
    kind: 'khoi_pho',
    zone: null,
    households: null,
    validFrom: '2025-07-01',
    validTo: null,
  });

  it('come back as they were saved, with the history of a code that was used again', async () => {
    const db = freshDatabase();
    const units = {
      communes: [
        commune({ name: 'Phước Mỹ', validFrom: '1997-01-23', validTo: '2025-06-30' }),
        commune({}),
        commune({ code: '20305', name: 'Ngũ Hành Sơn' }),
      ],
      villages: [village('T001', '20275'), village('T002', '20275'), village('T001', '20305')],
    };
    await saveUnits(db, units);
    expect(await unitsOf(db, '48')).toEqual(units);
    expect(await communeOf(db, { province: '48', code: '20275' })).toEqual({
      communes: units.communes.slice(0, 2),
      villages: units.villages.slice(0, 2),
    });
    expect(await communeOf(db, { province: '48', code: '99999' })).toBeNull();
    expect(await unitsOf(db, '44')).toEqual({ communes: [], villages: [] });
  });

  it('keep all 124 communes of a province through several batches', async () => {
    const db = freshDatabase();
    const communes = Array.from({ length: 124 }, (_, n) => commune({ code: String(20_000 + n) }));
    await saveUnits(db, { communes, villages: [] });
    expect(await unitsOf(db, '48')).toEqual({ communes, villages: [] });
  });

  it('refuse a village whose commune is not in the list', async () => {
    const saved = saveUnits(freshDatabase(), {
      communes: [commune({})],
      villages: [village('T001', '20276')],
    });
    await expect(saved).rejects.toThrow('Village 20276-T001');
  });
});

describe('a province', () => {
  it('stores no members’ names unless told to', async () => {
    const db = freshDatabase();
    await saveProvince(db, { code: '48', name: 'Đà Nẵng', plans: ['quang-nam-2025'] });
    expect(await provinceOf(db, '48')).toEqual({
      code: '48',
      name: 'Đà Nẵng',
      plans: ['quang-nam-2025'],
      storeMemberNames: false,
      communeApproval: false,
      rollUpFrom: 'SUBMITTED',
      ladder: DEFAULT_LADDER,
      mailsPerDay: 400,
    });
    expect(await provinceOf(db, '31')).toBeNull();
  });
});

describe('the holiday table', () => {
  it('is empty before it is entered, and comes back as entered', async () => {
    const db = freshDatabase();
    expect(await holidaysOf(db)).toEqual(new Map());
    const days = new Map([
      ['2026-01-01', { name: 'Tết Dương lịch', working: false }],
      ['2026-01-10', { name: 'Làm bù', working: true }],
    ]);
    await saveHolidays(db, days);
    expect(await holidaysOf(db)).toEqual(days);
  });
});
