import { describe, expect, it } from 'vitest';
import type { GridValue } from '../../functions/domain/grid/grid.ts';
import { sheetIdOf } from '../../functions/domain/grid/sheet-id.ts';
import { enteredValue, linkAddress, localFormula } from '../../functions/sheets/cell-data.ts';

describe('a value goes in as it is', () => {
  it.each(['=1+1', '+84 236 3821', '-5', '@tochuc', "'0123", '1/2', '  ', 'TRUE', '35,4%'])(
    'the text %j stays text',
    (text) => {
      expect(enteredValue(text)).toEqual({ stringValue: text });
    },
  );

  it.each<[string, GridValue, object | null]>([
    ['nothing', null, null],
    ['an empty text is nothing', '', null],
    ['zero', 0, { numberValue: 0 }],
    ['a share keeps all its digits', 100 / 3, { numberValue: 33.333333333333336 }],
    ['no number is nothing', Number.NaN, null],
    ['a tick', true, { boolValue: true }],
    ['a day', { date: '2025-12-19' }, { numberValue: 46_010 }],
    ['the first day that spreadsheets know', { date: '1899-12-30' }, { numberValue: 0 }],
    ['a minute of a day', { date: '2025-12-19T18:00' }, { numberValue: 46_010.75 }],
    ['a formula', { formula: 'SUM(A1,B1)', result: null }, { formulaValue: '=SUM(A1;B1)' }],
    ['lines of Windows', 'a\r\nb', { stringValue: 'a\nb' }],
    ['half a sign that no text may hold', 'a\ud800b\u0000', { stringValue: 'a\ufffdb' }],
  ])('%s', (_name, value, expected) => {
    expect(enteredValue(value)).toEqual(expected);
  });

  it('text longer than a cell is cut', () => {
    expect(enteredValue('x'.repeat(60_000))?.stringValue).toHaveLength(50_000);
  });
});

describe('a formula is spelled for a Vietnamese spreadsheet', () => {
  it.each([
    ['arguments part with ;', 'IF(A1="",0,A1)', '=IF(A1="";0;A1)'],
    ['text in quotes stays', 'IF(A1="a,b ""c,d""",1,2)', '=IF(A1="a,b ""c,d""";1;2)'],
    ['names of tabs stay', "SUM('Xã, phường'!A1,B2)", "=SUM('Xã, phường'!A1;B2)"],
    ['a decimal is a fraction, which every language reads', 'A1>=80.5', '=A1>=(805/10)'],
    ['also below one', 'A1*0.05', '=A1*(5/100)'],
    ['a whole number stays', 'AND(A1>5,A1<=100)', '=AND(A1>5;A1<=100)'],
    ['an equals sign of its own is not doubled', '=A1', '=A1'],
  ])('%s', (_name, formula, expected) => {
    expect(localFormula(formula)).toBe(expected);
  });
});

describe('a link', () => {
  const gid = sheetIdOf('Theo xã');
  it.each([
    ['to a place in the same spreadsheet', "'Theo xã'!B7", `#gid=${gid}&range=B7`],
    ['to a range', "'Theo xã'!$B$7:$C$9", `#gid=${gid}&range=B7:C9`],
    ['to a tab with a quote in its name', "'D''Or'!A1", `#gid=${sheetIdOf("D'Or")}&range=A1`],
    ['to a tab without quotes', 'Chung!A1', `#gid=${sheetIdOf('Chung')}&range=A1`],
    ['to the web', 'https://vbpl.vn/!A1', 'https://vbpl.vn/!A1'],
    [
      'to another spreadsheet',
      'https://docs.example/d/x/edit#gid=7&range=E3',
      'https://docs.example/d/x/edit#gid=7&range=E3',
    ],
  ])('%s', (_name, link, expected) => {
    expect(linkAddress(link)).toBe(expected);
  });
});
