// From a difficulty that a commune reports to the province's answer, over HTTP.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { difficultyIdOf } from '../../functions/domain/report/difficulty.ts';
import { logOf } from '../../functions/store/log.ts';
import { saveProvince } from '../../functions/store/units.ts';
import type { FunctionName } from '../../local-office/functions-host.ts';
import { statusFor } from './desk.ts';
import { AN_HAI, ENTRIES, NGU_HANH_SON, openOffice } from './office.ts';
import type { Office } from './office.ts';

const SON = 'son@dn.example';
const LAN = 'lan@dn.example';
const HOA = 'hoa@dn.example';
let office: Office;

beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

interface Line {
  id: string;
  commune: string;
  name: string;
  description: string;
  period: string;
  since: { period: string };
  url: string | null;
  answer: { text: string; state: string; by: string; at: string } | null;
}
interface Said {
  code: string;
  lines: Line[];
  answered: number;
  unchanged: number;
  details: { faults: { place: number; field: string }[] };
}
async function ask(name: FunctionName, email: string, body?: object, query = '') {
  const server = office.server(name);
  const request = body === undefined ? server.get(`/?${query}`) : server.post('/').send(body);
  const reply = await request.set('authorization', `Bearer ${office.token(email)}`);
  return { status: reply.status, body: reply.body as Said };
}
const answer = (answers: unknown[], email = SON) =>
  ask('answerDifficulties', email, { province: '48', answers });
const lines = async (period = '2025-Q4', email = 'vy@dn.example') =>
  ask('difficulties', email, undefined, `province=48&period=${period}`);

const idOf = (commune: string, description: string) =>
  difficultyIdOf({ province: '48', commune }, { category: 'NETWORK', description });

/** A report of a commune that tells these. */
async function report(
  email: string,
  commune: string,
  told: string[],
  { period = '2025-Q4', base = null }: { period?: string; base?: number | null } = {},
): Promise<void> {
  const difficulties = told.map((description) => ({
    category: 'Mạng',
    description,
    askLevel: 'Tỉnh',
    status: 'Mới',
  }));
  const body = office.body(commune, { ...ENTRIES, difficulties });
  const inPeriod = JSON.parse(JSON.stringify(body).replaceAll('2025-Q4', period)) as object;
  const reply = await office.submit(email, { ...inPeriod, baseRevision: base });
  expect(reply.status, reply.text).toBe(200);
}

describe('the right', () => {
  it.each([
    ['staff', SON, 200, 200],
    ['a viewer', 'vy@dn.example', 200, 403],
    ['the admin', 'quan@dn.example', 200, 403],
    ['an officer', LAN, 403, 403],
    ['staff of another province', 'elsewhere@qt.example', 403, 403],
  ])('of %s to read and to answer', async (_who, email, reading, answering) => {
    await report(LAN, AN_HAI, ['a']);
    expect((await lines('2025-Q4', email)).status).toBe(reading);
    const given = { id: idOf(AN_HAI, 'a'), answer: 'Đã rõ', state: 'DONE' };
    expect((await answer([given], email)).status).toBe(answering);
  });
});

describe('the difficulties', () => {
  it('are those of the period, and the open ones of who has not reported yet', async () => {
    await report(LAN, AN_HAI, ['a', 'b'], { period: '2025-Q3' });
    await report(HOA, NGU_HANH_SON, ['x', 'y'], { period: '2025-Q3' });
    await report(LAN, AN_HAI, ['b', 'c']);
    await answer([{ id: idOf(NGU_HANH_SON, 'x'), answer: 'Đã lắp trạm', state: 'DONE' }]);
    const { body } = await lines();
    expect(body.lines.map((it) => [it.name, it.description, it.period, it.since.period])).toEqual([
      ['Phường An Hải', 'b', '2025-Q4', '2025-Q3'],
      ['Phường An Hải', 'c', '2025-Q4', '2025-Q4'],
      ['Phường Ngũ Hành Sơn', 'y', '2025-Q3', '2025-Q3'],
    ]);
    expect((await lines('2025-Q3')).body.lines).toHaveLength(4);
  });

  it('are those of the revision that counts, under the same id', async () => {
    await report(LAN, AN_HAI, ['a', 'b']);
    await answer([{ id: idOf(AN_HAI, 'b'), answer: 'Đang lắp', state: 'IN_PROGRESS' }]);
    await report(LAN, AN_HAI, ['đổi lời', 'b'], { base: 1 });
    const { body } = await lines();
    expect(body.lines.map((it) => [it.description, it.answer?.text ?? null])).toEqual([
      ['đổi lời', null],
      ['b', 'Đang lắp'],
    ]);
  });
});

describe('an answer', () => {
  it('is read back with who gave it and when, and is an entry in the log', async () => {
    await report(LAN, AN_HAI, ['a']);
    const id = idOf(AN_HAI, 'a');
    const given = { id, answer: ' Sở đã đề nghị nhà mạng ', state: 'IN_PROGRESS' };
    expect((await answer([given])).body).toEqual({ answered: 1, unchanged: 0 });
    expect((await lines()).body.lines[0]?.answer).toMatchObject({
      text: 'Sở đã đề nghị nhà mạng',
      state: 'IN_PROGRESS',
      by: SON,
      at: '2025-12-18T09:30:00+07:00',
    });
    const [entry] = await logOf(office.db, '48');
    expect(entry).toMatchObject({ what: 'ANSWER', who: SON, role: 'provinceStaff' });
    expect(entry?.facts).toEqual({ difficulty: id, state: 'IN_PROGRESS', was: null, answers: 1 });
  });

  it('said again changes nothing, another stands above it', async () => {
    await report(LAN, AN_HAI, ['a']);
    const given = { id: idOf(AN_HAI, 'a'), answer: 'Đang xem', state: 'IN_PROGRESS' };
    await answer([given]);
    expect((await answer([given])).body).toEqual({ answered: 0, unchanged: 1 });
    await answer([{ ...given, answer: 'Đã lắp trạm', state: 'DONE' }]);
    expect((await lines()).body.lines[0]?.answer).toMatchObject({ state: 'DONE' });
    expect((await logOf(office.db, '48')).map(({ what }) => what)).toEqual(['ANSWER', 'ANSWER']);
    const kept = await office.db.doc(`difficulties/${given.id}`).get();
    expect((kept.get('answers') as { text: string }[]).map(({ text }) => text)).toEqual([
      'Đang xem',
      'Đã lắp trạm',
    ]);
  });

  it('leaves the report as it was received', async () => {
    await report(LAN, AN_HAI, ['a']);
    const head = async () =>
      (await office.db.doc(`reports/48-${AN_HAI}_2025-Q4_QN-R1`).get()).data();
    const before = await head();
    await answer([{ id: idOf(AN_HAI, 'a'), answer: 'Đã rõ', state: 'DONE' }]);
    expect(await head()).toEqual(before);
    const again = await office.submit(LAN, {
      ...office.body(AN_HAI, {
        ...ENTRIES,
        difficulties: [
          {
            category: 'Mạng',
            description: 'a',
            askLevel: 'Tỉnh',
            status: 'Mới',
            answer: 'Đã rõ',
            answerState: 'Đã xử lý (18/12/2025)',
          },
        ],
      }),
    });
    expect(again.body.receipt).toMatchObject({ revision: 1, duplicate: true });
  });

  it('is told to its commune, of this report and of the one before', async () => {
    await report(LAN, AN_HAI, ['old'], { period: '2025-Q3' });
    await report(LAN, AN_HAI, ['new']);
    await report(HOA, NGU_HANH_SON, ['theirs']);
    const say = (commune: string, description: string) => ({
      id: idOf(commune, description),
      answer: `Về ${description}`,
      state: 'DONE',
    });
    await answer([say(AN_HAI, 'old'), say(AN_HAI, 'new'), say(NGU_HANH_SON, 'theirs')]);
    const asked = { province: '48', commune: AN_HAI, period: '2025-Q4' };
    const { body } = await statusFor(office, LAN, asked);
    const told = body.difficultyAnswers;
    expect(new Set(told.map((it) => [it.description, it.answer, it.state].join(': ')))).toEqual(
      new Set(['old: Về old: DONE', 'new: Về new: DONE']),
    );
    expect(body.context.difficultyAnswers).toEqual(told);
  });

  it('all are taken or none, each faulty one named by its place', async () => {
    await report(LAN, AN_HAI, ['a']);
    const good = { id: idOf(AN_HAI, 'a'), answer: 'Đã rõ', state: 'DONE' };
    const reply = await answer([
      good,
      { ...good, id: idOf(AN_HAI, 'never told') },
      { ...good, id: '44-19333_12' },
      { ...good, state: 'MAYBE' },
      { ...good, answer: ' ' },
      good,
    ]);
    expect([reply.status, reply.body.code]).toEqual([422, 'ENTRIES_REFUSED']);
    expect(reply.body.details.faults.map(({ place, field }) => [place, field])).toEqual([
      [1, 'id'],
      [2, 'id'],
      [3, 'state'],
      [4, 'answer'],
      [5, 'id'],
    ]);
    expect((await lines()).body.lines[0]?.answer).toBeNull();
    expect(await logOf(office.db, '48')).toEqual([]);
  });

  it('are those that the province is shown, also of the revision that was accepted', async () => {
    const plans = office.plans.map((plan) => plan.id);
    await saveProvince(office.db, { code: '48', name: 'Đà Nẵng', plans, rollUpFrom: 'ACCEPTED' });
    await report(LAN, AN_HAI, ['a']);
    const accept = { report: `48-${AN_HAI}_2025-Q4_QN-R1`, revision: 1, decision: 'ACCEPT' };
    await ask('reviewReports', SON, { province: '48', decisions: [accept] });
    await report(LAN, AN_HAI, ['a, more precisely'], { base: 1 });
    const [shown] = (await lines()).body.lines;
    const given = { id: shown?.id, answer: 'Đã rõ', state: 'DONE' };
    expect((await answer([given])).body).toMatchObject({ answered: 1 });
  });
});
