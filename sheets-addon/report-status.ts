// What the functions know of the commune's report.
import type { ReportStatus } from '../functions/domain/report/desk.ts';
import type { Desk } from './desk.ts';
import { asked } from './service.ts';

interface ReportKey {
  province: string;
  commune: string;
  period: string;
}

/** @throws Refusal where it cannot be had */
export function reportStatus(of: ReportKey): ReportStatus {
  return asked('reportStatus', { ...of }) as ReportStatus;
}

/** The report that the open spreadsheet is the form of. */
export function reportOf({ context: { commune, period } }: Pick<Desk, 'context'>): ReportKey {
  return { province: commune.province, commune: commune.code, period };
}
