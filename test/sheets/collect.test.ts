import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { headsOf, reportsOf } from '../../functions/store/counted-reports.ts';
import { saveOfficer } from '../../functions/store/officers.ts';
import { askForCollection, type Draft } from '../../functions/store/spreadsheets.ts';
import { AN_HAI, HOA_TIEN } from '../cast.ts';
import { fillIn as fillQuarter } from './fill-in.ts';
import { OWNER, tabOf } from './local-google.ts';
import { FIGURES, LAN, MINUTE, MORNING, sheetsOffice, type SheetsOffice } from './sheets-office.ts';

const REPORT = '48-20275_2025-Q4_QN-R1';
const UNIT = '48-20275';
const DAYS = 24 * 60;
const informed = (row: string) => ({ row, column: 'n:hh_informed' });

let office: SheetsOffice;
let id: string;
beforeEach(async () => {
  office = await sheetsOffice();
  await office.provision();
  id = await office.sheetOf(AN_HAI.code);
});
afterEach(() => office.close());

const ask = (collect: 'DRAFT' | 'SUBMIT', by = LAN) =>
  askForCollection(office.db, UNIT, { collect, by, at: MORNING });
const draftOf = async (report: string): Promise<Draft | null> => {
  const found = await office.db.collection('drafts').doc(report).get();
  return (found.data() as Draft | undefined) ?? null;
};
const journal = () =>
  tabOf(office.google.store, id, '_NhatKy')
    .cells.slice(1)
    .map((row) => row.map((cell) => cell?.effective?.numberValue ?? cell?.effective?.stringValue))
    .filter((row) => row.length > 0);

const fillIn = () => fillQuarter(office, id);

describe('a commune that asked for its sheet to be sent', () => {
  it('has its figures recorded in the name of who asked, and the receipt in its sheet', async () => {
    fillIn();
    await ask('SUBMIT');
    office.google.asked.length = 0;
    expect(await office.collect()).toBe(true);
    expect(await draftOf(REPORT)).toBeNull();
    const [report] = await reportsOf(office.db, '48', '2025-Q4');
    expect(report).toMatchObject({ reportId: REPORT, revision: 1, submittedBy: LAN });
    expect(report?.content.villages[0]?.decision).toEqual({ no: '756/QĐ-UBND', on: '2025-10-28' });
    expect(JSON.stringify(report?.content)).not.toContain('Người 1');
    expect(journal()).toEqual([
      ['09:30 ngày 18/12/2025', 1, LAN, 'Hệ thống lấy từ bảng tính', '2025-Q4'],
    ]);
    expect(office.read(id, '0. Bắt đầu', { row: 'status', column: 'value' })).toBe(
      'Phường An Hải: đã nộp bản 1 lúc 09:30 ngày 18/12/2025',
    );
    expect(office.google.asked).toEqual([
      'GET /v4/spreadsheets/ID',
      'POST /v4/spreadsheets/ID:batchUpdate',
    ]);
    expect(await office.record(AN_HAI.code)).toMatchObject({ collect: 'NONE', askedBy: null });
  });

  it('told twice it is recorded once; a change makes the next revision', async () => {
    fillIn();
    await ask('SUBMIT');
    await office.collect();
    await ask('SUBMIT');
    await office.collect();
    expect((await headsOf(office.db, '48', '2025-Q4')).get(AN_HAI.code)?.revision).toBe(1);
    expect(journal()).toHaveLength(1);
    office.type(id, FIGURES, informed('T001'), 111, LAN);
    await ask('SUBMIT');
    await office.collect();
    expect((await headsOf(office.db, '48', '2025-Q4')).get(AN_HAI.code)?.revision).toBe(2);
    expect(journal().map(([, revision]) => revision)).toEqual([1, 2]);
  });

  it.each<[string, () => void, string]>([
    [
      'text where a number belongs',
      () => office.type(id, FIGURES, informed('T001'), 'nhiều', LAN),
      'BLOCKED',
    ],
    [
      'something to be confirmed',
      () => office.type(id, '3. Thành viên', { row: 0, column: 'role' }, 'Trưởng nhóm', LAN),
      'UNCONFIRMED',
    ],
    [
      'a journal of another revision',
      () => {
        const { sheetId } = tabOf(office.google.store, id, '_NhatKy').properties;
        const texts = ['16:30', 'lan', '', '2025-Q4'].map((stringValue) => ({
          userEnteredValue: { stringValue },
        }));
        const [at = {}, ...others] = texts;
        const values = [at, { userEnteredValue: { numberValue: 7 } }, ...others];
        const cells = { sheetId, rows: [{ values }], fields: 'userEnteredValue' };
        office.google.store.apply(id, [{ appendCells: cells }], OWNER);
      },
      'STALE',
    ],
  ])('with %s is kept as a draft that nobody counts', async (_what, change, reason) => {
    fillIn();
    change();
    await ask('SUBMIT');
    expect(await office.collect()).toBe(true);
    expect(await reportsOf(office.db, '48', '2025-Q4')).toEqual([]);
    const draft = await draftOf(REPORT);
    expect(draft).toMatchObject({ reason, by: LAN, spreadsheetId: id });
    expect((draft?.counts.block ?? 0) > 0).toBe(reason === 'BLOCKED');
    expect((await office.record(AN_HAI.code)).collect).toBe('NONE');
    expect(JSON.stringify(draft)).not.toContain('nhiều');
  });

  it('by somebody who has lost the right since is kept as a draft', async () => {
    fillIn();
    await ask('SUBMIT');
    await saveOfficer(office.db, LAN, []);
    await office.collect();
    expect(await reportsOf(office.db, '48', '2025-Q4')).toEqual([]);
    expect(await draftOf(REPORT)).toMatchObject({ reason: 'NOT_ALLOWED' });
  });
});

describe('drafts', () => {
  it('are kept for who asked for no more', async () => {
    fillIn();
    await ask('DRAFT');
    await office.collect();
    const draft = await draftOf(REPORT);
    expect(draft).toMatchObject({ reason: 'ASKED', counts: { block: 0 } });
    expect(draft?.content?.villageFigures[0]?.numerator?.value).toBe(100);
    expect((await headsOf(office.db, '48', '2025-Q4')).size).toBe(0);
  });

  it('are taken of silent communes once the report is due, and not before', async () => {
    await office.collect();
    expect(await draftOf(REPORT)).toBeNull();
    fillIn();
    await ask('SUBMIT');
    await office.collect();
    office.moveClock(2 * DAYS);
    await office.collect();
    expect(await draftOf(REPORT)).toBeNull();
    const silent = await draftOf('48-20332_2025-Q4_QN-R1');
    expect(silent).toMatchObject({ reason: 'DUE', content: null, by: null });
    expect(silent?.at).toBe(MORNING + 2 * DAYS * MINUTE);
  });
});

describe('a sheet out of reach', () => {
  it('is named, its wish stands, and the others are collected', async () => {
    fillIn();
    await ask('SUBMIT');
    office.google.store.changeFile(id, { trashed: true });
    office.moveClock(2 * DAYS);
    expect(await office.collect()).toBe(true);
    expect(await office.record(AN_HAI.code)).toMatchObject({ state: 'GONE', collect: 'SUBMIT' });
    expect(await draftOf('48-20332_2025-Q4_QN-R1')).not.toBeNull();
  });

  it.each<[string, number]>([
    ['reading', 0],
    ['writing the receipt', 1],
  ])('for a while, while %s: the message comes again and the report stands once', async (_, at) => {
    fillIn();
    await ask('SUBMIT');
    office.google.disturb((index) => (index >= at ? { status: 503 } : null));
    expect(await office.collect('2025-Q4', [AN_HAI.code])).toBe(at === 1);
    office.google.disturb(() => null);
    await office.collect('2025-Q4', [AN_HAI.code]);
    expect((await headsOf(office.db, '48', '2025-Q4')).get(AN_HAI.code)?.revision).toBe(1);
    expect((await office.record(HOA_TIEN.code)).state).toBe('READY');
  });
});
