// The add-on as it is pushed, in the local office's Apps Script, over a spreadsheet as provisioning
// leaves it: with its locks, its hidden tabs and its formulas.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { sheetIdOf } from '../../functions/domain/grid/sheet-id.ts';
import { cellPlace } from '../../functions/domain/workbook/cell.ts';
import { firstGrids } from '../../functions/domain/workbook/renew.ts';
import { formRequests } from '../../functions/sheets/form-requests.ts';
import { openScriptHost } from '../../local-office/apps-script/host.ts';
import { memoryJournal } from '../../local-office/journal.ts';
import { openSpreadsheetStore } from '../../local-office/sheets/open-store.ts';
import type { CheckView, StatusView, SubmitView } from '../../sheets-addon/contract.ts';
import { openDesk } from '../domain/workbook/office.ts';
import { compiledAddon } from './script.ts';
import { contextOf } from './sheets.ts';

const OWNER = 'may-chu@example.vn';
const OFFICER = 'canbo@anhai.example';
const FIGURES = '4. Số liệu kỳ';
let code = '';
let page = '';

beforeAll(async () => {
  ({ code, page } = await compiledAddon());
});

function office(functions = 'http://127.0.0.1:1') {
  const desk = openDesk();
  const before = { ...contentBefore(), period: '2025-Q3' };
  const context = contextOf(desk, undefined, before);
  const store = openSpreadsheetStore(memoryJournal());
  const id = store.create({ title: 'Phường An Hải', owner: OWNER });
  const { sheets } = store.spreadsheet(id);
  const grids = { grids: firstGrids(context), replaces: new Map(), removed: [] };
  const marks = { unit: '48-20275', digest: 'd' };
  const standing = { sheets: sheets.map(({ properties }) => ({ properties })) };
  store.apply(id, formRequests(standing, grids, marks, true), OWNER);
  store.share(id, OFFICER, 'writer');
  const host = openScriptHost({
    code,
    files: { Sidebar: page },
    manifest: {
      timeZone: 'Asia/Ho_Chi_Minh',
      oauthScopes: [
        'https://www.googleapis.com/auth/spreadsheets.currentonly',
        'https://www.googleapis.com/auth/script.container.ui',
        'https://www.googleapis.com/auth/script.external_request',
        'https://www.googleapis.com/auth/userinfo.email',
        'openid',
      ],
    },
    store,
    scriptProperties: { FUNCTIONS_URL: functions },
    signIdToken: (email) => `signed:${email}`,
    now: () => Date.parse('2025-12-18T14:05:00+07:00'),
    workers: 1,
  });
  onTestFinished(() => host.close());
  const run = async (name: string, args: unknown[] = [], selected: string | null = null) => {
    const selection = selected === null ? null : { sheetId: sheetIdOf(FIGURES), range: selected };
    const call = { spreadsheetId: id, user: OFFICER, function: name, args, selection };
    const outcome = await host.run(call);
    expect(outcome.error).toBeUndefined();
    return outcome;
  };
  const cellAt = (address: string, tab = FIGURES) => {
    const place = cellPlace(address);
    const sheet = store.spreadsheet(id).sheets.find((it) => it.properties.title === tab);
    return sheet?.cells[place?.row ?? -1]?.[place?.column ?? -1];
  };
  /** The column of a key in tab 4, and a value typed into it as the officer. */
  const addressOf = (key: string, row: number) => {
    const column = desk.sheet('figures').rows[0]?.indexOf(key) ?? -1;
    return { address: `${String.fromCharCode(65 + column)}${row}`, column };
  };
  const type = (key: string, row: number, value: string | number) => {
    const { address, column } = addressOf(key, row);
    const entered = typeof value === 'number' ? { numberValue: value } : { stringValue: value };
    const start = { sheetId: sheetIdOf(FIGURES), rowIndex: row - 1, columnIndex: column };
    const rows = [{ values: [{ userEnteredValue: entered }] }];
    store.apply(id, [{ updateCells: { start, rows, fields: 'userEnteredValue' } }], OFFICER);
    return address;
  };
  return { desk, store, id, run, cellAt, addressOf, type };
}

function contentBefore() {
  const desk = openDesk();
  for (const row of [0, 1]) desk.type('figures', row, 'n:hh_informed', 100 + row);
  const { content } = desk.receive();
  if (content === null) throw new Error('expected a workbook without contradictions');
  return content;
}

describe('in a provisioned spreadsheet', () => {
  it('a check marks what is wrong and frees what is right, past all locks', async () => {
    const { run, cellAt, type } = office();
    type('activeMembers', 4, 4);
    const cell = type('hoursPerWeek', 3, 'nhiều');
    const found = (await run('sidebarCheck')).value as CheckView;
    expect(found).toMatchObject({ unit: 'Phường An Hải', repaired: [], at: '14:05' });
    expect(found.counts.block).toBe(1);
    expect(cellAt(cell)?.note).toContain('“nhiều”');
    expect(cellAt('C8', '0. Bắt đầu')?.effective?.stringValue).toMatch(/1 lỗi phải sửa/);
    type('hoursPerWeek', 3, 8);
    expect(((await run('sidebarCheck')).value as CheckView).counts.block).toBe(0);
    expect(cellAt(cell)?.note ?? '').toBe('');
  });

  it('opening notes in the hidden card which spreadsheet this is', async () => {
    const { run, cellAt, id } = office();
    const { effects } = await run('onOpen');
    expect(effects).toMatchObject([{ kind: 'menu', caption: 'Tổ CNSCĐ' }]);
    const line = ['A6', 'B6'].map((cell) => cellAt(cell, '_Meta')?.effective?.stringValue);
    expect(line).toEqual(['spreadsheetId', id]);
  });

  it('a cell is checked as it is typed', async () => {
    const { run, cellAt, type } = office();
    const cell = type('activeMembers', 4, -1);
    const sheetId = sheetIdOf(FIGURES);
    const { logs } = await run('onEdit', [{ sheetId, range: cell, value: '-1' }], cell);
    expect(logs).toEqual([]);
    expect(cellAt(cell)?.note).toContain('không thể là số âm');
  });

  it('a figure is right after a percentage in its cell was not', async () => {
    const { run, cellAt, type, store, id } = office();
    type('activeMembers', 4, 4);
    const cell = type('n:hh_informed', 3, 0.7);
    const { row: startRowIndex = 0, column: startColumnIndex = 0 } = cellPlace(cell) ?? {};
    const sheetId = sheetIdOf(FIGURES);
    const place = { startRowIndex, endRowIndex: startRowIndex + 1, startColumnIndex };
    const range = { sheetId, ...place, endColumnIndex: startColumnIndex + 1 };
    const percent = { userEnteredFormat: { numberFormat: { type: 'PERCENT', pattern: '0%' } } };
    const fields = 'userEnteredFormat.numberFormat';
    store.apply(id, [{ repeatCell: { range, cell: percent, fields } }], OFFICER);
    await run('onEdit', [{ sheetId, range: cell, value: '0.7' }], cell);
    expect(cellAt(cell)?.note).toContain('không phải tỷ lệ (ô ghi 70%)');
    expect(cellAt(cell)?.effective?.stringValue).toBe('70%');
    expect(cellAt(cell)?.format?.numberFormat?.pattern).toBe('#,##0');
    expect(cellAt(cell)?.format?.textFormat?.italic ?? false).toBe(false);
    expect(((await run('sidebarCheck')).value as CheckView).counts.block).toBe(1);
    type('n:hh_informed', 3, 190);
    expect(((await run('sidebarCheck')).value as CheckView).counts.block).toBe(0);
  });

  it('the figures that the form filled in are taken again after they were emptied', async () => {
    const { run, cellAt, addressOf, store, id } = office();
    const { address, column } = addressOf('n:hh_informed', 3);
    expect(cellAt(address)?.effective?.numberValue).toBe(100);
    const range = { sheetId: sheetIdOf(FIGURES), startRowIndex: 2, endRowIndex: 4 };
    const cells = { ...range, startColumnIndex: column, endColumnIndex: column + 1 };
    const empty = [{ repeatCell: { range: cells, cell: {}, fields: 'userEnteredValue' } }];
    store.apply(id, empty, OFFICER);
    const { effects } = await run('menuTakePrevious');
    expect(effects).toMatchObject([
      { kind: 'toast', text: expect.stringContaining('2 ô') as string },
    ]);
    expect(cellAt(address)?.effective?.numberValue).toBe(100);
    expect(cellAt(address)?.format?.textFormat?.italic).toBe(true);
  });

  it('selected rows are ticked', async () => {
    const { run, cellAt, addressOf } = office();
    await run('menuKeepPrevious', [], 'A3:B4');
    expect(cellAt(addressOf('keep', 4).address)?.effective?.stringValue).toBe('x');
  });

  it('the menu opens the sidebar at its pane, and an issue leads to its cell', async () => {
    const { run } = office();
    const { effects } = await run('menuSubmit');
    expect(effects).toMatchObject([{ kind: 'sidebar', title: 'Chốt Số' }]);
    expect(JSON.stringify(effects)).toContain('data-pane=\\"submit\\"');
    const led = await run('selectCell', [FIGURES, 'E5']);
    expect(led).toMatchObject({
      value: true,
      effects: [{ kind: 'select', sheetId: sheetIdOf(FIGURES), range: 'E5' }],
    });
  });

  it('a report goes out with the officer’s token and leaves its receipt', async () => {
    const asked: { url: string; token: string | undefined }[] = [];
    const receipt = { revision: 1, submittedAt: '2025-12-18T14:05:00+07:00', by: OFFICER };
    const server = createServer((request, response) => {
      asked.push({ url: request.url ?? '', token: request.headers.authorization });
      const timeliness = { status: 'ON_TIME', lateByDays: null, dueWords: 'x' };
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({ receipt, issues: [], timeliness, report: null, content: null }),
      );
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const { run, cellAt, type } = office(`http://127.0.0.1:${port}`);
    type('hoursPerWeek', 3, 8);
    const prepared = (await run('sidebarPrepare')).value as SubmitView;
    expect(prepared).toMatchObject({ who: OFFICER, baseRevision: null, standing: null });
    const confirmations = [{ code: '*', tab: '', cell: '', reason: '' }];
    const { value } = await run('sidebarSubmit', [{ baseRevision: null, confirmations }]);
    expect(value).toMatchObject({ kind: 'received', note: null });
    expect(cellAt('B2', '_NhatKy')?.effective?.numberValue).toBe(1);
    expect(asked.map(({ url }) => url.replace(/\?.*/, ''))).toEqual([
      '/reportStatus',
      '/submitWorkbook',
    ]);
    expect(asked[1]?.token).toBe(`Bearer signed:${OFFICER}`);
    expect((await run('sidebarPrepare')).value).toMatchObject({ baseRevision: 1 });
  });

  it('a report that went back marks its cells past all locks, until it is in again', async () => {
    let state = 'RETURNED';
    const content = { ...contentBefore(), period: '2025-Q4' };
    // The first is locked by the form: it is told and not marked.
    const cells = [{ at: `${FIGURES}!A3`, words: 'Mã thôn sai' }];
    const server = createServer((_request, response) => {
      const report = {
        reportId: '48-20275_2025-Q4_QN-R1',
        revision: 1,
        state,
        submittedAt: '2025-12-18T09:00:00+07:00',
        firstCompleteAt: '2025-12-18T09:00:00+07:00',
        by: OFFICER,
      };
      const returned = {
        revision: 1,
        at: '2025-12-18T10:00:00+07:00',
        by: 'son@dn.example',
        reason: 'Chưa khớp',
        cells,
      };
      const timeliness = { status: 'ON_TIME', lateByDays: null, dueWords: 'x', assumed: false };
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({ report, returned, timeliness, content, difficultyAnswers: [] }),
      );
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const { run, cellAt, addressOf } = office(`http://127.0.0.1:${port}`);
    const { address } = addressOf('hoursPerWeek', 4);
    cells.push({ at: `${FIGURES}!${address}`, words: 'Xem lại' });
    const ground = () => cellAt(address)?.format?.backgroundColorStyle?.rgbColor;
    const before = structuredClone(ground());
    const view = (await run('sidebarStatus')).value as StatusView;
    expect(view.returned?.cells.map(({ place }) => place)).toEqual(['HERE', 'HERE']);
    expect(cellAt(address)?.note).toBe('⟦Chốt Số⟧\nTỉnh trả lại: Xem lại\n⟦/Chốt Số⟧');
    expect(ground()).not.toEqual(before);
    const led = await run('selectCell', [FIGURES, view.returned?.cells[1]?.cell]);
    expect(led).toMatchObject({ value: true, effects: [{ kind: 'select', range: address }] });
    state = 'SUBMITTED';
    await run('sidebarStatus');
    expect(cellAt(address)?.note ?? '').toBe('');
    expect(ground()).toEqual(before);
    expect(cellAt('C9', '0. Bắt đầu')?.effective?.stringValue).toMatch(/^Phải nộp x\./);
  });
});
