// The pages' routes over loopback, on the real spreadsheet store and Apps Script host.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sheetIdOf } from '../../functions/domain/grid/sheet-id.ts';
import type { PageSpreadsheet } from '../../local-office/sheet-page/contract.ts';
import type { SheetsRequest } from '../../local-office/sheets/store.ts';
import { asker, refusalOf } from './page-asker.ts';
import { openPageOffice, typing, type PageOffice } from './page-office.ts';
import { CAST } from './page-scene.ts';

const FIGURES = sheetIdOf('4. Số liệu kỳ');
let office: PageOffice;

beforeAll(async () => {
  office = await openPageOffice({
    bundle: new Map([
      ['/assets/page.css', { type: 'text/css; charset=utf-8', body: Buffer.from('a{}') }],
    ]),
  });
});
afterAll(() => office.close());

const { ask, post, api } = asker(() => office);

async function openForm(as = CAST.officer): Promise<PageSpreadsheet> {
  const response = await ask(api(), as);
  expect(response.status).toBe(200);
  return (await response.json()) as PageSpreadsheet;
}

const storedAt = (row: number, column: number) =>
  office.store
    .spreadsheet(office.form)
    .sheets.find(({ properties }) => properties.sheetId === FIGURES)?.cells[row]?.[column];

describe('pages', () => {
  it('home, province and sheet are HTML that lets nothing in from elsewhere', async () => {
    for (const path of ['/', '/province', `/spreadsheets/d/${office.form}/edit`]) {
      const response = await ask(path, CAST.officer);
      expect(response.status).toBe(200);
      const rules = response.headers.get('content-security-policy') ?? '';
      expect(rules).toContain("default-src 'none'");
      expect(rules).toContain("script-src 'self';");
      expect(await response.text()).not.toMatch(/https?:\/\//);
    }
  });

  it('a spreadsheet without a person leads to the choice of one, and back', async () => {
    const response = await ask(`/spreadsheets/d/${office.form}/edit`);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe(
      `/?next=${encodeURIComponent(`/spreadsheets/d/${office.form}/edit`)}`,
    );
  });

  it.each<[string, () => string, string, number]>([
    ['a neighbour', () => office.form, CAST.neighbour, 403],
    ['nobody the office knows', () => office.form, 'la@mo-phong.example', 403],
    ['an officer, a spreadsheet that is none', () => 'khongco', CAST.officer, 404],
  ])('%s is told so in Vietnamese', async (_who, id, as, status) => {
    const response = await ask(`/spreadsheets/d/${id()}/edit`, as);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain('Không mở được bảng tính');
    const refused = await ask(`/api/spreadsheets/${id()}`, as);
    expect(refused.status).toBe(status);
    expect(await refusalOf(refused)).toMatch(/chưa được chia sẻ|Không có bảng tính/);
  });

  it('an address in a page is written as text', async () => {
    const response = await ask(`/spreadsheets/d/${office.form}/edit`, '<b>x</b>@mo-phong.example');
    const text = await response.text();
    expect(text).toContain('&lt;b&gt;x&lt;/b&gt;');
    expect(text).not.toContain('<b>x</b>');
  });

  it('assets come from the bundle; other addresses are not the pages’', async () => {
    expect(await (await ask('/assets/page.css')).text()).toBe('a{}');
    expect((await ask('/assets/none.js')).status).toBe(404);
    expect((await ask('/v4/spreadsheets/x')).status).toBe(404);
  });
});

describe('a spreadsheet for the page', () => {
  it('says whose it is, who looks and what they may', async () => {
    const officer = await openForm();
    expect(officer).toMatchObject({ whose: 'Xã Hòa Tiến', access: 'writer' });
    expect(officer.who).toMatchObject({ name: 'Nguyễn Văn An' });
    expect(officer.locks[FIGURES]?.locked).toBe('ALL');
    expect(officer.locks[FIGURES]?.open.length).toBeGreaterThan(0);
    const reader = await openForm(CAST.reader);
    expect(reader.access).toBe('reader');
    expect(reader.locks[FIGURES]).toEqual({ locked: 'ALL', open: [] });
  });

  it('holds tabs, hidden rows, frozen panes, widths, rules and conditions in Univer’s words', async () => {
    const { book } = await openForm();
    const sheet = book.sheets[FIGURES];
    expect(sheet?.name).toBe('4. Số liệu kỳ');
    expect(sheet?.rowData?.[0]).toMatchObject({ hd: 1 });
    expect(sheet?.freeze).toMatchObject({ ySplit: 2, startRow: 2 });
    expect(sheet?.columnData?.[2]?.w).toBeGreaterThan(100);
    expect(book.sheets[sheetIdOf('_Meta')]?.hidden).toBe(1);
    const resource = (name: string) =>
      JSON.parse(book.resources?.find((it) => it.name === name)?.data ?? '{}') as Record<
        string,
        { type?: string; rule?: { value?: string } }[]
      >;
    const rules = resource('SHEET_DATA_VALIDATION_PLUGIN');
    expect(rules[FIGURES]?.map(({ type }) => type)).toContain('decimal');
    const conditions = resource('SHEET_CONDITIONAL_FORMATTING_PLUGIN');
    expect(conditions[FIGURES]?.length).toBeGreaterThan(0);
    // Univer reads English formulas only.
    for (const { rule } of conditions[FIGURES] ?? []) expect(rule?.value).not.toContain(';');
  });

  it('a summary brings the links and charts that Univer has no place for', async () => {
    const response = await ask(`/api/spreadsheets/${office.summary}`, CAST.staff);
    const { links, charts } = (await response.json()) as PageSpreadsheet;
    expect(links[sheetIdOf('Theo xã')]?.['2,0']).toContain('range=C5');
    expect(charts).toMatchObject([
      {
        kind: 'BAR',
        stacked: 'STACKED',
        categories: ['Hòa Tiến', 'Bà Nà', 'An Hải'],
        series: [
          { name: 'Đạt', values: [8, 5, 10] },
          { name: 'Chưa đạt', values: [4, 7, 2] },
        ],
      },
    ]);
  });
});

describe('edits', () => {
  it('are stored as the officer’s, and the add-on’s onEdit is told', async () => {
    const response = await post(api('/edits'), CAST.officer, {
      requests: [typing(2, 4, { stringValue: 'sai' })],
      edit: { sheetId: FIGURES, range: 'E3', value: 'sai', oldValue: null },
    });
    expect(response.status).toBe(200);
    expect(storedAt(2, 4)?.entered).toEqual({ stringValue: 'sai' });
    expect(storedAt(2, 4)?.format?.backgroundColor?.red).toBeCloseTo(0xfc / 255);
  });

  it.each<[string, string, SheetsRequest]>([
    ['a reader', CAST.reader, typing(2, 4, { numberValue: 1 })],
    ['a locked cell', CAST.officer, typing(2, 2, { stringValue: 'x' })],
    ['a neighbour', CAST.neighbour, typing(2, 4, { numberValue: 1 })],
  ])('of %s are refused and nothing changes', async (_name, as, request) => {
    const before = JSON.stringify(office.store.spreadsheet(office.form).sheets);
    const response = await post(api('/edits'), as, { requests: [request] });
    expect(response.status).toBe(403);
    expect(await refusalOf(response)).toMatch(/khóa|chỉ được xem|chưa được chia sẻ/);
    expect(JSON.stringify(office.store.spreadsheet(office.form).sheets)).toBe(before);
  });

  it('that the store does not know are refused with its reason', async () => {
    const response = await post(api('/edits'), CAST.officer, { requests: [{ paintItRed: {} }] });
    expect(response.status).toBe(400);
    expect(await refusalOf(response)).toContain('paintItRed');
  });

  it('from another site are refused: no header, or another name for this machine', async () => {
    const init = { method: 'POST', body: JSON.stringify({ requests: [] }) };
    expect((await ask(api('/edits'), CAST.officer, init)).status).toBe(403);
  });

  it.each(['', '[', '"x"', '{}', '{"requests":1}'])(
    'with the body %j are refused',
    async (body) => {
      const response = await ask(api('/edits'), CAST.officer, {
        method: 'POST',
        headers: { 'x-chot-so': '1' },
        body,
      });
      expect(response.status).toBe(400);
    },
  );
});
