// The words of the tab of targets, and what travels between it and the functions.
import type { LocalDate } from '../functions/domain/calendar/rule.ts';
import { ZONE_NAMES } from '../functions/domain/unit/words.ts';
import type { Place } from './entry-cells.ts';

type ZoneOrAll = keyof typeof ZONE_WORDS;

export interface TargetWish {
  /** null: of every plan that has the indicator. */
  plan: string | null;
  canonicalId: string;
  /** null: the whole province. */
  commune: string | null;
  zone: ZoneOrAll;
  /** Percent; null takes back what was assigned. */
  value: number | null;
  from: string;
  documentNo: string;
  assignedOn: string;
}

/** What `provinceTargets` answers, with the communes of the province and the day. */
export interface TargetsSaid {
  indicators: {
    plan: string;
    planTitle: string;
    /** The only commune that the plan binds; null: the province. */
    commune: string | null;
    canonicalId: string;
    name: string;
    zones: { zone: ZoneOrAll; value: number }[];
  }[];
  targets: (TargetWish & { value: number; assignedBy: string; assignedAt: string })[];
  communes: readonly Place[];
  today: LocalDate;
}

export const ZONE_WORDS = { ALL: 'Mọi vùng', ...ZONE_NAMES };
/** The columns in which a target is typed. */
export const OPEN = ['value', 'from', 'documentNo', 'assignedOn'] as const;
