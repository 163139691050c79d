// What of a period counts and what does not, and when it may be closed, in the words of the desk.
import { describe, expect, it } from 'vitest';
import {
  notCountedWhy,
  whyNotClose,
  type CountableHead,
  type CountedFacts,
} from '../../../functions/domain/report/review-period.ts';

const head = (state: CountableHead['state'], more: Partial<CountableHead> = {}): CountableHead => ({
  state,
  revision: 2,
  counts: 2,
  refusedByLeader: false,
  ...more,
});
const facts = (more: Partial<CountedFacts>): CountedFacts => ({
  head: head('SUBMITTED'),
  closed: null,
  excluded: null,
  ...more,
});
const none = { counts: null };

describe('of an open period', () => {
  it.each<[string, Partial<CountedFacts>, string | null]>([
    ['a report that was sent', {}, null],
    ['an accepted one', { head: head('ACCEPTED') }, null],
    ['silence', { head: null }, 'Chưa nộp'],
    ['one sent back', { head: head('RETURNED', none) }, 'Tỉnh đã trả lại, xã chưa nộp lại'],
    [
      'one refused by its leader',
      { head: head('RETURNED', { ...none, refusedByLeader: true }) },
      'Lãnh đạo xã trả lại, chưa gửi tỉnh',
    ],
    ['one its leader has', { head: head('AWAITING_APPROVAL', none) }, 'Chờ lãnh đạo xã duyệt'],
    [
      'one its leader has, an earlier counting',
      { head: head('AWAITING_APPROVAL', { counts: 1 }) },
      null,
    ],
    [
      'one not accepted, where only those count',
      { head: head('SUBMITTED', none) },
      'Tỉnh chưa duyệt',
    ],
    ['a unit left out', { excluded: 'đã sáp nhập' }, 'Loại khỏi kỳ: đã sáp nhập'],
  ])('%s', (_case, more, why) => {
    expect(notCountedWhy('OPEN', facts(more))).toBe(why);
  });
});

describe('of a closed period', () => {
  it.each<[string, Partial<CountedFacts>, string | null]>([
    ['what was closed', { closed: 2, head: head('CLOSED') }, null],
    ['silence', { head: null }, 'Chưa nộp'],
    ['a correction that has come', { closed: 1 }, 'Bản đính chính 2 chưa tính; đang tính bản 1'],
    ['a first report that came after', {}, 'Bản 2 gửi sau khi chốt, chưa tính'],
    [
      'a correction that went back',
      { closed: 1, head: head('RETURNED', none) },
      'Bản đính chính 2 đang bị trả lại; đang tính bản 1',
    ],
  ])('%s', (_case, more, why) => {
    expect(notCountedWhy('CLOSED', facts(more))).toBe(why);
  });
});

describe('closing', () => {
  const asked = (more: Partial<Parameters<typeof whyNotClose>[0]>) =>
    whyNotClose({ state: 'OPEN', counted: 90, news: false, returned: [], ...more });

  it.each<[string, Parameters<typeof asked>[0], RegExp | null]>([
    ['an open period', {}, null],
    ['of nothing', { counted: 0 }, /Chưa có báo cáo nào/],
    ['taken up again', { state: 'CLOSING', counted: 0 }, null],
    ['again without anything new', { state: 'CLOSED' }, /chưa có bản đính chính/],
    ['again after a correction', { state: 'CLOSED', news: true }, null],
    [
      'again with a correction sent back',
      { state: 'CLOSED', news: true, returned: ['Xã A'] },
      /Xã A/,
    ],
  ])('%s', (_case, more, why) => {
    if (why === null) expect(asked(more)).toBeNull();
    else expect(asked(more)).toMatch(why);
  });
});
