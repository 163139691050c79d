// What the functions know of the commune's report, and how it differs from what stands in the sheet.
import { contentChanges, type ContentChange } from '../functions/domain/report/changes.ts';
import type { ReportContent } from '../functions/domain/report/content.ts';
import type { ReportStatus } from '../functions/domain/report/desk.ts';
import type { Form } from '../functions/domain/workbook/contract.ts';
import { asked } from './service.ts';

/** @throws Refusal where it cannot be had */
export function reportStatus(of: {
  province: string;
  commune: string;
  period: string;
}): ReportStatus {
  return asked('reportStatus', { ...of }) as ReportStatus;
}

/** What the sheet says differently; nothing while it contradicts itself, or before the first report. */
export function changesSince(
  { content }: Pick<ReportStatus, 'content'>,
  sheet: ReportContent | null,
  form: Form,
): ContentChange[] {
  return content === null || sheet === null ? [] : contentChanges(content, sheet, codeNames(form));
}

function codeNames(form: Form): Map<string, string> {
  const { kinds, topics, residentCounters } = form.overlay;
  return new Map([
    ...[...kinds, ...topics].map(({ code, name }) => [code, name] as const),
    ...residentCounters.map(({ id, name }) => [id, name] as const),
    ...[...form.villageIndicators, ...form.communeIndicators].map(
      ({ canonicalId, indicator }) => [canonicalId, indicator.shortName] as const,
    ),
  ]);
}
