// The province gives out from its own spreadsheet, with everything real but Google: the menu makes the
// tab and goes to it, what is typed there is sent, and the tab says so.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openBrowser } from './chromium.ts';
import { openSheet, startOffice } from './office.ts';
import type { Office, Person, Sheet } from './office.ts';

const TARGETS = 'Giao chỉ tiêu';
const REQUESTS = 'Yêu cầu đột xuất';
/** What the office writes reaches an open page a moment later. */
const PATIENCE = { timeout: 30_000, interval: 500 };

let browser: Browser;
let office: Office;
let staff: Person;
let summary: Sheet;

beforeAll(async () => {
  [browser, office] = await Promise.all([openBrowser(), startOffice('--communes', '6')]);
  const found = (await office.people()).find((person) => person.role === 'provinceStaff');
  if (!found) throw new Error('the province has no staff');
  staff = found;
  const id = (await office.progress(staff)).summary.id ?? '';
  const as = encodeURIComponent(staff.email);
  summary = await openSheet(browser, `${office.origin}/spreadsheets/d/${id}/edit?as=${as}`);
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

const inTab = (tab: string) =>
  vi.waitFor(async () => expect((await summary.active())?.tab).toBe(tab), PATIENCE);
const shows = (tab: string, cell: string, words: string) =>
  vi.waitFor(async () => expect(String(await summary.value(tab, cell))).toContain(words), PATIENCE);
const press = (name: string | RegExp) => summary.sidebar.getByRole('button', { name }).click();

it('a target is typed beside its indicator, found wrong, put right and sent', async () => {
  await summary.menu('Chốt Số', TARGETS);
  await summary.heading(TARGETS);
  await inTab(TARGETS);
  await summary.type(TARGETS, 'H3', 'tám mươi');
  for (const [cell, text] of [
    ['I3', '1/12/2025'],
    ['J3', '12/QĐ-UBND'],
    ['K3', '15/12/2025'],
  ] as const)
    await summary.type(TARGETS, cell, text);
  await press('Xem lại');
  await summary.heading('Còn 1 chỗ cần sửa');
  await press(/tám mươi/);
  await vi.waitFor(async () => expect((await summary.active())?.range).toBe('H3'), PATIENCE);
  await summary.type(TARGETS, 'H3', '85,5');
  await press('Xem lại');
  await summary.heading('Sẵn sàng gửi 1 chỉ tiêu');
  await press('Gửi 1 chỉ tiêu');
  await summary.heading('Đã gửi 1 chỉ tiêu');
  await shows(TARGETS, 'L4', `· ${staff.email}`);
  await shows(TARGETS, 'H4', '85,5');
  await summary.picture('entry-targets');
});

it('a request is typed below the headings, and the pane says what became of it', async () => {
  await summary.menu('Chốt Số', REQUESTS);
  await summary.heading(REQUESTS);
  await inTab(REQUESTS);
  const cells = {
    D3: 'Rà soát thiết bị',
    E3: '15/SKHCN',
    F3: '18/12/2025',
    G3: 'Trước ngày',
    H3: '31/12/2025',
    J3: 'Số máy tính?',
    K3: 'Số đếm',
  };
  for (const [cell, text] of Object.entries(cells)) await summary.type(REQUESTS, cell, text);
  await press('Xem lại');
  await summary.heading('Sẵn sàng gửi 1 việc');
  await press('Gửi 1 việc');
  await summary.heading('Đã gửi 1 việc');
  await shows(REQUESTS, 'C3', 'ADHOC-2025-001');
  await summary.picture('entry-requests');
  expect([summary.errors, summary.strangers]).toEqual([[], []]);
});
