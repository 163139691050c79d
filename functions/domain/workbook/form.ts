// The contract of a commune's workbook: which tabs and columns stand in it, under which machine key
// and which Vietnamese heading. Built from the plans in force, so that a plan's new indicator is a
// new column and nobody writes code. The same form writes the workbook and reads it back.
import type { Period } from '../calendar/period.ts';
import type { Overlay } from '../plan/overlay.ts';
import { TAB_KEYS, type AdhocQuestion, type Form } from './contract.ts';
import { baseTabs } from './form-base.ts';
import { eventTabs } from './form-events.ts';
import { figureTabs } from './form-figures.ts';

/**
 * The form of one commune for one period under the plans that bind it. Tabs come in the order in
 * which an officer works; tabs that no plan in force needs are left out.
 */
export function buildForm(
  overlay: Overlay,
  period: Period,
  questions: readonly AdhocQuestion[] = [],
): Form {
  const villageIndicators = overlay.indicators.filter((it) => it.indicator.entry === 'VILLAGE');
  const communeIndicators = overlay.indicators.filter((it) => it.indicator.entry === 'COMMUNE');
  const parts = { overlay, villageIndicators, communeIndicators, questions };
  const tabs = [...baseTabs(parts), ...figureTabs(parts), ...eventTabs(parts)];
  tabs.sort((a, b) => TAB_KEYS.indexOf(a.key) - TAB_KEYS.indexOf(b.key));
  return { period, overlay, tabs, villageIndicators, communeIndicators, questions };
}
