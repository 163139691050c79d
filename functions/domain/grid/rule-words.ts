// What a spreadsheet says when something is typed that a rule of the form does not take.
import { formatExact } from '../vietnamese/number.ts';
import type { GridRule } from './grid.ts';

/** A sentence for the officer; null for a tick, which says nothing. */
export function ruleWords(rule: GridRule): string | null {
  switch (rule.kind) {
    case 'list':
      return 'Hãy chọn một mục trong danh sách.';
    case 'checkbox':
      return null;
    case 'wholeNumber':
      return `Hãy nhập số nguyên từ ${formatExact(rule.min)} trở lên, không ghi chữ.`;
    case 'decimal':
      return `Hãy nhập số từ ${formatExact(rule.min)} trở lên, không ghi chữ.`;
    case 'date':
      return 'Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 20/12/2026.';
  }
}
