import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sheetIdOf } from '../../functions/domain/grid/sheet-id.ts';
import { saveOfficer } from '../../functions/store/officers.ts';
import { askForCollection, changeSpreadsheet } from '../../functions/store/spreadsheets.ts';
import { AN_HAI, HOA_TIEN, QUANG_NAM, village } from '../cast.ts';
import { withOneMore } from '../domain/workbook/workbooks.ts';
import { OWNER, tabOf } from './local-google.ts';
import {
  FIGURES,
  FIGURES_ID,
  LAN,
  sheetsOffice,
  SON,
  VILLAGES,
  type SheetsOffice,
} from './sheets-office.ts';

const INFORMED = { row: 'T001', column: 'n:hh_informed' };
const MORE = withOneMore(QUANG_NAM);
let office: SheetsOffice;
beforeEach(async () => {
  office = await sheetsOffice();
});
afterEach(() => office.close());

const writes = () => office.google.asked.filter((call) => !call.startsWith('GET'));
const titles = (id: string) =>
  office.google.store.spreadsheet(id).sheets.map(({ properties }) => properties.title);

describe('the first provisioning', () => {
  beforeEach(async () => {
    await office.provision();
  });

  it('makes one spreadsheet for each commune that owes a report, and records it', async () => {
    const files = office.google.store.files().map(({ name }) => name);
    expect(files.sort()).toEqual([
      'Chốt Số – Phường An Hải (Đà Nẵng)',
      'Chốt Số – Xã Hòa Tiến (Đà Nẵng)',
    ]);
    expect(await office.record(AN_HAI.code)).toMatchObject({
      spreadsheetId: await office.sheetOf(AN_HAI.code),
      period: '2025-Q4',
      state: 'READY',
      detail: null,
      collect: 'NONE',
      claimedAt: null,
    });
  });

  it('leaves nothing but the form in it, in Vietnamese, and says whose it is', async () => {
    const id = await office.sheetOf(AN_HAI.code);
    const { properties, developerMetadata, sheets } = office.google.store.spreadsheet(id);
    expect(properties).toMatchObject({ locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh' });
    const marks = developerMetadata.map((it) => [it.metadataKey, it.metadataValue]);
    expect(marks[0]).toEqual(['chotSo', '48-20275']);
    expect(sheets.map((it) => [it.properties.title, it.properties.hidden ?? false])).toEqual([
      ...[
        '0. Bắt đầu',
        '1. Đơn vị',
        '2. Thôn và Tổ',
        '3. Thành viên',
        FIGURES,
        '6. Hoạt động',
        '8. Khó khăn, kiến nghị',
        '9. Mô hình, khen thưởng',
        '11. Kinh phí',
      ].map((title) => [title, false]),
      ...['_DanhMuc', '_KyTruoc', '_NhatKy', '_Meta', '_QuyDinh'].map((title) => [title, true]),
    ]);
    expect(tabOf(office.google.store, id, FIGURES).properties.sheetId).toBe(FIGURES_ID);
  });

  it('lets the commune write and the province’s staff read; its viewers have the summary', async () => {
    const { permissions } = office.google.store.file(await office.sheetOf(AN_HAI.code));
    const shares = permissions.map(({ emailAddress, role }) => `${emailAddress} ${role}`).sort();
    expect(shares).toEqual([`${LAN} writer`, `${SON} reader`]);
    expect((await office.record(AN_HAI.code)).sharedWith).toEqual(shares);
  });

  it('locks the form: an officer types in open cells only', async () => {
    const id = await office.sheetOf(AN_HAI.code);
    office.type(id, FIGURES, INFORMED, 100, LAN);
    expect(office.read(id, FIGURES, INFORMED)).toBe(100);
    expect(() => office.type(id, FIGURES, { row: 'T001', column: 'village' }, 'T9', LAN)).toThrow(
      /protect/i,
    );
  });
});

describe('provisioning again', () => {
  it('asks nothing at once, and later only whether the sheets are still there', async () => {
    await office.provision();
    office.google.asked.length = 0;
    await office.provision();
    expect(office.google.asked).toEqual([]);
    office.moveClock(60);
    await office.provision();
    expect(office.google.asked).toEqual(['GET /v4/spreadsheets/ID', 'GET /v4/spreadsheets/ID']);
  });

  it('finds a spreadsheet that the store does not know, and does not write it again', async () => {
    await office.provision();
    const id = await office.sheetOf(AN_HAI.code);
    const unknown = { spreadsheetId: null, digest: null, period: null, state: 'NONE' } as const;
    await changeSpreadsheet(office.db, '48-20275', { ...unknown, sharedWith: [], at: 0 });
    office.google.asked.length = 0;
    await office.provision();
    expect(writes()).toEqual([]);
    expect(await office.record(AN_HAI.code)).toMatchObject({ spreadsheetId: id, state: 'READY' });
  });

  it('does not take another commune’s spreadsheet for its own', async () => {
    await office.provision();
    const own = await office.sheetOf(AN_HAI.code);
    const other = await office.sheetOf(HOA_TIEN.code);
    await changeSpreadsheet(office.db, '48-20275', { spreadsheetId: other, digest: null, at: 0 });
    await office.provision();
    expect((await office.record(AN_HAI.code)).spreadsheetId).toBe(own);
  });

  it('another run, while a spreadsheet is being made, makes no second one', async () => {
    const { files } = office.google.client.drive;
    const create = files.create.bind(files) as (...wish: unknown[]) => Promise<unknown>;
    const others: Promise<boolean>[] = [];
    Object.assign(files, {
      create: async (...wish: unknown[]) => {
        // The other run goes from its beginning to its end.
        if (others.length === 0) {
          others.push(office.provision());
          await others[0];
        }
        return create(...wish);
      },
    });
    expect(await office.provision()).toBe(true);
    expect(await others[0]).toBe(false);
    expect(await office.provision()).toBe(true);
    expect(office.google.store.files()).toHaveLength(2);
  });

  it('another run, while the form is being written, does no harm', async () => {
    await office.provision();
    const id = await office.sheetOf(AN_HAI.code);
    await office.setPlans([MORE]);
    const { spreadsheets } = office.google.client.sheets;
    const write = spreadsheets.batchUpdate.bind(spreadsheets) as (it: unknown) => Promise<unknown>;
    const others: Promise<boolean>[] = [];
    Object.assign(spreadsheets, {
      batchUpdate: async (request: unknown) => {
        if (others.length === 0) {
          others.push(office.provision());
          await others[0];
          // Between the two writings an officer is at work.
          office.type(id, FIGURES, INFORMED, 42, LAN);
        }
        return write(request);
      },
    });
    expect(await office.provision()).toBe(true);
    expect(await others[0]).toBe(true);
    expect(office.read(id, FIGURES, INFORMED)).toBe(42);
    expect(office.read(id, FIGURES, { row: 'T001', column: 'n:one_more' })).toBeNull();
  });

  it('two runs at once make one spreadsheet for each commune', async () => {
    const taken = await Promise.all([office.provision(), office.provision()]);
    if (taken.includes(false)) expect(await office.provision()).toBe(true);
    expect(office.google.store.files()).toHaveLength(2);
    expect(await office.record(AN_HAI.code)).toMatchObject({ state: 'READY' });
    const alone = await sheetsOffice();
    await alone.provision();
    expect(office.state()).toEqual(alone.state());
    await alone.close();
  });
});

describe('renewing', () => {
  let id: string;
  beforeEach(async () => {
    await office.provision();
    id = await office.sheetOf(AN_HAI.code);
    office.type(id, FIGURES, INFORMED, 156, LAN);
    office.google.asked.length = 0;
  });

  it('a typed figure survives a changed plan, in one read and one write', async () => {
    await office.setPlans([MORE]);
    expect(await office.provision('2025-Q4', [AN_HAI.code])).toBe(true);
    expect(office.read(id, FIGURES, INFORMED)).toBe(156);
    expect(office.read(id, FIGURES, { row: 'T001', column: 'n:one_more' })).toBeNull();
    expect(office.google.asked).toEqual([
      'GET /v4/spreadsheets/ID',
      'GET /drive/v3/files/ID',
      'GET /v4/spreadsheets/ID',
      'POST /v4/spreadsheets/ID:batchUpdate',
    ]);
    office.type(id, FIGURES, { row: 'T001', column: 'n:one_more' }, 3, LAN);
  });

  it('a village renamed in the unit list gets its name, its figures stay', async () => {
    const villages = VILLAGES.map((it) =>
      it.commune === AN_HAI.code && it.code === 'T001' ? { ...it, name: 'Khối phố Một' } : it,
    );
    await office.setVillages([...villages, village(AN_HAI, 'T000')]);
    await office.provision();
    const at = (column: string) => office.read(id, '2. Thôn và Tổ', { row: 'T001', column });
    expect(at('name')).toBe('Khối phố Một');
    expect(office.read(id, FIGURES, INFORMED)).toBe(156);
    expect(office.read(id, FIGURES, { row: 0, column: 'village' })).toBe('T000');
  });

  it('a tab that the officer renamed is written where it is and gets its name back', async () => {
    office.google.store.apply(
      id,
      [
        {
          updateSheetProperties: {
            properties: { sheetId: FIGURES_ID, title: 'Số của tôi' },
            fields: 'title',
          },
        },
        { addSheet: { properties: { title: FIGURES } } },
      ],
      OWNER,
    );
    await office.setPlans([MORE]);
    expect(await office.provision()).toBe(true);
    expect(tabOf(office.google.store, id, FIGURES).properties.sheetId).toBe(FIGURES_ID);
    expect(office.read(id, FIGURES, INFORMED)).toBe(156);
    expect(titles(id)).toContain(`${FIGURES} (bản riêng)`);
  });

  it('a deleted tab is made again, a tab of the officer stays', async () => {
    const activities = sheetIdOf('6. Hoạt động');
    office.google.store.apply(id, [{ deleteSheet: { sheetId: activities } }], OWNER);
    office.google.store.apply(id, [{ addSheet: { properties: { title: 'Nháp' } } }], LAN);
    await office.setPlans([MORE]);
    await office.provision();
    expect(tabOf(office.google.store, id, '6. Hoạt động').properties.sheetId).toBe(activities);
    expect(titles(id)).toContain('Nháp');
  });
});

describe('a new period', () => {
  let id: string;
  beforeEach(async () => {
    await office.provision('2025-Q3');
    id = await office.sheetOf(AN_HAI.code);
    office.type(id, FIGURES, INFORMED, 156, LAN);
    office.type(id, FIGURES, { row: 'T001', column: 'hoursPerWeek' }, 8, LAN);
    office.type(id, '3. Thành viên', { row: 0, column: 'team' }, 'T001', LAN);
    office.type(id, '3. Thành viên', { row: 0, column: 'name' }, 'Nguyễn Văn A', LAN);
  });

  it('starts empty, carries over what stays, and keeps what was not sent, hidden', async () => {
    await askForCollection(office.db, '48-20275', { collect: 'SUBMIT', by: LAN, at: 0 });
    expect(await office.provision('2025-Q4')).toBe(true);
    expect(office.read(id, FIGURES, INFORMED)).toBe(156);
    expect(office.read(id, FIGURES, { row: 'T001', column: 'hoursPerWeek' })).toBeNull();
    expect(office.read(id, '3. Thành viên', { row: 0, column: 'name' })).toBe('Nguyễn Văn A');
    expect(titles(id).filter((title) => title.startsWith('2025-Q3'))).toEqual([
      `2025-Q3 · ${FIGURES}`,
    ]);
    const archive = tabOf(office.google.store, id, `2025-Q3 · ${FIGURES}`);
    expect(archive.properties.hidden).toBe(true);
    const numbers = archive.cells.flat().map((cell) => cell?.effective?.numberValue);
    expect(numbers).toEqual(expect.arrayContaining([156, 8]));
    expect(await office.record(AN_HAI.code)).toMatchObject({ period: '2025-Q4', collect: 'NONE' });
  });

  it('of a commune that typed nothing leaves no keepsake', async () => {
    await office.provision('2025-Q4');
    const other = await office.sheetOf(HOA_TIEN.code);
    expect(titles(other).filter((title) => title.startsWith('2025'))).toEqual([]);
  });

  it('told again it changes nothing more', async () => {
    await office.provision('2025-Q4');
    const before = office.state();
    await changeSpreadsheet(office.db, '48-20275', { digest: null, at: 0 });
    await office.provision('2025-Q4');
    expect(office.state()).toEqual(before);
  });
});

describe('what an officer entered stays as it was spelled when the form is made anew', () => {
  const entries: [string, object, string | null, string][] = [
    ['a formula', { formulaValue: '=100+56' }, null, ''],
    ['a time', { numberValue: 8.5 / 24 }, 'hh:mm', 'TIME'],
    ['a day with its hour', { numberValue: 46_000.75 }, 'dd/mm/yyyy hh:mm', 'DATE_TIME'],
    ['a percentage', { numberValue: 0.354 }, '0.00%', 'PERCENT'],
  ];
  const enter = (id: string, rowIndex: number, columnIndex: number, cell: object) => {
    const start = { sheetId: FIGURES_ID, rowIndex, columnIndex };
    const rows = [{ values: [cell] }];
    const fields = 'userEnteredValue,userEnteredFormat.numberFormat';
    office.google.store.apply(id, [{ updateCells: { start, rows, fields } }], OWNER);
  };
  const cellIn = (id: string, row: number, column: number) => {
    const cell = tabOf(office.google.store, id, FIGURES).cells[row]?.[column];
    return [cell?.entered, cell?.format?.numberFormat?.pattern ?? null];
  };
  const columnOf = (id: string, key: string) =>
    (tabOf(office.google.store, id, FIGURES).cells[0] ?? []).findIndex(
      (it) => it?.effective?.stringValue === key,
    );

  it.each(entries)('%s in a cell of the form', async (_name, value, pattern, type) => {
    await office.provision();
    const id = await office.sheetOf(AN_HAI.code);
    const format =
      pattern === null ? {} : { userEnteredFormat: { numberFormat: { type, pattern } } };
    const column = columnOf(id, INFORMED.column);
    enter(id, 2, column, { userEnteredValue: value, ...format });
    await office.setPlans([MORE]);
    await office.provision();
    expect(office.read(id, FIGURES, { row: 'T001', column: 'n:one_more' })).toBeNull();
    const [entered, shown] = cellIn(id, 2, columnOf(id, INFORMED.column));
    expect(entered).toEqual(value);
    if (pattern !== null) expect(shown).toBe(pattern);
  });

  it.each(entries)('%s in a column of the officer’s own', async (_name, value, pattern, type) => {
    await office.provision();
    const id = await office.sheetOf(AN_HAI.code);
    const width =
      tabOf(office.google.store, id, FIGURES).properties.gridProperties?.columnCount ?? 0;
    office.google.store.apply(
      id,
      [{ appendDimension: { sheetId: FIGURES_ID, dimension: 'COLUMNS', length: 1 } }],
      OWNER,
    );
    const format =
      pattern === null ? {} : { userEnteredFormat: { numberFormat: { type, pattern } } };
    enter(id, 1, width, { userEnteredValue: { stringValue: 'Của tôi' } });
    enter(id, 3, width, { userEnteredValue: value, ...format });
    await office.setPlans([MORE]);
    await office.provision();
    const place = (tabOf(office.google.store, id, FIGURES).cells[1] ?? []).findIndex(
      (it) => it?.effective?.stringValue === 'Của tôi',
    );
    expect(cellIn(id, 3, place)).toEqual([value, pattern]);
  });
});

describe('accounts', () => {
  const rights = async () =>
    office.google.store
      .file(await office.sheetOf(AN_HAI.code))
      .permissions.map(({ emailAddress, role }) => `${emailAddress} ${role}`)
      .sort();

  it('whose right has ended are taken out, those that people let in stay', async () => {
    await office.provision();
    const id = await office.sheetOf(AN_HAI.code);
    office.google.store.share(id, 'ban@dn.example', 'reader');
    await saveOfficer(office.db, LAN, [
      { role: 'communeOfficer', unit: '48-20275', from: '2025-07-01', to: '2025-12-17' },
    ]);
    await office.provision();
    expect(await rights()).toEqual(['ban@dn.example reader', `${SON} reader`]);
    expect((await office.record(AN_HAI.code)).sharedWith).toEqual([`${SON} reader`]);
  });

  it('that Google does not take are counted without their names, and tried again', async () => {
    office.google.disturb((_, call) =>
      call === 'POST /drive/v3/files/ID/permissions' ? { status: 400 } : null,
    );
    expect(await office.provision('2025-Q4', [AN_HAI.code])).toBe(true);
    const record = await office.record(AN_HAI.code);
    expect(record).toMatchObject({ state: 'READY', sharedWith: [] });
    expect(record.detail).toMatch(/2 of 2 accounts/);
    expect(JSON.stringify([record.detail, office.logged()])).not.toContain('@');
    office.google.disturb(() => null);
    await office.provision();
    expect(await rights()).toEqual([`${LAN} writer`, `${SON} reader`]);
    expect(await office.record(AN_HAI.code)).toMatchObject({ detail: null });
  });
});

it('an account that may make no file is a fault of the set-up: told once, and delivered again', async () => {
  office.google.disturb((_, call) => (call === 'POST /drive/v3/files' ? { status: 403 } : null));
  expect(await office.provision()).toBe(false);
  expect(writes()).toEqual(['POST /drive/v3/files']);
  expect((await office.record(AN_HAI.code)).state).toBe('FAILED');
  office.google.disturb(() => null);
  expect(await office.provision()).toBe(true);
});

it('what is typed while a write waits for the quota is not lost', async () => {
  await office.provision();
  const id = await office.sheetOf(AN_HAI.code);
  await office.setPlans([MORE]);
  let turned = false;
  office.google.disturb((_, call) => {
    if (turned || !call.startsWith('POST /v4')) return null;
    turned = true;
    // Google says "later", and meanwhile the officer types.
    office.type(id, FIGURES, INFORMED, 42, LAN);
    return { status: 429, retryAfter: 30 };
  });
  expect(await office.provision('2025-Q4', [AN_HAI.code])).toBe(true);
  expect(office.read(id, FIGURES, INFORMED)).toBe(42);
  expect(office.google.slept).toContain(30_000);
});

describe('a spreadsheet out of reach is named, and the others go on', () => {
  beforeEach(async () => {
    await office.provision();
    await office.setPlans([MORE]);
  });

  it('unshared: FORBIDDEN, and READY again once it can be reached', async () => {
    const id = await office.sheetOf(AN_HAI.code);
    office.google.disturb((_, call) =>
      call === 'GET /v4/spreadsheets/ID' ? { status: 403 } : null,
    );
    expect(await office.provision('2025-Q4', [AN_HAI.code])).toBe(true);
    expect(await office.record(AN_HAI.code)).toMatchObject({
      state: 'FORBIDDEN',
      spreadsheetId: id,
    });
    office.google.disturb(() => null);
    await office.provision();
    expect(await office.record(AN_HAI.code)).toMatchObject({ state: 'READY', detail: null });
  });

  it('deleted: GONE, and a new one is made only when it is asked for by name', async () => {
    const id = await office.sheetOf(AN_HAI.code);
    office.google.store.changeFile(id, { trashed: true });
    expect(await office.provision()).toBe(true);
    expect(await office.record(AN_HAI.code)).toMatchObject({ state: 'GONE', spreadsheetId: id });
    expect(await office.record(HOA_TIEN.code)).toMatchObject({ state: 'READY' });
    await office.provision();
    expect(office.google.store.files()).toHaveLength(2);
    await office.provision('2025-Q4', [AN_HAI.code]);
    const made = await office.sheetOf(AN_HAI.code);
    expect(made).not.toBe(id);
    expect(await office.record(AN_HAI.code)).toMatchObject({ state: 'READY', spreadsheetId: made });
  });

  it('deleted and put back: READY again', async () => {
    const id = await office.sheetOf(AN_HAI.code);
    office.google.store.changeFile(id, { trashed: true });
    await office.provision();
    office.google.store.changeFile(id, { trashed: false });
    await office.provision();
    expect(await office.record(AN_HAI.code)).toMatchObject({ state: 'READY', spreadsheetId: id });
  });
});

it('a run that is out of time is taken up by the next where it stopped', async () => {
  const { now } = office.runtime;
  let asked = 0;
  // Every look at the clock costs a minute.
  office.runtime.now = () => now() + 60_000 * asked++;
  expect(await office.provision()).toBe(false);
  expect(office.logged().map((it) => it['message'])).toContain('provisioning paused');
  office.runtime.now = now;
  expect(await office.provision()).toBe(true);
  expect(office.google.store.files()).toHaveLength(2);
});

it('messages that mean nothing are taken and change nothing', async () => {
  expect(await office.provision('2031-Q9')).toBe(true);
  expect(office.google.asked).toEqual([]);
});

it('a province’s worth of calls leaves at the pace of the quota', async () => {
  const paced = await sheetsOffice(4);
  await paced.provision();
  const waited = paced.google.slept.reduce((sum, it) => sum + it, 0);
  const minutes = Math.floor((paced.google.asked.length - 1) / 4);
  expect(minutes).toBeGreaterThan(2);
  // Room for reading and writing together is waited for, so that no place is used up in between.
  expect(waited).toBeGreaterThanOrEqual(minutes * 60_000);
  await paced.close();
});
