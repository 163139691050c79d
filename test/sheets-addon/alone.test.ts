// Work under the document's lock, in a world where Apps Script carries writes out only when it is told to.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { alone } from '../../sheets-addon/alone.ts';

const WAIT = { milliseconds: 5_000, words: 'Một người khác đang làm.' };
let done: string[] = [];
let [free, writable] = [true, true];

beforeEach(() => {
  [done, free, writable] = [[], true, true];
  vi.stubGlobal('LockService', {
    getDocumentLock: () => ({
      tryLock: (milliseconds: number) => {
        done.push(`lock ${milliseconds}`);
        return free;
      },
      releaseLock: () => done.push('release'),
    }),
  });
  vi.stubGlobal('SpreadsheetApp', {
    flush: () => {
      if (!writable) throw new Error('You are trying to edit a protected cell or object.');
      done.push('flush');
    },
  });
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('work under the lock', () => {
  it('has been carried out before the next one may begin', () => {
    expect(alone(WAIT, () => done.push('work'))).toBe(2);
    expect(done).toEqual(['lock 5000', 'work', 'flush', 'release']);
  });

  it('lets go where it breaks off, with its own error', () => {
    const broken = () => {
      throw new Error('mạng');
    };
    expect(() => alone(WAIT, broken)).toThrow('mạng');
    expect(done).toEqual(['lock 5000', 'flush', 'release']);
  });

  it('has its answer even where the sheet takes no writes', () => {
    writable = false;
    expect(alone(WAIT, () => 'đã nhận')).toBe('đã nhận');
    expect(done).toEqual(['lock 5000', 'release']);
  });

  it('is not begun while another one is at it', () => {
    free = false;
    expect(() => alone(WAIT, () => done.push('work'))).toThrow('Một người khác đang làm.');
    expect(done).toEqual(['lock 5000']);
  });
});
