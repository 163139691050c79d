// Keeps the memory Firestore over restarts. Every write of the bridge, whoever makes it, ends in one
// synchronous step of its data accessor, `batchWrite`: what that step has changed is recorded there,
// before the answer to the caller is even begun. A transaction that gives up never comes that far.
//
// Documents are recorded whole and as JSON, so they may hold nothing else: a time stamp, bytes, a
// reference or a value that the server would fill in is refused loudly, before it is written.
import type { DatabaseDirect, MetaDocument } from '@firebase-bridge/firestore-admin';
import { JournalFault, type Journal } from './journal.ts';

/** The bridge's clock, in milliseconds since 1970. */
export interface WriteClock {
  /** Shows this moment from now on. */
  as(at: number): void;
  /** The last moment that it has shown. */
  last(): number;
}

/** One commit: the documents it left behind (null: deleted), and when. */
interface Commit {
  at: number;
  documents: [path: string, data: object | null][];
}

/** The part of the bridge's data accessor that all writes pass through. */
interface Accessor {
  batchWrite(operations: readonly Operation[], mode: unknown): Written;
}
interface Operation {
  path: string;
  data?: unknown;
  transformers?: readonly unknown[];
}
interface Written {
  results: readonly MetaDocument[];
}

/** Commits between two looks at whether the journal has become too long. */
const LOOK_EVERY = 1_000;

/**
 * Fills the database from the journal, then records every commit in it.
 * @throws JournalFault for entries that are no commits
 */
export function keepCommits(database: DatabaseDirect, journal: Journal, clock: WriteClock): void {
  replay(database, journal, clock);
  const standing = () => standingCommits(database, clock);
  if (isTooLong(database, journal)) journal.compact(standing());

  const accessor = accessorOf(database);
  const write = accessor.batchWrite.bind(accessor);
  let broken: Error | undefined;
  accessor.batchWrite = (operations, mode) => {
    if (broken) throw broken;
    for (const operation of operations) requireJson(operation);
    const written = write(operations, mode);
    try {
      record(journal, written.results);
      if (journal.appended % LOOK_EVERY === 0 && isTooLong(database, journal))
        journal.compact(standing());
    } catch (error) {
      // The memory now holds what the file does not, and must not be built upon.
      broken = new Error('Firestore of this machine: a commit could not be recorded', {
        cause: error,
      });
      throw broken;
    }
    return written;
  };
}

function record(journal: Journal, results: readonly MetaDocument[]): void {
  // Writing what stands there already changes nothing, not even the time of writing.
  const changed = results.filter((it) => it.hasChanges);
  const documents = new Map(changed.map((it) => [it.path, it.exists ? it.data : null]));
  const [first] = changed;
  if (first) journal.append({ at: first.serverTime.toMillis(), documents: [...documents] });
}

function replay(database: DatabaseDirect, journal: Journal, clock: WriteClock): void {
  const found = new Map<string, { at: number; data: object }>();
  let last = 0;
  for (const entry of journal.entries()) {
    const { at, documents } = commitOf(entry);
    last = Math.max(last, at);
    for (const [path, data] of documents)
      if (data === null) found.delete(path);
      else found.set(path, { at, data });
  }
  for (const [path, { at, data }] of [...found].sort(([, a], [, b]) => a.at - b.at)) {
    clock.as(at);
    database.setDocument(path, data);
  }
  clock.as(last);
}

function commitOf(entry: unknown): Commit {
  const { at, documents } = Object(entry) as Partial<Commit>;
  if (typeof at !== 'number' || !Array.isArray(documents))
    throw new JournalFault(
      `Firestore of this machine: expected an entry with at and documents, found ` +
        JSON.stringify(entry).slice(0, 60),
    );
  return { at, documents };
}

/** Every document as it stands; the first entry keeps the time of the last commit. */
function* standingCommits(database: DatabaseDirect, clock: WriteClock): Generator<Commit> {
  yield { at: clock.last(), documents: [] };
  for (const { path, data, updateTime } of database.toMetaArray())
    yield { at: updateTime.toMillis(), documents: [[path, data]] };
}

/** More than half of it tells of what no longer stands. */
function isTooLong(database: DatabaseDirect, journal: Journal): boolean {
  return journal.appended > 2 * database.stats().documentCount + LOOK_EVERY;
}

function accessorOf(database: DatabaseDirect): Accessor {
  const accessor = Reflect.get(database, '_accessor') as Accessor | undefined;
  if (typeof accessor?.batchWrite !== 'function')
    throw new Error(
      '@firebase-bridge/firestore-admin: expected its data accessor with batchWrite, found another version',
    );
  return accessor;
}

/** @throws Error naming the document and the place in it */
function requireJson({ path, data, transformers }: Operation): void {
  if (transformers && transformers.length > 0)
    throw new Error(`${path}: expected plain values, found one that the server fills in`);
  const place = placeOfOther(data);
  if (place !== null) throw new Error(`${path}: expected plain JSON, found another value${place}`);
}

/** Where a value is not JSON, ` at a.b`; null where all of it is. */
function placeOfOther(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? null : '';
  if (typeof value !== 'object') return ['string', 'boolean'].includes(typeof value) ? null : '';
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return '';
  for (const [key, inner] of Object.entries(value)) {
    const place = placeOfOther(inner);
    if (place !== null) return place === '' ? ` at ${key}` : ` at ${key}.${place.slice(4)}`;
  }
  return null;
}
