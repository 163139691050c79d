import { describe, expect, it } from 'vitest';
import { PROBLEMS } from '../../functions/problem.ts';
import { jobWords } from '../../local-office/job-words.ts';

describe('why a job came to nothing', () => {
  it.each([...Object.keys(PROBLEMS), 'UNREACHABLE', 'fetch failed'])(
    '%s is said in words of an officer',
    (code) => {
      const words = jobWords(code);
      expect(words).toMatch(/[ạảãáàăâđêôơư]/);
      expect(words).not.toMatch(/[A-Z_]{2}|undefined|failed/);
    },
  );

  it.each(['SPREADSHEET_GONE', 'SHEETS_UNAVAILABLE', 'BUSY', 'NOT_FOUND'])(
    '%s has a reason of its own',
    (code) => expect(jobWords(code)).not.toBe(jobWords('INTERNAL')),
  );

  it('a job that is done has none', () => {
    expect(jobWords(null)).toBeNull();
  });
});
