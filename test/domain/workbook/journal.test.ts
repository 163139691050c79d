// What a spreadsheet remembers of its own sendings.
import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../../functions/domain/workbook/cell.ts';
import {
  journalBase,
  journalCells,
  journalRows,
} from '../../../functions/domain/workbook/journal.ts';

const HEADING = ['Lúc', 'Bản', 'Người gửi', 'Kết quả', 'Kỳ'];
const bookWith = (rows: CellValue[][], name = '_NhatKy') => ({
  tabs: [{ name, rows: [HEADING, ...rows] }],
});
const ROW = { at: '16:30 ngày 19/12/2025', revision: 2, by: 'a@b.example', result: 'Đúng hạn' };

describe('the journal', () => {
  it('reads back the row that was written', () => {
    const book = bookWith([journalCells(ROW, '2025-Q4')]);
    expect(journalRows(book, '2025-Q4')).toEqual([ROW]);
  });

  it('stands on the greatest revision of the period, in whatever order', () => {
    const rows = [3, 1, 2].map((revision) => journalCells({ ...ROW, revision }, '2025-Q4'));
    expect(
      journalBase(bookWith([...rows, journalCells({ ...ROW, revision: 9 }, '2025-Q3')]), '2025-Q4'),
    ).toBe(3);
  });

  it.each<[string, CellValue[]]>([
    ['of another period', journalCells(ROW, '2025-Q3')],
    ['whose revision was typed over as text', ['x', '2', 'a', 'b', '2025-Q4']],
    ['that is empty', []],
  ])('passes over a row %s', (_name, row) => {
    expect(journalRows(bookWith([row]), '2025-Q4')).toEqual([]);
    expect(journalBase(bookWith([row]), '2025-Q4')).toBeNull();
  });

  it('is nothing where its tab is gone', () => {
    expect(journalBase(bookWith([journalCells(ROW, '2025-Q4')], 'Nháp'), '2025-Q4')).toBeNull();
  });
});
