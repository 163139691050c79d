// Opening an entry tab: the compiled add-on in the local office's Apps Script, over a real spreadsheet.
import { beforeAll, describe, expect, it } from 'vitest';
import type { EntryKind } from '../../sheets-addon/entry-contract.ts';
import { entryOffice, NAMES } from './entry-office.ts';
import { COMMUNES, STAFF } from './entry-server.ts';
import { compiledAddon } from './script.ts';

let code = '';

beforeAll(async () => {
  ({ code } = await compiledAddon());
});

describe('opening', () => {
  it.each([
    ['targets', 'value'],
    ['replies', 'answer'],
    ['requests', 'title'],
  ] as const)(
    'the tab of %s makes it once, goes to where typing begins, and changes nothing the second time',
    async (kind, column) => {
      const office = await entryOffice(code);
      const { value, effects } = await office.run('sidebarEntry', [kind]);
      expect(value).toMatchObject({ tab: NAMES[kind], made: true, ready: [], faults: [] });
      const { sheetId } = office.sheet(NAMES[kind]).properties;
      const range = `${office.letter(NAMES[kind], column)}3`;
      expect(effects).toMatchObject([{ kind: 'select', sheetId, range }]);
      office.calls.length = 0;
      expect(await office.open(kind)).toMatchObject({ made: false });
      expect(office.calls).toEqual([]);
    },
  );

  it.each([
    ['menuTargets', 'targets'],
    ['menuReplies', 'replies'],
    ['menuRequests', 'requests'],
  ])('%s opens its pane', async (item, pane) => {
    const office = await entryOffice(code, '<p data-pane="{{PANE}}">');
    const { effects } = await office.run(item);
    expect(JSON.stringify(effects)).toContain(`data-pane=\\"${pane}\\"`);
    expect(office.server.asked).toEqual([]);
  });

  it('hides keys, freezes the headings and what a line is about, offers lists, and locks with a warning what is the server’s', async () => {
    const office = await entryOffice(code);
    await office.open('targets');
    const sheet = office.sheet(NAMES.targets);
    expect(sheet.properties.gridProperties).toMatchObject({
      frozenRowCount: 2,
      frozenColumnCount: 4,
    });
    expect(sheet.rowMetadata[0]?.hiddenByUser).toBe(true);
    expect(sheet.columnMetadata.slice(0, 3).map((it) => it?.hiddenByUser)).toEqual([
      true,
      true,
      undefined,
    ]);
    const column = office.letter(NAMES.targets, 'commune').charCodeAt(0) - 65;
    const rule = sheet.cells[40]?.[column]?.validation;
    expect(rule).toMatchObject({ strict: false, condition: { type: 'ONE_OF_LIST' } });
    expect(rule?.condition?.values?.map((it) => it.userEnteredValue)).toEqual(
      COMMUNES.map(({ name }) => name),
    );
    const [lock] = sheet.protectedRanges;
    expect(lock).toMatchObject({ warningOnly: true, description: NAMES.targets });
    const value = office.letter(NAMES.targets, 'value').charCodeAt(0) - 65;
    expect(lock?.unprotectedRanges).toContainEqual(
      expect.objectContaining({ startColumnIndex: value, startRowIndex: 2 }),
    );
    expect(lock?.unprotectedRanges).not.toContainEqual(
      expect.objectContaining({ startColumnIndex: 0 }),
    );
  });

  it('writes no formula, whatever a commune has typed', async () => {
    const office = await entryOffice(code);
    await office.open('replies');
    const cells = office.sheet(NAMES.replies).cells.flat();
    expect(cells.filter((cell) => cell?.entered?.formulaValue !== undefined)).toEqual([]);
    expect(office.rows(NAMES.replies, 'description').flat()).toContain(
      '=IMPORTXML("http://x.example","//a") sóng yếu',
    );
  });

  it('finds the tab under another name, and its columns in another order', async () => {
    const office = await entryOffice(code);
    await office.open('targets');
    const { sheetId } = office.sheet(NAMES.targets).properties;
    const fields = 'title';
    office.store.apply(
      office.id,
      [
        { updateSheetProperties: { properties: { sheetId, title: 'Chỉ tiêu mới' }, fields } },
        {
          insertDimension: {
            range: { sheetId, dimension: 'COLUMNS', startIndex: 3, endIndex: 4 },
          },
        },
      ],
      'may-chu@example.vn',
    );
    office.type('Chỉ tiêu mới', 'D4', ['riêng của tôi']);
    const column = office.letter('Chỉ tiêu mới', 'value');
    office.type('Chỉ tiêu mới', `${column}3`, ['85', '01/01/2026', '12/QĐ', '15/12/2025']);
    const view = await office.open('targets');
    expect(view).toMatchObject({ tab: 'Chỉ tiêu mới', ready: [{ cell: `${column}3` }] });
    await office.send('targets', view.seen);
    // The line that was assigned now stands between, and what the staff keep went along with its own.
    expect(office.text('Chỉ tiêu mới', 'D5')).toBe('');
    const keys = office.rows('Chỉ tiêu mới', 'key').flat();
    const moved = keys.indexOf('offer|qn-2025|hh_informed|MOUNTAIN') + 3;
    expect(office.text('Chỉ tiêu mới', `D${moved}`)).toBe('riêng của tôi');
  });

  it('leaves the look and the notes of the staff’s own columns alone when lines come and go', async () => {
    const office = await entryOffice(code);
    await office.open('targets');
    const { sheetId } = office.sheet(NAMES.targets).properties;
    const own = { sheetId, dimension: 'COLUMNS', startIndex: 3, endIndex: 4 };
    const colour = { red: 1, blue: 1 };
    const userEnteredFormat = {
      backgroundColor: colour,
      backgroundColorStyle: { rgbColor: colour },
    };
    const paint = (rowIndex: number, cell: object) => ({
      updateCells: {
        start: { sheetId, rowIndex, columnIndex: 3 },
        rows: [{ values: [cell] }],
        fields: Object.keys(cell).join(','),
      },
    });
    office.store.apply(
      office.id,
      [
        { insertDimension: { range: own } },
        paint(1, { note: 'cột của tôi', userEnteredFormat }),
        paint(5, { userEnteredFormat }),
      ],
      STAFF,
    );
    const value = office.letter(NAMES.targets, 'value');
    office.type(NAMES.targets, `${value}3`, ['85', '01/01/2026', '12/QĐ', '15/12/2025']);
    const view = await office.open('targets');
    expect(await office.send('targets', view.seen)).toMatchObject({ kind: 'sent', refused: [] });
    const cells = office.sheet(NAMES.targets).cells;
    expect(cells[1]?.[3]?.note).toBe('cột của tôi');
    for (const row of [1, 5])
      expect(cells[row]?.[3]?.format?.backgroundColorStyle?.rgbColor).toEqual(colour);
  });

  it('puts back the row of keys, and refuses a tab without its headings rather than guess', async () => {
    const office = await entryOffice(code);
    await office.open('replies');
    const { sheetId } = office.sheet(NAMES.replies).properties;
    const cut = (endIndex: number) => ({
      deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex: 0, endIndex } },
    });
    const answer = office.letter(NAMES.replies, 'answer');
    office.type(NAMES.replies, `${answer}3`, ['Sẽ cấp', 'Đang xử lý']);
    office.store.apply(office.id, [cut(1)], 'may-chu@example.vn');
    expect(await office.open('replies')).toMatchObject({ ready: [{ cell: `${answer}3` }] });
    expect(office.rows(NAMES.replies, 'key').flat()).toHaveLength(3);
    office.store.apply(office.id, [cut(2)], 'may-chu@example.vn');
    expect(await office.open('replies')).toMatchObject({ failed: true, code: 'TAB_BROKEN' });
    expect(office.text(NAMES.replies, `${answer}1`)).toBe('Sẽ cấp');
  });

  it('tells who may only read that they may not', async () => {
    const office = await entryOffice(code);
    const { value } = await office.run('sidebarEntry', ['targets'], office.viewer);
    expect(value).toMatchObject({ failed: true, code: 'READ_ONLY' });
  });

  it('says in another spreadsheet that it is the wrong one, without asking anybody', async () => {
    const office = await entryOffice(code);
    office.type('_Meta', 'B1', ['commune']);
    expect(await office.open('targets')).toMatchObject({ failed: true, code: 'NOT_A_SUMMARY' });
    expect(office.server.asked).toEqual([]);
  });
});

it.each<EntryKind>(['targets', 'replies', 'requests'])(
  'the tab of %s is nothing that a check of a commune would look at',
  async (kind) => {
    const office = await entryOffice(code);
    await office.open(kind);
    const { sheetId } = office.sheet(NAMES[kind]).properties;
    const { logs } = await office.run('onEdit', [{ sheetId, range: 'C3', value: 'x' }]);
    expect(logs).toEqual([]);
  },
);
