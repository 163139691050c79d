// Requests that write cells, each once, sent by Google's own client and read back by it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SheetsRequest } from '../../../local-office/sheets/store.ts';
import { cellOf, openGoogle, sentTo, shown, typing, type Google } from './office.ts';

let google: Google;
beforeAll(async () => {
  google = await openGoogle();
});
afterAll(() => google.close());

const after = (requests: SheetsRequest[], tabs?: readonly string[]) =>
  sentTo(google, requests, tabs);
const whole = {
  sheetId: 1,
  startRowIndex: 0,
  endRowIndex: 3,
  startColumnIndex: 0,
  endColumnIndex: 2,
};
const YELLOW = { red: 1, green: 0.9 };

describe('cells', () => {
  it('updateCells writes values, formats, notes and rules from a corner', async () => {
    const rule = {
      condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'Có' }] },
      strict: true,
    };
    const { tab } = await after([
      {
        updateCells: {
          start: { sheetId: 1, rowIndex: 1, columnIndex: 1 },
          rows: [
            {
              values: [
                {
                  userEnteredValue: { numberValue: 35.4 },
                  userEnteredFormat: {
                    backgroundColor: YELLOW,
                    numberFormat: { type: 'NUMBER', pattern: '#,##0.0"%"' },
                    textFormat: { bold: true, link: { uri: 'https://x.vn' } },
                  },
                  note: 'Theo hộ',
                  dataValidation: rule,
                },
                { userEnteredValue: { stringValue: '+84' } },
              ],
            },
          ],
          fields: '*',
        },
      },
    ]);
    expect(cellOf(tab, 1, 1)).toMatchObject({
      userEnteredValue: { numberValue: 35.4 },
      effectiveValue: { numberValue: 35.4 },
      formattedValue: '35,4%',
      userEnteredFormat: {
        backgroundColor: YELLOW,
        backgroundColorStyle: { rgbColor: YELLOW },
        textFormat: { bold: true },
      },
      effectiveFormat: {
        verticalAlignment: 'BOTTOM',
        backgroundColor: YELLOW,
        textFormat: { bold: true, fontSize: 10 },
      },
      hyperlink: 'https://x.vn',
      note: 'Theo hộ',
      dataValidation: rule,
    });
    expect(cellOf(tab, 1, 2).effectiveValue).toEqual({ stringValue: '+84' });
  });

  it('updateCells over a range clears what the rows do not reach', async () => {
    const { tab } = await after([
      typing(1, 0, 0, [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
      ]),
      {
        updateCells: {
          range: whole,
          rows: [{ values: [{ userEnteredValue: { stringValue: 'x' } }] }],
          fields: 'userEnteredValue',
        },
      },
    ]);
    expect(tab.data?.[0]?.rowData).toHaveLength(1);
    expect(cellOf(tab, 0, 0).formattedValue).toBe('x');
  });

  it('updateCells writes only the parts of the mask', async () => {
    const { tab } = await after([
      {
        updateCells: {
          start: { sheetId: 1 },
          rows: [
            {
              values: [
                {
                  userEnteredValue: { numberValue: 1 },
                  note: 'cũ',
                  userEnteredFormat: {
                    textFormat: { bold: true, italic: true },
                    backgroundColor: YELLOW,
                  },
                },
              ],
            },
          ],
          fields: '*',
        },
      },
      {
        updateCells: {
          start: { sheetId: 1 },
          rows: [
            {
              values: [
                {
                  userEnteredValue: { numberValue: 2 },
                  userEnteredFormat: { textFormat: { bold: false } },
                },
              ],
            },
          ],
          fields: 'note,userEnteredFormat(backgroundColor,textFormat.bold)',
        },
      },
    ]);
    const cell = cellOf(tab, 0, 0);
    expect(cell.userEnteredValue).toEqual({ numberValue: 1 });
    expect(cell.note).toBeUndefined();
    expect(cell.userEnteredFormat).toEqual({ textFormat: { bold: false, italic: true } });
  });

  it('repeatCell copies a formula as a person drags it', async () => {
    const { id } = await after([
      typing(1, 0, 0, [
        [1, 10],
        [2, 20],
        [3, 30],
      ]),
      {
        repeatCell: {
          range: { ...whole, startColumnIndex: 2, endColumnIndex: 3 },
          cell: { userEnteredValue: { formulaValue: '=$A1+B$1+A1' } },
          fields: 'userEnteredValue',
        },
      },
    ]);
    expect(shown(google.store, id, 1).map((row) => row[2])).toEqual([12, 14, 16]);
    expect(google.store.spreadsheet(id).sheets[0]?.cells[2]?.[2]?.entered).toEqual({
      formulaValue: '=$A3+B$1+A3',
    });
  });

  it('appendCells goes on below the last value, and makes room', async () => {
    const { id, tab } = await after([
      typing(1, 18, 1, [['cuối']]),
      {
        appendCells: {
          sheetId: 1,
          rows: [
            { values: [{ userEnteredValue: { stringValue: 'một' } }] },
            { values: [{ userEnteredValue: { stringValue: 'hai' } }] },
          ],
          fields: 'userEnteredValue',
        },
      },
    ]);
    expect(shown(google.store, id, 1).slice(18)).toEqual([[null, 'cuối'], ['một'], ['hai']]);
    expect(tab.properties?.gridProperties?.rowCount).toBe(21);
  });

  it('setDataValidation sets and clears a rule', async () => {
    const rule = { condition: { type: 'BOOLEAN' } };
    const { tab } = await after([
      { setDataValidation: { range: whole, rule } },
      { setDataValidation: { range: { ...whole, endRowIndex: 1 } } },
    ]);
    expect(cellOf(tab, 0, 0)).toEqual({});
    expect(cellOf(tab, 2, 1).dataValidation).toEqual(rule);
  });

  it('sortRange sorts numbers before text, blanks last, and keeps rows together', async () => {
    const { id } = await after([
      typing(1, 0, 0, [
        ['b', 1],
        [null, 2],
        [10, 3],
        ['A', 4],
        [9, 5],
      ]),
      {
        sortRange: {
          range: { ...whole, endRowIndex: 5 },
          sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }],
        },
      },
    ]);
    expect(shown(google.store, id, 1)).toEqual([
      [9, 5],
      [10, 3],
      ['A', 4],
      ['b', 1],
      [null, 2],
    ]);
  });

  it('updateBorders draws around and between', async () => {
    const solid = { style: 'SOLID', color: { red: 1 } };
    const { tab } = await after([
      { updateBorders: { range: whole, top: solid, innerVertical: { style: 'DOTTED' } } },
      { updateBorders: { range: { ...whole, endColumnIndex: 1 }, top: { style: 'NONE' } } },
    ]);
    expect(cellOf(tab, 0, 0).userEnteredFormat?.borders).toEqual({ right: { style: 'DOTTED' } });
    expect(cellOf(tab, 0, 1).userEnteredFormat?.borders).toMatchObject({
      top: solid,
      left: { style: 'DOTTED' },
    });
    expect(cellOf(tab, 2, 1).userEnteredFormat?.borders?.top).toBeUndefined();
  });
});
