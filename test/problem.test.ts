import { describe, expect, it } from 'vitest';
import { Problem, PROBLEMS } from '../functions/problem.ts';
import type { ProblemCode } from '../functions/problem.ts';

const codes = Object.keys(PROBLEMS) as ProblemCode[];

describe('the catalogue of problems', () => {
  // A fact that no sentence asks for would be lost, one that is missing would show as "undefined".
  const facts = {
    detail: 'chưa đúng ở period',
    right: 'nộp báo cáo',
    what: 'kỳ 2025-Q9',
    state: 'đã chốt',
    allowed: 'POST',
    by: 'lan@dn.example',
    revision: 2,
    at: '18/12/2025 09:30',
    limit: 8,
    count: 3,
    lastDay: '31/12/2025',
    expected: 'application/json',
    title: '“Rà soát Tổ” (15/SKHCN-CNTT)',
    on: '18/12/2025',
    reason: 'đã có số liệu',
    request: 'ADHOC-2026-007',
  };

  it.each(codes)('%s is a sentence in Vietnamese with a status of HTTP', (code) => {
    const problem = new Problem(code, facts);
    expect(problem.status).toBeGreaterThanOrEqual(400);
    expect(problem.status).toBeLessThan(600);
    expect(problem.message).toMatch(/^[\p{Lu}].*\.$/u);
    expect(problem.message).toMatch(/[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu);
    expect(problem.message).toBe(problem.message.normalize('NFC'));
    expect(problem.message).not.toContain('undefined');
  });
});
