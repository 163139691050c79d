// Requests made to cost the server more than an answer: many faults in one body, and bodies of people
// who may not report at all.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitBody } from '../../functions/handlers/submit-body.ts';
import { AN_HAI, openOffice } from './office.ts';
import type { Office } from './office.ts';
import { freshDatabase } from '../store/database.ts';
import { refusal } from './reply.ts';

const MEGABYTES = 1024 * 1024;
let office: Office;
beforeAll(async () => {
  office = await openOffice(freshDatabase(), 8 * MEGABYTES);
});
afterAll(() => office.close());

const tab = (rows: unknown) => ({ tabs: [{ name: 'a', rows }] });
const many = (length: number, value: unknown) => Array.from({ length }, () => value);
const rowsOf = (rows: number, columns: number, cell: unknown) => many(rows, many(columns, cell));

describe('a body of faults', () => {
  it.each<[string, object, string]>([
    ['400,000 cells that are lists', { book: tab(rowsOf(1000, 400, [])) }, 'book.tabs.0.rows.0.0'],
    ['400,000 rows that are numbers', { book: tab(many(400_000, 1)) }, 'book.tabs.0.rows'],
    ['a row of 400,000 cells', { book: tab(rowsOf(1, 400_000, [])) }, 'book.tabs.0.rows.0'],
    ['400,000 tabs', { book: { tabs: many(400_000, []) } }, 'book.tabs'],
    ['400,000 confirmations', { confirmations: many(400_000, []) }, 'confirmations'],
    [
      '400,000 unknown fields',
      Object.fromEntries(Array.from({ length: 400_000 }, (_, n) => [`f${n}`, 1])),
      'f0',
    ],
    [
      '400,000 unknown fields in a confirmation',
      {
        confirmations: [
          {
            code: '*',
            ...Object.fromEntries(Array.from({ length: 400_000 }, (_, n) => [`f${n}`, 1])),
          },
        ],
      },
      'confirmations.0.f0',
    ],
  ])('with %s is refused by the name of one', async (_case, wrong, field) => {
    const reply = await office.submit('lan@dn.example', { ...office.body(AN_HAI), ...wrong });
    expect(refusal(reply)).toEqual([400, 'BAD_REQUEST']);
    expect(reply.body.message).toContain(field);
    expect(reply.body.message.length).toBeLessThan(600);
  });

  it('of somebody without a right is not looked at', async () => {
    const body = { ...office.body(AN_HAI), book: tab(rowsOf(1000, 400, [])) };
    const reply = await office.submit('nobody@dn.example', body);
    expect(refusal(reply)).toEqual([403, 'FORBIDDEN']);
  });
});

describe('the cells of a workbook', () => {
  const faultsOf = (book: unknown): string[] => {
    const read = submitBody.safeParse({ ...office.body(AN_HAI), book });
    return read.error?.issues.map((issue) => issue.path.join('.')) ?? [];
  };

  it.each<[string, unknown]>([
    ['nothing', null],
    ['text', 'Thôn 1'],
    ['10,000 characters', 'x'.repeat(10_000)],
    ['a number', -1.5],
    ['a truth', false],
    ['a day', { date: '2024-02-29' }],
    ['an error', { error: '#REF!' }],
  ])('may be %s', (_case, cell) => {
    expect(faultsOf(tab([[cell]]))).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['a list', []],
    ['10,001 characters', 'x'.repeat(10_001)],
    ['a number without end', Infinity],
    ['an empty object', {}],
    ['a day that is none', { date: '2025-02-29' }],
    ['a moment', { date: '2025-02-28T00:00:00Z' }],
    ['a day and an error', { date: '2025-02-28', error: '#REF!' }],
    ['an error of 41 characters', { error: '#'.repeat(41) }],
    ['an error that is a number', { error: 1 }],
  ])('are never %s', (_case, cell) => {
    expect(
      faultsOf(
        tab([
          [null, 1],
          ['x', cell],
        ]),
      ),
    ).toEqual(['book.tabs.0.rows.1.1']);
  });

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'book'],
    ['null', null, 'book'],
    ['no tabs', {}, 'book.tabs'],
    ['tabs that are an object', { tabs: {} }, 'book.tabs'],
    ['41 tabs', { tabs: many(41, { name: 'a', rows: [] }) }, 'book.tabs'],
    ['a tab that is a list', { tabs: [[]] }, 'book.tabs.0'],
    ['a tab without a name', { tabs: [{ rows: [] }] }, 'book.tabs.0.name'],
    ['a long name', { tabs: [{ name: 'x'.repeat(101), rows: [] }] }, 'book.tabs.0.name'],
    ['a tab without rows', { tabs: [{ name: 'a' }] }, 'book.tabs.0.rows'],
    ['20,001 rows', tab(many(20_001, [])), 'book.tabs.0.rows'],
    ['501 columns', tab([many(501, null)]), 'book.tabs.0.rows.0'],
    ['a row that is text', tab(['x']), 'book.tabs.0.rows.0'],
    ['a million cells and one', tab([...rowsOf(2000, 500, null), [null]]), 'book.tabs.0.rows.2000'],
    ['a field beside the tabs', { tabs: [], more: 1 }, 'book.more'],
  ])('are refused by the first fault: %s', (_case, book, path) => {
    expect(faultsOf(book)).toEqual([path]);
  });
});
