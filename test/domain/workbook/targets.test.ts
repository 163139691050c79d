// Targets assigned by document, as a commune's workbook shows them.
import { describe, expect, it } from 'vitest';
import type { AssignedTarget } from '../../../functions/domain/plan/plan.ts';
import { contextGrid, readContext } from '../../../functions/domain/workbook/context.ts';
import { firstGrids } from '../../../functions/domain/workbook/renew.ts';
import { bookOf } from '../../../functions/domain/grid/book.ts';
import { AN_HAI, QUANG_NAM } from './office.ts';
import { contextOf, gridNamed, renewed, sheetOf } from './workbooks.ts';

const PLANS = [QUANG_NAM, AN_HAI];
const OF_COMMUNE = AN_HAI.indicators.find(({ entry }) => entry === 'COMMUNE');

function target(facts: Partial<AssignedTarget>): AssignedTarget {
  return {
    canonicalId: 'hh_informed',
    commune: null,
    zone: 'ALL',
    value: 62,
    documentNo: '12/QĐ-SKHCN',
    from: '2025-10-01',
    ...facts,
  };
}
const contextWith = (...assignedTargets: AssignedTarget[]) => ({
  ...contextOf({ plans: PLANS }),
  assignedTargets,
});

describe('a target assigned by document', () => {
  const canonicalId = OF_COMMUNE?.canonicalId ?? '';
  const shown = (...targets: AssignedTarget[]) => {
    const sheet = sheetOf(contextWith(...targets));
    const row = sheet.tab('commune').rows.find(([field]) => field === canonicalId);
    return row?.[sheet.tab('commune').rows[0]?.indexOf('target') ?? -1];
  };

  it.each<[string, AssignedTarget[], string]>([
    ['to the province', [target({ canonicalId })], '≥ 62% (giao tại 12/QĐ-SKHCN)'],
    [
      'to the commune, before the province’s',
      [target({ canonicalId, commune: '20275', value: 35.4 }), target({ canonicalId })],
      '≥ 35,4% (giao tại 12/QĐ-SKHCN)',
    ],
    [
      'under the commune’s own plan',
      [target({ canonicalId, plan: AN_HAI.id, value: 50 })],
      '≥ 50% (giao tại 12/QĐ-SKHCN)',
    ],
  ])('%s stands in the commune’s line', (_case, targets, words) => {
    expect(OF_COMMUNE?.comparator).toBe('>=');
    expect(shown(...targets)).toBe(words);
  });

  it.each<[string, AssignedTarget]>([
    ['to another commune', target({ canonicalId, commune: '20285' })],
    ['under another plan', target({ canonicalId, plan: 'tinh-khac' })],
    ['from the day after the period', target({ canonicalId, from: '2026-01-01' })],
  ])('%s leaves what the plan says', (_case, one) => {
    expect(shown(one)).toBe(shown());
    expect(shown(one)).not.toContain('giao tại');
  });

  it('rules the colours of its figures', () => {
    const formulas = (targets: AssignedTarget[]) =>
      gridNamed(firstGrids(contextWith(...targets)), '4. Số liệu kỳ').conditions?.map(
        ({ formula }) => formula,
      );
    expect(formulas([])?.some((it) => it.endsWith('>=62)'))).toBe(false);
    expect(formulas([target({})])?.some((it) => it.endsWith('>=62)'))).toBe(true);
  });

  it('that is assigned while the officer works changes its line and nothing that was typed', () => {
    const sheet = sheetOf(contextWith());
    sheet.type('commune', canonicalId, 'numerator', 12);
    const next = renewed(sheet, contextWith(target({ canonicalId })));
    expect(next.column('commune', 'target')).toContain('≥ 62% (giao tại 12/QĐ-SKHCN)');
    expect(next.column('commune', 'numerator')).toContain(12);
  });

  it('travels in the hidden rules', () => {
    const context = contextWith(target({}));
    expect(readContext(bookOf([contextGrid(context)]))).toEqual(context);
  });
});
