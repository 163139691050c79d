import { describe, expect, it } from 'vitest';
import { journalBase } from '../../../functions/domain/workbook/journal.ts';
import { MARK_BEGIN, MARK_END, ownNote } from '../../../functions/domain/workbook/own-note.ts';

const block = (text: string) => `${MARK_BEGIN}\n${text}\n${MARK_END}`;

describe('the officer’s part of a note', () => {
  it.each<[string, string, string | null]>([
    ['no note', '', null],
    ['a note of the officer’s own', 'Hỏi lại', 'Hỏi lại'],
    ['a mark alone', block('Tử số lớn hơn mẫu số.'), null],
    ['a mark below a note', `Hỏi lại\n${block('Sai.')}`, 'Hỏi lại'],
    ['a mark between two notes', `Trên\n${block('Sai.')}\nDưới`, 'Trên\n\nDưới'],
    ['two marks', `${block('Một.')}\n${block('Hai.')}`, null],
    ['a mark that lost its end', `Hỏi lại\n${MARK_BEGIN}\nSai.`, 'Hỏi lại\n\nSai.'],
    ['a mark that lost its beginning', `Hỏi lại\n${MARK_END}`, 'Hỏi lại'],
  ])('%s', (_what, note, own) => {
    expect(ownNote(note)).toBe(own);
  });
});

describe('the revision that a sheet stands on', () => {
  const head = ['Lúc', 'Bản', 'Người gửi', 'Kết quả', 'Kỳ'];
  const base = (...rows: (string | number | null)[][]) =>
    journalBase({ tabs: [{ name: '_NhatKy', rows: [head, ...rows] }] }, '2025-Q4');

  it.each<[string, number | null, (string | number | null)[][]]>([
    ['an empty journal', null, []],
    ['one sending', 1, [['16:30', 1, 'lan', 'Đúng hạn', '2025-Q4']]],
    [
      'the greatest, in whatever order',
      3,
      [
        ['', 3, '', '', '2025-Q4'],
        ['', 2, '', '', '2025-Q4'],
      ],
    ],
    ['rows of another period', null, [['', 4, '', '', '2025-Q3']]],
    ['a row without a revision', null, [['', 'bản 2', '', '', '2025-Q4']]],
  ])('%s', (_what, revision, rows) => {
    expect(base(...rows)).toBe(revision);
  });

  it('is none where the journal is lost', () => {
    expect(journalBase({ tabs: [] }, '2025-Q4')).toBeNull();
  });
});
