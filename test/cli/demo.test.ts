import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlay, type Play } from '../../cli/demo-play.ts';
import { run as runCommand } from './run.ts';
import { villageId } from '../../functions/domain/unit/unit.ts';
import type { Part } from '../../local-office/synthesis-script.ts';
import { summaryShape, type Summary } from './summary-shape.ts';

const root = await mkdtemp(join(tmpdir(), 'demo-'));
afterAll(() => rm(root, { recursive: true }));

const run = (...args: string[]) => runCommand('demo', ...args);

/** Plays a demo into a folder of its own and reads its summary, which has the documented shape. */
async function play(
  ...args: string[]
): Promise<{ folder: string; said: string; summary: Summary }> {
  const folder = await mkdtemp(join(root, 'play-'));
  const { code, out, err } = await run(...args, '--out', folder);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const summary = summaryShape.parse(
    JSON.parse(await readFile(join(folder, 'summary.json'), 'utf8')),
  );
  return { folder, said: out, summary };
}

const PLANS = [
  ['an-hai-2025', '2025-Q4', 1],
  ['quang-nam-2025', '2025-Q4', 3],
  ['quang-ngoc-2026', '2026-Q4', 1],
  ['quang-tri-2022', '2025-M12', 3],
  ['tuyen-quang-2025', '2025-Q4', 3],
] as const;

describe.each(PLANS)('the demo of %s', (plan, period, communes) => {
  it(`plays ${period} in ${communes} communes to the end`, async () => {
    const { summary, said } = await play('--plan', plan, '--communes', String(communes));
    expect(summary).toMatchObject({ period, plans: [plan], coverage: { expected: communes } });
    expect(said).toContain('MÔ PHỎNG');
  });
});

describe('a province of 30 communes, the least in which every story is played', () => {
  const ARGS = ['--communes', '30'];
  let played: Awaited<ReturnType<typeof play>>;
  let parts: Play['cast'];
  beforeAll(async () => {
    played = await play(...ARGS);
    parts = (await readPlay(ARGS)).cast;
  });

  const partOf = (story: string): Part => {
    const part = parts.find((it) => it.story.id === story);
    if (!part) throw new Error(`nobody plays ${story}`);
    return part;
  };
  const timeliness = (commune: string) =>
    played.summary.timeliness.find((it) => it.unit === commune && it.obligation === 'QN-R1');
  const figure = (unit: string, indicator = 'hh_informed') =>
    played.summary.figures.find(
      (it) => it.unit === unit && it.zone === 'ALL' && it.indicator === indicator,
    );

  it('expects every commune and counts all but the silent ones', () => {
    const silent = parts.filter((part) => part.story.id === 'silent').length;
    expect(silent).toBeGreaterThan(0);
    expect(played.summary.coverage).toEqual({ expected: 30, reported: 30 - silent });
  });

  it.each([
    ['onTime', 'ON_TIME', null],
    ['lateSameDay', 'LATE', 0],
    ['lateOneDay', 'LATE', 1],
    ['lateFiveDays', 'LATE', 5],
    ['silent', 'MISSING', null],
    ['numeratorAbove', 'ON_TIME', null],
    ['textInNumber', 'LATE', 1],
    ['decomposed', 'ON_TIME', null],
    ['movedColumns', 'ON_TIME', null],
    ['twice', 'ON_TIME', null],
  ])('judges the story %s as %s', (story, status, lateByDays) => {
    expect(timeliness(partOf(story).commune.code)).toMatchObject({ status, lateByDays });
  });

  it.each(['decomposed', 'movedColumns', 'numeratorAbove', 'twelveTeams', 'noZone'])(
    'counts every village of the story %s',
    (story) => {
      const { commune, villages } = partOf(story);
      expect(figure(commune.code)).toMatchObject({
        villagesReported: villages.length,
        villagesExpected: villages.length,
      });
    },
  );

  it('counts villages left blank as missing and those with 0 as reported', () => {
    const { commune, villages } = partOf('blanks');
    const blank = Math.ceil(villages.length / 3);
    expect(figure(commune.code)?.villagesReported).toBe(villages.length - blank);

    const zero = partOf('zero');
    const first = villageId(zero.commune, 'T001');
    expect(figure(first, 'hh_digital_signature')).toMatchObject({ numerator: 0, percent: 0 });
  });

  it('has 12 teams in the 8 villages of one commune', () => {
    const { code } = partOf('twelveTeams').commune;
    expect(played.summary.teams.find((it) => it['unit'] === code)).toMatchObject({
      villages: 8,
      teams: 12,
      teamsWithoutLeader: 0,
    });
  });

  it('holds the commune without a zone to no zoned target', () => {
    const { code } = partOf('noZone').commune;
    expect(figure(code, 'hh_epayment_account')).toMatchObject({ target: null, met: null });
    expect(figure(code, 'hh_informed')?.target).toBe(100);
  });

  it('records the same workbook once', () => {
    const { code } = partOf('twice').commune;
    const basis = played.summary.basis.filter((it) => it.report.startsWith(`48-${code}_`));
    expect(basis).toMatchObject([{ revision: 1 }]);
  });

  it('adds up: villages to communes, communes to the province', () => {
    const { figures } = played.summary;
    const ofWholes = figures.filter((it) => it.zone === 'ALL');
    const add = (units: readonly string[], indicator: string) =>
      ofWholes
        .filter((it) => units.includes(it.unit) && it.indicator === indicator)
        .reduce((sum, it) => sum + (it.numerator ?? 0), 0);
    const indicators = [...new Set(figures.map((it) => it.indicator))];
    const byVillage = indicators.filter((it) => it.startsWith('hh_'));
    expect(byVillage.length).toBeGreaterThan(4);

    for (const indicator of indicators) {
      const communes = add(
        parts.map((part) => part.commune.code),
        indicator,
      );
      expect([indicator, communes]).toEqual([indicator, add(['48'], indicator)]);
    }
    for (const indicator of byVillage)
      for (const { commune, villages } of parts)
        expect([commune.code, indicator, add([commune.code], indicator)]).toEqual([
          commune.code,
          indicator,
          add(
            villages.map((village) => villageId(commune, village.code)),
            indicator,
          ),
        ]);
  });

  it('lists what was wrong with the refused workbooks, beside those that took their place', async () => {
    const issues = JSON.parse(await readFile(join(played.folder, 'issues.json'), 'utf8')) as {
      unit: string;
      file: string;
      code: string;
      severity: string;
    }[];
    const blocks = issues.filter((it) => it.severity === 'BLOCK');
    expect(blocks.map((it) => [it.unit, it.code]).sort()).toEqual(
      [
        [partOf('numeratorAbove').commune.code, 'NUMERATOR_ABOVE_DENOMINATOR'],
        [partOf('textInNumber').commune.code, 'NOT_A_NUMBER'],
      ].sort(),
    );
    const files = await readdir(join(played.folder, 'workbooks'));
    for (const { file } of blocks) {
      expect(files).toContain(file);
      expect(files).toContain(file.replace('-ban-loi', ''));
    }
  });

  it('leaves unit lists, times of receipt and the command that closes the period again', async () => {
    const names = await readdir(played.folder);
    for (const name of ['units.csv', 'villages.csv', 'received.csv', 'summary.xlsx'])
      expect(names).toContain(name);
    const received = await readFile(join(played.folder, 'received.csv'), 'utf8');
    expect(received.split('\n')[0]).toBe('maXa,submittedAt,file');
    const files = await readdir(join(played.folder, 'workbooks'));
    expect(received.trim().split('\n')).toHaveLength(files.length + 1);
    expect(played.said).toContain('npm run close --');
    expect(played.said).toContain(join(played.folder, 'summary.xlsx'));
  });
});

describe('the workbooks a demo leaves, closed from their files', () => {
  it.each([
    ['quang-nam-2025 and an-hai-2025', ['--communes', '12']],
    ['tuyen-quang-2025', ['--plan', 'tuyen-quang-2025', '--communes', '4']],
  ])('%s: come to what came out over HTTP', async (_plans, args) => {
    const { folder, summary: played } = await play(...args);
    const to = join(folder, 'closed');
    const at = (name: string) => join(folder, name);
    // prettier-ignore
    const { code, err } = await runCommand(
      'close',
      '--plan', ...played.plans.map((id) => `plans/${id}.yaml`),
      '--units', at('units.csv'), '--villages', at('villages.csv'),
      '--workbooks', at('workbooks'), '--received', at('received.csv'),
      '--period', played.period, '--now', played.computedAt, '--out', to,
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const closed = summaryShape.parse(JSON.parse(await readFile(join(to, 'summary.json'), 'utf8')));
    expect(played.coverage.reported).toBeGreaterThan(0);
    expect(closed.digest).toBe(played.digest);
    expect(closed.coverage).toEqual(played.coverage);
    expect(closed.figures).toEqual(played.figures);
    expect(closed.timeliness).toEqual(played.timeliness);
  });
});

describe('chance', () => {
  const few = ['--plan', 'quang-nam-2025', '--communes', '4'];

  it('gives the same digest for the same seed and another for another', async () => {
    const once = await play(...few, '--seed', '7');
    const again = await play(...few, '--seed', '7');
    const other = await play(...few, '--seed', '8');
    expect(again.summary.digest).toBe(once.summary.digest);
    expect(other.summary.digest).not.toBe(once.summary.digest);
  });
});

describe('--now', () => {
  it('before the due date counts nobody as missing and takes only what has come in', async () => {
    const args = ['--plan', 'quang-nam-2025', '--communes', '10'];
    const { summary } = await play(...args, '--now', '2025-12-17T12:00:00+07:00');
    expect(summary.coverage.reported).toBeGreaterThan(0);
    expect(summary.coverage.reported).toBeLessThan(9);
    const statuses = new Set(summary.timeliness.map((it) => it.status));
    expect([...statuses].sort()).toEqual(['NOT_DUE', 'ON_TIME']);
  });
});

describe('a demo that cannot be played as asked', () => {
  it.each([
    ['a plan nobody has', ['--plan', 'ha-noi-2025'], 'ha-noi-2025'],
    [
      'plans of two provinces',
      ['--plan', 'quang-tri-2022', 'tuyen-quang-2025'],
      'tuyen-quang-2025',
    ],
    ['plans of two years', ['--plan', 'quang-nam-2025', 'quang-ngoc-2026'], 'quang-ngoc-2026'],
    ['no commune', ['--communes', '0'], 'from 1 to 999, found "0"'],
    ['half a commune', ['--communes', '1.5'], 'found "1.5"'],
    ['a seed in words', ['--seed', 'hai'], 'found "hai"'],
    ['a moment that is none', ['--now', '2025-02-30'], '2025-02-30'],
    ['an option nobody knows', ['--quick'], '--quick'],
  ])('%s: says so, exits 2 and writes nothing', async (_what, args, words) => {
    const folder = join(root, 'never');
    const { code, out, err } = await run(...args, '--out', folder);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(words);
    expect(err.trim().split('\n')).toHaveLength(1);
    await expect(readdir(folder)).rejects.toThrow('ENOENT');
  });

  it('leaves a folder alone that holds anything but an earlier demo', async () => {
    const folder = await mkdtemp(join(root, 'own-'));
    await writeFile(join(folder, 'luan-van.docx'), 'mine');
    const { code, err } = await run('--plan', 'an-hai-2025', '--out', folder);
    expect(code).toBe(2);
    expect(err).toContain('luan-van.docx');
    expect(await readdir(folder)).toEqual(['luan-van.docx']);
  });

  it('takes the place of an earlier demo, workbooks and all', async () => {
    const { folder } = await play('--plan', 'quang-nam-2025', '--communes', '2');
    const { code } = await run('--plan', 'an-hai-2025', '--out', folder);
    expect(code).toBe(0);
    expect(await readdir(join(folder, 'workbooks'))).toEqual(['20275-Phuong-An-Hai.xlsx']);
  });
});
