// What Code.js reads from cells and writes to them, on the local office's real spreadsheets.
import { describe, expect, it } from 'vitest';
import type { SheetsRequest } from '../../../local-office/sheets/store.ts';
import { CALCULATOR, FIGURES, mainOf, OFFICER, scriptOffice } from './script-office.ts';

const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

/** One row of cells, from A1 on. */
function row(...values: object[]): SheetsRequest {
  const start = { sheetId: FIGURES, rowIndex: 0, columnIndex: 0 };
  return { updateCells: { start, rows: [{ values }], fields: '*' } };
}

const of = (expression: string) =>
  `SpreadsheetApp.getActive().getSheetByName('Số liệu').${expression}`;

describe('reading', () => {
  const date = (pattern: string, type = 'DATE') => ({
    userEnteredFormat: { numberFormat: { type, pattern } },
  });

  it('gives values as what they are: text, number, yes or no, day, error, nothing', async () => {
    const { apply, value } = scriptOffice(
      mainOf(`const [cells] = ${of("getRange('A1:H1').getValues()")};
        return cells.map((cell) => cell instanceof Date ? 'ngày ' + cell.toISOString() : cell);`),
    );
    apply(
      row(
        { userEnteredValue: { stringValue: 'Tổ 1' } },
        { userEnteredValue: { numberValue: 1234.5 } },
        { userEnteredValue: { boolValue: true } },
        { userEnteredValue: { numberValue: 46_010 }, ...date('dd/mm/yyyy') },
        { userEnteredValue: { numberValue: 46_010.75 }, ...date('dd/mm/yyyy hh:mm', 'DATE_TIME') },
        { userEnteredValue: { formulaValue: '=1/0' } },
        { userEnteredValue: { formulaValue: '=B1*2' } },
      ),
    );
    expect(await value('main')).toEqual([
      'Tổ 1',
      1234.5,
      true,
      'ngày 2025-12-18T17:00:00.000Z',
      'ngày 2025-12-19T11:00:00.000Z',
      '#DIV/0!',
      2469,
      '',
    ]);
  });

  it('gives what is shown in the Vietnamese way', async () => {
    const { apply, value } = scriptOffice(
      mainOf(`return ${of("getRange('A1:J1').getDisplayValues()[0]")};`),
    );
    const shown = (numberValue: number, pattern: string, type = 'NUMBER') => ({
      userEnteredValue: { numberValue },
      ...date(pattern, type),
    });
    apply(
      row(
        shown(1_234_567.891, '#,##0'),
        shown(1234.56, '#,##0.0'),
        shown(35.44, '#,##0.0"%"'),
        shown(0.354, '0.0%', 'PERCENT'),
        shown(-1234, '#,##0'),
        shown(46_010, 'dd/mm/yyyy', 'DATE'),
        shown(46_010.6875, 'dd/mm/yyyy hh:mm', 'DATE_TIME'),
        { userEnteredValue: { numberValue: 0.1 } },
        { userEnteredValue: { boolValue: false } },
        shown(0.5, '#,##0.##'),
      ),
    );
    expect(await value('main')).toEqual([
      '1.234.568',
      '1.234,6',
      '35,4%',
      '35,4%',
      '-1.234',
      '19/12/2025',
      '19/12/2025 16:30',
      '0,1',
      'FALSE',
      '0,5',
    ]);
  });

  it('gives formulas, formats, notes and colours, and what a bare cell has of them', async () => {
    const { apply, value } = scriptOffice(
      mainOf(`const range = ${of("getRange('A1:B1')")};
        return [range.getFormulas(), range.getNumberFormats(), range.getNotes(),
          range.getBackgrounds(), range.getFontColors(), range.getFontStyles(), range.isBlank()];`),
    );
    apply(
      row({
        userEnteredValue: { formulaValue: '=1+1' },
        note: 'Nguồn: sổ tay',
        userEnteredFormat: {
          numberFormat: { type: 'TEXT', pattern: '@' },
          backgroundColorStyle: { rgbColor: { red: 1, green: 0.5 } },
          textFormat: { italic: true, foregroundColorStyle: { rgbColor: { blue: 1 } } },
        },
      }),
    );
    expect(await value('main')).toEqual([
      [['=1+1', '']],
      [['@', '0.###############']],
      [['Nguồn: sổ tay', '']],
      [['#ff8000', '#ffffff']],
      [['#0000ff', '#000000']],
      [['italic', 'normal']],
      false,
    ]);
  });

  it('knows where the data ends, of formats and notes alone too', async () => {
    const { value } = scriptOffice(
      mainOf(`const sheet = SpreadsheetApp.getActive().getSheetByName('Số liệu');
        const data = () => sheet.getDataRange().getA1Notation() + ' ' + sheet.getLastRow();
        const seen = [data()];
        sheet.getRange('C4').setValue(0); seen.push(data());
        sheet.getRange('F9').setNote('x').setBackground('#ff0000'); seen.push(data());
        sheet.getRange('C4').clearContent(); seen.push(data());
        return seen;`),
    );
    expect(await value('main')).toEqual(['A1 0', 'A1:C4 4', 'A1:C4 4', 'A1 0']);
  });
});

describe('writing', () => {
  it('reads text as if it had been typed, in the marks of Viet Nam', async () => {
    const { value } = scriptOffice(
      mainOf(`const range = ${of("getRange('A1:I1')")};
        range.setValues([['1.234,5', '=1+2', "'007", 'TRUE', '20/12/2025', '35%', '0912 345', null, '1.2']]);
        return [range.getValues()[0].map((it) => it instanceof Date ? it.getDate() : it),
          range.getNumberFormats()[0].slice(4, 6)];`),
    );
    expect(await value('main')).toEqual([
      [1234.5, 3, '007', true, 20, 0.35, '0912 345', '', '1.2'],
      ['dd/mm/yyyy', '0%'],
    ]);
  });

  it('keeps text as it is where the cell is plain text', async () => {
    const { value } = scriptOffice(
      mainOf(`const cell = ${of("getRange('A1')")}.setNumberFormat('@');
        return [cell.setValue('007').getValue(), cell.setValue('=1+2').getValue()];`),
    );
    expect(await value('main')).toEqual(['007', '=1+2']);
  });

  it('gives back the day that it was given, with a date format', async () => {
    const { value } = scriptOffice(
      mainOf(`const cell = ${of("getRange('A1')")}.setValue(new Date(2025, 11, 20));
        return [cell.getValue().toISOString(), cell.getDisplayValue(), cell.getNumberFormat()];`),
    );
    expect(await value('main')).toEqual(['2025-12-19T17:00:00.000Z', '20/12/2025', 'dd/mm/yyyy']);
  });

  it('offers lists to choose from, which refuse what is not on them unless told not to', async () => {
    const { store, id, value } = scriptOffice(
      mainOf(`const rule = () => SpreadsheetApp.newDataValidation().requireValueInList(['Có', 'Không']);
        const lax = rule().setAllowInvalid(true).setHelpText('Chọn').build();
        ${of("getRange('A1:B1')")}.setDataValidation(rule().build());
        ${of("getRange('B1:C1')")}.setDataValidation(lax);
        ${of("getRange('C1')")}.clearDataValidations();
        return [lax.getAllowInvalid(), lax.getHelpText()];`),
    );
    expect(await value('main')).toEqual([true, 'Chọn']);
    const [row = []] = store.spreadsheet(id).sheets.at(-1)?.cells ?? [];
    const condition = {
      type: 'ONE_OF_LIST',
      values: [{ userEnteredValue: 'Có' }, { userEnteredValue: 'Không' }],
    };
    expect([0, 1, 2].map((column) => row[column]?.validation)).toEqual([
      { condition, showCustomUi: true, strict: true },
      { condition, showCustomUi: true, strict: false, inputMessage: 'Chọn' },
      undefined,
    ]);
  });

  it.each([
    [
      'a list that Google does not take',
      'requireValueInList(Array(501).fill("x"))',
      'more than 500',
    ],
    ['a rule without criteria', 'build()', 'needs criteria'],
    ['a rule that is not here', 'requireDate()', 'requireDate is not implemented'],
  ])('refuses %s', async (_name, expression, message) => {
    const { run } = scriptOffice(mainOf(`SpreadsheetApp.newDataValidation().${expression}`));
    expect((await run('main')).error).toContain(message);
  });

  it('wraps text, and puts it at the top of its cell', async () => {
    const { store, id, value } = scriptOffice(
      mainOf(of("getRange('A1')") + ".setWrap(true).setVerticalAlignment('top')"),
    );
    await value('main');
    const cell = store.spreadsheet(id).sheets.at(-1)?.cells[0]?.[0];
    expect(cell?.format).toMatchObject({ wrapStrategy: 'WRAP', verticalAlignment: 'TOP' });
  });

  it('marks cells and clears the marks again', async () => {
    const { store, id, value } = scriptOffice(
      mainOf(`const range = ${of("getRange('A1:B1')")}.setValues([[1, 2]]);
        range.setNotes([['một', null]]).setBackgrounds([['#F4C7C3', null]])
          .setFontStyles([['italic', null]]).setFontColors([['#112233', null]]);
        const marked = [range.getNotes(), range.getBackgrounds(), range.getFontStyles(), range.getFontColors()];
        range.clearNote().setBackground(null).setFontStyle(null).setFontColor(null);
        return [marked, [range.getNotes(), range.getBackgrounds()], range.getValues()];`),
    );
    expect(await value('main')).toEqual([
      [[['một', '']], [['#f4c7c3', '#ffffff']], [['italic', 'normal']], [['#112233', '#000000']]],
      [[['', '']], [['#ffffff', '#ffffff']]],
      [[1, 2]],
    ]);
    const cell = store.spreadsheet(id).sheets.at(-1)?.cells[0]?.[0];
    expect(cell?.format?.backgroundColor).toBeUndefined();
    expect(cell?.format?.backgroundColorStyle).toBeUndefined();
  });

  it.each([
    ['too few rows', "getRange('A1:A3').setValues([[1]])", 'The data has 1 but the range has 3.'],
    ['too many columns', "getRange('A1').setNotes([['a', 'b']])", 'has 2 but the range has 1.'],
    ['what is no grid', "getRange('A1').setValues(5)", 'expected rows of cells'],
    ['a colour that is none', "getRange('A1').setBackground('blau')", 'Could not parse "blau"'],
    ['a range outside the sheet', 'getRange(51, 1)', 'outside the dimensions of the sheet'],
    [
      'a range of no rows',
      'getRange(1, 1, 0, 1)',
      'number of rows in the range must be at least 1',
    ],
    ['a range that is none', "getRange('Ô 5')", 'Range not found'],
  ])('refuses %s', async (_name, expression, message) => {
    const { run } = scriptOffice(mainOf(of(expression)));
    expect((await run('main')).error).toContain(message);
  });

  it('is done as the officer, and shown to others at once', async () => {
    const { store, run } = scriptOffice(mainOf(of("getRange('B2').setValue(5)")));
    const told: string[] = [];
    store.onChange(({ by }) => told.push(by));
    await run('main');
    expect(told).toEqual([OFFICER]);
  });
});

describe('a protected sheet', () => {
  const lock: SheetsRequest = {
    addProtectedRange: {
      protectedRange: {
        range: { sheetId: FIGURES },
        unprotectedRanges: [
          {
            sheetId: FIGURES,
            startRowIndex: 2,
            endRowIndex: 5,
            startColumnIndex: 1,
            endColumnIndex: 4,
          },
        ],
        description: 'Biểu mẫu',
      },
    },
  };

  it('refuses the officer what is locked, in the words of Google, and writes nothing', async () => {
    const { apply, value } = scriptOffice(CALCULATOR);
    apply(lock);
    expect(
      await value('main', [
        of("getRange('A1').setValue(1)"),
        of("getRange('B2:B3').setNotes([['a'], ['b']])"),
        of("getRange('B3:D5').setValue(2).getValue()"),
        of("getRange('A1:D5').getNotes().flat().join('')"),
      ]),
    ).toEqual([PROTECTED, PROTECTED, 2, '']);
  });

  it('is told beforehand', async () => {
    const { apply, value } = scriptOffice(
      mainOf(`const sheet = SpreadsheetApp.getActive().getSheetByName('Số liệu');
        const [lock] = sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET);
        const may = (cells) => sheet.getRange(cells).canEdit();
        return [{ locked: may('A1'), open: may('B3:D5'), across: may('B3:E5') },
          { description: lock.getDescription(), canEdit: lock.canEdit(), warningOnly: lock.isWarningOnly(),
            open: lock.getUnprotectedRanges().map((range) => range.getA1Notation()) },
          sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE).length];`),
    );
    apply(lock);
    expect(await value('main')).toEqual([
      { locked: false, open: true, across: false },
      { description: 'Biểu mẫu', canEdit: false, warningOnly: false, open: ['B3:D5'] },
      0,
    ]);
  });
});
