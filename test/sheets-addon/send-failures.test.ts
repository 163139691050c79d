// Everything that can go wrong with sending: each failure has its sentence, and nothing is lost.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Failure } from '../../sheets-addon/contract.ts';
import { compiledAddon, type Reply } from './script.ts';
import { ACCEPTED, openedFor, WISH } from './sending.ts';

let code = '';

beforeAll(async () => {
  ({ code } = await compiledAddon());
});

const opened = (answer: Parameters<typeof openedFor>[1]) => openedFor(code, answer);

describe('a failure', () => {
  const words = 'Câu của máy chủ.';
  it.each<[number, string, boolean, string]>([
    [400, 'BAD_REQUEST', false, 'không hiểu'],
    [401, 'TOKEN_INVALID', true, 'đăng nhập'],
    [403, 'FORBIDDEN', false, 'quyền'],
    [404, 'NOT_FOUND', false, 'không tìm thấy'],
    [413, 'TOO_LARGE', false, 'quá lớn'],
    [422, 'WORKBOOK_BLOCKED', false, 'lỗi phải sửa'],
    [429, 'TOO_MANY_REQUESTS', true, 'quá nhiều'],
    [500, 'INTERNAL', true, 'sự cố'],
    [503, 'BUSY', true, 'đang bận'],
    [502, 'INTERNAL', true, '502'],
    [418, 'HTTP_418', false, '418'],
  ])('%i is said in words: %s', (status, expected, again, part) => {
    const page = { status, body: '<html>Error</html>' };
    const { script, journal } = opened(() => page);
    const failure = script.sidebarSubmit(WISH) as Failure;
    expect(failure).toMatchObject({ failed: true, code: expected, again });
    expect(failure.message).toContain(part);
    expect(failure.message).toContain('còn nguyên');
    expect(journal()).toEqual([]);
  });

  it.each([401, 403, 413, 429, 500, 503])('%i keeps the server’s own sentence', (status) => {
    const { script } = opened(() => ({ status, body: { code: 'X', message: words } }));
    expect(script.sidebarSubmit(WISH)).toEqual({
      failed: true,
      code: 'X',
      message: `${words} Số liệu trong bảng tính vẫn còn nguyên.`,
      again: [401, 429, 500, 503].includes(status),
    });
  });

  it('of the network is told after three tries', () => {
    const { script, around } = opened(() => null);
    expect(script.sidebarSubmit(WISH)).toMatchObject({
      failed: true,
      code: 'NETWORK',
      again: true,
    });
    expect([around.requests.length, around.slept]).toEqual([3, [1000, 3000]]);
  });

  it.each<[string, (Reply | null)[], number[]]>([
    ['the network comes back', [null, ACCEPTED], [1000]],
    ['the server is busy for 2 s', [busy('2'), ACCEPTED], [2000]],
    ['two tries fail', [{ status: 500 }, { status: 429 }, ACCEPTED], [1000, 3000]],
  ])('passes by itself when %s', (_name, replies, slept) => {
    const left = [...replies];
    const { script, around } = opened(() => left.shift() ?? null);
    expect(script.sidebarSubmit(WISH)).toMatchObject({ kind: 'received' });
    expect(around.slept).toEqual(slept);
  });

  it.each<[string, Reply]>([
    ['asks for a minute', busy('60')],
    ['is no passing one', { status: 403 }],
  ])('is not waited for when it %s', (_name, reply) => {
    const { script, around } = opened(() => reply);
    expect(script.sidebarSubmit(WISH)).toMatchObject({ failed: true });
    expect([around.requests.length, around.slept]).toEqual([1, []]);
  });

  it.each([
    ['no address is set', { properties: {} }, 'NOT_SET_UP'],
    ['Google gives no token', { token: null }, 'TOKEN_MISSING'],
    ['another officer is sending', { lockFree: false }, 'LOCKED'],
  ])('is told when %s', (_name, setting, expected) => {
    const { script, around } = opened(() => ACCEPTED);
    Object.assign(around, setting);
    expect(script.sidebarSubmit(WISH)).toMatchObject({ failed: true, code: expected });
    expect(around.requests).toEqual([]);
  });
});

function busy(seconds: string): Reply {
  return { status: 503, headers: { 'Retry-After': seconds } };
}
