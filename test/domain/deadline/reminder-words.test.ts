// What the commune's own sheet says of what is due and was reminded of.
import { describe, expect, it } from 'vitest';
import { DEFAULT_LADDER } from '../../../functions/domain/deadline/ladder.ts';
import {
  reminderLine,
  stepWords,
  type ReminderFacts,
} from '../../../functions/domain/deadline/reminder-words.ts';

const DUE = 'trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)';
const facts = (more: Partial<ReminderFacts> = {}): ReminderFacts => ({
  dueWords: DUE,
  assumed: false,
  overdue: false,
  returnedAt: null,
  reminders: [],
  ...more,
});

describe('a step of the ladder', () => {
  it.each([
    ['T-7', 'Nhắc trước ngày hạn 7 ngày'],
    ['D', 'Nhắc vào ngày hạn'],
    ['D+3', 'Đôn đốc quá ngày hạn 3 ngày'],
    ['D+7', 'Báo lãnh đạo xã, quá ngày hạn 7 ngày'],
    ['R2+3', 'Đôn đốc sau khi bị trả lại 3 ngày'],
    ['X9', 'Nhắc (X9)'],
  ])('%s is called “%s”', (id, words) => {
    expect(stepWords(id, DEFAULT_LADDER)).toBe(words);
  });
});

describe('the line of tab 0', () => {
  const reminders = [
    { words: 'Nhắc trước ngày hạn 7 ngày', at: '2025-12-12T07:00:00+07:00', acknowledged: true },
    { words: 'Đôn đốc quá ngày hạn 3 ngày', at: '2025-12-23T07:00:00+07:00', acknowledged: false },
  ];
  it.each<[string, Partial<ReminderFacts>, string]>([
    ['before anything was sent', {}, `Phải nộp ${DUE}. Chưa nhắc lần nào.`],
    [
      'of a date that the plan does not state',
      { assumed: true },
      `Nên nộp ${DUE} (hạn gợi ý). Chưa nhắc lần nào.`,
    ],
    ['without any date', { dueWords: null }, 'Văn bản không ấn định ngày nộp. Chưa nhắc lần nào.'],
    [
      'when it is overdue',
      { overdue: true, reminders },
      `Phải nộp ${DUE}. Đã quá hạn, chưa nộp. Đã nhắc: nhắc trước ngày hạn 7 ngày (07:00 ngày 12/12/2025, đã xác nhận); đôn đốc quá ngày hạn 3 ngày (07:00 ngày 23/12/2025).`,
    ],
    [
      'of a report that went back, which is no longer overdue',
      { overdue: true, returnedAt: '2025-12-18T10:00:00+07:00' },
      `Phải nộp ${DUE}. Bị trả lại lúc 10:00 ngày 18/12/2025, chưa nộp lại. Chưa nhắc lần nào.`,
    ],
  ])('%s', (_case, more, line) => {
    expect(reminderLine(facts(more))).toBe(line);
  });
});
