// Small things between the office's cells and the grid's.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxesOf } from '../../../local-office/sheet-page/boxes.ts';
import { cellOf, linkOf } from '../../../local-office/sheet-page/cells.ts';
import {
  englishFormula,
  vietnameseFormula,
} from '../../../local-office/sheet-page/formula-marks.ts';
import { styleOf } from '../../../local-office/sheet-page/style.ts';
import { linesOf } from '../../../local-office/page/grid/paste-lines.ts';

describe('a formula', () => {
  it.each([
    ['arguments', '=IF(A1;B1;0)', '=IF(A1,B1,0)'],
    ['a decimal', '=A1*1,5', '=A1*1.5'],
    ['decimals beside arguments', '=ROUND(A1*0,25;2)', '=ROUND(A1*0.25,2)'],
    ['text in quotes', '=IF(A1="a;b ""c,5""";1;2)', '=IF(A1="a;b ""c,5""",1,2)'],
    ['the name of a tab', "=SUM('Xã; phường'!A1:A9;B1)", "=SUM('Xã; phường'!A1:A9,B1)"],
  ])('%s in both spellings', (_name, vietnamese, english) => {
    expect(englishFormula(vietnamese)).toBe(english);
    expect(vietnameseFormula(english)).toBe(vietnamese);
  });
});

describe('a cell', () => {
  it.each<[string, Parameters<typeof cellOf>[0], unknown]>([
    ['nothing', undefined, null],
    ['a note alone', { note: 'x' }, null],
    ['zero', { entered: { numberValue: 0 } }, { v: 0, t: 2 }],
    ['text of digits stays text', { entered: { stringValue: '0123' } }, { v: '0123', t: 4 }],
    ['a tick', { entered: { boolValue: false } }, { v: 0, t: 3 }],
    [
      'a formula with its result',
      { entered: { formulaValue: '=A1*1,5' }, effective: { numberValue: 3 } },
      { f: '=A1*1.5', v: 3, t: 2 },
    ],
    [
      'a formula that fails',
      { entered: { formulaValue: '=1/0' }, effective: { errorValue: { type: 'DIVIDE_BY_ZERO' } } },
      { f: '=1/0', v: '#DIV/0!', t: 1 },
    ],
  ])('%s', (_name, stored, expected) => {
    expect(cellOf(stored)).toEqual(expected);
  });

  it('leads where its text or its formula links', () => {
    expect(linkOf({ format: { textFormat: { link: { uri: '#gid=7' } } } })).toBe('#gid=7');
    expect(linkOf({ entered: { formulaValue: '=HYPERLINK("https://a.vn/x";"y")' } })).toBe(
      'https://a.vn/x',
    );
    expect(linkOf({ entered: { stringValue: 'https://a.vn' } })).toBeNull();
  });

  it('a look without anything of its own is none', () => {
    expect(styleOf({})).toBeUndefined();
    expect(styleOf({ backgroundColor: { red: 1, green: 1, blue: 1 } })).toBeUndefined();
    expect(styleOf({ numberFormat: { type: 'DATE' } })).toEqual({ n: { pattern: 'dd/mm/yyyy' } });
  });
});

describe('boxes', () => {
  it('hold exactly the cells that they are made of, each once', () => {
    const places = fc.uniqueArray(fc.tuple(fc.nat(8), fc.nat(8)), {
      selector: ([row, column]) => row * 9 + column,
    });
    fc.assert(
      fc.property(places, (cells) => {
        cells.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        const held: string[] = [];
        for (const { top, left, bottom, right } of boxesOf(cells))
          for (let row = top; row <= bottom; row += 1)
            for (let column = left; column <= right; column += 1) held.push(`${row},${column}`);
        expect(held.toSorted()).toEqual(cells.map((cell) => cell.join()).toSorted());
      }),
    );
  });

  it('a table is one box', () => {
    const cells = Array.from({ length: 12 }, (_, at): [number, number] => [
      Math.floor(at / 3),
      at % 3,
    ]);
    expect(boxesOf(cells)).toEqual([{ top: 0, left: 0, bottom: 3, right: 2 }]);
  });
});

describe('pasted text', () => {
  it.each<[string, string, string[][]]>([
    ['one cell', 'a', [['a']]],
    ['a row', 'a\t1.234\tb', [['a', '1.234', 'b']]],
    [
      'rows of Windows, with a line end at the end',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'blank cells',
      'a\t\tb\n\t\t',
      [
        ['a', '', 'b'],
        ['', '', ''],
      ],
    ],
    ['a cell with lines and quotes', '"một ""hai""\nba"\tx', [['một "hai"\nba', 'x']]],
    ['a quote inside a text', '5" ống\tx', [['5" ống', 'x']]],
  ])('%s', (_name, text, expected) => {
    expect(linesOf(text)).toEqual(expected);
  });
});
