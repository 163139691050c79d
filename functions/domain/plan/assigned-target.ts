// Targets that a province gives out while a plan runs ("giao chỉ tiêu"): one word after another, of
// which for the same thing from the same day the last one counts. Nothing is ever taken out, so that
// what stood at any time can be read back.
import * as z from 'zod';
import type { Instant, LocalDate } from '../calendar/rule.ts';
import { standsOn } from '../unit/on-day.ts';
import type { Commune } from '../unit/unit.ts';
import { assignedTarget } from './indicator.ts';
import { provinceOn } from './overlay.ts';
import type { AssignedTarget, Plan } from './plan.ts';
import { localDate } from './words.ts';

/** A target as somebody wants it to be; `value` null takes the earlier word back. */
export const targetWish = z.strictObject({
  ...assignedTarget.shape,
  plan: z.string().max(100).nullable().default(null),
  value: assignedTarget.shape.value.nullable(),
  documentNo: z.string().trim().min(1).max(100),
  assignedOn: localDate,
});
export type TargetWish = z.output<typeof targetWish>;

/** A word that was said, as it is kept. */
export interface TargetWord extends TargetWish {
  assignedBy: string;
  assignedAt: Instant;
}

/** What two words must share for the later to replace the earlier. */
export function sameThing({ plan, canonicalId, commune, zone, from }: TargetWish): string {
  return [plan ?? '', canonicalId, commune ?? '', zone, from].join(' ');
}

/** Of all words those that count, in the order in which each thing was first named. */
export function standingWords<T extends TargetWish>(words: readonly T[]): T[] {
  const last = new Map<string, T>();
  for (const word of words) last.set(sameThing(word), word);
  return [...last.values()].filter(({ value }) => value !== null);
}

/** As figures are judged by them: without who gave them and when. */
export function targetsOf(words: readonly TargetWish[]): AssignedTarget[] {
  return standingWords(words).flatMap(
    ({ plan, canonicalId, commune, zone, value, from, documentNo }) =>
      value === null ? [] : [{ plan, canonicalId, commune, zone, value, from, documentNo }],
  );
}

export interface TargetFault {
  /** Place in the list, from 0. */
  place: number;
  field: string;
  /** For the staff, in Vietnamese. */
  message: string;
}

export interface TargetSetting {
  province: string;
  /** All that the province has or had in force. */
  plans: readonly Plan[];
  /** Every commune through its history. */
  communes: readonly Commune[];
  today: LocalDate;
}

/**
 * What is wrong with wishes that are well formed; each wish is named once for each field. `places` are
 * theirs in the list that they came in, where others of it could not be read.
 */
export function targetFaults(
  wishes: readonly TargetWish[],
  setting: TargetSetting,
  places: readonly number[] = [...wishes.keys()],
): TargetFault[] {
  const first = new Map<string, number>();
  return wishes.flatMap((wish, index) => {
    const place = places[index] ?? index;
    const faults: TargetFault[] = [];
    const fault = (field: string, message: string) => faults.push({ place, field, message });
    const { plan: planId, canonicalId, commune, zone, from, assignedOn } = wish;
    const plans = plansFor(wish, setting);
    if (planId !== null && plans.length === 0)
      fault(
        'plan',
        'Kế hoạch này không có hoặc không còn hiệu lực ở tỉnh vào ngày áp dụng; hãy xem lại ngày áp dụng.',
      );
    const having = plans.filter((plan) =>
      plan.indicators.some((it) => it.canonicalId === canonicalId),
    );
    if ((planId === null || plans.length > 0) && having.length === 0)
      fault(
        'canonicalId',
        'Vào ngày áp dụng, không kế hoạch nào đang có hiệu lực có chỉ tiêu này; hãy xem lại ngày áp dụng.',
      );
    if (commune !== null && !stands(commune, from, setting))
      fault('commune', 'Không có xã, phường, đặc khu mang mã này trong tỉnh vào ngày áp dụng.');
    const zones = having.flatMap((plan) => plan.zones.map(({ id }) => id as string));
    if (having.length > 0 && zone !== 'ALL' && !zones.includes(zone))
      fault('zone', 'Kế hoạch không chia vùng như vậy cho chỉ tiêu này.');
    if (assignedOn > setting.today) fault('assignedOn', 'Ngày văn bản chưa đến.');
    const key = sameThing(wish);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, place);
    else fault('canonicalId', `Trùng với dòng thứ ${earlier + 1}: cùng chỉ tiêu, phạm vi và ngày.`);
    return faults;
  });
}

/** The plans under which the wish is meant that are in force on its first day or later. */
function plansFor({ plan: planId, commune, from }: TargetWish, setting: TargetSetting): Plan[] {
  return setting.plans.filter(
    (plan) =>
      (planId === null || plan.id === planId) &&
      (plan.validity.to === null || from <= plan.validity.to) &&
      provinceOn(plan, from) === setting.province &&
      (plan.scope.commune === null || commune === null || plan.scope.commune === commune),
  );
}

function stands(code: string, on: LocalDate, { province, communes }: TargetSetting): boolean {
  return communes.some((it) => it.province === province && it.code === code && standsOn(it, on));
}
