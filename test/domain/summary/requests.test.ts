// Tab "Đột xuất": what the communes answered, question by question and one by one.
import { describe, expect, it } from 'vitest';
import type { Grid } from '../../../functions/domain/grid/grid.ts';
import { sheetIdOf } from '../../../functions/domain/grid/sheet-id.ts';
import { checkAnswers } from '../../../functions/domain/request/check-answers.ts';
import { rollUpAnswers } from '../../../functions/domain/request/request-rollup.ts';
import type { AdhocRequest, GivenAnswer } from '../../../functions/domain/request/request.ts';
import { summaryGrids } from '../../../functions/domain/summary/summary.ts';
import { AN_HAI, BA_NA, HOA_TIEN } from '../../cast.ts';
import { cell, summaryOf, tab } from './stage.ts';

const TAB = '10. Yêu cầu đột xuất';
const REQUEST: AdhocRequest = {
  id: 'ADHOC-2025-007',
  province: '48',
  title: 'Rà soát điểm hỗ trợ',
  documentNo: '15/SKHCN-CNTT',
  issuedOn: '2025-11-03',
  dueRule: 'BEFORE',
  due: '2025-11-20',
  scope: null,
  questions: [
    { id: 'C1', text: 'Số điểm', type: 'COUNT', choices: [], required: true },
    { id: 'C2', text: 'Tỷ lệ', type: 'PERCENT', choices: [], required: false },
    { id: 'C3', text: 'Có máy không', type: 'YES_NO', choices: [], required: false },
    { id: 'C4', text: 'Mở ngày', type: 'DAY', choices: [], required: false },
  ],
  state: 'OPEN',
  issuedBy: 'so@dn.example',
  issuedAt: '2025-11-03T15:00:00+07:00',
  withdrawn: null,
};

function said(commune: string, values: GivenAnswer['value'][]) {
  const given = values.map((value, row) => ({
    question: `C${row + 1}`,
    value,
    at: `${TAB}!H${row + 3}`,
  }));
  return { commune, answers: checkAnswers(REQUEST, given).answers ?? [] };
}

const asked = [AN_HAI.code, BA_NA.code, HOA_TIEN.code];
const rollup = rollUpAnswers(REQUEST, asked, [
  said(AN_HAI.code, [3, '35,4', 'Có', '05/11/2025']),
  said(HOA_TIEN.code, [1200, '80', 'Không', null]),
]);
const url = 'https://sheets.example/an-hai/edit';
const input = (request = REQUEST) =>
  summaryOf(
    {},
    {
      requests: [{ request, rollup, late: 1 }],
      places: { [AN_HAI.code]: { url, figures: {} } },
    },
  );
const textOf = (grid: Grid) =>
  grid.rows
    .flat()
    .map(({ value }) => (typeof value === 'string' ? value : ''))
    .join('\n');

describe('the tab of ad-hoc requests', () => {
  const grid = tab('Đột xuất', input());

  it('stands only where there are any', () => {
    expect(summaryGrids(summaryOf()).map(({ name }) => name)).not.toContain('Đột xuất');
  });

  it('says what was asked, by when, by which letter, and who has not answered', () => {
    const text = textOf(grid);
    expect(text).toContain('Rà soát điểm hỗ trợ');
    expect(text).toContain('Văn bản số 15/SKHCN-CNTT ngày 03/11/2025');
    expect(text).toContain(
      'Hạn: trước ngày 20/11/2025 (muộn nhất 23:59 ngày 19/11/2025). Đã trả lời 2/3 xã, trong đó 1 xã trả lời muộn.',
    );
    expect(text).toContain('Chưa trả lời (1): Xã Bà Nà.');
  });

  it('tells who has sent an answer that does not count apart from who has sent none', () => {
    const notCounted = [
      { unit: BA_NA.code, why: 'RETURNED' as const },
      // Its answer of before goes on counting.
      { unit: AN_HAI.code, why: 'NOT_ACCEPTED' as const },
    ];
    const requests = [{ request: REQUEST, rollup, late: 1, notCounted }];
    const text = textOf(tab('Đột xuất', summaryOf({}, { requests })));
    expect(text).toContain(
      'Đã gửi nhưng chưa được tính (1): Xã Bà Nà (tỉnh đã trả lại, xã chưa nộp lại).',
    );
    expect(text).not.toContain('Chưa trả lời (');
  });

  it('adds counts, ranges shares and days, counts choices', () => {
    expect(cell(grid, 'Số điểm', 'Tổng').value).toBe(1203);
    expect(cell(grid, 'Số điểm', 'Cao nhất / muộn nhất').value).toBe(1200);
    expect(cell(grid, 'Tỷ lệ', 'Tổng').value).toBeNull();
    expect(cell(grid, 'Tỷ lệ', 'Thấp nhất / sớm nhất').value).toBe(35.4);
    expect(cell(grid, 'Có máy không', 'Chi tiết').value).toBe('Có: 1; Không: 1');
    expect(cell(grid, 'Mở ngày', 'Thấp nhất / sớm nhất').value).toEqual({ date: '2025-11-05' });
    expect(cell(grid, 'Mở ngày', 'Số xã trả lời').value).toBe('1/3');
  });

  it('lists each answer with the way to its cell', () => {
    const answer = cell(grid, AN_HAI.code, 'C1. Số điểm');
    expect(answer).toMatchObject({ value: 3, link: `${url}#gid=${sheetIdOf(TAB)}&range=H3` });
    expect(cell(grid, HOA_TIEN.code, 'C3. Có máy không').value).toBe('Không');
    expect(cell(grid, HOA_TIEN.code, 'C1. Số điểm').link).toBeUndefined();
  });

  it('says of one withdrawn why, and names nobody as missing', () => {
    const withdrawn = { by: 'so@dn.example', at: '2025-11-10T08:00:00+07:00', reason: 'Đã có số' };
    const text = textOf(tab('Đột xuất', input({ ...REQUEST, state: 'WITHDRAWN', withdrawn })));
    expect(text).toContain('Yêu cầu đã được thu hồi: Đã có số.');
    expect(text).not.toContain('Chưa trả lời (');
  });
});
