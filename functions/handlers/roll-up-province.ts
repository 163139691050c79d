// rollUpProvince: a Pub/Sub message `{"province": "48", "period": "2025-Q4"}`, as Cloud Scheduler
// sends it. The province's figures are computed and kept with the revisions they come from. Without
// a period it is the quarter of today. Delivered twice, it changes nothing the second time.
//
// No token is checked here: only the service account of the trigger may call the function (IAM).
import * as z from 'zod';
import { localDateOf } from '../domain/calendar/local.ts';
import { periodContaining } from '../domain/calendar/period.ts';
import { digestOfRollup } from '../digest.ts';
import { Problem } from '../problem.ts';
import { reportsOf } from '../store/counted-reports.ts';
import { saveRollup } from '../store/rollups.ts';
import { earlierPeriods, periodById } from '../domain/plan/periods.ts';
import { provinceSetting, rollUpProvinceBy } from './province-setting.ts';
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
  const now = runtime.now();

  const asked = readWish(event);
  const setting = await provinceSetting(db, asked.province);
  const period =
    asked.period === undefined
      ? periodContaining(localDateOf(now), 'QUARTER')
      : periodById(asked.period, setting.plans);
  if (period === undefined) throw new Problem('NOT_FOUND', { what: `kỳ ${asked.period}` });

  const periods = [period, ...earlierPeriods(period, setting.plans)].map((it) => it.id);
  const reports = await reportsOf(db, asked.province, periods);
  const rollup = rollUpProvinceBy(setting, period, reports, now);
  const digest = digestOfRollup(rollup);
  const { version, created } = await saveRollup(db, rollup, {
    digest,
    setup: setting.digest,
    at: now,
  });
  log('province rolled up', {
    province: asked.province,
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
