import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { issuesJson, summaryJson } from '../../../functions/domain/summary/json.ts';
import type { SummaryIssue } from '../../../functions/domain/summary/input.ts';
import { DIGEST, ROLLUP } from './stage.ts';

describe('summary.json', () => {
  const json = summaryJson(ROLLUP, DIGEST);

  it('begins with the documented keys, in their order', () => {
    expect(Object.keys(json).slice(0, 9)).toEqual([
      'period',
      'plans',
      'computedAt',
      'digest',
      'coverage',
      'figures',
      'timeliness',
      'teams',
      'activities',
    ]);
    expect(Object.keys(json.figures[0] ?? {}).slice(0, 13)).toEqual([
      'indicator',
      'unit',
      'zone',
      'numerator',
      'denominator',
      'percent',
      'target',
      'comparator',
      'met',
      'villagesReported',
      'villagesExpected',
      'villagesMet',
      'carriedForward',
    ]);
    expect(Object.keys(json.timeliness[0] ?? {}).slice(0, 6)).toEqual([
      'unit',
      'obligation',
      'dueExclusive',
      'submittedAt',
      'status',
      'lateByDays',
    ]);
  });

  it('leaves out nothing the roll-up has', () => {
    const { digest, ...rest } = json;
    expect(digest).toBe(DIGEST);
    expect(rest).toEqual(ROLLUP);
  });

  it('moments are Viet Nam’s', () => {
    expect(json.computedAt).toBe('2025-12-23T08:00:00+07:00');
    expect(json.timeliness[0]?.dueExclusive).toBe('2025-12-20T00:00:00+07:00');
  });

  it('names no person who is praised', () => {
    const praised = {
      unit: '20332',
      kind: 'COMMENDED' as const,
      name: 'Nguyễn Văn A',
      content: null,
      form: 'Giấy khen',
      decisionNo: null,
      at: '9. Mô hình, khen thưởng!B3',
    };
    expect(
      JSON.stringify(summaryJson({ ...ROLLUP, recognitions: [praised] }, DIGEST)),
    ).not.toContain('Nguyễn Văn A');
  });
});

describe('issues.json', () => {
  const issue = (facts: Partial<SummaryIssue>): SummaryIssue => ({
    unit: '20332',
    file: 'a.xlsx',
    tab: '4. Số liệu kỳ',
    cell: 'E5',
    code: 'NOT_A_NUMBER',
    severity: 'BLOCK',
    message: 'Không phải là số.',
    ...facts,
  });

  it('goes by unit, file, tab, then down the rows and along the columns', () => {
    const wanted = [
      issue({ unit: null, file: 'z.xlsx', tab: '', cell: '' }),
      issue({ cell: 'C2' }),
      issue({ cell: 'E9' }),
      issue({ cell: 'AA9' }),
      issue({ cell: 'E10' }),
      issue({ tab: '6. Hoạt động', cell: 'A1' }),
      issue({ file: 'b.xlsx' }),
      issue({ unit: '20434' }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(wanted, { minLength: wanted.length }), (shuffled) => {
        expect(issuesJson(shuffled)).toEqual(wanted);
      }),
    );
  });

  it('holds the documented keys and no others', () => {
    const extra = { ...issue({}), facts: { name: 'x' } };
    expect(Object.keys(issuesJson([extra])[0] ?? {})).toEqual([
      'unit',
      'file',
      'tab',
      'cell',
      'code',
      'severity',
      'message',
    ]);
  });
});
