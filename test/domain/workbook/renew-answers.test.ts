// Tab 10 through a renewal: questions follow what the province asks, answers and their state stay with
// their questions, and nothing unsent is lost.
import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../../functions/domain/workbook/cell.ts';
import type { WorkbookContext } from '../../../functions/domain/workbook/context.ts';
import { firstGrids } from '../../../functions/domain/workbook/renew.ts';
import { adhocQuestions } from '../../../functions/domain/workbook/form-answers.ts';
import { contextOf, gridNamed, renewed, sheetOf, type Sheet } from './workbooks.ts';

const TAB = '10. Yêu cầu đột xuất';

const request = (id: string, questions: number) => ({
  id,
  title: `Việc ${id}`,
  documentNo: '15/SKHCN-CNTT',
  dueRule: 'BEFORE' as const,
  due: '2025-12-20',
  questions: Array.from({ length: questions }, (_, index) => ({
    id: `C${index + 1}`,
    text: `Câu ${index + 1}`,
    type: index === 1 ? ('YES_NO' as const) : ('COUNT' as const),
    choices: [],
    required: true,
  })),
});
const asking = (
  requests: ReturnType<typeof request>[],
  wish: Parameters<typeof contextOf>[0] = {},
): WorkbookContext => ({ ...contextOf(wish), questions: adhocQuestions(requests) });
const [ONE, TWO] = [request('ADHOC-2025-001', 2), request('ADHOC-2025-002', 1)];

const rowsOf = (sheet: Sheet): CellValue[][] =>
  (sheet.book.tabs.find(({ name }) => name === TAB)?.rows ?? [])
    .slice(2)
    .map((row) => [row[0] ?? null, row[3] ?? null, row[7] ?? null, row[8] ?? null]);

describe('tab 10 of a workbook', () => {
  it('is there only where something is asked, with a row for each question and its list', () => {
    const names = firstGrids(contextOf()).map(({ name }) => name);
    expect(names).not.toContain(TAB);
    const grid = gridNamed(firstGrids(asking([ONE])), TAB);
    expect(grid.rows[2]?.map(({ value }) => value)).toEqual([
      'ADHOC-2025-001',
      'Việc ADHOC-2025-001 (15/SKHCN-CNTT)',
      'trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)',
      'C1',
      'Câu 1',
      'Số đếm (số nguyên, từ 0)',
      'Bắt buộc',
      null,
      null,
    ]);
    expect(grid.rules).toEqual([
      {
        kind: 'list',
        range: { top: 3, bottom: 3, left: 7, right: 7 },
        source: ['Có', 'Không'],
        strict: false,
      },
    ]);
  });

  it('gets the questions of a new request, and keeps answers with theirs', () => {
    const sheet = sheetOf(asking([TWO]));
    sheet.type('adhoc', 0, 'answer', '7');
    sheet.type('adhoc', 0, 'status', 'Đã gửi bản 1');
    const next = renewed(sheet, asking([ONE, TWO]));
    expect(rowsOf(next)).toEqual([
      ['ADHOC-2025-001', 'C1', null, null],
      ['ADHOC-2025-001', 'C2', null, null],
      ['ADHOC-2025-002', 'C1', '7', 'Đã gửi bản 1'],
    ]);
    expect(rowsOf(renewed(next, asking([ONE, TWO])))).toEqual(rowsOf(next));
  });

  it('takes over what the add-on had put there before the form knew of it', () => {
    const made = sheetOf(asking([ONE]));
    made.type('adhoc', 1, 'answer', 'Có');
    const tab = made.book.tabs.filter(({ name }) => name === TAB);
    const plain = sheetOf(contextOf());
    const book = { tabs: [...plain.book.tabs, ...tab] };
    const next = renewed(sheetOf(contextOf(), book), asking([ONE]));
    expect(next.book.tabs.filter(({ name }) => name === TAB)).toHaveLength(1);
    expect(rowsOf(next).map((row) => row[2])).toEqual([null, 'Có']);
  });

  it('lets go of a request withdrawn, but of no answer', () => {
    const sheet = sheetOf(asking([ONE, TWO]));
    sheet.type('adhoc', 1, 'answer', 'Có');
    sheet.type('adhoc', 2, 'status', 'Đã thu hồi');
    expect(rowsOf(renewed(sheet, asking([TWO])))).toEqual([
      ['ADHOC-2025-002', 'C1', null, 'Đã thu hồi'],
      ['ADHOC-2025-001', 'C2', 'Có', null],
    ]);
    const untouched = renewed(sheetOf(asking([ONE])), contextOf());
    expect(untouched.book.tabs.map(({ name }) => name)).not.toContain(TAB);
  });

  it('goes into the next period with what is still asked', () => {
    const sheet = sheetOf(asking([ONE]));
    sheet.type('adhoc', 0, 'answer', '7');
    const next = renewed(sheet, asking([TWO, ONE], { period: '2026-Q1' }));
    expect(rowsOf(next)).toEqual([
      ['ADHOC-2025-002', 'C1', null, null],
      ['ADHOC-2025-001', 'C1', '7', null],
      ['ADHOC-2025-001', 'C2', null, null],
    ]);
    expect(next.book.tabs.some(({ name }) => name.includes(' · '))).toBe(false);
  });

  it.each([
    ['an answer that was not sent is kept', null, true],
    ['one that the province has is not', 'Đã gửi bản 1 lúc 14:05', false],
  ])('when the next period asks nothing: %s', (_name, status, kept) => {
    const sheet = sheetOf(asking([ONE]));
    sheet.type('adhoc', 0, 'answer', '7');
    sheet.type('adhoc', 0, 'status', status);
    const next = renewed(sheet, contextOf({ period: '2026-Q1' }));
    const names = next.book.tabs.map(({ name }) => name);
    expect(names.includes(`2025-Q4 · ${TAB}`)).toBe(kept);
    expect(names).not.toContain(TAB);
  });
});
