import { afterEach, describe, expect, it } from 'vitest';
import { readXlsx } from '../../functions/xlsx/read.ts';
import { UnreadableWorkbook } from '../../functions/xlsx/unreadable.ts';
import { directoryEntries, rawWorkbook, type RawOptions } from './raw-workbook.ts';

/** The first row of a workbook of one sheet. */
async function readRow(cells: string, options: RawOptions = {}) {
  const bytes = await rawWorkbook([{ name: 'Tab', rows: `<row r="1">${cells}</row>` }], options);
  const book = await readXlsx(bytes);
  return book.tabs[0]?.rows[0];
}

/** 1,000 rows of 150 times the same cell, in a few kilobytes once packed. */
const everywhere = (cell: string) => `<row>${cell.repeat(150)}</row>`.repeat(1000);

const text = (words: string) => `<is><t>${words}</t></is>`;

describe('values', () => {
  it.each<[string, string, unknown]>([
    ['a number', '<c r="A1"><v>1234.5</v></c>', 1234.5],
    ['zero', '<c r="A1"><v>0</v></c>', 0],
    ['a number of an exponent', '<c r="A1"><v>1E+3</v></c>', 1000],
    ['inline text', `<c r="A1" t="inlineStr">${text('Tổ 1 &amp; 2')}</c>`, 'Tổ 1 & 2'],
    [
      'rich text',
      '<c r="A1" t="inlineStr"><is><r><t>Hoà </t></r><r><rPr><b/></rPr><t>Vang</t></r></is></c>',
      'Hoà Vang',
    ],
    ['text that looks like a number', `<c r="A1" t="inlineStr">${text('1.234')}</c>`, '1.234'],
    ['TRUE', '<c r="A1" t="b"><v>1</v></c>', true],
    ['FALSE', '<c r="A1" t="b"><v>0</v></c>', false],
    ['#REF!', '<c r="A1" t="e"><v>#REF!</v></c>', { error: '#REF!' }],
    ['#N/A', '<c r="A1" t="e"><v>#N/A</v></c>', { error: '#N/A' }],
    ['a formula’s number', '<c r="A1"><f>B1*2</f><v>42</v></c>', 42],
    ['a formula’s zero', '<c r="A1"><f>B1*2</f><v>0</v></c>', 0],
    ['a formula’s text', '<c r="A1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>', 'ab'],
    ['a formula’s TRUE', '<c r="A1" t="b"><f>1=1</f><v>1</v></c>', true],
    ['a formula’s error', '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', { error: '#DIV/0!' }],
  ])('%s', async (_what, cell, value) => {
    expect(await readRow(cell)).toEqual([value]);
  });

  it('shared strings, plain and rich', async () => {
    const row = await readRow(
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>0</v></c>',
      {
        strings: '<si><t xml:space="preserve"> có </t></si><si><r><t>A</t></r><r><t>B</t></r></si>',
      },
    );
    expect(row).toEqual([' có ', 'AB', ' có ']);
  });

  it('a formula that nothing has calculated yet is blank, not zero', async () => {
    expect(await readRow('<c r="A1"><f>SUM(B1:B9)</f></c><c r="B1"><v>1</v></c>')).toEqual([
      null,
      1,
    ]);
  });

  it('a formula that gives empty text is blank', async () => {
    expect(
      await readRow('<c r="A1" t="str"><f>IF(1=1,"","")</f><v></v></c><c r="B1"><v>1</v></c>'),
    ).toEqual([null, 1]);
  });

  it('of merged cells the first keeps the value', async () => {
    const bytes = await rawWorkbook([
      {
        name: 'Tab',
        rows: '<row r="1"><c r="A1"><v>7</v></c><c r="B1"><v>7</v></c><c r="C1"><v>8</v></c></row>',
        after: '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>',
      },
    ]);
    expect((await readXlsx(bytes)).tabs[0]?.rows).toEqual([[7, null, 8]]);
  });

  it('a linked cell gives its text, even when the link’s target is lost', async () => {
    const bytes = await rawWorkbook([
      {
        name: 'Tab',
        rows: `<row r="1"><c r="A1" t="inlineStr">${text('Xem')}</c></row>`,
        after: '<hyperlinks><hyperlink ref="A1" r:id="rId7"/></hyperlinks>',
      },
    ]);
    expect((await readXlsx(bytes)).tabs[0]?.rows).toEqual([['Xem']]);
  });
});

describe('percentages are text as shown', () => {
  it.each([
    ['0%', '0.354', '35.4%'],
    ['0.00%', '0.07', '7%'],
    ['0%', '1', '100%'],
    ['0.0%', '-0.125', '-12.5%'],
    ['0%', '0', '0%'],
  ])('format %s of %s is %s', async (format, value, shown) => {
    expect(await readRow(`<c r="A1" s="1"><v>${value}</v></c>`, { formats: [format] })).toEqual([
      shown,
    ]);
  });

  it('never with exactly three decimals, which would look like thousands', async () => {
    expect(await readRow('<c r="A1" s="1"><v>0.35412</v></c>', { formats: ['0%'] })).toEqual([
      '35.4120%',
    ]);
  });

  it.each(['0.0"%"', '0.0\\%', '#,##0.0" %"', '0.0\\ \\%'])(
    'a value already in percent, whose format %s only prints the sign, stays a number',
    async (format) => {
      const cell = '<c r="A1" s="1"><v>35.4</v></c>';
      expect(await readRow(cell, { formats: [format] })).toEqual([35.4]);
    },
  );

  it.each(['0\\h', '0" d"', '0\\ \\m', '[$-42A]0\\ "hộ"', 'General'])(
    'letters that a format %s prints make no date of a number',
    async (format) => {
      expect(await readRow('<c r="A1" s="1"><v>8</v></c>', { formats: [format] })).toEqual([8]);
    },
  );
});

describe('dates are the day on show, wherever the machine stands', () => {
  const before = process.env['TZ'];
  afterEach(() => {
    process.env['TZ'] = before;
  });

  it.each([
    ['UTC', 0],
    ['Asia/Ho_Chi_Minh', -420],
    ['America/New_York', 300],
    ['Pacific/Kiritimati', -840],
  ])('%s', async (zone, offset) => {
    process.env['TZ'] = zone;
    expect(new Date(2026, 11, 20).getTimezoneOffset()).toBe(offset);
    const row = await readRow(
      '<c r="A1" s="1"><v>46376</v></c><c r="B1" s="2"><v>46376.99999</v></c><c r="C1" s="1"><f>A1</f><v>46377</v></c><c r="D1" t="d"><v>2026-12-20T00:00:00Z</v></c><c r="E1" s="3"><v>46376</v></c><c r="F1" s="1" t="d"><v>2026-12-20T00:00:00</v></c><c r="G1" t="d"><v>2026-12-20</v></c>',
      { formats: ['dd/mm/yyyy', 'dd/mm/yyyy hh:mm', '[$-42A]dd mmmm yyyy'] },
    );
    expect(row).toEqual([
      { date: '2026-12-20' },
      { date: '2026-12-20' },
      { date: '2026-12-21' },
      { date: '2026-12-20' },
      { date: '2026-12-20' },
      { date: '2026-12-20' },
      { date: '2026-12-20' },
    ]);
  });

  it('a workbook that counts days from 1904', async () => {
    const row = await readRow('<c r="A1" s="1"><v>44914</v></c>', {
      formats: ['dd/mm/yyyy'],
      date1904: true,
    });
    expect(row).toEqual([{ date: '2026-12-20' }]);
  });

  it('a number too large to be a day is an error, as the sheet shows it', async () => {
    const row = await readRow('<c r="A1" s="1"><v>905123456</v></c>', { formats: ['dd/mm/yyyy'] });
    expect(row).toEqual([{ error: '#NUM!' }]);
  });
});

describe('tabs and rows', () => {
  it('all tabs in their order, hidden ones too, names as they are', async () => {
    const name = '2. Thôn và Tổ'.normalize('NFD');
    const book = await readXlsx(
      await rawWorkbook([
        { name: '_Meta', rows: '<row r="1"><c r="A1"><v>1</v></c></row>', state: 'veryHidden' },
        { name, rows: '' },
        { name: 'Danh mục', rows: '', state: 'hidden' },
      ]),
    );
    expect(book.tabs).toEqual([
      { name: '_Meta', rows: [[1]] },
      { name, rows: [] },
      { name: 'Danh mục', rows: [] },
    ]);
  });

  it('blank cells at the end are cut off, blank cells between are kept', async () => {
    const book = await readXlsx(
      await rawWorkbook([
        {
          name: 'Tab',
          rows: `<row r="2" hidden="1"><c r="A2" s="0"/><c r="C2"><v>3</v></c><c r="D2" t="inlineStr">${text('  ')}</c></row><row r="4"><c r="B4"><v>4</v></c></row><row r="5"><c r="A5" s="0"/></row><row r="9"/>`,
        },
      ]),
    );
    expect(book.tabs[0]?.rows).toEqual([[], [null, null, 3], [], [null, 4]]);
  });

  it('200,000 formatted blank rows are no harm', async () => {
    const blanks = Array.from(
      { length: 200_000 },
      (_, r) => `<row r="${r + 2}"><c r="A${r + 2}" s="0"/></row>`,
    );
    const book = await readXlsx(
      await rawWorkbook([
        { name: 'Tab', rows: `<row r="1"><c r="A1"><v>1</v></c></row>${blanks.join('')}` },
      ]),
    );
    expect(book.tabs[0]?.rows).toEqual([[1]]);
  });

  it('an archive with sizes of 64 bits', async () => {
    const sheet = { name: 'Tab', rows: '<row r="1"><c r="A1"><v>1</v></c></row>' };
    const book = await readXlsx(await rawWorkbook([sheet], { zip64: true }));
    expect(book.tabs[0]?.rows).toEqual([[1]]);
  });

  it('names with a prefix, as programs on .NET write them', async () => {
    const bytes = await rawWorkbook([], {
      parts: {
        'xl/workbook.xml':
          '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="Tab" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>',
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="r/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" Type="r/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>',
        'xl/sharedStrings.xml': '<x:sst xmlns:x="m"><x:si><x:t>Thôn</x:t></x:si></x:sst>',
        'xl/worksheets/sheet1.xml':
          '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      },
    });
    expect((await readXlsx(bytes)).tabs).toEqual([{ name: 'Tab', rows: [['Thôn', 5]] }]);
  });

  it('cells and rows that do not say where they stand follow each other', async () => {
    const rows = '<row><c/><c s="0"/><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>';
    const book = await readXlsx(await rawWorkbook([{ name: 'Tab', rows }]));
    expect(book.tabs[0]?.rows).toEqual([[null, null, 2], [], [3]]);
  });

  it('pictures, rules and colours that the file refers to but does not hold are no harm', async () => {
    const book = await readXlsx(
      await rawWorkbook([
        {
          name: 'Tab',
          rows: '<row r="1"><c r="A1" s="99"><v>1</v></c></row>',
          after:
            '<conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="9" priority="1"><formula>1</formula></cfRule></conditionalFormatting><drawing r:id="rId1"/><legacyDrawing r:id="rId2"/><tableParts count="1"><tablePart r:id="rId3"/></tableParts>',
        },
      ]),
    );
    expect(book.tabs[0]?.rows).toEqual([[1]]);
  });
});

describe('what would cost far more than it says is passed over', () => {
  const one = '<row r="1"><c r="A1"><v>1</v></c></row>';

  it('widths of a billion columns', async () => {
    const before = '<cols><col min="1" max="999999999" width="9"/></cols>';
    const book = await readXlsx(await rawWorkbook([{ name: 'Tab', rows: one, before }]));
    expect(book.tabs).toEqual([{ name: 'Tab', rows: [[1]] }]);
  });

  it('a name for a whole sheet', async () => {
    const bytes = await rawWorkbook([{ name: 'Tab', rows: one }], {
      parts: {
        'xl/workbook.xml':
          '<workbook xmlns:r="r"><sheets><sheet name="Tab" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="all">Tab!$A$1:$XFD$1048576</definedName></definedNames></workbook>',
      },
    });
    expect((await readXlsx(bytes)).tabs).toEqual([{ name: 'Tab', rows: [[1]] }]);
  });

  it('a number format of 4 million letters in 150,000 cells', async () => {
    const bytes = await rawWorkbook([{ name: 'Tab', rows: everywhere('<c s="1"><v>1</v></c>') }], {
      formats: ['0'.repeat(4_000_000)],
    });
    expect((await readXlsx(bytes)).tabs[0]?.rows).toHaveLength(1000);
  });

  it('32,767 letters, as many as a cell can hold, are read', async () => {
    const row = await readRow(`<c r="A1" t="inlineStr">${text('a'.repeat(32_767))}</c>`);
    expect(row).toEqual(['a'.repeat(32_767)]);
  });
});

describe('a file that cannot be read says why', () => {
  const sheet = { name: 'Tab', rows: '<row r="1"><c r="A1"><v>1</v></c></row>' };
  const inOneCell = (inline: string) =>
    rawWorkbook([{ name: 'Tab', rows: `<row><c t="inlineStr">${inline}</c></row>` }]);
  const inEveryCell = (shared: string) =>
    rawWorkbook([{ name: 'Tab', rows: everywhere('<c t="s"><v>0</v></c>') }], {
      strings: `<si>${shared}</si>`,
    });
  const ole = (stream: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from(stream, 'utf16le'),
    ]);

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ['an empty file', () => new Uint8Array(), 'EMPTY'],
    ['plain text', () => Buffer.from('Xã;Thôn;Số hộ\n'), 'NOT_A_WORKBOOK'],
    [
      'a web page saved as .xls',
      () => Buffer.from('<html><table></table></html>'),
      'NOT_A_WORKBOOK',
    ],
    ['an old .xls', () => ole('Workbook'), 'OLD_XLS'],
    ['a workbook under a password', () => ole('EncryptedPackage'), 'ENCRYPTED'],

    [
      'a Word document',
      () =>
        rawWorkbook([], { parts: { 'xl/workbook.xml': undefined, 'word/document.xml': '<a/>' } }),
      'NOT_A_WORKBOOK',
    ],
    ['a workbook without sheets', () => rawWorkbook([]), 'DAMAGED'],
    [
      'a list of sheets cut short',
      () => rawWorkbook([sheet], { parts: { 'xl/workbook.xml': '<workbook><sheets><sheet' } }),
      'DAMAGED',
    ],
    [
      'a sheet cut short',
      () =>
        rawWorkbook([sheet], {
          parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c' },
        }),
      'DAMAGED',
    ],
    [
      'a string that is not there',
      () =>
        rawWorkbook([{ name: 'Tab', rows: '<row r="1"><c r="A1" t="s"><v>5</v></c></row>' }], {
          strings: '<si><t>a</t></si>',
        }),
      'DAMAGED',
    ],
    [
      'a value in row 50,001',
      () => rawWorkbook([{ name: 'Tab', rows: '<row r="50001"><c r="A50001"><v>1</v></c></row>' }]),
      'TOO_LARGE',
    ],
    [
      'a value in column 401',
      () => rawWorkbook([{ name: 'Tab', rows: '<row r="1"><c r="OK1"><v>1</v></c></row>' }]),
      'TOO_LARGE',
    ],
    [
      'a sheet of 41 MB',
      () => rawWorkbook([{ name: 'Tab', rows: ' '.repeat(41 * 2 ** 20) }]),
      'TOO_LARGE',
    ],
    [
      '150,001 filled cells',
      () =>
        rawWorkbook([
          { name: 'Tab', rows: `<row r="1">${'<c r="A1"><v>1</v></c>'.repeat(150_001)}</row>` },
        ]),
      'TOO_LARGE',
    ],
    ['a text of 32,768 letters', () => inOneCell(text('a'.repeat(32_768))), 'TOO_LARGE'],
    [
      'a text of 4 million blanks that stands in 150,000 cells',
      () => inEveryCell(`<t xml:space="preserve">${' '.repeat(4_000_000)}</t>`),
      'TOO_LARGE',
    ],
    [
      'a text of 32,000 letters that stands in 150,000 cells',
      () => inEveryCell(`<t>${'a '.repeat(16_000)}</t>`),
      'TOO_LARGE',
    ],
    [
      'a text of 300,000 empty runs that stands in 150,000 cells',
      () => inEveryCell('<r><t></t></r>'.repeat(300_000)),
      'TOO_LARGE',
    ],
    [
      'a whole sheet merged',
      () =>
        rawWorkbook([
          { ...sheet, after: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' },
        ]),
      'TOO_LARGE',
    ],
    [
      'a whole sheet merged from its last cell to the first',
      () =>
        rawWorkbook([
          { ...sheet, after: '<mergeCells><mergeCell ref="XFD1048576:A1"/></mergeCells>' },
        ]),
      'TOO_LARGE',
    ],
    [
      'a value in row 999,999,999',
      () => rawWorkbook([{ name: 'Tab', rows: '<row r="999999999"><c><v>1</v></c></row>' }]),
      'TOO_LARGE',
    ],
  ])('%s', async (_what, make, reason) => {
    const bytes = await make();
    await expect(readXlsx(bytes)).rejects.toMatchObject({ name: 'UnreadableWorkbook', reason });
  });

  it('half a file', async () => {
    const bytes = await rawWorkbook([sheet]);
    await expect(readXlsx(bytes.subarray(0, bytes.length / 2))).rejects.toMatchObject({
      reason: 'DAMAGED',
    });
  });

  it('an archive whose parts are under a password', async () => {
    const bytes = await rawWorkbook([sheet]);
    for (const entry of directoryEntries(bytes)) bytes[entry + 8] = 1;
    await expect(readXlsx(bytes)).rejects.toMatchObject({ reason: 'ENCRYPTED' });
  });

  it('a bomb that lies about its size', async () => {
    const bytes = await rawWorkbook([{ name: 'Tab', rows: ' '.repeat(60 * 2 ** 20) }]);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (const entry of directoryEntries(bytes)) view.setUint32(entry + 24, 100, true);
    await expect(readXlsx(bytes)).rejects.toMatchObject({ name: 'UnreadableWorkbook' });
  });

  it('a sheet that is listed but not there', async () => {
    const bytes = await rawWorkbook([sheet, { ...sheet, name: 'Tab 2' }], {
      parts: { 'xl/worksheets/sheet2.xml': undefined },
    });
    await expect(readXlsx(bytes)).rejects.toMatchObject({ reason: 'DAMAGED' });
  });

  it('one byte gone wrong is refused or harms nothing', async () => {
    const bytes = await rawWorkbook([sheet, { ...sheet, name: 'Tab 2' }]);
    const whole = await readXlsx(bytes);
    let refused = 0;
    for (let at = 0; at < bytes.length; at += 3) {
      const broken = bytes.slice();
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      const outcome = await readXlsx(broken).catch((error: unknown) => error);
      if (outcome instanceof UnreadableWorkbook) refused += 1;
      else expect(outcome, `byte ${at}`).toEqual(whole);
    }
    expect(refused).toBeGreaterThan(100);
  });

  it('the reason is a phrase for the officer', async () => {
    await expect(readXlsx(ole('Workbook'))).rejects.toThrow(
      'tệp kiểu cũ .xls; hãy mở bằng Excel rồi lưu lại dạng .xlsx',
    );
  });
});
