import { describe, expect, it } from 'vitest';
import { lateWords } from '../../../functions/domain/calendar/due.ts';
import {
  dueWords,
  stateOf,
  verdictOf,
  withCarried,
} from '../../../functions/domain/summary/words.ts';
import { timeliness } from './stage.ts';

describe('what a figure amounts to', () => {
  const plain = { zoned: false, severalZones: false, anyTarget: true };
  const zoned = { zoned: true, severalZones: false, anyTarget: true };
  const some = { percent: 75, denominator: 120 };

  it.each([
    ['met', { ...some, met: true }, plain, 'Đạt', 'met'],
    ['not met', { ...some, met: false }, plain, 'Chưa đạt', 'notMet'],
    [
      'no figure',
      { percent: null, denominator: null, met: null },
      plain,
      'Chưa có số liệu',
      'noData',
    ],
    ['nothing expected at all', undefined, plain, 'Chưa có số liệu', 'noData'],
    [
      'a denominator of 0',
      { percent: null, denominator: 0, met: null },
      plain,
      'Không phát sinh',
      'noData',
    ],
    [
      'a zoned target without a zone',
      { ...some, met: null },
      zoned,
      'Chưa xác định vùng',
      'noData',
    ],
    [
      'a zoned target over both zones',
      { ...some, met: null },
      { ...zoned, severalZones: true },
      'Theo vùng',
      'noData',
    ],
    ['targets that differ by commune', { ...some, met: null }, plain, 'Theo từng xã', 'noData'],
    [
      'no target anywhere',
      { ...some, met: null },
      { ...plain, anyTarget: false },
      'Chưa giao mục tiêu',
      'noData',
    ],
    ['a zoned target met in its one zone', { ...some, met: true }, zoned, 'Đạt', 'met'],
  ] as const)('%s', (_, figure, judged, word, tone) => {
    expect(verdictOf(figure, judged)).toEqual({ word, tone });
  });

  it('old values are said in words, beside the verdict', () => {
    expect(withCarried({ word: 'Đạt', tone: 'met' }, 2)).toEqual({
      word: 'Đạt (số cũ)',
      tone: 'met',
    });
    expect(withCarried({ word: 'Đạt', tone: 'met' }, 0).word).toBe('Đạt');
  });
});

describe('how late a report is', () => {
  it.each([
    [0, 'Muộn trong ngày'],
    [1, 'Muộn 1 ngày'],
    [12, 'Muộn 12 ngày'],
    [null, 'Muộn'],
  ])('%s days', (days, said) => {
    expect(lateWords(days)).toBe(said);
  });
});

describe('the state of an obligation', () => {
  const noDue = { dueExclusive: null };
  it.each([
    ['on time', { status: 'ON_TIME' }, 'Đúng hạn', 'met'],
    ['late by 4 days', { status: 'LATE', lateByDays: 4 }, 'Muộn 4 ngày', 'late'],
    ['missing', { status: 'MISSING' }, 'Chưa nộp', 'notMet'],
    ['not due', { status: 'NOT_DUE' }, 'Chưa đến hạn', 'noData'],
    ['exempt', { status: 'EXEMPT' }, 'Được miễn', 'noData'],
    ['in, by an assumed date', { status: 'ON_TIME', assumed: true }, 'Đã nộp (hạn gợi ý)', 'met'],
    [
      'out, by an assumed date',
      { status: 'NOT_DUE', assumed: true },
      'Chưa nộp (hạn gợi ý)',
      'noData',
    ],
    [
      'late by an assumed date is not late',
      { status: 'LATE', assumed: true, lateByDays: 3 },
      'Đã nộp (hạn gợi ý)',
      'met',
    ],
    [
      'out, without any date',
      { status: 'NOT_DUE', ...noDue },
      'Chưa nộp (không ấn định hạn)',
      'noData',
    ],
    ['exempt from an assumed date', { status: 'EXEMPT', assumed: true }, 'Được miễn', 'noData'],
  ] as const)('%s', (_, facts, word, tone) => {
    expect(stateOf(timeliness(facts))).toEqual({ word, tone });
  });
});

describe('the due date in both wordings', () => {
  const before = {
    due: { rule: 'BEFORE', day: 20, month: 'PERIOD_LAST', holidayShift: 'NONE' },
  } as const;
  const noLater = { due: { ...before.due, rule: 'NO_LATER_THAN' } } as const;
  it.each([
    ['trước ngày 20', before, {}, 'Trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)'],
    ['chậm nhất ngày 19', noLater, {}, 'Chậm nhất ngày 19/12/2025 (hết 23:59 ngày 19/12/2025)'],
    [
      'a date that is ours',
      { due: null, assumedDue: before.due },
      { assumed: true },
      'Hạn gợi ý: trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)',
    ],
    ['no date', { due: null }, { dueExclusive: null }, 'Không ấn định hạn'],
    [
      'an obligation no plan knows any more',
      undefined,
      {},
      'Chậm nhất ngày 19/12/2025 (hết 23:59 ngày 19/12/2025)',
    ],
  ] as const)('%s', (_, obligation, facts, said) => {
    expect(dueWords(timeliness(facts), obligation)).toBe(said);
  });
});
