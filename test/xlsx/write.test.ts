import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Grid, GridCell } from '../../functions/domain/grid/grid.ts';
import { PALETTE } from '../../functions/domain/grid/palette.ts';
import { readXlsx } from '../../functions/xlsx/read.ts';
import { writeXlsx } from '../../functions/xlsx/write.ts';

const PROPERTIES = { title: 'Biểu mẫu', creator: 'Chốt Số', at: Date.UTC(2026, 0, 5, 1, 2, 3) };

function grid(rows: GridCell[][], rest: Partial<Grid> = {}): Grid {
  const columns = Array.from({ length: 6 }, () => ({ width: 12 }));
  return { name: 'Tab', columns, rows, frozenRows: 0, frozenColumns: 0, ...rest };
}

/** What the library reads back of the first sheet: the look, not only the values. */
async function written(first: Grid, ...others: Grid[]): Promise<Worksheet> {
  const workbook = new Workbook();
  await workbook.xlsx.load(await writeXlsx([first, ...others], PROPERTIES));
  const sheet = workbook.worksheets[0];
  if (!sheet) throw new Error('expected a sheet, found none');
  return sheet;
}

async function roundTrip(...cells: GridCell['value'][]) {
  const bytes = await writeXlsx([grid([cells.map((value) => ({ value }))])], PROPERTIES);
  return (await readXlsx(bytes)).tabs[0]?.rows[0];
}

describe('values come back as they went', () => {
  it.each([
    ['a number', 1234.5],
    ['zero', 0],
    ['a negative number', -7],
    ['text', 'Thôn Hoà Vang'],
    ['text of digits', '020275'],
    ['text that begins with =', '=1+1'],
    ['text that begins with +', '+84'],
    ['text that begins with -', '-'],
    ['text that begins with @', '@tổ'],
    ['text with signs of XML', '<b> & "c" \'d\''],
    ['text with line breaks', 'a\nb'],
    ['text with spaces around', ' a '],
    ['text that looks like an escape', '_x000D_'],
    ['decomposed text', 'Thôn Hoà'.normalize('NFD')],
    ['an emoji', '👍 tốt'],
    ['TRUE', true],
    ['FALSE', false],
    ['a day', { date: '2026-12-20' }],
    ['the leap day', { date: '2028-02-29' }],
  ] as const)('%s', async (_what, value) => {
    expect(await roundTrip(value)).toEqual([value]);
  });

  it('a moment comes back as its day', async () => {
    expect(await roundTrip({ date: '2026-12-19T23:59' })).toEqual([{ date: '2026-12-19' }]);
  });

  it('a formula comes back as its result, and as blank before it has one', async () => {
    expect(
      await roundTrip(
        { formula: 'C1/2', result: 4 },
        { formula: '=C1&""', result: 'tám' },
        8,
        { formula: 'C1', result: null },
        { formula: 'C1', result: NaN },
        'x',
      ),
    ).toEqual([4, 'tám', 8, null, null, 'x']);
  });

  it('what a workbook cannot hold is left out', async () => {
    expect(await roundTrip('a\u0000\u000Bb\uFFFF', NaN, Infinity, 'x\r\ny', '\uD800z')).toEqual([
      'ab',
      null,
      null,
      'x\ny',
      '\uFFFDz',
    ]);
    expect(await roundTrip('ơ'.repeat(40_000))).toEqual(['ơ'.repeat(32_767)]);
  });

  it('hidden tabs and rows are read, in a name of decomposed letters too', async () => {
    const name = 'Thôn và Tổ'.normalize('NFD');
    const bytes = await writeXlsx(
      [
        grid([[{ value: 'key' }], [{ value: 'Khoá' }]], { name, hiddenRows: [0] }),
        grid([[{ value: 1 }]], { name: '_Meta', hidden: true }),
      ],
      PROPERTIES,
    );
    expect((await readXlsx(bytes)).tabs).toEqual([
      { name, rows: [['key'], ['Khoá']] },
      { name: '_Meta', rows: [[1]] },
    ]);
  });
});

describe('formats', () => {
  it.each([
    ['integer', '#,##0'],
    ['decimal', '#,##0.0'],
    ['percent', '#,##0.0"%"'],
    ['date', 'dd/mm/yyyy'],
    ['dateTime', 'dd/mm/yyyy hh:mm'],
    ['text', '@'],
  ] as const)('%s', async (format, code) => {
    const sheet = await written(grid([[{ value: 1234.5, format }]]));
    expect(sheet.getCell('A1').numFmt).toBe(code);
  });

  it('a day without a format is shown as a day, and does not lend its format to a number', async () => {
    const sheet = await written(grid([[{ value: { date: '2026-12-20' } }, { value: 5 }]]));
    expect(sheet.getCell('A1').numFmt).toBe('dd/mm/yyyy');
    expect(sheet.getCell('B1').value).toBe(5);
  });
});

describe('looks', () => {
  it('each tone has its colours, bold, alignment and wrapping as asked', async () => {
    const sheet = await written(
      grid([
        [
          { value: 'Đạt', tone: 'met', bold: true, align: 'right', wrap: true },
          { value: 'Đầu cột', tone: 'header' },
          { value: 'Không ngắt', tone: 'header', wrap: false },
        ],
      ]),
    );
    expect(sheet.getCell('A1').fill).toMatchObject({
      fgColor: { argb: `FF${PALETTE.met.ground}` },
    });
    expect(sheet.getCell('A1').font).toMatchObject({
      name: 'Arial',
      bold: true,
      color: { argb: `FF${PALETTE.met.text}` },
    });
    expect(sheet.getCell('A1').alignment).toMatchObject({ horizontal: 'right', wrapText: true });
    expect(sheet.getCell('B1').alignment).toMatchObject({ horizontal: 'center', wrapText: true });
    expect(sheet.getCell('C1').alignment?.wrapText).toBeUndefined();
  });

  it.each(Object.entries(PALETTE))(
    'text of %s stands 4.5 : 1 against its ground',
    (_tone, paint) => {
      const [light, dark] = [luminance(paint.ground ?? 'FFFFFF'), luminance(paint.text)].sort(
        (a, b) => b - a,
      ) as [number, number];
      expect((light + 0.05) / (dark + 0.05)).toBeGreaterThan(4.5);
    },
  );

  it('rows of wrapped or larger text are high enough, plain rows are left alone', async () => {
    const long = 'Số hộ được thông tin, tuyên truyền các chủ trương về chuyển đổi số';
    const sheet = await written(
      grid(
        [
          [{ value: long, tone: 'header' }],
          [{ value: long }],
          [{ value: 'Tiêu đề', tone: 'title' }],
          [{ value: long, wrap: true }],
        ],
        { merges: [{ top: 3, left: 0, bottom: 3, right: 5 }] },
      ),
    );
    const [header, plain, title, merged] = [1, 2, 3, 4].map((row) => sheet.getRow(row).height ?? 0);
    expect(header).toBeGreaterThan(70);
    expect(plain).toBe(0);
    expect(title).toBeGreaterThan(18);
    expect(merged).toBeLessThan(20);
  });
});

describe('the sheet', () => {
  it('columns, frozen panes, hidden rows and columns, merges and a filter', async () => {
    const sheet = await written(
      grid(
        Array.from({ length: 4 }, () => [{ value: 1 }, { value: 2 }]),
        {
          columns: [{ width: 30 }, { width: 9, hidden: true }],
          frozenRows: 2,
          frozenColumns: 1,
          hiddenRows: [0],
          merges: [{ top: 3, left: 0, bottom: 3, right: 1 }],
          filter: { top: 1, left: 0, bottom: 2, right: 1 },
          landscape: true,
        },
      ),
    );
    expect(sheet.getColumn(1).width).toBe(30);
    expect(sheet.getColumn(2).hidden).toBe(true);
    expect(sheet.views).toMatchObject([{ state: 'frozen', xSplit: 1, ySplit: 2 }]);
    expect([1, 2].map((row) => sheet.getRow(row).hidden ?? false)).toEqual([true, false]);
    expect(sheet.getCell('B4').master.address).toBe('A4');
    expect(sheet.autoFilter).toBe('A2:B3');
    expect(sheet.pageSetup).toMatchObject({
      orientation: 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToHeight: 0,
      printTitlesRow: '1:2',
    });
  });

  it('a protected sheet is locked but for its open ranges, also where no cell stands yet', async () => {
    const sheet = await written(
      grid(
        [
          [
            { value: 'khoá', tone: 'locked' },
            { value: 1, tone: 'entry' },
          ],
        ],
        {
          protected: true,
          unlocked: [
            { top: 0, left: 1, bottom: 2, right: 1 },
            { top: 2, left: 3, bottom: 2, right: 4 },
          ],
        },
      ),
    );
    expect(sheet.sheetProtection).toMatchObject({ sheet: true, formatColumns: true });
    expect(sheet.sheetProtection?.hashValue).toBeUndefined();
    const open = (address: string) => sheet.getCell(address).protection?.locked === false;
    expect(['B1', 'B2', 'B3', 'D3', 'E3'].map(open)).toEqual([true, true, true, true, true]);
    expect(['A1', 'A2', 'C3', 'D1'].map(open)).toEqual([false, false, false, false]);
  });

  it('a sheet that is not protected locks nobody out', async () => {
    const sheet = await written(grid([[{ value: 1 }]]));
    expect(sheet.sheetProtection ?? null).toBeNull();
  });

  it('notes, with their line breaks', async () => {
    const sheet = await written(grid([[{ value: 1, note: 'Đếm hộ\n"không" & đếm người' }]]));
    const { note } = sheet.getCell('A1');
    const texts = typeof note === 'object' ? (note.texts ?? []) : [];
    expect(texts.map(({ text }) => text).join('')).toBe('Đếm hộ\n"không" & đếm người');
  });

  it('links to places, to the web, and from numbers', async () => {
    const sheet = await written(
      grid([
        [
          { value: 'Xem', link: "'Tổng hợp'!B7" },
          { value: 'Trang', link: 'https://example.vn/a?b=1&c=2' },
          { value: 35.4, link: "'Tổng hợp'!B7", format: 'percent' },
        ],
      ]),
      grid([], { name: 'Tổng hợp' }),
    );
    expect(sheet.getCell('A1').value).toMatchObject({ text: 'Xem', hyperlink: "#'Tổng hợp'!B7" });
    expect(sheet.getCell('B1').hyperlink).toBe('https://example.vn/a?b=1&c=2');
    expect(sheet.getCell('C1').hyperlink).toBe("#'Tổng hợp'!B7");
    const bytes = await writeXlsx([grid([[{ value: 35.4, link: "'Tab'!A1" }]])], PROPERTIES);
    expect((await readXlsx(bytes)).tabs[0]?.rows).toEqual([[35.4]]);
  });

  it('conditions paint by formula', async () => {
    const range = { top: 2, left: 1, bottom: 9, right: 2 };
    const sheet = await written(
      grid([[{ value: 1 }]], { conditions: [{ range, formula: '=B3>C3', tone: 'notMet' }] }),
    );
    expect(sheet.conditionalFormattings).toMatchObject([
      {
        ref: 'B3:C10',
        rules: [
          {
            type: 'expression',
            formulae: ['B3>C3'],
            style: { fill: { bgColor: { argb: `FF${PALETTE.notMet.ground}` } } },
          },
        ],
      },
    ]);
  });
});

describe('rules while typing', () => {
  const range = { top: 2, left: 0, bottom: 99, right: 0 };
  const rule = async (rules: Grid['rules'] & object, ...others: Grid[]) =>
    (await written(grid([[{ value: 1 }]], { rules }), ...others)).dataValidations.find('A50');

  it('a list inside the rule, strict or only offered', async () => {
    const source = ['Đồng bằng', 'Miền núi'];
    expect(await rule([{ kind: 'list', range, source, strict: true }])).toMatchObject({
      type: 'list',
      formulae: ['"Đồng bằng,Miền núi"'],
      allowBlank: true,
      showErrorMessage: true,
    });
    const offered = await rule([{ kind: 'list', range, source, strict: false }]);
    expect(offered?.showErrorMessage ?? false).toBe(false);
  });

  it('a list from another tab, whose name is quoted', async () => {
    const tab = "Danh mục 'ẩn' 2";
    const source = { tab, range: { top: 1, left: 27, bottom: 8, right: 27 } };
    expect(
      await rule(
        [{ kind: 'list', range, source, strict: true }],
        grid([], { name: tab, hidden: true }),
      ),
    ).toMatchObject({ formulae: ["'Danh mục ''ẩn'' 2'!$AB$2:$AB$9"] });
  });

  it.each([
    ['with a comma', ['Cán bộ, công chức', 'Khác']],
    ['of 256 characters', ['x'.repeat(128), 'y'.repeat(127)]],
  ])('a list %s must stand on a tab', async (_what, source) => {
    const bad = grid([], { rules: [{ kind: 'list', range, source, strict: true }] });
    await expect(writeXlsx([bad], PROPERTIES)).rejects.toThrow(
      'tab "Tab" A3:A100: expected a list',
    );
  });

  it('whole numbers, decimals, days and ticks', async () => {
    expect(await rule([{ kind: 'wholeNumber', range, min: 0 }])).toMatchObject({
      type: 'whole',
      operator: 'greaterThanOrEqual',
      formulae: [0],
    });
    expect(await rule([{ kind: 'decimal', range, min: 0.5 }])).toMatchObject({
      type: 'decimal',
      formulae: [0.5],
      error: 'Hãy nhập số từ 0,5 trở lên, không ghi chữ.',
    });
    expect(await rule([{ kind: 'date', range }])).toMatchObject({
      type: 'date',
      formulae: [new Date('1950-01-01')],
    });
    expect(await rule([{ kind: 'checkbox', range }])).toMatchObject({
      type: 'list',
      formulae: ['"x"'],
    });
  });
});

describe('the file', () => {
  const before = process.env['TZ'];
  afterEach(() => {
    process.env['TZ'] = before;
  });

  /** A workbook with something of everything. */
  const everything = (): Grid[] => [
    grid(
      [
        [
          { value: 1, note: 'a', tone: 'met' },
          { value: { date: '2026-12-20' } },
          { value: 'x', link: "'B'!A1" },
        ],
      ],
      {
        frozenRows: 1,
        protected: true,
        unlocked: [{ top: 0, left: 0, bottom: 3, right: 1 }],
        rules: [{ kind: 'wholeNumber', range: { top: 0, left: 0, bottom: 3, right: 0 }, min: 0 }],
        conditions: [
          { range: { top: 0, left: 0, bottom: 3, right: 0 }, formula: 'A1>2', tone: 'late' },
        ],
        merges: [{ top: 2, left: 0, bottom: 3, right: 1 }],
        filter: { top: 0, left: 0, bottom: 3, right: 1 },
      },
    ),
    grid([[{ value: 'ẩn' }]], { name: 'B', hidden: true }),
  ];

  it('the same grids give the same bytes, in any time zone', async () => {
    const first = await writeXlsx(everything(), PROPERTIES);
    for (const zone of ['UTC', 'Asia/Ho_Chi_Minh', 'America/New_York']) {
      process.env['TZ'] = zone;
      expect(Buffer.compare(await writeXlsx(everything(), PROPERTIES), first)).toBe(0);
    }
  });

  it('says its title, its maker and when it was made', async () => {
    const workbook = new Workbook();
    await workbook.xlsx.load(await writeXlsx(everything(), PROPERTIES));
    expect(workbook).toMatchObject({ title: 'Biểu mẫu', creator: 'Chốt Số' });
    expect(workbook.created.getTime()).toBe(PROPERTIES.at);
    expect(workbook.modified.getTime()).toBe(PROPERTIES.at);
  });

  it('opens on the first sheet that is not hidden', async () => {
    const workbook = new Workbook();
    const [shown, hidden] = everything() as [Grid, Grid];
    await workbook.xlsx.load(await writeXlsx([hidden, shown], PROPERTIES));
    expect(workbook.views[0]).toMatchObject({ activeTab: 1, firstSheet: 1 });
  });

  it('keeps the rules of the format, by the library’s own check of what it writes', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const workbook = new Workbook();
    await workbook.xlsx.load(await writeXlsx(everything(), PROPERTIES));
    await workbook.xlsx.writeBuffer({ validate: true });
    expect(warn.mock.calls).toEqual([]);
    warn.mockRestore();
  });

  it.each([
    ['a name of 32 letters', () => [grid([], { name: 'x'.repeat(32) })]],
    ['a name with a slash', () => [grid([], { name: 'Mô hình/khen thưởng' })]],
    ['two sheets of one name', () => [grid([]), grid([])]],
    ['no sheet', () => []],
    ['hidden sheets only', () => [grid([], { hidden: true })]],
  ])('%s is refused', async (_what, grids) => {
    await expect(writeXlsx(grids(), PROPERTIES)).rejects.toThrow();
  });
});

/** Relative luminance by WCAG 2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
