// Firestore indexes every field of every map unless told not to, at most 40,000 entries a document:
// a commune's report has more. So each map and list that is stored must be exempt, and each query
// must be one that needs no index of its own.
import { readFile } from 'node:fs/promises';
import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { AN_HAI, NGU_HANH_SON, openOffice, pubSub } from '../handlers/office.ts';
import type { Office } from '../handlers/office.ts';
import { saveHolidays } from '../../functions/store/holidays.ts';
import type { Database } from '../../functions/store/database.ts';
import { recordAnswers } from '../../functions/store/difficulties.ts';
import { switchPlanTo } from '../../functions/store/plan-switch.ts';
import { submitReport } from '../../functions/store/reports.ts';
import { issue, withdraw } from '../../functions/store/requests.ts';
import { reviewReport } from '../../functions/store/review.ts';
import { recordTargets } from '../../functions/store/targets.ts';
import { review, submission } from './cast.ts';

interface Indexes {
  indexes: unknown[];
  fieldOverrides: { collectionGroup: string; fieldPath: string; indexes: unknown[] }[];
}
const declared = JSON.parse(await readFile('firestore.indexes.json', 'utf8')) as Indexes;
const exempt = declared.fieldOverrides.map((it) => `${it.collectionGroup}.${it.fieldPath}`);

/** `collection.field` of every map and list in the database. */
async function mapsAndLists(db: Database): Promise<string[]> {
  const found = new Set<string>();
  const visit = async (paths: string[]): Promise<void> => {
    for (const path of paths) {
      const collection = db.collection(path);
      const { docs } = await collection.get();
      for (const document of docs) {
        for (const [field, value] of Object.entries(document.data()))
          if (value !== null && typeof value === 'object') found.add(`${collection.id}.${field}`);
        await visit((await document.ref.listCollections()).map((it) => it.path));
      }
    }
  };
  await visit((await db.listCollections()).map((it) => it.path));
  return [...found].toSorted();
}

async function closed(office: Office, more: object): Promise<void> {
  const wish = { province: '48', period: '2025-Q4' };
  const ask = (name: 'closePeriod' | 'correctReport', body: object) =>
    office
      .server(name)
      .post('/')
      .set('authorization', `Bearer ${office.token('son@dn.example')}`)
      .send({ ...wish, ...body });
  await ask('closePeriod', more);
  await ask('correctReport', { commune: NGU_HANH_SON, reason: 'Bổ sung' });
}

/** A report that went back, came again, was closed and opened for a correction. */
async function returnedAndCorrected(db: Database): Promise<void> {
  const [commune, reportId] = ['20305', '48-20305_2025-Q4_QN-R1'];
  await submitReport(db, submission({ commune }));
  await reviewReport(db, review('RETURN', { reportId }));
  await submitReport(db, submission({ commune, baseRevision: 1 }));
  await reviewReport(db, review('CLOSE', { reportId, revision: 2 }));
  await reviewReport(db, review('CORRECT', { reportId, revision: 2 }));
}

/** A request of one commune, withdrawn again. */
async function askedAndWithdrawn(db: Database): Promise<void> {
  const who = { province: '48', by: 'son@dn.example', role: 'provinceStaff', at: 0 };
  const question = {
    id: 'C1',
    text: 'Số điểm',
    type: 'COUNT' as const,
    choices: [],
    required: true,
  };
  const letter = { title: 'Rà soát', documentNo: '15/SKHCN', issuedOn: '2025-12-01' };
  const asked = { scope: [AN_HAI], questions: [question] };
  const wish = { ...letter, ...asked, dueRule: 'BEFORE' as const, due: '2025-12-20' };
  const { id } = await issue(db, who, { key: 'mot', digest: 'mot', wish });
  await withdraw(db, who, { id, reason: 'Nhầm' });
}

/** A target by document, an answer to a difficulty, a plan that was ended. */
async function givenOut(db: Database): Promise<void> {
  const who = { province: '48', by: 'son@dn.example', role: 'provinceStaff', at: 0 };
  const thing = { plan: null, canonicalId: 'hh_informed', commune: null, zone: 'ALL' as const };
  const document = { documentNo: '1/QĐ', assignedOn: '2025-09-28', from: '2025-10-01' };
  await recordTargets(db, [{ ...thing, ...document, value: 80 }], who);
  const line = { category: null, description: 'Thôn ở xa chưa có sóng' };
  const answer = { id: '48-20305_1', answer: 'Đã rõ', state: 'DONE' as const, line };
  await recordAnswers(db, [answer], who);
  const ended = { action: 'END' as const, on: '2025-12-31', by: null, documentNo: '2/QĐ' };
  const plan = { plan: 'quang-nam-2025', who: who.by, reason: 'Hết kế hoạch' };
  const { by: _by, ...rest } = who;
  await switchPlanTo(db, { ...rest, ...ended, ...plan });
}

describe('firestore.indexes.json', () => {
  it('exempts exactly the maps and lists that the store writes', async () => {
    const office = await openOffice();
    await saveHolidays(office.db, new Map([['2026-01-01', { name: 'Tết', working: false }]]));
    await office.submit('lan@dn.example', office.body(AN_HAI));
    await office.publish(pubSub({ province: '48' }));
    await returnedAndCorrected(office.db);
    await askedAndWithdrawn(office.db);
    await closed(office, { early: true, reason: 'Sáp nhập' });
    await office.submit('hoa@dn.example', office.body(NGU_HANH_SON));
    await closed(office, { reason: 'Bổ sung' });
    await office.checkDeadlines(pubSub({ province: '48' }));
    await givenOut(office.db);
    expect(exempt.toSorted()).toEqual(await mapsAndLists(office.db));
    await office.close();
  });

  it('exempts wholly', () => {
    expect(declared.fieldOverrides.flatMap((it) => it.indexes)).toEqual([]);
  });

  it('needs no composite index: every query is by equality alone, or by name', async () => {
    const files = await readdir('functions/store');
    const sources = await Promise.all(
      files.map((file) => readFile(`functions/store/${file}`, 'utf8')),
    );
    const wheres = sources.flatMap((text) => text.match(/\.where\([^)]*\)/g) ?? []);
    expect(wheres.length).toBeGreaterThan(0);
    for (const where of wheres) expect(where).toMatch(/^\.where\('\w+', '==', [\w.]+\)$/);
    expect(sources.join('\n')).not.toMatch(/\.(orderBy|collectionGroup|startAfter)\(/);
    expect(declared.indexes).toEqual([]);
  });
});
