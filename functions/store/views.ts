// That somebody looked at a province as another person: one entry in the log for each day, viewer and
// person, however often a page asks. `views/{yyyy-MM-dd_viewer_person}` remembers that it is written.
import type { Instant, LocalDate } from '../domain/calendar/rule.ts';
import { transact } from './database.ts';
import type { Database } from './database.ts';
import { openLog } from './log.ts';

export async function noteView(
  db: Database,
  view: { province: string; who: string; role: string; as: string; today: LocalDate; at: Instant },
): Promise<void> {
  const { province, who, role, as, today, at } = view;
  const document = db.collection('views').doc(`${province}_${today}_${who}_${as}`);
  if ((await document.get()).exists) return;
  await transact(db, async (transaction) => {
    if ((await transaction.get(document)).exists) return;
    const write = await openLog(db, transaction, province);
    transaction.create(document, { province, at });
    const facts = { as, day: today };
    write({
      province,
      subject: province,
      what: 'VIEW_AS',
      who,
      role,
      at,
      facts,
      before: null,
      after: null,
    });
  });
}
