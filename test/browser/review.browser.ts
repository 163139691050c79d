// The life of a report between a commune and its province, with everything real but Google: sent back
// in two cells, seen by the officer, corrected, its difference reviewed and accepted, the period
// closed, and a late correction in the ledger.
import type { Browser, FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cellAddress } from '../../functions/domain/workbook/cell.ts';
import { openBrowser } from './chromium.ts';
import { openSheet, sheetIn, startOffice } from './office.ts';
import type { Office, Person, Sheet } from './office.ts';

const FIGURES = '4. Số liệu kỳ';
const LILAC = '#d9ccf2';
const INDICATOR = 'n:hh_digital_signature';
/** What the office writes reaches an open page a moment later. */
const PATIENCE = { timeout: 20_000, interval: 500 };

let browser: Browser;
let office: Office;
let staff: Person;
let officer: Person;
let commune: { code: string; name: string };
let sheet: Sheet;
let summary: Sheet;
/** The column of the indicator in tab 4. */
let column: string;

const addressOf = (id: string | null, { email }: Person) =>
  `${office.origin}/spreadsheets/d/${id ?? ''}/edit?as=${encodeURIComponent(email)}`;

beforeAll(async () => {
  [browser, office] = await Promise.all([openBrowser(), startOffice('--communes', '24')]);
  const people = await office.people();
  const found = people.find((person) => person.role === 'provinceStaff');
  if (!found) throw new Error('the province has no staff');
  staff = found;
  const progress = await office.progress(staff);
  for (const { commune: code, name, report, spreadsheet } of progress.lines) {
    const own = people.find((it) => it.unit.endsWith(`-${code}`) && it.role === 'communeOfficer');
    if (report?.state !== 'SUBMITTED' || own === undefined) continue;
    sheet = await openSheet(browser, addressOf(spreadsheet.id, own));
    column = await columnOf(sheet);
    const values = await Promise.all([3, 4].map((row) => sheet.value(FIGURES, `${column}${row}`)));
    if (values.every((it) => typeof it === 'number' && it > 2)) {
      [officer, commune] = [own, { code, name }];
      break;
    }
    await sheet.close();
  }
  if (officer === undefined) throw new Error('no commune with two teams has reported');
  summary = await openSheet(browser, addressOf(progress.summary.id, staff));
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

/** The letter of the indicator's column by its machine key. */
async function columnOf(of: Sheet): Promise<string> {
  for (let place = 0; place < 60; place++) {
    const letter = cellAddress(0, place).slice(0, -1);
    if ((await of.value(FIGURES, `${letter}1`)) === INDICATOR) return letter;
  }
  throw new Error(`tab 4 has no column ${INDICATOR}`);
}

const named = (sidebar: FrameLocator, name: string) =>
  sidebar.getByRole('button', { name, exact: true });
const said = ({ sidebar }: Sheet) => sidebar.locator('#view').innerText();
const figure = async (row: number) => Number(await sheet.value(FIGURES, `${column}${row}`));
const stateOf = async () => {
  const { lines } = await office.progress(staff);
  return lines.find((it) => it.commune === commune.code)?.report?.state;
};

async function review(): Promise<void> {
  await summary.menu('Chốt Số', 'Duyệt, trả lại báo cáo');
  await summary.sidebar.getByRole('searchbox').fill(commune.code);
  await named(summary.sidebar, commune.name).click();
  await summary.heading(commune.name);
}

/** Ticks every warning and sends. */
async function send(): Promise<void> {
  await sheet.menu('Tổ CNSCĐ', 'Nộp báo cáo');
  const press = named(sheet.sidebar, 'Nộp báo cáo');
  await vi.waitFor(async () => {
    await sheet.sidebar.locator('.send').waitFor({ timeout: 5_000 });
    for (const box of await sheet.sidebar.getByRole('checkbox').all())
      if (await box.isVisible()) await box.check();
    expect(await press.isEnabled()).toBe(true);
  }, PATIENCE);
  await press.click();
  await sheet.heading('Đã nộp báo cáo');
}

describe('a report', () => {
  it('is sent back in two cells', async () => {
    await review();
    const cells = summary.sidebar.locator('details', { hasText: 'Toàn bộ số liệu' });
    await cells.locator('summary').click();
    for (const row of [3, 4]) {
      await cells.getByRole('searchbox').fill(`${column}${row}`);
      const cell = cells.locator('.pin', { hasText: `Ô ${column}${row}, ${FIGURES}` });
      await cell.getByRole('checkbox').check();
      await cell.getByRole('textbox').fill(`Xem lại dòng ${row}`);
    }
    await summary.sidebar
      .getByLabel('Lý do trả lại')
      .fill('Chữ ký số chưa khớp với số của công an');
    await summary.picture('review-1-the-return');
    await named(summary.sidebar, 'Trả lại').click();
    await summary.heading(`Đã trả lại báo cáo của ${commune.name}, ghim 2 ô`);
    expect(await stateOf()).toBe('RETURNED');
  });

  it('shows the officer reason and cells: colour, note, sidebar', async () => {
    await sheet.menu('Tổ CNSCĐ', 'Xem trạng thái và phản hồi');
    await sheet.sidebar.getByText('Chữ ký số chưa khớp với số của công an').first().waitFor();
    for (const row of [3, 4]) {
      const cell = `${column}${row}`;
      await expect.poll(() => sheet.background(FIGURES, cell), PATIENCE).toBe(LILAC);
      expect(await sheet.note(FIGURES, cell)).toContain(`Xem lại dòng ${row}`);
      expect(await said(sheet)).toContain(`Xem lại dòng ${row}`);
    }
    await sheet.picture('review-2-the-officer');
  });

  it('is corrected and comes back as its difference alone', async () => {
    const before = await figure(3);
    await sheet.type(FIGURES, `${column}3`, String(before - 1));
    await send();
    await review();
    const changes = summary.sidebar.locator('.changes > li');
    await changes.first().waitFor();
    expect(await changes.allInnerTexts()).toEqual([
      expect.stringMatching(new RegExp(`^Đã ghim: .*${before} → ${before - 1}`, 's')) as string,
    ]);
    expect(await said(summary)).toContain('1 ô đã ghim mà xã không sửa');
    expect(await said(summary)).toContain('Xem lại dòng 4');
    await summary.picture('review-3-the-difference');
    const opened = summary.page.context().waitForEvent('page');
    await changes.getByRole('link').click();
    const there = await sheetIn(await opened);
    await expect
      .poll(() => there.active(), PATIENCE)
      .toMatchObject({ tab: FIGURES, range: `${column}3` });
    await there.page.close();
    await named(summary.sidebar, 'Duyệt').last().click();
    await summary.heading(`Đã duyệt báo cáo của ${commune.name}`);
    expect(await stateOf()).toBe('ACCEPTED');
  });

  it('is closed with its period, which the summary says', async () => {
    await summary.menu('Chốt Số', 'Chốt kỳ, đính chính');
    await summary.heading('Kỳ đang mở');
    const early = summary.sidebar.getByLabel('Lý do chốt sớm');
    if ((await early.count()) > 0) await early.fill('Kiểm thử việc chốt kỳ');
    await summary.sidebar.getByRole('button', { name: /^Chốt (kỳ|sớm)…$/ }).click();
    const question = summary.sidebar.locator('.once-more');
    expect(await question.innerText()).toMatch(/\d+ đơn vị không có trong số liệu/);
    await question.getByRole('button', { name: /^Chốt/ }).click();
    await summary.heading('Đã chốt kỳ, bản');
    expect(await stateOf()).toBe('CLOSED');
    const head = async () =>
      (await Promise.all([1, 2, 3, 4, 5].map((row) => summary.value('Tổng hợp', `A${row}`)))).join(
        '\n',
      );
    await expect.poll(head, PATIENCE).toMatch(/Kỳ đã chốt, bản \d+, ngày \d{2}\/\d{2}\/\d{4}/);
    await summary.picture('review-4-closed');
  });

  it('is corrected late, and the ledger says by how much and what is out of date', async () => {
    await summary.sidebar.locator('summary', { hasText: 'Mở cho đính chính' }).click();
    await summary.sidebar.locator('#correct-commune').fill(commune.name);
    await summary.sidebar.getByLabel('Lý do đính chính').fill('Xã đề nghị tại công văn 15');
    await named(summary.sidebar, 'Mở cho đính chính').click();
    await summary.heading(`Đã mở cho ${commune.name}`);

    const before = await figure(4);
    await sheet.type(FIGURES, `${column}4`, String(before - 2));
    await send();

    await named(summary.sidebar, 'Xem lại').click();
    await summary.sidebar.getByLabel('Lý do chốt lại').fill('Đính chính theo công văn 15');
    await named(summary.sidebar, 'Chốt lại…').click();
    await named(summary.sidebar, 'Chốt lại').click();
    await summary.heading('Đã chốt kỳ, bản');
    const ledger = await summary.sidebar.locator('.ledger').innerText();
    for (const words of [
      'Lý do: Đính chính theo công văn 15',
      `Báo cáo thay đổi: ${commune.name}`,
      'tử số −2',
      'Đã công bố theo số cũ',
    ])
      expect(ledger).toContain(words);
    await summary.picture('review-5-the-ledger');
    const tab = async () => String(await summary.value('Đính chính', 'A1'));
    await expect.poll(tab, PATIENCE).toContain('ĐÍNH CHÍNH');
    for (const it of [sheet, summary]) {
      expect(it.errors).toEqual([]);
      expect(it.strangers).toEqual([]);
    }
  });
});
