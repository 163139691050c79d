import { describe, expect, it } from 'vitest';
import { toMend, toMendGrid } from '../../../functions/domain/summary/to-mend.ts';
import type { SummaryIssue } from '../../../functions/domain/summary/input.ts';
import { viewOf } from '../../../functions/domain/summary/view.ts';
import { summaryOf, texts } from './stage.ts';

const issue = (facts: Partial<SummaryIssue>): SummaryIssue => ({
  unit: '20332',
  file: 'hoa-tien.xlsx',
  tab: '4. Số liệu kỳ',
  cell: 'E3',
  code: 'FIGURE_DECREASED',
  severity: 'WARN',
  message: 'Giảm so với kỳ trước.',
  ...facts,
});

describe('what is to be put right', () => {
  const issues = [
    issue({ severity: 'INFO', message: 'Lưu ý nhỏ.' }),
    issue({}),
    issue({ unit: '20275', file: 'an-hai.xlsx', message: 'Cũng giảm.' }),
    issue({ file: 'hoa-tien-loi.xlsx', severity: 'BLOCK', message: 'Tử số lớn hơn mẫu số.' }),
    issue({ file: 'hoa-tien-loi.xlsx', message: 'Cảnh báo của tệp chưa tính.' }),
  ];
  const view = viewOf({ ...summaryOf(), issues });

  it('is what blocks, then the warnings of workbooks that count, each by commune', () => {
    expect(toMend(view).map(({ message }) => message)).toEqual([
      'Tử số lớn hơn mẫu số.',
      'Cũng giảm.',
      'Giảm so với kỳ trước.',
    ]);
  });

  it('names file, tab, cell and sentence', () => {
    const said = texts(toMendGrid(view));
    expect(said).toEqual(
      expect.arrayContaining(['hoa-tien-loi.xlsx', '4. Số liệu kỳ', 'E3', 'Tử số lớn hơn mẫu số.']),
    );
  });
});
