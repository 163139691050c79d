// What the province gives out, as the commune sees it in its spreadsheet: a difficulty is reported, the
// province answers, the sheet shows it, the next period begins with what is open; a target assigned by
// document stands where the plan's own stood.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { difficultyIdOf } from '../../functions/domain/report/difficulty.ts';
import { answersTo, recordAnswers } from '../../functions/store/difficulties.ts';
import { standingReportOf } from '../../functions/store/reports.ts';
import { askForCollection } from '../../functions/store/spreadsheets.ts';
import { recordTargets } from '../../functions/store/targets.ts';
import { AN_HAI } from '../cast.ts';
import { fillIn } from './fill-in.ts';
import { tabOf } from './local-google.ts';
import { LAN, MORNING, sheetsOffice, SON, type SheetsOffice } from './sheets-office.ts';

/** 31 August 2025. */
const IN_AUGUST = 45_900;
const TAB = '8. Khó khăn, kiến nghị';
const WHO = { province: '48', by: SON, role: 'provinceStaff', at: MORNING };
let office: SheetsOffice;

beforeEach(async () => {
  office = await sheetsOffice();
});
afterEach(() => office.close());

/** The tab's filled rows: description, answer, state. */
function rowsOf(id: string): unknown[][] {
  const read = (row: number, column: string) => office.read(id, TAB, { row, column });
  return [0, 1, 2, 3]
    .map((row) => ['description', 'answer', 'answerState'].map((column) => read(row, column)))
    .filter(([description]) => description !== null);
}
function tell(id: string, row: number, description: string): void {
  const type = (column: string, value: string) => office.type(id, TAB, { row, column }, value, LAN);
  type('category', 'Mạng');
  type('description', description);
  type('askLevel', 'Tỉnh');
  type('status', 'Mới');
}
const answer = (description: string, state: 'IN_PROGRESS' | 'DONE', text: string) => {
  const line = { category: 'NETWORK', description };
  const id = difficultyIdOf({ province: '48', commune: AN_HAI.code }, line);
  return recordAnswers(office.db, [{ id, answer: text, state, line }], WHO);
};
/** The sheet is fetched and its report sent, as the officer has asked for. */
async function send(period: string): Promise<void> {
  const wish = { collect: 'SUBMIT' as const, by: LAN, at: MORNING };
  await askForCollection(office.db, `48-${AN_HAI.code}`, wish);
  expect(await office.collect(period, [AN_HAI.code])).toBe(true);
}

describe('a difficulty', () => {
  it('is reported, answered, shown, and carried to the next period while it is open', async () => {
    expect(await office.provision('2025-Q3', [AN_HAI.code])).toBe(true);
    const id = await office.sheetOf(AN_HAI.code);
    for (const [row, told] of ['chưa có sóng', 'thiếu máy', 'thiếu tiền'].entries())
      tell(id, row, told);
    fillIn(office, id, IN_AUGUST);
    await send('2025-Q3');
    const reportId = `48-${AN_HAI.code}_2025-Q3_QN-R1`;
    const sent = await standingReportOf(office.db, reportId);
    expect(sent?.revision.content.difficulties.map((it) => it.description)).toEqual([
      'chưa có sóng',
      'thiếu máy',
      'thiếu tiền',
    ]);

    await answer('chưa có sóng', 'IN_PROGRESS', '=Đang đề nghị nhà mạng');
    await answer('thiếu máy', 'DONE', 'Đã cấp hai máy');
    expect(await office.provision('2025-Q3', [AN_HAI.code])).toBe(true);
    expect(rowsOf(id)).toEqual([
      ['chưa có sóng', '=Đang đề nghị nhà mạng', 'Đang xử lý (18/12/2025)'],
      ['thiếu máy', 'Đã cấp hai máy', 'Đã xử lý (18/12/2025)'],
      ['thiếu tiền', null, null],
    ]);

    // The answers are no word of the commune's: sent again it is the same report.
    await send('2025-Q3');
    expect((await standingReportOf(office.db, reportId))?.head.revision).toBe(1);

    expect(await office.provision('2025-Q4', [AN_HAI.code])).toBe(true);
    expect(await office.sheetOf(AN_HAI.code)).toBe(id);
    expect(rowsOf(id)).toEqual([
      ['chưa có sóng', '=Đang đề nghị nhà mạng', 'Đang xử lý (18/12/2025)'],
      ['thiếu tiền', null, null],
    ]);
    const ids = ['chưa có sóng', 'thiếu tiền'].map((description) =>
      difficultyIdOf(
        { province: '48', commune: AN_HAI.code },
        { category: 'NETWORK', description },
      ),
    );
    expect([...(await answersTo(office.db, ids)).values()].map(({ text }) => text)).toEqual([
      '=Đang đề nghị nhà mạng',
    ]);
  });

  it('of the last report stands in a sheet that is made anew', async () => {
    await office.provision('2025-Q3', [AN_HAI.code]);
    const first = await office.sheetOf(AN_HAI.code);
    tell(first, 0, 'chưa có sóng');
    fillIn(office, first, IN_AUGUST);
    await send('2025-Q3');
    office.google.store.changeFile(first, { trashed: true });
    await office.provision('2025-Q4', [AN_HAI.code]);
    expect(await office.provision('2025-Q4', [AN_HAI.code])).toBe(true);
    const second = await office.sheetOf(AN_HAI.code);
    expect(second).not.toBe(first);
    expect(rowsOf(second)).toEqual([['chưa có sóng', null, null]]);
  });
});

describe('a target assigned by document', () => {
  const colours = (id: string) =>
    tabOf(office.google.store, id, '4. Số liệu kỳ').conditionalFormats.map((it) =>
      JSON.stringify(it),
    );

  it('stands in the heading’s note and rules the colours from the next provisioning on', async () => {
    await office.provision('2025-Q4', [AN_HAI.code]);
    const id = await office.sheetOf(AN_HAI.code);
    office.type(id, '4. Số liệu kỳ', { row: 'T001', column: 'n:hh_informed' }, 100, LAN);
    expect(colours(id).some((it) => it.includes('>=62)'))).toBe(false);
    const thing = { plan: null, canonicalId: 'hh_informed', commune: AN_HAI.code };
    const word = { value: 62, from: '2025-10-01', documentNo: '12/QĐ', assignedOn: '2025-09-28' };
    const wish = { ...thing, ...word, zone: 'ALL' as const };
    await recordTargets(office.db, [wish], WHO);
    expect(await office.provision('2025-Q4', [AN_HAI.code])).toBe(true);
    expect(colours(id).some((it) => it.includes('>=62)'))).toBe(true);
    const heading = tabOf(office.google.store, id, '4. Số liệu kỳ').cells[1] ?? [];
    const notes = heading.map((cell) => cell?.note ?? '');
    expect(notes.some((note) => note.includes('Mục tiêu: ≥ 62% (giao tại 12/QĐ)'))).toBe(true);
    expect(office.read(id, '4. Số liệu kỳ', { row: 'T001', column: 'n:hh_informed' })).toBe(100);
  });
});
