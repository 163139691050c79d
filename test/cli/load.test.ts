import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FileFault } from '../../functions/files/file-fault.ts';
import type { Database } from '../../functions/store/database.ts';
import { logOf, verifyLog } from '../../functions/store/log.ts';
import { grantsOf, saveOfficer } from '../../functions/store/officers.ts';
import { switchPlanTo } from '../../functions/store/plan-switch.ts';
import { plansOf } from '../../functions/store/plans.ts';
import { recordTargets, targetWordsIn } from '../../functions/store/targets.ts';
import { provinceOf, unitsOf } from '../../functions/store/units.ts';
import { load } from '../../cli/load.ts';
import { freshDatabase } from '../store/database.ts';

const folder = await mkdtemp(join(tmpdir(), 'load-'));
afterAll(() => rm(folder, { recursive: true }));

const file = async (name: string, text: string) => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};
const units = await file(
  'units.csv',
  'maTinh,maXa,tenXa,loai,vung,tuNgay,denNgay\n48,20275,Phường An Hải,phường,Đồng bằng,2025-07-01,\n',
);
const silent = { out: { write: () => true }, err: { write: () => true } };

describe('loading a province', () => {
  it('puts plans, units and officers where the functions look for them, and adds a plan later', async () => {
    const db = freshDatabase();
    const officers = await file(
      'officers.csv',
      'email,vaiTro,donVi,tuNgay,denNgay\nCanBo@example.vn,communeOfficer,48-20275,2026-01-01,\n',
    );
    const args = ['--project', 'chot-so-test', '--units', units];
    await load(
      [...args, '--plan', 'plans/quang-nam-2025.yaml', '--officers', officers],
      silent,
      () => db,
    );
    await load([...args, '--plan', 'plans/an-hai-2025.yaml'], silent, () => db);
    expect(await provinceOf(db, '48')).toMatchObject({
      name: 'Thành phố Đà Nẵng',
      plans: ['quang-nam-2025', 'an-hai-2025'],
      storeMemberNames: false,
    });
    expect((await unitsOf(db, '48')).communes.map((commune) => commune.code)).toEqual(['20275']);
    expect(await plansOf(db, ['an-hai-2025'])).toHaveLength(1);
    expect(await grantsOf(db, 'canbo@example.vn')).toEqual([
      { role: 'communeOfficer', unit: '48-20275', from: '2026-01-01', to: null },
    ]);
  });

  it('changes nothing of what the province has decided since: plans ended, targets given', async () => {
    const db = freshDatabase();
    const args = ['--project', 'chot-so-test', '--units', units, '--plan'];
    const loadPlan = () => load([...args, 'plans/quang-nam-2025.yaml'], silent, () => db);
    await loadPlan();
    const who = { province: '48', role: 'admin', at: 0 };
    const why = { documentNo: '9/QĐ', reason: 'Có kế hoạch mới', who: 'quan@dn.example' };
    const end = { plan: 'quang-nam-2025', action: 'END' as const, on: '2025-10-01', by: null };
    await switchPlanTo(db, { ...who, ...end, ...why });
    const thing = { plan: null, canonicalId: 'hh_informed', commune: null, zone: 'ALL' as const };
    const word = { value: 70, from: '2025-08-01', documentNo: '8/QĐ', assignedOn: '2025-07-30' };
    await recordTargets(db, [{ ...thing, ...word }], { ...who, by: why.who });
    await loadPlan();
    const [plan] = await plansOf(db, ['quang-nam-2025']);
    expect(plan?.validity).toEqual({ from: '2025-01-01', to: '2025-09-30' });
    expect(await targetWordsIn(db, '48')).toMatchObject([{ value: 70, assignedBy: why.who }]);
  });

  describe('the settings of a province', () => {
    const loadWith = async (db: Database, name: string, text: string) => {
      const plan = 'plans/quang-nam-2025.yaml';
      const settings = await file(name, text);
      const args = ['--project', 'p', '--units', units, '--plan', plan, '--settings', settings];
      return load(args, silent, () => db);
    };

    it('are what the file says, and stay where a later file does not name them', async () => {
      const db = freshDatabase();
      await loadWith(db, 'one.yaml', 'communeApproval: true\nmailsPerDay: 90\n');
      await loadWith(db, 'two.yaml', 'rollUpFrom: ACCEPTED\nmailsPerDay: 80\n');
      await loadWith(db, 'three.yaml', '# nothing is to be changed\n');
      expect(await provinceOf(db, '48')).toMatchObject({
        communeApproval: true,
        rollUpFrom: 'ACCEPTED',
        mailsPerDay: 80,
        storeMemberNames: false,
      });
    });

    it('take a ladder of the province’s own', async () => {
      const db = freshDatabase();
      const step = '{ id: T-2, to: COMMUNE, days: -2, workingDay: true, chase: false }';
      await loadWith(db, 'ladder.yaml', `ladder:\n  - ${step}\n`);
      expect((await provinceOf(db, '48'))?.ladder).toEqual([
        { id: 'T-2', to: 'COMMUNE', days: -2, workingDay: true, chase: false },
      ]);
    });

    it.each([
      ['comuneApproval: true', ':1 comuneApproval: no such setting'],
      ['mailsPerDay: 400\nrollUpFrom: ALL', ':2 rollUpFrom: '],
      ['mailsPerDay: viele', ':1 mailsPerDay: '],
      [
        'ladder:\n  - { id: T-2, to: VILLAGE, days: -2, workingDay: true, chase: false }',
        ':2 ladder[0].to: ',
      ],
      ['- communeApproval', ':1: '],
      ['mailsPerDay: 1\nmailsPerDay: 2', ':2: expected each key of a map once'],
    ])('are refused with their line, and nothing is written: %s', async (text, told) => {
      const db = freshDatabase();
      const fault = await loadWith(db, 'wrong.yaml', text).catch((error: unknown) => error);
      expect(fault).toBeInstanceOf(FileFault);
      expect(String(fault)).toContain(`wrong.yaml${told}`);
      expect(await provinceOf(db, '48')).toBeNull();
    });
  });

  describe('officers again', () => {
    const rows = (...lines: string[]) =>
      file('again.csv', `email,vaiTro,donVi,tuNgay,denNgay\n${lines.join('\n')}\n`);
    const EMAIL = 'canbo@example.vn';
    const loaded = async (db: Database, ...lines: string[]) => {
      const officers = await rows(...lines);
      const plan = 'plans/quang-nam-2025.yaml';
      const args = ['--project', 'p', '--units', units, '--plan', plan, '--officers', officers];
      await load(
        args,
        silent,
        () => db,
        () => Date.parse('2026-03-02T09:00:00+07:00'),
      );
    };

    it('a right is ended by its last day, and the log says what it was', async () => {
      const db = freshDatabase();
      await loaded(db, `${EMAIL},communeOfficer,48-20275,2026-01-01,`);
      await loaded(db, `${EMAIL},communeOfficer,48-20275,2026-01-01,2026-03-01`);
      expect(await grantsOf(db, EMAIL)).toEqual([
        { role: 'communeOfficer', unit: '48-20275', from: '2026-01-01', to: '2026-03-01' },
      ]);
      const log = await logOf(db, '48');
      expect(log.map(({ what, who, facts }) => [what, who, facts['had'], facts['has']])).toEqual([
        ['OFFICER', 'load', '', 'communeOfficer 48-20275 2026-01-01–'],
        [
          'OFFICER',
          'load',
          'communeOfficer 48-20275 2026-01-01–',
          'communeOfficer 48-20275 2026-01-01–2026-03-01',
        ],
      ]);
      expect(await verifyLog(db, '48')).toMatchObject({ whole: true });
    });

    it('the same file changes nothing and is not logged again', async () => {
      const db = freshDatabase();
      const lines = [
        `${EMAIL},communeOfficer,48-20275,2026-01-01,`,
        `${EMAIL},admin,48,2026-01-01,`,
      ];
      await loaded(db, ...lines);
      await loaded(db, ...lines.toReversed());
      expect(await logOf(db, '48')).toHaveLength(1);
    });

    it('rights in another province and other accounts stay', async () => {
      const db = freshDatabase();
      const elsewhere = {
        role: 'provinceViewer',
        unit: '44',
        from: '2025-07-01',
        to: null,
      } as const;
      await saveOfficer(db, EMAIL, [elsewhere]);
      await saveOfficer(db, 'other@example.vn', [{ ...elsewhere, unit: '48' }]);
      await loaded(db, `${EMAIL},communeOfficer,48-20275,2026-01-01,`);
      expect(await grantsOf(db, EMAIL)).toEqual([
        elsewhere,
        { role: 'communeOfficer', unit: '48-20275', from: '2026-01-01', to: null },
      ]);
      expect(await grantsOf(db, 'other@example.vn')).toHaveLength(1);
    });
  });

  it.each([
    [
      'a commune that the province does not have',
      'a@b.vn,communeOfficer,48-99999,2026-01-01,',
      /:2: donVi/,
    ],
    ['another province', 'a@b.vn,provinceStaff,44,2026-01-01,', /:2: donVi: expected a unit of/],
    ['an address without @', 'canbo,communeOfficer,48-20275,2026-01-01,', /:2: email/],
    [
      'the role boss',
      'a@b.vn,boss,48-20275,2026-01-01,',
      /:2: vaiTro: expected one of communeOfficer/,
    ],
    ['an address that is a name of Firestore’s own', '__a@b__,admin,48,2026-01-01,', /:2: email/],
    ['an address with a slash', 'a/b@c.vn,admin,48,2026-01-01,', /:2: email/],
    ['the unit 20275', 'a@b.vn,communeOfficer,20275,2026-01-01,', /:2: donVi/],
    [
      'a whole province for a commune officer',
      'a@b.vn,communeOfficer,48,2026-01-01,',
      /:2: donVi: expected a commune such as 48-20275 for communeOfficer, found "48"/,
    ],
    ['the whole country for a leader', 'a@b.vn,communeLeader,*,2026-01-01,', /:2: donVi/],
    ['a commune for staff', 'a@b.vn,provinceStaff,48-20275,2026-01-01,', /:2: donVi/],
    ['the whole country for a viewer', 'a@b.vn,provinceViewer,*,2026-01-01,', /:2: donVi/],
    ['a commune for an admin', 'a@b.vn,admin,48-20275,2026-01-01,', /:2: donVi/],
    ['30 February', 'a@b.vn,communeOfficer,48-20275,2026-02-30,', /:2: tuNgay/],
    [
      'an end before the start',
      'a@b.vn,communeOfficer,48-20275,2026-01-01,2025-01-01',
      /:2: denNgay/,
    ],
  ])('an officer with %s: the line is named and nothing is written', async (_, row, says) => {
    const db = freshDatabase();
    const officers = await file('wrong.csv', `email,vaiTro,donVi,tuNgay,denNgay\n${row}\n`);
    const args = [
      '--project',
      'chot-so-test',
      '--units',
      units,
      '--plan',
      'plans/an-hai-2025.yaml',
    ];
    const loading = load([...args, '--officers', officers], silent, () => db);
    await expect(loading).rejects.toThrow(says);
    await expect(loading).rejects.toBeInstanceOf(FileFault);
    expect(await provinceOf(db, '48')).toBeNull();
  });
});
