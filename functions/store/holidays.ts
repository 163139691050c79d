// Days that differ from the ordinary working week: `calendar/holidays`, one table for the country,
// since the government declares them and the Saturdays worked in exchange year by year.
import * as z from 'zod';
import type { HolidayTable } from '../domain/calendar/holiday.ts';
import type { Database } from './database.ts';

const table = z.object({
  days: z.record(z.iso.date(), z.object({ name: z.string().min(1), working: z.boolean() })),
});

/** Empty where nobody has entered a table: then only the weekends are no working days. */
export async function holidaysOf(db: Database): Promise<HolidayTable> {
  const found = await db.collection('calendar').doc('holidays').get();
  return new Map(found.exists ? Object.entries(table.parse(found.data()).days) : []);
}

export async function saveHolidays(db: Database, holidays: HolidayTable): Promise<void> {
  await db
    .collection('calendar')
    .doc('holidays')
    .set({ days: Object.fromEntries(holidays) });
}
