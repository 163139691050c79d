// Issuing and withdrawing a request over HTTP: its number, its key, who may, and what is no request.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logOf } from '../../functions/store/log.ts';
import { call, ID, LAN, look, MINH, STAFF, told, WISH } from './ad-hoc.ts';
import { at } from './deadlines/desk.ts';
import { AN_HAI, openOffice, type Office } from './office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const issue = (wish: object = {}, email = STAFF) =>
  call(office, 'issueRequest', email, { ...WISH, ...wish });
const withdraw = (email = STAFF) =>
  call(office, 'withdrawRequest', email, { province: '48', request: ID, reason: 'Đã có số liệu' });

describe('issuing a request', () => {
  it('gives the next number of the year of its letter, and one key issues one request', async () => {
    expect((await issue()).body).toEqual({ id: 'ADHOC-2025-001', again: false });
    expect((await issue()).body).toEqual({ id: 'ADHOC-2025-001', again: true });
    expect((await issue({ key: 'yeu-cau-2' })).body.id).toBe('ADHOC-2025-002');
    expect(told(await issue({ title: 'Việc khác' }))).toEqual([409, 'REQUEST_DIFFERS']);
    office.moveClock(at('2026-01-05T08:00:00'));
    const next = { issuedOn: '2026-01-05', due: '2026-01-20' };
    expect((await issue({ key: 'yeu-cau-3', ...next })).body.id).toBe('ADHOC-2026-001');
    const { body } = await look(office, STAFF, { province: '48' });
    expect(body.requests.map(({ id }) => id)).toEqual([
      'ADHOC-2025-001',
      'ADHOC-2025-002',
      'ADHOC-2026-001',
    ]);
    expect(body.requests[0]).toMatchObject({
      state: 'OPEN',
      issuedBy: STAFF,
      dueWords: 'trước ngày 23/12/2025 (muộn nhất 23:59 ngày 22/12/2025)',
      counts: { asked: 3, answered: 0, late: 0, missing: 3 },
    });
    const log = await logOf(office.db, '48');
    expect(log.map(({ what, facts }) => [what, facts['request']])).toEqual([
      ['REQUEST_ISSUE', 'ADHOC-2025-001'],
      ['REQUEST_ISSUE', 'ADHOC-2025-002'],
      ['REQUEST_ISSUE', 'ADHOC-2026-001'],
    ]);
  });

  it('is the same request when it is sent once more after its last day in time', async () => {
    await issue();
    office.moveClock(at('2025-12-24T08:00:00'));
    expect((await issue()).body).toEqual({ id: 'ADHOC-2025-001', again: true });
    expect(told(await issue({ title: 'Việc khác' }))).toEqual([409, 'REQUEST_DIFFERS']);
  });

  it('gives every request a number of its own when many are issued at once', async () => {
    const keys = Array.from({ length: 6 }, (_, index) => `cung-luc-${index % 3}`);
    const issued = await Promise.all(keys.map((key) => issue({ key })));
    const ids = issued.filter(({ status }) => status === 200).map(({ body }) => body.id);
    expect(new Set(ids).size).toBeLessThanOrEqual(3);
    const { body } = await look(office, STAFF, { province: '48' });
    const numbers = body.requests.map(({ id }) => id).sort();
    expect(numbers).toEqual(numbers.map((_, index) => `ADHOC-2025-00${index + 1}`));
  });

  it.each<[string, object, string]>([
    ['a due day that is over', { due: '2025-12-18' }, 'due'],
    ['a letter of tomorrow', { issuedOn: '2025-12-19' }, 'issuedOn'],
    ['a commune that is not there', { scope: ['99999'] }, '99999'],
    ['a commune twice', { scope: [AN_HAI, AN_HAI] }, 'scope'],
    ['no commune at all', { scope: [] }, 'scope'],
    ['no question', { questions: [] }, 'questions'],
    [
      'one choice only',
      { questions: [{ ...WISH.questions[0], type: 'CHOICE', choices: ['A'] }] },
      'questions.0.choices',
    ],
    [
      'choices of a count',
      { questions: [{ ...WISH.questions[0], choices: ['A', 'B'] }] },
      'questions.0.choices',
    ],
    ['two questions of one id', { questions: [WISH.questions[0], WISH.questions[0]] }, 'questions'],
    ['a day that does not exist', { due: '2025-02-30' }, 'due'],
    ['a blank title', { title: '  ' }, 'title'],
    ['a field that nobody knows', { colour: 'red' }, 'colour'],
  ])('refuses %s', async (_name, wish, words) => {
    const reply = await issue(wish);
    expect(told(reply)).toEqual([400, 'BAD_REQUEST']);
    expect(reply.body.message).toContain(words);
  });

  it.each([LAN, MINH, 'vy@dn.example', 'quan@dn.example', 'elsewhere@qt.example'])(
    'is not for %s, who is told the right that is missing',
    async (email) => {
      const reply = await issue({}, email);
      expect(told(reply)).toEqual([403, 'FORBIDDEN']);
      expect(reply.body.message).toContain('ra yêu cầu báo cáo đột xuất');
      expect(told(await withdraw(email))).toEqual([403, 'FORBIDDEN']);
    },
  );
});
