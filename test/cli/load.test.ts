import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FileFault } from '../../functions/files/file-fault.ts';
import { grantsOf } from '../../functions/store/officers.ts';
import { plansOf } from '../../functions/store/plans.ts';
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

  it.each([
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
