import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../functions/files/csv.ts';

const COLUMNS = { required: ['maXa', 'tenXa'], optional: ['vung'] };

function rows(text: string) {
  const read = parseCsv(text, COLUMNS);
  expect(read.faults).toEqual([]);
  return read.rows;
}

function faults(text: string): string[] {
  return parseCsv(text, COLUMNS).faults.map(({ line, message }) => `${line} ${message}`);
}

describe('CSV text', () => {
  it.each([
    ['with commas', 'maXa,tenXa\n00922,An Hải\n'],
    ['with semicolons', 'maXa;tenXa\n00922;An Hải\n'],
    ['with a byte order mark', '\uFEFFmaXa,tenXa\n00922,An Hải\n'],
    ['with CRLF', 'maXa,tenXa\r\n00922,An Hải\r\n'],
    ['with the line ends of old Macs', 'maXa,tenXa\r00922,An Hải\r'],
    ['without a last line end', 'maXa,tenXa\n00922,An Hải'],
    ['with columns in another order', 'tenXa,maXa\nAn Hải,00922\n'],
    ['with headings in other case and spaces', ' MAXA , tenxa\u00a0\n00922,An Hải\n'],
    ['with everything quoted', '"maXa","tenXa"\n"00922","An Hải"\n'],
    ['with spaces around', 'maXa,tenXa\n 00922 , An Hải \n'],
    ['with columns that are empty and have no heading', 'maXa;tenXa;;\n00922;An Hải;;\n'],
    ['with rows of empty fields', 'maXa;tenXa\n00922;An Hải\n;\n;\n'],
  ])('%s is read, codes staying text', (_, text) => {
    expect(rows(text)).toEqual([{ line: 2, record: { maXa: '00922', tenXa: 'An Hải' } }]);
  });

  it('may hold separators, quotes and line ends in quotes', () => {
    const text = 'maXa;tenXa\r\n1;"An Hải; ""Đông"""\r\n2;"hai\r\ndòng"\r\n3;ba';
    expect(rows(text).map((row) => [row.line, row.record['tenXa']])).toEqual([
      [2, 'An Hải; "Đông"'],
      [3, 'hai\ndòng'],
      [5, 'ba'],
    ]);
  });

  it('chooses its separator by the heading, whatever the names hold', () => {
    expect(rows('maXa;"tenXa"\n1;"a, b, c"')[0]?.record).toEqual({ maXa: '1', tenXa: 'a, b, c' });
    expect(rows('maXa,tenXa\n1,"a; b; c"')[0]?.record).toEqual({ maXa: '1', tenXa: 'a; b; c' });
  });

  it('counts lines over blank ones', () => {
    expect(rows('\n\nmaXa,tenXa\n\n1,một\n\n\n2,hai').map((row) => row.line)).toEqual([5, 8]);
  });

  it('gives an optional column where there is one', () => {
    expect(rows('maXa,tenXa,vung\n1,một,Miền núi')[0]?.record['vung']).toBe('Miền núi');
  });
});

describe('a fault of CSV text', () => {
  it.each([
    ['nothing', '', ['1 expected maXa,tenXa, found nothing']],
    ['a missing column', 'maXa,vung\n1,', ['1 expected a column tenXa, found none']],
    [
      'an unknown column',
      '\nmaXa,tenXa,ghiChu\n1,một,',
      ['2 expected only the columns maXa, tenXa, vung, found "ghiChu"'],
    ],
    ['a column twice', 'maXa,tenXa,MaXa\n1,một,1', ['1 expected one column maXa, found more']],
    [
      'all that is wrong with the heading',
      'maXa,maXa,ten\n',
      [
        '1 expected a column tenXa, found none',
        '1 expected only the columns maXa, tenXa, vung, found "ten"',
        '1 expected one column maXa, found more',
      ],
    ],
    [
      'rows too short, each',
      'maXa,tenXa\n1\n2,hai\n3',
      ['2 expected 2 fields, found 1', '4 expected 2 fields, found 1'],
    ],
    [
      'a row too long',
      'maXa,tenXa\n1,Hải Châu, Đà Nẵng',
      ['2 expected nothing in field 3, which has no heading, found "Đà Nẵng"'],
    ],
    [
      'a quote that stays open',
      'maXa,tenXa\n1,"một\n2,hai',
      [expect.stringMatching(/^3 expected CSV, found: Quote Not Closed/)],
    ],
    [
      'a quote inside a field',
      'maXa,tenXa\n1,m"ột\n2,hai',
      [expect.stringMatching(/^2 expected CSV, found: Invalid Opening Quote/)],
    ],
  ])('is %s', (_, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  it('does not hide the rows that are right', () => {
    const { rows: found } = parseCsv('maXa,tenXa\n1\n2,hai', COLUMNS);
    expect(found).toEqual([{ line: 3, record: { maXa: '2', tenXa: 'hai' } }]);
  });
});
