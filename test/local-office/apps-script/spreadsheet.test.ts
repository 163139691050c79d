// The spreadsheet around the cells: its tabs, what is selected, what it is known by.
import { describe, expect, it } from 'vitest';
import { CALCULATOR, FIGURES, mainOf, OFFICER, OWNER, scriptOffice } from './script-office.ts';

const BOOK = 'SpreadsheetApp.getActiveSpreadsheet()';
const TAB = `${BOOK}.getSheetByName('Số liệu')`;

describe('the spreadsheet', () => {
  it('says what it is and whose', async () => {
    const { id, value } = scriptOffice(CALCULATOR);
    expect(
      await value('main', [
        `${BOOK}.getId()`,
        `${BOOK}.getName()`,
        `${BOOK}.getUrl()`,
        `${BOOK}.getSpreadsheetTimeZone()`,
        `${BOOK}.getSpreadsheetLocale()`,
        `${BOOK}.getOwner().getEmail()`,
        `${BOOK}.getEditors().map((user) => user.getEmail())`,
        'SpreadsheetApp.getActive().getSheets().map((sheet) => sheet.getName())',
        `${BOOK}.getSheetByName('Không có')`,
        `${BOOK}.getSheetById(${FIGURES}).getName()`,
      ]),
    ).toEqual([
      id,
      'Xã An Bình',
      `https://docs.google.com/spreadsheets/d/${id}/edit`,
      'Asia/Ho_Chi_Minh',
      'vi_VN',
      OWNER,
      [OWNER, OFFICER],
      [expect.any(String), 'Số liệu'],
      null,
      'Số liệu',
    ]);
  });

  it('is known by developer metadata, which nobody sees', async () => {
    const { apply, value } = scriptOffice(
      mainOf(`const book = ${BOOK};
        book.getSheetByName('Số liệu').addDeveloperMetadata('note', 'của bảng');
        book.addDeveloperMetadata('kind', 'xã', SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
        const found = book.createDeveloperMetadataFinder().withKey('chotSoTab').find();
        return [found.map((it) => [it.getKey(), it.getValue(), it.getLocation().getSheet().getName()]),
          book.getSheetByName('Số liệu').getDeveloperMetadata().map((it) => it.getKey()),
          book.getDeveloperMetadata().map((it) => it.getValue()),
          String(found[0].getVisibility()),
          found[0].getLocation().getLocationType() === SpreadsheetApp.DeveloperMetadataLocationType.SHEET];`),
    );
    apply({
      createDeveloperMetadata: {
        developerMetadata: {
          metadataKey: 'chotSoTab',
          metadataValue: '3. Chỉ tiêu',
          visibility: 'DOCUMENT',
          location: { sheetId: FIGURES },
        },
      },
    });
    expect(await value('main')).toEqual([
      [['chotSoTab', '3. Chỉ tiêu', 'Số liệu']],
      ['chotSoTab', 'note'],
      ['xã'],
      'DOCUMENT',
      true,
    ]);
  });
});

describe('a tab', () => {
  it('is renamed, hidden and shown, and stays itself', async () => {
    const { value } = scriptOffice(
      mainOf(`const sheet = ${TAB}; const range = sheet.getRange('B2');
        sheet.setName('Chỉ tiêu').hideSheet();
        const hidden = sheet.isSheetHidden(); sheet.showSheet();
        return [sheet.getName(), range.getSheet().getName(), hidden, sheet.isSheetHidden(),
          sheet.getSheetId(), sheet.getIndex(), sheet.getMaxRows(), sheet.getMaxColumns()];`),
    );
    expect(await value('main')).toEqual(['Chỉ tiêu', 'Chỉ tiêu', true, false, FIGURES, 2, 50, 12]);
  });

  it('takes rows in between and below its data, and grows where it is full', async () => {
    const { value } = scriptOffice(
      mainOf(`const sheet = ${TAB};
        sheet.getRange('A1:B2').setValues([[1, 2], [3, 4]]);
        sheet.insertRowsAfter(1, 2);
        sheet.appendRow(['cuối', 5]);
        const seen = [sheet.getRange('A1:A5').getValues().flat(), sheet.getMaxRows()];
        sheet.getRange(52, 1).setValue('đầy');
        sheet.appendRow(['thêm']);
        return [...seen, sheet.getLastRow(), sheet.getMaxRows()];`),
    );
    expect(await value('main')).toEqual([[1, '', '', 3, 'cuối'], 52, 53, 53]);
  });

  it('has rows hidden and shown', async () => {
    const { store, id, value } = scriptOffice(mainOf(`${TAB}.hideRows(1, 3); ${TAB}.showRows(2);`));
    await value('main');
    const rows = store.spreadsheet(id).sheets.at(-1)?.rowMetadata.slice(0, 4);
    expect(rows?.map((row) => row?.hiddenByUser === true)).toEqual([true, false, true]);
  });

  it('has columns hidden, shown, widened and added, and rows that stay in sight', async () => {
    const { store, id, value } = scriptOffice(
      mainOf(`${TAB}.hideColumns(1, 3); ${TAB}.showColumns(2); ${TAB}.setFrozenRows(2);
        ${TAB}.setFrozenColumns(3);
        return ${TAB}.setColumnWidth(4, 210).insertColumnsAfter(12, 2).getMaxColumns();`),
    );
    expect(await value('main')).toBe(14);
    const sheet = store.spreadsheet(id).sheets.at(-1);
    const columns = sheet?.columnMetadata.slice(0, 4);
    expect(columns?.map((it) => it?.hiddenByUser === true)).toEqual([true, false, true, false]);
    expect(columns?.[3]?.pixelSize).toBe(210);
    expect(sheet?.properties.gridProperties).toMatchObject({
      frozenRowCount: 2,
      frozenColumnCount: 3,
    });
  });

  it('is locked for all but who locks it, or only warns, and is open in places', async () => {
    const { store, id, value, run } = scriptOffice(
      `function main() {
        const lock = ${TAB}.protect().setDescription('Khóa');
        lock.setUnprotectedRanges([${TAB}.getRange('B2:C3')]);
        return [lock.isWarningOnly(), lock.getEditors().length > 0, ${TAB}.protect().getDescription()];
      }
      function warn() {
        const lock = ${TAB}.protect().setWarningOnly(true);
        return [lock.isWarningOnly(), lock.getEditors(), lock.getUnprotectedRanges().map((it) => it.getA1Notation()),
          ${TAB}.getProtections(SpreadsheetApp.ProtectionType.SHEET).length];
      }
      function type(cell) { ${TAB}.getRange(cell).setValue(1); }
      function remove() { ${TAB}.protect().remove(); return ${TAB}.getProtections(SpreadsheetApp.ProtectionType.SHEET).length; }`,
    );
    const other = 'nguoi-khac@example.vn';
    store.share(id, other, 'writer');
    const typing = async (cell: string) => (await run('type', { args: [cell], user: other })).error;
    expect(await value('main')).toEqual([false, true, 'Khóa']);
    expect([await typing('A1'), await typing('B2')]).toEqual([
      expect.stringContaining('protected cell'),
      undefined,
    ]);
    expect(await value('warn')).toEqual([true, [], ['B2:C3'], 1]);
    expect(await typing('A1')).toBeUndefined();
    expect(await value('remove')).toBe(0);
  });

  it('is made anew by its name, hidden if wanted', async () => {
    const { value } = scriptOffice(
      mainOf(`const made = ${BOOK}.insertSheet('_KyTruoc', 0).hideSheet();
        return [made.getName(), made.getIndex(), made.isSheetHidden(), ${BOOK}.getNumSheets()];`),
    );
    expect(await value('main')).toEqual(['_KyTruoc', 1, true, 3]);
  });
});

describe('ranges', () => {
  it('are told by A1, by rows and columns, and from each other', async () => {
    const expressions = new Map<string, string>([
      ["getRange('b2:$D$4')", 'B2:D4'],
      ["getRange('D4:B2')", 'B2:D4'],
      ["getRange('C:C')", 'C1:C50'],
      ["getRange('2:3')", 'A2:L3'],
      ["getRange('B48:B')", 'B48:B50'],
      ["getRange('Số liệu!L50')", 'L50'],
      ['getRange(3, 2)', 'B3'],
      ['getRange(3, 2, 2)', 'B3:B4'],
      ['getRange(3, 2, 2, 3)', 'B3:D4'],
      ["getRange('B3:D4').offset(1, 1)", 'C4:E5'],
      ["getRange('B3:D4').offset(-1, 0, 1, 2)", 'B2:C2'],
      ["getRange('B3:D4').getCell(2, 3)", 'D4'],
    ]);
    const { value } = scriptOffice(CALCULATOR);
    const asked = [...expressions.keys()].map((it) => `${TAB}.${it}.getA1Notation()`);
    expect(await value('main', asked)).toEqual([...expressions.values()]);
  });

  it('beyond column Z are named as in a spreadsheet', async () => {
    const { apply, value } = scriptOffice(
      mainOf(`return [${TAB}.getRange(1, 26, 1, 3), ${TAB}.getRange('ZZ1'), ${TAB}.getRange(1, 703)]
        .map((range) => range.getA1Notation() + ' ' + range.getLastColumn());`),
    );
    apply({
      updateSheetProperties: {
        properties: { sheetId: FIGURES, gridProperties: { columnCount: 800 } },
        fields: 'gridProperties.columnCount',
      },
    });
    expect(await value('main')).toEqual(['Z1:AB1 28', 'ZZ1 702', 'AAA1 703']);
  });
});

describe('what is selected', () => {
  const selection = { sheetId: FIGURES, range: 'B3:C9' };

  it('comes from the window, and is left alone', async () => {
    const { run } = scriptOffice(
      mainOf(`return [${BOOK}.getActiveSheet().getName(), SpreadsheetApp.getActiveRange().getA1Notation(),
        ${TAB}.getActiveRange().getA1Notation(), SpreadsheetApp.getCurrentCell().getA1Notation()];`),
    );
    expect(await run('main', { selection })).toEqual({
      value: ['Số liệu', 'B3:C9', 'B3:C9', 'B3'],
      effects: [],
      logs: [],
    });
  });

  it('is the first cell of the first tab where the window says nothing', async () => {
    const { value } = scriptOffice(
      mainOf(`${BOOK}.getSheets()[0].hideSheet();
        return [SpreadsheetApp.getActiveSheet().getName(), SpreadsheetApp.getActiveRange().getA1Notation()];`),
    );
    expect(await value('main')).toEqual(['Số liệu', 'A1']);
  });

  it.each([
    [`${TAB}.getRange('E5').activate()`, 'E5'],
    [`${TAB}.setActiveRange(${TAB}.getRange('E5:F6'))`, 'E5:F6'],
    [`${TAB}.activate()`, 'A1'],
    [`${BOOK}.setActiveSheet(${TAB}).getRange('C1').activate()`, 'C1'],
    [`SpreadsheetApp.setActiveSheet(${TAB})`, 'A1'],
  ])('goes where the script goes: %s', async (expression, range) => {
    const { run } = scriptOffice(mainOf(expression));
    const { effects } = await run('main');
    expect(effects).toEqual([{ kind: 'select', sheetId: FIGURES, range }]);
  });
});
