import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Grid, GridCell } from '../../functions/domain/grid/grid.ts';
import type { CellBook } from '../../functions/domain/workbook/cell.ts';
import { readXlsx } from '../../functions/xlsx/read.ts';
import { writeXlsx } from '../../functions/xlsx/write.ts';
import { fillIn, openDesk, type Desk } from '../domain/workbook/office.ts';
import { run } from './run.ts';

const root = await mkdtemp(join(tmpdir(), 'close-'));
afterAll(() => rm(root, { recursive: true }));

const PLANS = ['plans/quang-nam-2025.yaml', 'plans/an-hai-2025.yaml'];
const UNITS = `maTinh,maXa,tenXa,loai,vung,tuNgay,denNgay
48,20275,Phường An Hải,phường,Đồng bằng,2025-07-01,
48,20194,Phường Hải Vân,phường,Đồng bằng,2025-07-01,
48,20698,Xã Nam Giang,xã,Miền núi,2025-07-01,
48,20707,Xã Bến Giằng,xã,Miền núi,2025-07-01,
`;

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
  timeliness: {
    unit: string;
    status: string;
    lateByDays: number | null;
    obligation: string;
    reason: string | null;
  }[];
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

  it('a workbook received after --now is listed and not counted', async () => {
    const late = join(root, 'received-late.csv');
    await writeFile(
      late,
      'maXa,submittedAt\n' +
        '20275,2025-12-18T10:00:00+07:00\n20275,2025-12-22T08:00:00+07:00\n' +
        '20698,2025-12-22T08:00:01+07:00\n',
    );
    const to = await folder('after-now');
    const { code, out: said } = await run(...closing(['--received', late], to));
    expect(code).toBe(0);
    expect(said).toContain('1/4 xã đã nộp, 6 tệp, 4 tệp chưa được tính');
    const { timeliness } = await read<Summary>(to, 'summary.json');
    expect(timeliness.find((it) => it.unit === '20698' && it.obligation === 'QN-R1')?.status).toBe(
      'MISSING',
    );
    expect(await read<unknown[]>(to, 'issues.json')).toContainEqual({
      unit: '20698',
      file: 'Nam Giang (nộp).xlsx',
      tab: '',
      cell: '',
      code: 'RECEIVED_AFTER_NOW',
      severity: 'BLOCK',
      message:
        'Tệp nhận lúc 08:00 ngày 22/12/2025, sau thời điểm chốt số 08:00 ngày 22/12/2025, nên không được tính.',
    });
  });
});

describe('a folder of earlier workbooks', () => {
  const FOREIGN: CellBook = { tabs: [{ name: 'Sheet1', rows: [['Danh bạ'], ['Xã', 'Số máy']] }] };
  let previous = '';
  let to = '';
  let said = '';
  beforeAll(async () => {
    previous = join(await folder('earlier'), 'quy-3');
    await mkdir(previous);
    await save(previous, 'ben-giang.xlsx', desk('20707', 'Xã Bến Giằng', 'MOUNTAIN', '2025-Q3'));
    await save(previous, 'cung-ky.xlsx', desk('20698', 'Xã Nam Giang', 'MOUNTAIN', '2025-Q4'));
    const options = { title: 'danh-ba', creator: 'test', at: 0 };
    await writeFile(join(previous, 'danh-ba.xlsx'), await writeXlsx(gridsOf(FOREIGN), options));
    await writeFile(join(previous, 'hong.xlsx'), 'không phải bảng tính');
    to = await folder('with-earlier');
    const done = await run(...closing(['--received', received, '--previous', previous], to));
    said = done.out;
  });

  it('lists what cannot be used, told apart by the name of the folder', async () => {
    const issues = await read<Record<string, unknown>[]>(to, 'issues.json');
    const blocks = issues.filter(
      (it) => it['severity'] === 'BLOCK' && String(it['file']).startsWith('quy-3/'),
    );
    expect(blocks.map(({ unit, file, code, message }) => [unit, file, code, message])).toEqual([
      [
        null,
        'quy-3/danh-ba.xlsx',
        'PERIOD_UNKNOWN',
        'Tệp này không phải bảng tính của biểu mẫu: không ghi kỳ báo cáo.',
      ],
      [
        null,
        'quy-3/hong.xlsx',
        'UNREADABLE_FILE',
        'Không mở được tệp: tệp không phải bảng tính .xlsx.',
      ],
      ['20698', 'quy-3/cung-ky.xlsx', 'WRONG_PERIOD', expect.stringContaining('kỳ trước')],
    ]);
    expect(issues.filter((it) => it['file'] === 'hong.xlsx')).toHaveLength(1);
  });

  it('says how many of them are used, and which are not', () => {
    expect(said).toContain('2/4 xã đã nộp, 6 tệp, 3 tệp chưa được tính');
    expect(said).toContain('Kỳ trước: dùng 1/4 tệp của ');
    expect(said).toContain('chưa dùng: quy-3/danh-ba.xlsx');
    expect(said).toContain('chưa dùng: quy-3/hong.xlsx');
  });

  it('leaves the workbooks left out of this period as they are in the spreadsheet', async () => {
    const { tabs } = await readXlsx(await readFile(join(to, 'summary.xlsx')));
    const words = tabs.flatMap((tab) => tab.rows.flat()).filter((it) => typeof it === 'string');
    expect(words).toContain('hai-van.xlsx');
    expect(words.filter((it) => it.startsWith('quy-3/'))).toEqual([]);
  });
});

describe('exemptions', () => {
  it('a commune freed from a report is neither late nor missing, and the reason is shown', async () => {
    const file = join(root, 'exemptions.csv');
    await writeFile(
      file,
      'maXa;nghiaVu;lyDo\n20194;QN-R1;Ngập lụt, mất điện\n20698;QN-R1;Sạt lở\n',
    );
    const to = await folder('exempt');
    const { code, err } = await run(...closing(['--received', received, '--exemptions', file], to));
    expect([code, err]).toEqual([0, '']);
    const { timeliness } = await read<Summary>(to, 'summary.json');
    expect(
      timeliness
        .filter(({ obligation }) => obligation === 'QN-R1')
        .map(({ unit, status, lateByDays, reason }) => [unit, status, lateByDays, reason]),
    ).toEqual([
      ['20194', 'EXEMPT', null, 'Ngập lụt, mất điện'],
      ['20275', 'ON_TIME', null, null],
      ['20698', 'EXEMPT', null, 'Sạt lở'],
      ['20707', 'MISSING', null, null],
    ]);
    const { tabs } = await readXlsx(await readFile(join(to, 'summary.xlsx')));
    const submissions = tabs.find((tab) => tab.name === 'Tiến độ nộp');
    expect(submissions?.rows.flat()).toContain('Được miễn: Ngập lụt, mất điện');
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
    [
      '--now before the quarter’s data begin',
      () => replaced('--now', ['--now', '2024-12-22T08:00:00+07:00']),
      /expected --now on or after 2025-09-15/,
    ],
    [
      '--out on a file',
      () => replaced('--out', ['--out', units]),
      /expected a folder after --out, found the file/,
    ],
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

  it('exemptions of nobody, from nothing, without a reason, or twice: each line is named', async () => {
    const wrong = join(root, 'wrong-exemptions.csv');
    await writeFile(
      wrong,
      'maXa,nghiaVu,lyDo\n99999,QN-R1,Bão\n20194,QN-R9,Bão\n20194,AH-R1,Bão\n20194,QN-R1,\n' +
        '20275,QN-R1,Bão\n20275,QN-R1,Lũ\n',
    );
    const { code, err } = await run(...closing(['--exemptions', wrong], join(root, 'nothing')));
    expect(code).toBe(2);
    expect(err.trim().split('\n')).toEqual([
      expect.stringMatching(/wrong-exemptions\.csv:2: maXa: .*found "99999"$/),
      expect.stringMatching(/wrong-exemptions\.csv:3: nghiaVu: .*QN-R1.*found "QN-R9"$/),
      expect.stringMatching(/wrong-exemptions\.csv:4: nghiaVu: .*QN-R1.*found "AH-R1"$/),
      expect.stringMatching(/wrong-exemptions\.csv:5: lyDo: expected a reason, found nothing$/),
      expect.stringMatching(/wrong-exemptions\.csv:7: .*line 6/),
    ]);
    await expect(readdir(join(root, 'nothing'))).rejects.toThrow('ENOENT');
  });

  it.each(['shut', 'constructor', '__proto__', ''])(
    'the unknown command "%s" names the known ones',
    async (name) => {
      const { code, err } = await run(name);
      expect([code, err]).toEqual([2, expect.stringContaining('demo, template, close')]);
      expect(err.trim().split('\n')).toHaveLength(1);
    },
  );
});

describe('files of which it is not known when they came in', () => {
  const issuesOf = async (...names: string[]) => {
    const [from, to] = [await folder('unknown'), await folder('unknown-out')];
    for (const name of names) await save(from, name, desk('20275', 'Phường An Hải', 'PLAIN'));
    await run(...closing([], to).map((word) => (word === workbooks ? from : word)));
    const issues = await read<Record<string, unknown>[]>(to, 'issues.json');
    return issues.map(({ file, code }) => `${String(file)} ${String(code)}`);
  };

  it('are said to be taken as received now', async () => {
    expect(await issuesOf('an-hai.xlsx')).toContain('an-hai.xlsx RECEIPT_UNKNOWN');
  });

  it('of two at once the copy “(2)” counts, and the doubt is said', async () => {
    const issues = await issuesOf('an-hai.xlsx', 'an-hai (2).xlsx');
    expect(issues).toContain('an-hai.xlsx SUPERSEDED_FILE');
    expect(issues).toContain('an-hai (2).xlsx SAME_RECEIPT_TIME');
  });

  it('a workbook of another program is listed as one that cannot be read', async () => {
    const [from, to] = [await folder('other'), await folder('other-out')];
    await writeFile(join(from, 'bao-cao.ods'), 'PK');
    await run(...closing([], to).map((word) => (word === workbooks ? from : word)));
    const issues = await read<Record<string, unknown>[]>(to, 'issues.json');
    expect(issues.map(({ file, code }) => [file, code])).toEqual([
      ['bao-cao.ods', 'UNREADABLE_FILE'],
    ]);
  });
});

describe('template', () => {
  it('leaves a workbook alone that may hold an officer’s figures', async () => {
    const to = await folder('template-again');
    const args = [
      'template',
      '--plan',
      ...PLANS,
      '--units',
      units,
      '--period',
      '2025-Q4',
      '--out',
      to,
    ];
    await run(...args);
    const { code, err } = await run(...args);
    expect([code, err]).toEqual([2, expect.stringContaining('20194-Phuong-Hai-Van.xlsx')]);
    expect((await run(...args, '--overwrite')).code).toBe(0);
  });

  it('refuses a month where the plans ask for quarters only', async () => {
    const args = ['template', '--plan', PLANS[0] ?? '', '--units', units, '--period', '2025-M11'];
    const { code, err } = await run(...args, '--out', join(root, 'nothing'));
    expect([code, err]).toEqual([2, expect.stringContaining('found 2025-M11')]);
  });

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
