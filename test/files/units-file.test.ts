import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../functions/files/csv.ts';
import { FileFault } from '../../functions/files/file-fault.ts';
import { UnitFileFault, readUnitFiles } from '../../functions/files/units-file.ts';

const COMMUNES = `maTinh,maXa,tenXa,loai,vung,tuNgay,denNgay
48,20275,Phường An Hải,Phường,Đồng bằng,2025-07-01,
48,20197,Phường Hải Châu,Phường,,2025-07-01,
`;
const VILLAGES = `maXa;maThon;tenThon;loai;vung;soHo;tuNgay;denNgay
20275;T001;Tổ dân phố 1;Tổ dân phố;;412;01/07/2025;
`;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'units-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** The faults of reading, with the folder's name left out. */
async function faultsOf(reading: Promise<unknown>): Promise<string[]> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof FileFault)
      return error.faults.map((fault) => fault.replace(`${folder}/`, ''));
    throw error;
  }
  return [];
}

describe('the unit lists of a province', () => {
  it('are read from two files', async () => {
    const units = await readUnitFiles(
      await file('communes.csv', `\uFEFF${COMMUNES.replaceAll('\n', '\r\n')}`),
      await file('villages.csv', VILLAGES.normalize('NFD')),
    );
    expect(units.communes.map((commune) => commune.name)).toEqual([
      'Phường Hải Châu',
      'Phường An Hải',
    ]);
    expect(units.villages).toMatchObject([
      { commune: '20275', code: 'T001', name: 'Tổ dân phố 1', validFrom: '2025-07-01' },
    ]);
  });

  it('need no list of villages', async () => {
    const units = await readUnitFiles(await file('communes.csv', COMMUNES));
    expect([units.communes.length, units.villages.length]).toEqual([2, 0]);
  });

  it('say every fault of both files with its line', async () => {
    const communes = await file('bad-communes.csv', `${COMMUNES}48,922,Xã A,Xã,,2025-07-01,\n`);
    const villages = await file(
      'bad-villages.csv',
      `${VILLAGES}20276;T001;Thôn 1;Thôn;;x;01/07/2025;\n20276;T002\n`,
    );
    expect(await faultsOf(readUnitFiles(communes, villages))).toEqual([
      'bad-villages.csv:4: expected 8 fields, found 2',
      'bad-communes.csv:4: maXa: expected 5 digits (leading zeros lost? 00922), found "922"',
      'bad-villages.csv:3: soHo: expected a whole number of households without separators, or nothing, found "x"',
    ]);
  });

  it('do not call villages lost when it is the commune list that is broken', async () => {
    const communes = await file('short.csv', COMMUNES.replace(',Đồng bằng,2025-07-01,', ''));
    const villages = await file('villages.csv', VILLAGES);
    expect(await faultsOf(readUnitFiles(communes, villages))).toEqual([
      'short.csv:2: expected 7 fields, found 4',
    ]);
  });

  it('are refused whole with an error of their own', async () => {
    const reading = readUnitFiles(await file('head.csv', 'maTinh,maXa\n'));
    await expect(reading).rejects.toThrow(UnitFileFault);
    await expect(reading).rejects.toThrow(/head\.csv:1: expected a column tenXa, found none\n/);
  });

  it('are not read past a file that is not there, or a folder', async () => {
    expect(await faultsOf(readUnitFiles(join(folder, 'none.csv'), folder))).toEqual([
      'none.csv: no such file',
      `${folder}: expected a file, found a folder`,
    ]);
  });

  it('are not read in another encoding than UTF-8', async () => {
    const latin = await file('latin.csv', new Uint8Array([0x6d, 0x61, 0xd0, 0x41]));
    expect(await faultsOf(readUnitFiles(latin))).toEqual([
      'latin.csv: expected UTF-8 text (in Excel: save as "CSV UTF-8"), found another encoding',
    ]);
  });
});

describe('another CSV file', () => {
  const columns = { required: ['maXa', 'submittedAt'] };

  it('gives its rows', async () => {
    const path = await file('received.csv', 'maXa,submittedAt\n20275,2025-12-19T16:00:00+07:00\n');
    expect(await readCsv(path, columns)).toEqual([
      { line: 2, record: { maXa: '20275', submittedAt: '2025-12-19T16:00:00+07:00' } },
    ]);
  });

  it('says its faults', async () => {
    const path = await file('received.csv', 'maXa\n20275\n');
    expect(await faultsOf(readCsv(path, columns))).toEqual([
      'received.csv:1: expected a column submittedAt, found none',
    ]);
  });
});
