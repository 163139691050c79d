import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileJournal, JournalFault } from '../../local-office/journal.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'));
  path = join(folder, 'things.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

/** What somebody who opens the file now finds. */
function reopened(): unknown[] {
  const journal = fileJournal(path);
  try {
    return [...journal.entries()];
  } finally {
    journal.close();
  }
}
function record(...entries: unknown[]): void {
  const journal = fileJournal(path);
  for (const entry of entries) journal.append(entry);
  journal.close();
}

describe('a journal in a file', () => {
  it('is empty where there was none', () => {
    expect(reopened()).toEqual([]);
  });

  it('gives back what was recorded, in its order', () => {
    const entries = [
      { a: 1 },
      'Hoà Bắc\nxã',
      null,
      [{ b: [null, 0.1] }],
      { long: 'x'.repeat(3e6) },
    ];
    record(...entries);
    expect(reopened()).toEqual(entries);
  });

  it('says how many bytes an entry has taken', () => {
    const journal = fileJournal(path);
    expect(journal.append('xã')).toBe('"xã"\n'.length + 1);
    journal.close();
  });

  it('goes on where it was left', () => {
    record({ n: 1 });
    record({ n: 2 });
    expect(reopened()).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('shows an entry as soon as append has returned', () => {
    const journal = fileJournal(path);
    journal.append({ n: 1 });
    expect([...journal.entries()]).toEqual([{ n: 1 }]);
    expect(reopened()).toEqual([{ n: 1 }]);
    journal.close();
  });

  it.each([1, 5, 9])(
    'drops a last line of which %i bytes are missing, and cuts it off',
    async (n) => {
      record({ n: 1 }, { n: 22 });
      const { length } = await readFile(path);
      await truncate(path, length - n);
      expect(reopened()).toEqual([{ n: 1 }]);
      record({ n: 3 });
      expect(await readFile(path, 'utf8')).toBe('{"n":1}\n{"n":3}\n');
    },
  );

  it('names the file and the line of what is no entry', async () => {
    record({ n: 1 });
    await appendFile(path, 'not json\n{"n":2}\n');
    const journal = fileJournal(path);
    expect(() => [...journal.entries()]).toThrow(JournalFault);
    expect(() => [...journal.entries()]).toThrow('things.jsonl:2');
    journal.close();
  });

  it('counts what has been appended since it was last written afresh', () => {
    record({ n: 1 }, { n: 2 });
    const journal = fileJournal(path);
    expect(journal.appended).toBe(2);
    journal.append({ n: 3 });
    expect(journal.appended).toBe(3);
    journal.compact([{ n: 6 }]);
    expect(journal.appended).toBe(0);
    journal.append({ n: 7 });
    expect(journal.appended).toBe(1);
    expect([...journal.entries()]).toEqual([{ n: 6 }, { n: 7 }]);
    journal.close();
    expect(reopened()).toEqual([{ n: 6 }, { n: 7 }]);
  });

  it('may be written afresh from its own entries', () => {
    record({ n: 1 }, { n: 2 }, { n: 3 });
    const journal = fileJournal(path);
    journal.compact(journal.entries());
    journal.close();
    expect(reopened()).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it('keeps all it had when writing it afresh fails half-way', async () => {
    record({ n: 1 });
    const journal = fileJournal(path);
    function* failing() {
      yield { n: 2 };
      throw new Error('no more');
    }
    expect(() => journal.compact(failing())).toThrow('no more');
    journal.append({ n: 3 });
    journal.close();
    expect(reopened()).toEqual([{ n: 1 }, { n: 3 }]);
  });

  it('throws away what a process that was killed meanwhile had begun to write beside it', async () => {
    record({ n: 1 });
    await writeFile(`${path}.new`, '{"n":2}\n{"n"');
    expect(reopened()).toEqual([{ n: 1 }]);
    expect(await readdir(folder)).toEqual(['things.jsonl']);
  });
});

describe('a process that is killed in the middle of its work', () => {
  /** Appends and compacts for ever, and says each number after it was recorded. */
  const WORK = `
    const { fileJournal } = await import(process.argv[1]);
    const { writeSync } = await import('node:fs');
    const journal = fileJournal(process.argv[2]);
    const filling = 'x'.repeat(20_000);
    for (let n = 0; ; n += 1) {
      journal.append({ n, filling });
      writeSync(1, n + '\\n');
      if (n % 100 === 99) journal.compact(Array.from({ length: n + 1 }, (_, n) => ({ n })));
    }`;

  it.each([40, 150, 400])('loses nothing that it has told (killed after %i)', async (many) => {
    const module = resolve('local-office/journal.ts');
    const child = spawn(process.execPath, ['--input-type=module', '-e', WORK, module, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    let told = -1;
    for await (const line of createInterface({ input: child.stdout })) {
      told = Math.max(told, Number(line));
      if (told === many) child.kill('SIGKILL');
    }
    await ended;
    const found = (reopened() as { n: number }[]).map(({ n }) => n);
    expect(found).toEqual(Array.from({ length: found.length }, (_, n) => n));
    expect(found.length).toBeGreaterThan(told);
  });
});
