// rollUpProvince: a Pub/Sub message `{"province": "48", "period": "2025-Q4"}`, as Cloud Scheduler
// sends it. The province's figures are computed and kept with the revisions they come from. Without
// a period it is every month, quarter and year that communes owe a report on, the current one and the
// one before it, and the phases of a roll-out that last or have ended lately. Delivered twice, it
// changes nothing the second time.
//
// No token is checked here: only the service account of the trigger may call the function (IAM).
import * as z from 'zod';
import { localDateOf } from '../domain/calendar/local.ts';
import type { Period } from '../domain/calendar/period.ts';
import { owedPeriods } from '../domain/rollup/owed-periods.ts';
import { Problem } from '../problem.ts';
import { closedPeriodOf } from '../store/periods.ts';
import { stackOf } from './answer.ts';
import { figurePeriod } from './known-period.ts';
import { readMessage } from './message.ts';
import { provinceSetting, type ProvinceSetting } from './province-setting.ts';
import { rollUpPeriod } from './roll-up-period.ts';
import type { Runtime } from './runtime.ts';

const wish = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  period: z.string().optional(),
});

export async function rollUpProvince(
  event: { type: string; data?: unknown },
  runtime: Runtime,
): Promise<void> {
  const { db, log } = runtime;

  const asked = readMessage(event, wish);
  const setting = await provinceSetting(db, asked.province);
  if (asked.period !== undefined) {
    const period = figurePeriod(asked.period, setting.plans);
    await rollUpOpen(setting, period, runtime);
    return;
  }
  const failures: unknown[] = [];
  for (const period of owedPeriods(setting.units, setting.plans, localDateOf(runtime.now())))
    try {
      await rollUpOpen(setting, period, runtime);
    } catch (error) {
      failures.push(error);
      const stack_trace = stackOf(error);
      log('period failed', { ...asked, period: period.id, stack_trace }, 'error');
    }
  // Also what would be a refusal for one period alone: nobody else sees that figures stay behind.
  if (failures.length > 0)
    throw new Problem(
      'INTERNAL',
      {},
      { cause: new AggregateError(failures, `Rolling up ${asked.province} failed`) },
    );
}

/** What is closed, or being closed at this moment, is left alone. */
async function rollUpOpen(
  setting: ProvinceSetting,
  period: Period,
  runtime: Runtime,
): Promise<void> {
  const province = setting.province.code;
  const closed = await closedPeriodOf(runtime.db, province, period.id);
  if (closed === null) await rollUpPeriod(setting, period, runtime);
  else runtime.log('period is closed', { province, period: period.id, state: closed.state });
}
