// From submissions to figures: whatever order the communes send in and however often they send again,
// the province's digest is the same.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { digestOfContent, digestOfRollup } from '../../functions/digest.ts';
import { rollUp } from '../../functions/domain/rollup/roll-up.ts';
import { reportsOf } from '../../functions/store/counted-reports.ts';
import { submitReport } from '../../functions/store/reports.ts';
import type { Submission } from '../../functions/store/reports.ts';
import { AN_HAI, BA_NA, HOA_TIEN, scene, TAN_HIEP, THANG_TRUONG } from '../cast.ts';
import { contentOf, row } from '../report-makers.ts';
import { MINUTE, MORNING, submission } from './cast.ts';
import { freshDatabase } from './database.ts';

const COMMUNES = [HOA_TIEN, BA_NA, AN_HAI, TAN_HIEP, THANG_TRUONG];

/** The revisions of each commune: what it reports first, and what it corrects later, if anything. */
const revisions = COMMUNES.map((commune, place) =>
  Array.from({ length: 1 + (place % 3) }, (_, n): Submission => {
    const content = contentOf(commune, [row('T001', 300, { hh_informed: 100 + 10 * place + n })]);
    return submission({
      reportId: `48-${commune.code}_2025-Q4_QN-R1`,
      commune: commune.code,
      content,
      digest: digestOfContent(content),
      baseRevision: n === 0 ? null : n,
      at: MORNING + (place + 10 * n) * MINUTE,
    });
  }),
);

/** Which commune sends next, each as often as it has revisions. */
const turns = fc.shuffledSubarray(
  revisions.flatMap((its, place) => its.map(() => place)),
  { minLength: revisions.flat().length },
);
/** How often each of them is sent again. */
const repeats = fc.array(fc.nat(2), {
  minLength: revisions.flat().length,
  maxLength: revisions.flat().length,
});

async function digestAfter(order: readonly number[], again: readonly number[]): Promise<string> {
  const db = freshDatabase();
  const sent = COMMUNES.map(() => 0);
  for (const [turn, place] of order.entries()) {
    const wish = revisions[place]?.[sent[place] ?? 0];
    if (wish === undefined) throw new Error(`commune ${place} has no revision left`);
    sent[place] = (sent[place] ?? 0) + 1;
    await submitReport(db, wish);
    for (let n = 1; n <= (again[turn] ?? 0); n += 1)
      await submitReport(db, { ...wish, at: wish.at + n * MINUTE, by: 'minh@anhai.example' });
  }
  const reports = await reportsOf(db, '48', '2025-Q4');
  expect(reports).toHaveLength(COMMUNES.length);
  return digestOfRollup(rollUp(scene({ reports })));
}

it('the order of communes and repeated sends leave the province’s digest as it is', async () => {
  const straight = revisions.flatMap((its, place) => its.map(() => place));
  const expected = await digestAfter(straight, []);
  await fc.assert(
    fc.asyncProperty(turns, repeats, async (order, again) => {
      expect(await digestAfter(order, again)).toBe(expected);
    }),
    { numRuns: 20 },
  );
});
