// Small makers of what the store keeps: enough to be a report, with the figure under test in sight.
import type { Instant } from '../../functions/domain/calendar/rule.ts';
import type { ReportContent } from '../../functions/domain/report/content.ts';
import type { Submission } from '../../functions/store/reports.ts';
import { emptyContent } from '../report-makers.ts';

/** 18 December 2025, 09:30 in Viet Nam. */
export const MORNING: Instant = Date.parse('2025-12-18T09:30:00+07:00');
export const MINUTE = 60_000;

export function content(facts: Partial<ReportContent> = {}): ReportContent {
  const commune = {
    province: '48',
    code: '20275',
    name: 'An Hải',
    kind: 'phuong',
    zone: 'PLAIN',
  } as const;
  return {
    ...emptyContent(commune),
    population: { households: { value: 1200, at: '1. Đơn vị!B7' } },
    ...facts,
  };
}

/** A content that differs from others only in its number of households. */
export function households(count: number): ReportContent {
  return content({ population: { households: { value: count, at: '1. Đơn vị!B7' } } });
}

/** The first report of phường An Hải for the fourth quarter of 2025. */
export function submission(facts: Partial<Submission> = {}): Submission {
  const province = facts.province ?? '48';
  const commune = facts.commune ?? '20275';
  const period = facts.period ?? '2025-Q4';
  const held = facts.content ?? content({ province, commune, period });
  return {
    reportId: `${province}-${commune}_${period}_QN-R1`,
    province,
    commune,
    period,
    obligations: ['QN-R1'],
    content: held,
    digest: `digest of ${JSON.stringify(held.population)}`,
    baseRevision: null,
    by: 'lan@anhai.example',
    at: MORNING,
    warnings: [],
    confirmations: [],
    ...facts,
  };
}
