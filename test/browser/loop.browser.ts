// One report from the officer who types it to the province that reads it, with everything real but
// Google: the add-on as it is deployed, the functions, the client of the Sheets API, a browser.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cellAddress } from '../../functions/domain/workbook/cell.ts';
import { openBrowser } from './chromium.ts';
import { openSheet, sheetIn, startOffice } from './office.ts';
import type { Office, Person, Sheet } from './office.ts';
import { PATIENCE_MS } from './patience.ts';

const FIGURES = '4. Số liệu kỳ';
const RED = '#f4c7c3';
/** What the office writes reaches an open page a moment later. */
const PATIENCE = { timeout: PATIENCE_MS, interval: 500 };

let browser: Browser;
let office: Office;
let staff: Person;
/** Communes whose sheets are as they came, each with its two officers. */
let open: { code: string; id: string; teams: number; officers: Person[] }[];

beforeAll(async () => {
  [browser, office] = await Promise.all([openBrowser(), startOffice('--communes', '24')]);
  const people = await office.people();
  const found = people.find((person) => person.role === 'provinceStaff');
  if (!found) throw new Error('the province has no staff');
  staff = found;
  const { lines } = await office.progress(staff);
  open = [];
  for (const { commune: code, spreadsheet, report } of lines) {
    if (report !== null) continue;
    const officers = people.filter((it) => it.unit.endsWith(`-${code}`));
    const id = spreadsheet.id ?? '';
    const sheet = await openSheet(browser, addressOf(id, only(officers)));
    const { column, teams } = await layoutOf(sheet);
    const typed = await Promise.all(
      Array.from({ length: teams }, (_, team) =>
        sheet.value(FIGURES, `${column('hoursPerWeek')}${team + 3}`),
      ),
    );
    if (typed.every((it) => it === null)) open.push({ code, id, teams, officers });
    await sheet.close();
  }
  open.sort((a, b) => a.teams - b.teams);
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

const addressOf = (id: string, { email }: Person) =>
  `${office.origin}/spreadsheets/d/${id}/edit?as=${encodeURIComponent(email)}`;
const only = <T>(list: readonly T[], index = 0): T => {
  const it = list[index];
  if (it === undefined) throw new Error(`expected at least ${index + 1}, found ${list.length}`);
  return it;
};

interface Layout {
  column: (key: string) => string;
  teams: number;
}

/** The letter of a column by its machine key, and how many teams have a row. */
async function layoutOf(sheet: Sheet): Promise<Layout> {
  const columns = new Map<string, string>();
  for (let place = 0; place < 40; place++) {
    const letter = cellAddress(0, place).slice(0, -1);
    const key = await sheet.value(FIGURES, `${letter}1`);
    if (typeof key === 'string' && key !== '') columns.set(key, letter);
  }
  const column = (key: string) => {
    const letter = columns.get(key);
    if (letter === undefined) throw new Error(`tab 4 has no column ${key}`);
    return letter;
  };
  let teams = 0;
  while (Number(await sheet.value(FIGURES, `${column('households')}${teams + 3}`)) > 0) teams += 1;
  return { column, teams };
}

/** Types the quarter of a commune whose form came with last quarter's figures. */
async function typeQuarter(sheet: Sheet): Promise<Layout> {
  const { column, teams } = await layoutOf(sheet);
  await sheet.type(FIGURES, `${column('hoursPerWeek')}3`, ...Array<string>(teams).fill('8,5'));
  await sheet.type(FIGURES, `${column('activeMembers')}3`, ...Array<string>(teams).fill('7'));
  // Each figure in its cell and none below: else a check would find something quite different.
  for (let team = 0; team <= teams; team++)
    expect({
      team,
      hours: await sheet.value(FIGURES, `${column('hoursPerWeek')}${team + 3}`),
      active: await sheet.value(FIGURES, `${column('activeMembers')}${team + 3}`),
    }).toEqual({ team, hours: team < teams ? 8.5 : null, active: team < teams ? 7 : null });
  return { column, teams };
}

async function send(sheet: Sheet): Promise<void> {
  await sheet.menu('Tổ CNSCĐ', 'Nộp báo cáo');
  await confirmAndSend(sheet);
}

/** Ticks every warning, with a reason, and presses the button. */
async function confirmAndSend(sheet: Sheet): Promise<void> {
  const send = sheet.sidebar.getByRole('button', { name: 'Nộp báo cáo' });
  // The pane is drawn anew when its answer comes: ticks set a moment too early are not there.
  await vi.waitFor(async () => {
    await sheet.sidebar.locator('.send').waitFor({ timeout: 5_000 });
    for (const box of await sheet.sidebar.getByRole('checkbox').all())
      if (await box.isVisible()) await box.check();
    expect(await send.isEnabled()).toBe(true);
  }, PATIENCE);
  await send.click();
}

describe('a quarter', () => {
  it('goes from the officer’s cell to the province’s figure and back by its link', async () => {
    const commune = only(open);
    const officer = only(commune.officers);
    const sheet = await openSheet(browser, addressOf(commune.id, officer));
    const { column } = await typeQuarter(sheet);
    const indicator = column('n:hh_digital_signature');
    const households = Number(await sheet.value(FIGURES, `${column('households')}3`));
    const cell = `${indicator}3`;

    await sheet.type(FIGURES, cell, String(households + 5));
    await sheet.menu('Tổ CNSCĐ', 'Kiểm tra số liệu');
    await sheet.sidebar.locator('.issue.block').first().waitFor();
    expect(await sheet.background(FIGURES, cell)).toBe(RED);
    expect(await sheet.note(FIGURES, cell)).toContain('lớn hơn mẫu số');
    await sheet.picture('1-a-mistake-is-marked');
    await sheet.sidebar.locator('.issue.block').first().click();
    await expect.poll(() => sheet.active()).toMatchObject({ tab: FIGURES, range: cell });

    await sheet.type(FIGURES, cell, String(households - 1));
    await sheet.menu('Tổ CNSCĐ', 'Kiểm tra số liệu');
    await sheet.sidebar.locator('.issue.block').first().waitFor({ state: 'detached' });
    await sheet.sidebar.getByRole('button', { name: 'Kiểm tra lại' }).waitFor();
    await expect.poll(() => sheet.note(FIGURES, cell)).not.toContain('lớn hơn mẫu số');
    expect(await sheet.background(FIGURES, cell)).not.toBe(RED);

    await send(sheet);
    await sheet.heading('Đã nộp báo cáo');
    await sheet.picture('2-the-receipt');

    const before = await office.progress(staff);
    const line = before.lines.find((it) => it.commune === commune.code);
    expect(line?.report).toMatchObject({ revision: 1, by: officer.email });

    const summary = await openSheet(browser, addressOf(before.summary.id ?? '', staff));
    await summary.menu('Chốt Số', 'Cập nhật tổng hợp');
    await summary.heading('Đã cập nhật tổng hợp');
    const sum = await sumOf(sheet, indicator);
    const place = await vi.waitFor(() => cellOf(summary, commune.code, sum), PATIENCE);
    await summary.picture('3-the-summary');

    await summary.select('Theo xã', place);
    const opened = summary.page.context().waitForEvent('page');
    await summary.page.keyboard.press('Alt+Enter');
    const back = await sheetIn(await opened);
    await expect
      .poll(() => back.active())
      .toMatchObject({ tab: FIGURES, range: expect.stringContaining(`${indicator}3`) as string });
    await back.picture('4-back-at-the-cell');

    for (const it of [sheet, summary]) {
      expect(it.errors).toEqual([]);
      expect(it.strangers).toEqual([]);
    }
    await Promise.all([sheet.close(), summary.close()]);
  });

  it('is typed by two officers at once, of whom the later is told who sent and when', async () => {
    const commune = only(open, 1);
    const [first, second] = await Promise.all(
      [0, 1].map((index) =>
        openSheet(browser, addressOf(commune.id, only(commune.officers, index))),
      ),
    );
    if (!first || !second) throw new Error('two windows are open');
    const { column } = await typeQuarter(first);
    const cell = `${column('hoursPerWeek')}3`;
    await expect.poll(() => second.value(FIGURES, cell)).toBe(8.5);

    // The second has looked at what is to be sent; meanwhile the first sends, and goes on typing.
    await second.menu('Tổ CNSCĐ', 'Nộp báo cáo');
    await second.sidebar.getByRole('button', { name: 'Nộp báo cáo' }).waitFor();
    await send(first);
    await first.heading('Đã nộp báo cáo');
    await second.type(FIGURES, cell, '9');
    await confirmAndSend(second);
    await second.heading('Đã có bản mới hơn');
    const told = await second.sidebar.locator('#view').innerText();
    expect(told).toContain(only(commune.officers).email);
    expect(told).toMatch(/lúc \d{2}\/\d{2}\/\d{4} \d{2}:\d{2}|\d{2}:\d{2}/);
    await second.picture('5-a-stale-send');

    await second.sidebar.getByRole('button', { name: 'Chuẩn bị nộp lại' }).click();
    await confirmAndSend(second);
    await second.heading('Đã nộp báo cáo');
    const { lines } = await office.progress(staff);
    expect(lines.find((line) => line.commune === commune.code)?.report).toMatchObject({
      revision: 2,
      by: only(commune.officers, 1).email,
    });
    await Promise.all([first.close(), second.close()]);
  });

  it('survives that the machine is switched off in between', async () => {
    const commune = only(open, 2);
    const officer = only(commune.officers);
    const sheet = await openSheet(browser, addressOf(commune.id, officer));
    const { column, teams } = await typeQuarter(sheet);
    const last = `${column('activeMembers')}${teams + 2}`;
    expect(await sheet.value(FIGURES, last)).toBe(7);

    await office.kill();
    await office.start();
    await sheet.page.reload();
    const again = await sheetIn(sheet.page);
    expect(await again.value(FIGURES, last)).toBe(7);
    await send(again);
    await again.heading('Đã nộp báo cáo');

    await office.kill();
    await office.start();
    const { lines } = await office.progress(staff);
    expect(lines.find((line) => line.commune === commune.code)?.report).toMatchObject({
      revision: 1,
      by: officer.email,
    });
    await sheet.page.reload();
    const third = await sheetIn(sheet.page);
    await third.menu('Tổ CNSCĐ', 'Xem trạng thái và phản hồi');
    await third.heading('');
    expect(await third.sidebar.locator('#view').innerText()).toContain(officer.email);
    await sheet.close();
  });
});

/** What the officer's own column adds up to. */
async function sumOf(sheet: Sheet, column: string): Promise<number> {
  const { teams } = await layoutOf(sheet);
  let sum = 0;
  for (let team = 0; team < teams; team++)
    sum += Number(await sheet.value(FIGURES, `${column}${team + 3}`));
  return sum;
}

/** The cell of the commune's row in "Theo xã" that holds `value`. */
async function cellOf(summary: Sheet, commune: string, value: number): Promise<string> {
  for (let row = 0; row < 60; row++) {
    if ((await summary.value('Theo xã', cellAddress(row, 1))) !== commune) continue;
    for (let place = 4; place < 80; place++) {
      const a1 = cellAddress(row, place);
      if ((await summary.value('Theo xã', a1)) === value) return a1;
    }
  }
  throw new Error(`no cell of ${commune} in "Theo xã" holds ${value}`);
}
