// The log of what was done: append-only, each entry chained to the one before by its hash, so that
// an entry changed, taken out or put in later shows. One chain for each subject (a report, or a
// province), because a single one would make a whole province wait for one document on its busiest
// day. An entry is written in the transaction of the action itself: neither is there without the other.
//
//   logs/{subject}            how many entries, and the hash of the last
//   logs/{subject}/entries/000001 …
import type { Transaction } from 'firebase-admin/firestore';
import { digestOfEntry } from '../digest.ts';
import { formatInstant } from '../domain/calendar/local.ts';
import type { Instant } from '../domain/calendar/rule.ts';
import { numberedId } from './database.ts';
import type { Database } from './database.ts';

export interface LogEvent {
  province: string;
  /** A report's id, or the province's code for what concerns the province. */
  subject: string;
  /** `SUBMIT`, `RETURN`, `CLOSE` … */
  what: string;
  /** The account, and the role it acted in. */
  who: string;
  role: string;
  at: Instant;
  facts: Record<string, string | number | boolean | null>;
  /** Digests of what stood before and after; null where there was or is nothing. */
  before: string | null;
  after: string | null;
}

export interface LogEntry extends Omit<LogEvent, 'at'> {
  /** From 1. */
  n: number;
  /** ISO 8601 at +07:00. */
  at: string;
  /** Hash of the entry before; '' for the first. */
  previous: string;
  hash: string;
}

interface LogHead {
  province: string;
  entries: number;
  hash: string;
}

export type LogVerdict =
  | { whole: true; chains: number; entries: number }
  | { whole: false; subject: string; n: number; why: string };

/** Before a subject in the facts of an entry that says how far another chain had come. */
const END_OF = 'log ';
/** Entries read at once when a chain is proved. */
const AT_ONCE = 300;

const headOf = (db: Database, subject: string) => db.collection('logs').doc(subject);
const entryOf = (db: Database, subject: string, n: number) =>
  headOf(db, subject).collection('entries').doc(numberedId(n, 6));

/**
 * Reads the end of a subject's chain inside a transaction and answers the hand that writes on. All
 * reads of a transaction come before its writes: read first, write at the end, once.
 */
export async function openLog(
  db: Database,
  transaction: Transaction,
  subject: string,
): Promise<(event: LogEvent) => LogEntry> {
  const found = await transaction.get(headOf(db, subject));
  let head: LogHead | null = found.exists ? (found.data() as LogHead) : null;
  return ({ at, ...event }) => {
    const n = (head?.entries ?? 0) + 1;
    const entry = { ...event, subject, at: formatInstant(at), n, previous: head?.hash ?? '' };
    const hash = digestOfEntry(entry);
    head = { province: event.province, entries: n, hash };
    transaction.set(headOf(db, subject), head);
    transaction.create(entryOf(db, subject, n), { ...entry, hash });
    return { ...entry, hash };
  };
}

/** What happened to a subject, oldest first. */
export async function logOf(db: Database, subject: string): Promise<LogEntry[]> {
  const found = await headOf(db, subject).get();
  const count = found.exists ? (found.data() as LogHead).entries : 0;
  const entries: LogEntry[] = [];
  for (let n = 1; n <= count; n += AT_ONCE) {
    const documents = Array.from({ length: Math.min(AT_ONCE, count - n + 1) }, (_, index) =>
      entryOf(db, subject, n + index),
    );
    for (const snapshot of await db.getAll(...documents))
      if (snapshot.exists) entries.push(snapshot.data() as LogEntry);
  }
  return entries;
}

/** How far the logs of these subjects have come, `{"log 48-20275_…": "3 <hash>"}`. */
export async function endsOfLogs(
  db: Database,
  subjects: readonly string[],
): Promise<Record<string, string>> {
  if (subjects.length === 0) return {};
  const heads = await db.getAll(...subjects.toSorted().map((it) => headOf(db, it)));
  return Object.fromEntries(
    heads.map((snapshot) => {
      const { entries, hash } = snapshot.data() as LogHead;
      return [`${END_OF}${snapshot.id}`, `${entries} ${hash}`];
    }),
  );
}

/** Proves every chain of a province whole, or names the first link that is not. */
export async function verifyLog(db: Database, province: string): Promise<LogVerdict> {
  const heads = await db.collection('logs').where('province', '==', province).get();
  let entries = 0;
  const chains = new Map<string, LogEntry[]>();
  for (const snapshot of heads.docs.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const head = snapshot.data() as LogHead;
    const chain = await logOf(db, snapshot.id);
    const broken = brokenLink(chain, head);
    if (broken !== null) return { whole: false, subject: snapshot.id, ...broken };
    entries += chain.length;
    chains.set(snapshot.id, chain);
  }
  const short = shortChain(chains, chains.get(province) ?? []);
  if (short !== null) return { whole: false, ...short };
  return { whole: true, chains: heads.size, entries };
}

/**
 * A chain that does not reach as far as the province's log once said: cut off at its end with its
 * head set back, or gone altogether, it would look whole by itself.
 */
function shortChain(
  chains: ReadonlyMap<string, readonly LogEntry[]>,
  own: readonly LogEntry[],
): { subject: string; n: number; why: string } | null {
  for (const entry of own)
    for (const [fact, end] of Object.entries(entry.facts)) {
      if (!fact.startsWith(END_OF)) continue;
      const subject = fact.slice(END_OF.length);
      const [n = '', hash] = String(end).split(' ');
      if (chains.get(subject)?.[Number(n) - 1]?.hash !== hash)
        return { subject, n: Number(n), why: `entry ${n} is not what the province's log saw` };
    }
  return null;
}

/** The first link of a chain that does not hold, or null. */
function brokenLink(
  chain: readonly LogEntry[],
  head: { entries: number; hash: string },
): { n: number; why: string } | null {
  let previous = '';
  for (const [index, { hash, ...entry }] of chain.entries()) {
    const n = index + 1;
    if (entry.n !== n) return { n, why: `entry ${n} is missing` };
    if (entry.previous !== previous)
      return { n, why: `entry ${n} does not follow the one before it` };
    if (digestOfEntry(entry) !== hash)
      return { n, why: `entry ${n} was changed after it was written` };
    previous = hash;
  }
  if (chain.length !== head.entries || previous !== head.hash)
    return { n: chain.length + 1, why: `the chain ends before entry ${head.entries}` };
  return null;
}
