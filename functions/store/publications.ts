// What has been given out: `publications/{48_2025-Q4_0001}` says that a version of a period's figures
// was published, where and when first. When the period is closed again with other figures, this
// tells what is out of date.
import type { Instant } from '../domain/calendar/rule.ts';
import { numberedId, transact } from './database.ts';
import type { Database } from './database.ts';

export interface Publication {
  province: string;
  period: string;
  /** Of the roll-up. */
  version: number;
  digest: string;
  spreadsheetId: string;
  at: Instant;
}

/** Notes a publication; that of a version which was published before stays as it is. */
export async function notePublication(db: Database, publication: Publication): Promise<void> {
  const { province, period, version } = publication;
  const document = db
    .collection('publications')
    .doc(`${province}_${period}_${numberedId(version, 4)}`);
  await transact(db, async (transaction) => {
    const found = await transaction.get(document);
    if (!found.exists) transaction.create(document, publication);
  });
}

/** What was published of a period, oldest version first. */
export async function publicationsOf(
  db: Database,
  province: string,
  period: string,
): Promise<Publication[]> {
  const found = await db
    .collection('publications')
    .where('province', '==', province)
    .where('period', '==', period)
    .get();
  return found.docs
    .map((snapshot) => snapshot.data() as Publication)
    .sort((a, b) => a.version - b.version);
}
