import { describe, expect, it } from 'vitest';
import { readFlag } from '../../../functions/domain/vietnamese/flag.ts';
import type { CellValue } from '../../../functions/domain/workbook/cell.ts';

describe('a tick', () => {
  it.each<CellValue>([
    true,
    1,
    'x',
    'X',
    ' x ',

    'có',
    'CÓ',
    '✓',
    '✔',
    '✔\uFE0F',
    '☑',
    'yes',
    'TRUE',
    '1',
  ])('%s is yes', (cell) => {
    expect(readFlag(cell)).toEqual({ ok: true, value: true });
  });

  it.each<CellValue>([false, 0, 'không', 'KHÔNG', '☐', 'no', 'False', '0'])('%s is no', (cell) => {
    expect(readFlag(cell)).toEqual({ ok: true, value: false });
  });

  it.each<CellValue>([null, '', '  ', '\u00A0', '\u200B'])('%j says nothing', (cell) => {
    expect(readFlag(cell)).toEqual({ ok: true, value: null });
  });

  it('decomposed words are read as well', () => {
    expect(readFlag('Có'.normalize('NFD'))).toEqual({ ok: true, value: true });
    expect(readFlag('Không'.normalize('NFD'))).toEqual({ ok: true, value: false });
  });

  it.each<[CellValue, string]>([
    [2, '2'],
    ['✗', '✗'],
    ['đang làm', 'đang làm'],
    ['co', 'co'],
    [{ date: '2026-12-20' }, '20/12/2026'],
    [{ error: '#REF!' }, '#REF!'],
  ])('%j is asked about', (cell, found) => {
    expect(readFlag(cell)).toEqual({ ok: false, reason: 'NOT_A_TICK', found });
  });
});
