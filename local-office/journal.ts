// What the local office must not lose, as a file of JSON lines. An entry is in the file when `append`
// returns, so that a process killed at any moment has lost nothing it had answered; a half-written
// last line is what was never answered, and is dropped. Now and then the file is written afresh from
// what stands, beside the old one, and renamed over it.
//
// An entry is not forced down to the disk (fsync): what a process has written, the machine keeps when
// the process dies. Only a power cut can take the last seconds, and this office is a rehearsal; to
// wait for the disk at every cell would make it a slow one.
import {
  appendFileSync,
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs';

export interface Journal {
  /** Everything recorded so far, oldest first. */
  entries(): Iterable<unknown>;
  /** Records one entry; it has reached the file when this returns. Answers how many bytes it took. */
  append(entry: unknown): number;
  /** How many entries have been appended since the last compaction. */
  readonly appended: number;
  /** Replaces everything recorded so far, in one step. */
  compact(entries: Iterable<unknown>): void;
  close(): void;
}

/** Keeps nothing beyond the process: for tests. */
export function memoryJournal(recorded: readonly unknown[] = []): Journal {
  let kept = [...recorded];
  let appended = 0;
  return {
    entries: () => kept,
    append(entry) {
      const line = JSON.stringify(entry);
      kept.push(JSON.parse(line));
      appended += 1;
      return line.length;
    },
    get appended() {
      return appended;
    },
    compact(entries) {
      kept = [...entries];
      appended = 0;
    },
    close: () => undefined,
  };
}

/** A file that holds something else than what was recorded; nothing of it has been changed. */
export class JournalFault extends Error {
  override readonly name = 'JournalFault';
}

const LINE_END = 10;
/** Read at a time, in bytes. */
const PIECE = 1 << 20;

/**
 * Opens the journal of a path, which is made where there is none. A last line without an end is cut
 * off at once. The folder must be there; one process at a time.
 * @throws JournalFault from `entries` for a whole line that is not JSON, naming file and line
 */
export function fileJournal(path: string): Journal {
  const beside = `${path}.new`;
  rmSync(beside, { force: true });
  let file = openSync(path, 'a+');
  let { size, appended } = wholeLines(file);
  ftruncateSync(file, size);

  return {
    *entries() {
      let line = 0;
      for (const bytes of linesOf(file)) {
        line += 1;
        yield entryOf(bytes, `${path}:${line}`);
      }
    },
    append(entry) {
      const bytes = lineOf(entry);
      try {
        appendFileSync(file, bytes);
      } catch (error) {
        // Half a line in the middle would spoil all that follow it.
        ftruncateSync(file, size);
        throw error;
      }
      size += bytes.length;
      appended += 1;
      return bytes.length;
    },
    get appended() {
      return appended;
    },
    compact(entries) {
      const fresh = openSync(beside, 'w+');
      try {
        let written = 0;
        for (const entry of entries) {
          const bytes = lineOf(entry);
          appendFileSync(fresh, bytes);
          written += bytes.length;
        }
        // The old file is given up for this one, so this once the disk is waited for.
        fsyncSync(fresh);
        renameSync(beside, path);
        closeSync(file);
        file = openSync(path, 'a+');
        size = written;
        appended = 0;
      } finally {
        closeSync(fresh);
      }
    },
    close: () => closeSync(file),
  };
}

function lineOf(entry: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(entry)}\n`);
}

function entryOf(bytes: Buffer, place: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new JournalFault(`${place}: expected an entry as JSON, found ${bytes.length} bytes`, {
      cause: error,
    });
  }
}

/** How many bytes the whole lines of a file take, and how many lines they are. */
function wholeLines(file: number): { size: number; appended: number } {
  let size = 0;
  let appended = 0;
  for (const line of linesOf(file)) {
    size += line.length + 1;
    appended += 1;
  }
  return { size, appended };
}

/** The lines of a file that are whole, without their ends. */
function* linesOf(file: number): Generator<Buffer> {
  const end = fstatSync(file).size;
  let begun: Buffer[] = [];
  for (let at = 0; at < end;) {
    const piece = Buffer.allocUnsafe(Math.min(PIECE, end - at));
    const read = readSync(file, piece, 0, piece.length, at);
    if (read === 0) return;
    at += read;
    let from = 0;
    for (;;) {
      const to = piece.indexOf(LINE_END, from);
      if (to < 0 || to >= read) break;
      const last = piece.subarray(from, to);
      yield begun.length === 0 ? last : Buffer.concat([...begun, last]);
      begun = [];
      from = to + 1;
    }
    begun.push(piece.subarray(from, read));
  }
}
