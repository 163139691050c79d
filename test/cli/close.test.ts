import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../cli/main.ts';
import type { Grid, GridCell } from '../../functions/domain/grid/grid.ts';
import type { CellBook } from '../../functions/domain/workbook/cell.ts';
import { writeXlsx } from '../../functions/xlsx/write.ts';
import { fillIn, openDesk, type Desk } from '../domain/workbook/office.ts';

const root = await mkdtemp(join(tmpdir(), 'close-'));
afterAll(() => rm(root, { recursive: true }));

const PLANS = ['plans/quang-nam-2025.yaml', 'plans/an-hai-2025.yaml'];
const UNITS = `maTinh,maXa,tenXa,loai,vung,tuNgay,denNgay
48,20275,Phường An Hải,phường,Đồng bằng,2025-07-01,
48,20194,Phường Hải Vân,phường,Đồng bằng,2025-07-01,
48,20698,Xã Nam Giang,xã,Miền núi,2025-07-01,
48,20707,Xã Bến Giằng,xã,Miền núi,2025-07-01,
`;

/** Runs a command as `npm run` would and gives back what it said. */
async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await main(args, {
    out: { write: (text) => (out += text) },
    err: { write: (text) => (err += text) },
  });
  return { code, out, err };
}

function gridsOf(book: CellBook): Grid[] {
  return book.tabs.map((tab) => ({
    name: tab.name,
    columns: [],
    frozenRows: 0,
    frozenColumns: 0,
    rows: tab.rows.map((row) =>
      row.map((value): GridCell => ({
        value:
          typeof value === 'object' && value !== null && 'error' in value ? value.error : value,
      })),
    ),
  }));
}

async function save(folder: string, name: string, desk: Desk): Promise<void> {
  const bytes = await writeXlsx(gridsOf(desk.book), { title: name, creator: 'test', at: 0 });
  await writeFile(join(folder, name), bytes);
}

const desk = (code: string, name: string, zone: 'PLAIN' | 'MOUNTAIN', period = '2025-Q4') =>
  fillIn(openDesk({ code, name, zone, period }));

async function folder(name: string): Promise<string> {
  return mkdtemp(join(root, `${name}-`));
}

interface Figure {
  indicator: string;
  unit: string;
  zone: string;
  numerator: number | null;
  carriedForward: number;
}
interface Summary {
  digest: string;
  coverage: { expected: number; reported: number };
  figures: Figure[];
  timeliness: { unit: string; status: string; lateByDays: number | null; obligation: string }[];
}

async function read<T>(...path: string[]): Promise<T> {
  return JSON.parse(await readFile(join(...path), 'utf8')) as T;
}

let units = '';
let workbooks = '';
let received = '';
let out = '';
const closing = (more: string[] = [], to = out) => [
  'close',
  '--plan',
  ...PLANS,
  '--units',
  units,
  '--workbooks',
  workbooks,
  '--period',
  '2025-Q4',
  '--now',
  '2025-12-22T08:00:00+07:00',
  '--out',
  to,
  ...more,
];

beforeAll(async () => {
  units = join(root, 'units.csv');
  received = join(root, 'received.csv');
  out = join(root, 'out');
  workbooks = await folder('workbooks');
  await writeFile(units, UNITS);
  const anHai = desk('20275', 'Phường An Hải', 'PLAIN');
  await save(workbooks, 'z-an-hai.xlsx', anHai);
  anHai.type('figures', 0, 'n:hh_informed', 200);
  await save(workbooks, 'a-an-hai-ban-2.xlsx', anHai);
  await save(workbooks, 'Nam Giang (nộp).xlsx', desk('20698', 'Xã Nam Giang', 'MOUNTAIN'));
  const haiVan = desk('20194', 'Phường Hải Vân', 'PLAIN');
  haiVan.type('figures', 0, 'n:hh_informed', 999);
  await save(workbooks, 'hai-van.xlsx', haiVan);
  await save(workbooks, 'xa-la.xlsx', desk('99999', 'Xã Lạ', 'PLAIN'));
  await writeFile(join(workbooks, 'hong.xlsx'), 'không phải bảng tính');
  await writeFile(join(workbooks, '~$khoa.xlsx'), '');
  await writeFile(
    received,
    'maXa,submittedAt,file\n' +
      '20275,2025-12-18T10:00:00+07:00,z-an-hai.xlsx\n' +
      '20275,2025-12-21T10:00:00+07:00,a-an-hai-ban-2.xlsx\n' +
      '20698,2025-12-20T00:00:00+07:00,\n',
  );
});

describe('closing a quarter', () => {
  it('counts what is good, lists what is not, and says so', async () => {
    const { code, out: said } = await run(...closing(['--received', received]));
    expect(code).toBe(0);
    expect(said).toContain('2/4 xã đã nộp, 6 tệp, 3 tệp chưa được tính');
    expect((await readdir(out)).sort()).toEqual(['issues.json', 'summary.json', 'summary.xlsx']);
    const { coverage } = await read<Summary>(out, 'summary.json');
    expect(coverage).toEqual({ expected: 4, reported: 2 });
  });

  it('of two workbooks of a commune the later received counts, the first decides timeliness', async () => {
    const { figures, timeliness } = await read<Summary>(out, 'summary.json');
    const informed = figures.filter((it) => it.indicator === 'hh_informed' && it.zone === 'ALL');
    expect(informed.find(({ unit }) => unit === '20275')?.numerator).toBe(200 + 140);
    expect(informed.find(({ unit }) => unit === '48')?.numerator).toBe(200 + 140 + 156 + 140);
    expect(
      timeliness
        .filter(({ obligation }) => obligation === 'QN-R1')
        .map(({ unit, status, lateByDays }) => [unit, status, lateByDays]),
    ).toEqual([
      ['20194', 'MISSING', null],
      ['20275', 'ON_TIME', null],
      ['20698', 'LATE', 0],
      ['20707', 'MISSING', null],
    ]);
  });

  it('everything found in a file stands in issues.json with its file, tab, cell and sentence', async () => {
    const issues = await read<Record<string, unknown>[]>(out, 'issues.json');
    const blocks = issues.filter((issue) => issue['severity'] === 'BLOCK');
    expect(blocks.map(({ unit, file, tab, cell, code }) => [unit, file, tab, cell, code])).toEqual([
      [null, 'hong.xlsx', '', '', 'UNREADABLE_FILE'],
      ['20194', 'hai-van.xlsx', '4. Số liệu kỳ', 'E3', 'NUMERATOR_ABOVE_DENOMINATOR'],
      ['99999', 'xa-la.xlsx', '', '', 'COMMUNE_UNKNOWN'],
    ]);
    expect(issues).toContainEqual({
      unit: '20275',
      file: 'z-an-hai.xlsx',
      tab: '',
      cell: '',
      code: 'SUPERSEDED_FILE',
      severity: 'INFO',
      message: 'Xã đã gửi bản mới hơn (a-an-hai-ban-2.xlsx); tệp này không được tính.',
    });
  });

  it('gives the same digest again, wherever it is written', async () => {
    const again = await folder('again');
    await run(...closing(['--received', received], again));
    const [one, two] = [
      await read<Summary>(out, 'summary.json'),
      await read<Summary>(again, 'summary.json'),
    ];
    expect(two.digest).toBe(one.digest);
  });

  it('carries stock figures of an earlier quarter forward and compares with it', async () => {
    const previous = await folder('previous');
    await save(previous, 'q3.xlsx', desk('20707', 'Xã Bến Giằng', 'MOUNTAIN', '2025-Q3'));
    const to = await folder('with-previous');
    const { code } = await run(...closing(['--received', received, '--previous', previous], to));
    expect(code).toBe(0);
    const { figures, coverage } = await read<Summary>(to, 'summary.json');
    expect(coverage.reported).toBe(2);
    const carried = figures.find(
      (it) => it.indicator === 'hh_informed' && it.unit === '20707' && it.zone === 'ALL',
    );
    expect([carried?.numerator, carried?.carriedForward]).toEqual([296, 2]);
  });
});

describe('a command that cannot be carried out ends in one sentence, code 2, and writes nothing', () => {
  const replaced = (name: string, value: string[]) => {
    const args = closing([], join(root, 'nothing'));
    const at = args.indexOf(name);
    const end = args.findIndex((word, index) => index > at && word.startsWith('--'));
    return [...args.slice(0, at), ...value, ...args.slice(end < 0 ? args.length : end)];
  };
  it.each<[string, () => string[], RegExp]>([
    ['no plan', () => replaced('--plan', []), /expected --plan FILE/],
    [
      'a plan that is not there',
      () => replaced('--plan', ['--plan', 'plans/none.yaml']),
      /plans\/none\.yaml: /,
    ],
    [
      'units that are not there',
      () => replaced('--units', ['--units', 'none.csv']),
      /none\.csv: no such file/,
    ],
    [
      'a folder that is not there',
      () => replaced('--workbooks', ['--workbooks', 'none']),
      /expected a folder of workbooks/,
    ],
    ['period 2025-Q5', () => replaced('--period', ['--period', '2025-Q5']), /found "2025-Q5"/],
    [
      'a period in which the plan is no longer in force',
      () => replaced('--period', ['--period', '2026-Q4']),
      /under plan quang-nam-2025/,
    ],
    ['--now yesterday', () => replaced('--now', ['--now', 'yesterday']), /found "yesterday"/],
    ['an unknown option', () => [...closing([], join(root, 'nothing')), '--fast'], /--fast/],
    ['an option twice', () => [...closing([], join(root, 'nothing')), '--out', 'x'], /--out once/],
    ['a stray word', () => ['close', 'now'], /found "now"/],
  ])('%s', async (_, args, says) => {
    const { code, err } = await run(...args());
    expect(code).toBe(2);
    expect(err).toMatch(says);
    await expect(readdir(join(root, 'nothing'))).rejects.toThrow('ENOENT');
  });

  it('received times that are none: each line is named', async () => {
    const wrong = join(root, 'wrong.csv');
    await writeFile(wrong, 'maXa,submittedAt\n20275,hôm qua\n275,2025-12-18T10:00:00+07:00\n');
    const { code, err } = await run(...closing(['--received', wrong], join(root, 'nothing')));
    expect(code).toBe(2);
    expect(err).toContain('wrong.csv:2: submittedAt');
    expect(err).toContain('wrong.csv:3: maXa');
  });

  it('an unknown command names the known ones', async () => {
    const { code, err } = await run('shut');
    expect([code, err]).toEqual([2, expect.stringContaining('demo, template, close')]);
  });
});

describe('template', () => {
  it('writes one workbook for each commune, named by code and name, which close reads back', async () => {
    const to = await folder('template');
    const { code } = await run(
      'template',
      '--plan',
      ...PLANS,
      '--units',
      units,
      '--period',
      '2025-Q4',
      '--out',
      to,
    );
    expect(code).toBe(0);
    expect((await readdir(to)).sort()).toEqual([
      '20194-Phuong-Hai-Van.xlsx',
      '20275-Phuong-An-Hai.xlsx',
      '20698-Xa-Nam-Giang.xlsx',
      '20707-Xa-Ben-Giang.xlsx',
    ]);
    const closed = await folder('closed');
    const args = closing([], closed).map((word) => (word === workbooks ? to : word));
    await run(...args);
    const issues = await read<{ code: string; severity: string }[]>(closed, 'issues.json');
    expect(new Set(issues.filter((it) => it.severity === 'BLOCK').map((it) => it.code))).toEqual(
      new Set(['REPORT_EMPTY']),
    );
  });
});
