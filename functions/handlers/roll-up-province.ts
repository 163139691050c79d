// rollUpProvince: a Pub/Sub message `{"province": "48", "period": "2025-Q4"}`, as Cloud Scheduler
// sends it. The province's figures are computed and kept with the revisions they come from. Without
// a period it is every month, quarter and year that communes owe a report on, the current one and the
// one before it. Delivered twice, it changes nothing the second time.
//
// No token is checked here: only the service account of the trigger may call the function (IAM).
import * as z from 'zod';
import { localDateOf } from '../domain/calendar/local.ts';
import type { Period } from '../domain/calendar/period.ts';
import { periodById } from '../domain/plan/periods.ts';
import { owedPeriods } from '../domain/rollup/owed-periods.ts';
import { digestOfRollup } from '../digest.ts';
import { Problem } from '../problem.ts';
import { saveRollup } from '../store/rollups.ts';
import { stackOf } from './answer.ts';
import { provinceSetting, rollUpProvinceBy } from './province-setting.ts';
import type { ProvinceSetting } from './province-setting.ts';
import { reportsToRollUp } from './roll-up-reports.ts';
import type { Runtime } from './runtime.ts';

const PUBLISHED = 'google.cloud.pubsub.topic.v1.messagePublished';

const message = z.object({ message: z.object({ data: z.base64() }) });
const wish = z.strictObject({
  province: z.string().regex(/^\d{2}$/),
  period: z.string().optional(),
});

export async function rollUpProvince(
  event: { type: string; data?: unknown },
  runtime: Runtime,
): Promise<void> {
  const { db, log } = runtime;

  const asked = readWish(event);
  const setting = await provinceSetting(db, asked.province);
  if (asked.period !== undefined) {
    const period = periodById(asked.period, setting.plans);
    if (period === undefined) throw new Problem('NOT_FOUND', { what: `kỳ ${asked.period}` });
    await rollUpPeriod(setting, period, runtime);
    return;
  }
  const failures: unknown[] = [];
  for (const period of owedPeriods(setting.units, setting.plans, localDateOf(runtime.now())))
    try {
      await rollUpPeriod(setting, period, runtime);
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

async function rollUpPeriod(
  setting: ProvinceSetting,
  period: Period,
  { db, log, now }: Runtime,
): Promise<void> {
  const at = now();
  const reports = await reportsToRollUp(db, setting, period);
  const rollup = rollUpProvinceBy(setting, period, reports, at);
  const digest = digestOfRollup(rollup);
  const setup = setting.digest;
  const { version, created } = await saveRollup(db, rollup, { digest, setup, at });
  log('province rolled up', {
    province: setting.province.code,
    period: period.id,
    version,
    created,
    digest,
    expected: rollup.coverage.expected,
    reported: rollup.coverage.reported,
    figures: rollup.figures.length,
  });
}

/** @throws Problem BAD_REQUEST for a message that means nothing */
function readWish(event: { type: string; data?: unknown }): z.output<typeof wish> {
  const published = message.safeParse(event.data);
  if (event.type !== PUBLISHED || !published.success)
    throw new Problem('BAD_REQUEST', { detail: `cần sự kiện ${PUBLISHED}` });
  const read = wish.safeParse(jsonOf(Buffer.from(published.data.message.data, 'base64')));
  if (!read.success)
    throw new Problem('BAD_REQUEST', { detail: 'tin nhắn cần {"province", "period"}' });
  return read.data;
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
