// Small makers of what the store keeps: enough to be a report, with the figure under test in sight.
import type { Instant } from '../../functions/domain/calendar/rule.ts';
import type { ReportContent } from '../../functions/domain/report/content.ts';
import type { Submission } from '../../functions/store/reports.ts';
import type { Review } from '../../functions/store/review.ts';
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

/** What the province or the commune's leader does with that report's first revision. */
export function review(action: Review['action'], facts: Partial<Review> = {}): Review {
  const leader = action === 'APPROVE' || action === 'REFUSE';
  return {
    reportId: '48-20275_2025-Q4_QN-R1',
    revision: 1,
    action,
    reason: ['REFUSE', 'RETURN', 'CORRECT'].includes(action) ? 'Sai mẫu số' : null,
    cells: [],
    by: leader ? 'minh@anhai.example' : 'son@48.example',
    role: leader ? 'communeLeader' : 'provinceStaff',
    at: MORNING + MINUTE,
    ...facts,
  };
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
    role: 'communeOfficer',
    communeApproval: false,
    at: MORNING,
    warnings: [],
    confirmations: [],
    ...facts,
  };
}
