// The whole office in a process of its own: killed in the middle of its day it has lost nothing that
// it had answered.
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ICellData, IWorkbookData } from '@univerjs/core';
import type { ProvinceProgress, ReportStatus } from '../../functions/domain/report/desk.ts';
import type { ScriptOutcome } from '../../local-office/apps-script/call.ts';
import type { StatusView, SubmitOutcome, SubmitView } from '../../sheets-addon/contract.ts';
import { refusedOffice, startOffice, statusOf, type OfficeProcess } from './office-process.ts';

interface PersonView {
  email: string;
  role: string;
  unit: string;
  unitName: string;
  spreadsheets: { id: string; title: string }[];
}
interface Letter {
  to: string;
  subject: string;
  text: string;
  state: string;
}

interface OfficeView {
  now: string;
  period: string;
  synthetic: boolean;
  jobs: { name: string; title: string; lastRun: { at: string; outcome: string } | null }[];
}
/** How often the slowest machine of ours needs to play a small province. */
const LONG = 120_000;
const OFFICIAL_NO = '123/BC-UBND';

let folder: string;
let data: string;
let office: OfficeProcess;
let people: PersonView[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'office-'));
  data = join(folder, 'data');
  office = await startOffice(['--port', '0', '--data', data, '--communes', '3']);
  people = await office.get<PersonView[]>('/api/people');
}, LONG);
afterAll(async () => {
  await office.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const person = (role: string) => {
  const found = people.find((it) => it.role === role);
  if (!found) throw new Error(`expected somebody with role ${role}`);
  return found;
};
const staff = () => person('provinceStaff').email;
const progress = () => office.get<ProvinceProgress>(`/api/progress?as=${staff()}&period=2025-Q4`);
const run = async <T>(id: string, as: string, name: string, ...args: unknown[]) => {
  const call = { function: name, args, selection: null };
  const { body } = await office.post(`/api/spreadsheets/${id}/run?as=${as}`, call);
  expect(body).not.toHaveProperty('error');
  return (body as ScriptOutcome).value as T;
};

/** The value of a line of the first tab, and where it stands. */
async function lineOf(id: string, as: string, key: string) {
  const { book } = await office.get<{ book: IWorkbookData }>(`/api/spreadsheets/${id}?as=${as}`);
  const sheet = book.sheets[book.sheetOrder[0] ?? ''];
  const rows = Object.entries((sheet?.cellData ?? {}) as Record<string, Record<number, ICellData>>);
  const [row, cells] = rows.find(([, it]) => it[0]?.v === key) ?? [];
  return { sheetId: Number(sheet?.id), row: Number(row), value: cells?.[2]?.v };
}

describe('the office on its first morning', () => {
  it('has two officers and a leader for each commune, staff, and somebody who may only look', () => {
    const roles = Map.groupBy(people, ({ role }) => role);
    expect([...roles].map(([role, its]) => [role, its.length])).toEqual([
      ['provinceStaff', 1],
      ['provinceViewer', 1],
      ['communeOfficer', 6],
      ['communeLeader', 3],
    ]);
  });

  it('shows each officer the spreadsheet of the commune, and the province all of them', () => {
    const many = people.map(({ role, spreadsheets }) => [role, spreadsheets.length]);
    expect(Object.fromEntries(many)).toEqual({
      communeOfficer: 1,
      communeLeader: 1,
      provinceStaff: 4,
      provinceViewer: 1,
    });
    const titles = people.flatMap((it) => it.spreadsheets.map(({ title }) => title));
    expect(titles.filter((title) => !title.includes('(mô phỏng)'))).toEqual([]);
  });

  it('says what time it is there and that its figures are invented', async () => {
    const { now, period, synthetic } = await office.get<OfficeView>('/api/office');
    expect([period, synthetic]).toEqual(['2025-Q4', true]);
    expect(now).toMatch(/^2025-12-19T10:/);
  });

  it('knows who has reported', async () => {
    const { lines } = await progress();
    expect(lines).toHaveLength(3);
    expect(lines.map(({ spreadsheet }) => spreadsheet.state)).toEqual(['READY', 'READY', 'READY']);
    expect(lines.filter(({ report }) => report !== null).length).toBeGreaterThan(0);
  });

  it.each([
    ['staff may look', 'provinceStaff', 200],
    ['who may only look at the province may not', 'provinceViewer', 403],
    ['nor may an officer', 'communeOfficer', 403],
  ])('shows a report as its leader sees it: %s', async (_case, role, expected) => {
    const leader = person('communeLeader');
    const query = `as=${person(role).email}&viewAs=${leader.email}&period=2025-Q4`;
    const response = await fetch(`${office.origin}/api/status?${query}`);
    expect(response.status).toBe(expected);
    const body = (await response.json()) as Partial<ReportStatus>;
    expect(body.context?.commune.code).toBe(expected === 200 ? leader.unit.slice(3) : undefined);
  });

  it('tells nothing of the province to an officer of a commune', async () => {
    const as = person('communeOfficer').email;
    const response = await fetch(`${office.origin}/api/progress?as=${as}`);
    expect(response.status).toBe(403);
  });

  it.each([
    ['a POST without the header', 'POST', {}, 403],
    ['a POST by another name', 'POST', { 'x-chot-so': '1', host: 'evil.example' }, 403],
    ['a look by another name', 'GET', { host: 'evil.example:8787' }, 403],
  ])('refuses %s', async (_name, method, headers, status) => {
    const paths = ['/api/office/clock', '/api/office/jobs/rollUpProvince'];
    for (const path of paths)
      expect(await statusOf(office.origin + path, method, headers)).toBe(status);
  });

  it('refuses a second office in the same folder', async () => {
    const { code, said } = await refusedOffice(['--port', '0', '--data', data]);
    expect([code, said]).toEqual([2, expect.stringContaining('found an office at work in it')]);
  });

  it('refuses a port that is taken, in one sentence', async () => {
    const port = new URL(office.origin).port;
    const { code, said } = await refusedOffice(['--port', port, '--data', join(folder, 'other')]);
    expect([code, said]).toEqual([
      2,
      `expected port ${port} to be free, found it taken; --port N takes another\n`,
    ]);
  });
});

describe('an office that is killed', () => {
  it('has lost neither cell nor report nor receipt', { timeout: LONG }, async () => {
    const { lines } = await progress();
    const line = lines.find(({ report }) => report !== null);
    const id = line?.spreadsheet.id ?? '';
    const officer = people.findLast(({ spreadsheets }) => spreadsheets[0]?.id === id);
    if (!line || !officer) throw new Error('expected a commune that has reported');
    const as = officer.email;

    const place = await lineOf(id, as, 'officialNo');
    const edited = await office.post(`/api/spreadsheets/${id}/edits?as=${as}`, {
      requests: [
        {
          updateCells: {
            start: { sheetId: place.sheetId, rowIndex: place.row, columnIndex: 2 },
            rows: [{ values: [{ userEnteredValue: { stringValue: OFFICIAL_NO } }] }],
            fields: 'userEnteredValue',
          },
        },
      ],
    });
    expect(edited.status).toBe(200);

    const view = await run<SubmitView>(id, as, 'sidebarPrepare');
    expect(view).toMatchObject({ baseRevision: 1, check: { counts: { block: 0 } } });
    const confirmations = view.check.groups
      .flatMap(({ issues }) => issues)
      .filter(({ severity }) => severity === 'WARN')
      .map(({ code, tab, cell }) => ({ code, tab, cell, reason: 'Đã rà soát' }));
    const wish = { baseRevision: view.baseRevision, confirmations };
    const outcome = await run<SubmitOutcome>(id, as, 'sidebarSubmit', wish);
    expect(outcome).toMatchObject({ kind: 'received', receipt: { revision: 2 } });
    const { receipts } = await run<StatusView>(id, as, 'sidebarStatus');

    await office.kill('SIGKILL');
    office = await startOffice(['--port', '0', '--data', data]);

    expect((await lineOf(id, as, 'officialNo')).value).toBe(OFFICIAL_NO);
    const again = (await progress()).lines.find(({ commune }) => commune === line.commune);
    expect(again?.report).toMatchObject({ revision: 2, by: as });
    const status = await run<StatusView>(id, as, 'sidebarStatus');
    expect(status).toMatchObject({ failure: null, changes: [], receipts });
    expect(receipts.map(({ revision }) => revision)).toHaveLength(2);
  });

  it(
    'tells a page that is still open to come again, until it is ready',
    { timeout: LONG },
    async () => {
      const id = person('communeOfficer').spreadsheets[0]?.id ?? '';
      const as = person('communeOfficer').email;
      const { port } = new URL(office.origin);
      await office.kill('SIGKILL');
      const paths = [`/api/spreadsheets/${id}?as=${as}`, '/api/office', '/'];
      const told = new Map<number, string | null>();
      const watch = new AbortController();
      const opened = startOffice(['--port', port, '--data', data]).finally(() => watch.abort());
      while (!watch.signal.aborted) {
        for (const path of paths) {
          const response = await fetch(office.origin + path).catch(() => null);
          if (response) told.set(response.status, response.headers.get('retry-after'));
        }
        await pause(5);
      }
      office = await opened;
      told.delete(200);
      expect([...told]).toEqual([[503, '1']]);
    },
  );

  it(
    'drops a line that was never whole, and says when a file is none of its own',
    { timeout: LONG },
    async () => {
      await office.kill('SIGKILL');
      await appendFile(join(data, 'firestore.jsonl'), '{"at":1,"docu');
      office = await startOffice(['--port', '0', '--data', data]);
      expect((await progress()).lines).toHaveLength(3);

      const strange = join(folder, 'strange');
      await rm(strange, { recursive: true, force: true });
      await writeFile(strange, 'a file');
      const refused = await refusedOffice(['--port', '0', '--data', strange]);
      expect(refused.code).toBe(2);
      expect(refused.said.trim().split('\n')).toHaveLength(1);
    },
  );
});

describe('the schedule of the office', () => {
  it('runs a job now and remembers what came of it', async () => {
    const { status, body } = await office.post('/api/office/jobs/rollUpProvince', {});
    expect([status, body]).toEqual([200, expect.objectContaining({ outcome: 'DONE' })]);
    const { jobs } = await office.get<OfficeView>('/api/office');
    const ran = jobs.find(({ name }) => name === 'rollUpProvince');
    expect(ran).toMatchObject({
      title: 'Tổng hợp số liệu toàn tỉnh',
      lastRun: { outcome: 'DONE' },
    });
  });

  it('has no other job', async () => {
    expect((await office.post('/api/office/jobs/dropTables', {})).status).toBe(404);
  });

  it.each([
    ['back', { now: '2025-12-18T10:00:00+07:00' }],
    ['to no day', { now: '2025-13-01' }],
    ['by nothing', { forwardDays: 0 }],
    ['by a century', { forwardDays: 36_500 }],
    ['without a wish', {}],
  ])('does not move the clock %s', async (_name, wish) => {
    const before = await office.get<OfficeView>('/api/office');
    expect((await office.post('/api/office/clock', wish)).status).toBe(400);
    const after = await office.get<OfficeView>('/api/office');
    expect(after.now.slice(0, 13)).toBe(before.now.slice(0, 13));
  });

  it('runs what falls due when the clock is moved over it, as of that time', async () => {
    const wish = { now: '2025-12-22T09:00:00+07:00' };
    const { status, body } = await office.post('/api/office/clock', wish);
    expect(status).toBe(200);
    const { now, jobs } = body as OfficeView;
    expect(now).toMatch(/^2025-12-22T09:0/);
    expect(jobs.map(({ name, lastRun }) => [name, lastRun?.at, lastRun?.outcome])).toEqual([
      ['collectWorkbooks', '2025-12-20T00:00:00+07:00', 'DONE'],
      ['provisionSheets', undefined, undefined],
      ['rollUpProvince', '2025-12-22T07:00:00+07:00', 'DONE'],
      ['checkDeadlines', '2025-12-22T07:05:00+07:00', 'DONE'],
      ['publishSummary', '2025-12-22T07:15:00+07:00', 'DONE'],
    ]);
  });

  it('shows the mails that went out, each taken by the office’s own mail server', async () => {
    const letters = await office.get<Letter[]>('/api/outbox');
    expect(letters.length).toBeGreaterThan(0);
    expect(new Set(letters.map(({ state }) => state))).toEqual(new Set(['SENT']));
    for (const { to, subject, text } of letters) {
      expect(to).toMatch(/@mo-phong\.example$/);
      expect(subject).not.toBe('');
      expect(text).toMatch(/(trước|chậm nhất) ngày .*23:59 ngày \d{2}\/\d{2}\/2025/);
    }
    expect(letters.map(({ text }) => text).join()).toContain(
      'quý IV năm 2025\n  Hạn nộp: trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)',
    );
  });

  it(
    'keeps clock and runs over a restart, and closes when it is told to',
    { timeout: LONG },
    async () => {
      expect(await office.kill('SIGTERM')).toEqual({ code: 0, signal: null });
      office = await startOffice(['--port', '0', '--data', data]);
      const { now, jobs } = await office.get<OfficeView>('/api/office');
      expect(now).toMatch(/^2025-12-22T09:/);
      expect(jobs[0]?.lastRun?.at).toBe('2025-12-20T00:00:00+07:00');
    },
  );
});
