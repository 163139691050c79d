// What a commune was reminded of in a period, as its own sheet tells it. Found by the obligations that
// it owes, whose documents name the steps that have come: nothing has to be searched.
import { formatInstant } from '../domain/calendar/local.ts';
import { stepWords } from '../domain/deadline/reminder-words.ts';
import type { DeskReminder } from '../domain/report/desk.ts';
import { communeId } from '../domain/unit/unit.ts';
import type { Database } from '../store/database.ts';
import { obligationsById } from '../store/obligations.ts';
import { reminderId, remindersById } from '../store/reminders.ts';
import type { CommuneSetting } from './commune-setting.ts';

/** Oldest first; what was passed over, and what goes to the province alone, is left aside. */
export async function remindersOf(
  db: Database,
  { province, commune, overlay, period }: CommuneSetting,
): Promise<DeskReminder[]> {
  const owed = overlay.obligations.filter((it) => it.from === 'COMMUNE' && !it.internal);
  const records = await obligationsById(
    db,
    owed.map(({ obligation }) => `${communeId(commune)}_${period.id}_${obligation.id}`),
  );
  const reminders = await remindersById(
    db,
    [...records].flatMap(([id, { done }]) => done.map((step) => reminderId(id, step))),
  );
  return [...reminders.values()]
    .filter(({ state, to }) => state !== 'SKIPPED' && to !== 'PROVINCE')
    .map((it) => ({ ...it, at: it.sentAt ?? it.moment }))
    .sort((a, b) => a.at - b.at || (a.obligationId < b.obligationId ? -1 : 1))
    .map(({ obligation, step, at, told, chase, state }) => ({
      obligation,
      step,
      words: stepWords(step, province.ladder),
      at: formatInstant(at),
      told,
      chase,
      acknowledged: state === 'ACKNOWLEDGED',
    }));
}
