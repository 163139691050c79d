// publishSummary: a Pub/Sub message `{"province": "48", "period": "2025-Q4"}`, as Cloud Scheduler
// sends it after the roll-up. Without a period it is the one that reports are coming in for: of the
// periods that communes owe a report on, the latest that anybody has reported on.
//
// No token is checked here: only the service account of the trigger may call the function (IAM).
import * as z from 'zod';
import { localDateOf } from '../domain/calendar/local.ts';
import type { Period } from '../domain/calendar/period.ts';
import { owedPeriods } from '../domain/rollup/owed-periods.ts';
import { Problem } from '../problem.ts';
import { headsOf } from '../store/counted-reports.ts';
import { figurePeriod } from './known-period.ts';
import { readMessage } from './message.ts';
import { provinceSetting, type ProvinceSetting } from './province-setting.ts';
import { publishPeriod } from './publish-period.ts';
import type { Runtime } from './runtime.ts';

const wish = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  period: z.string().optional(),
});

export async function publishSummary(
  event: { type: string; data?: unknown },
  runtime: Runtime,
): Promise<void> {
  const asked = readMessage(event, wish);
  const setting = await provinceSetting(runtime.db, asked.province);
  const period =
    asked.period === undefined
      ? await reportedPeriod(setting, runtime)
      : figurePeriod(asked.period, setting.plans);
  if (period === undefined) throw new Problem('NOT_FOUND', { what: 'kỳ báo cáo nào' });
  await publishPeriod(setting, period, runtime);
}

/** Before the first report of all, the period that ends first. */
async function reportedPeriod(
  { province, units, plans }: ProvinceSetting,
  { db, now }: Runtime,
): Promise<Period | undefined> {
  const owed = owedPeriods(units, plans, localDateOf(now())).sort(latestAndShortestFirst);
  for (const period of owed)
    if ((await headsOf(db, province.code, period.id)).size > 0) return period;
  return owed.at(-1);
}

function latestAndShortestFirst(a: Period, b: Period): number {
  if (a.end !== b.end) return a.end > b.end ? -1 : 1;
  return a.start > b.start ? -1 : 1;
}
