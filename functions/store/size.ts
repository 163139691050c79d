// How large a document is by Firestore's own counting, so that one too large is refused with our
// words before it travels. https://firebase.google.com/docs/firestore/storage-size
import { Problem } from '../problem.ts';

/** 1 MiB, the most that Firestore keeps in one document. */
const LIMIT = 1_048_576;
/** For the document's name and the 32 bytes that each document has. */
const OVERHEAD = 1_024;

/** Bytes of a field's value: text by its UTF-8 length and one, a number 8, a truth or null 1. */
function sizeOf(value: unknown): number {
  if (value === null || typeof value === 'boolean') return 1;
  if (typeof value === 'number') return 8;
  if (typeof value === 'string') return textSize(value);
  if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + sizeOf(entry), 0);
  if (typeof value === 'object')
    return Object.entries(value).reduce(
      (sum, [key, entry]) => sum + textSize(key) + sizeOf(entry),
      0,
    );
  throw new Error(`Expected plain JSON to store, found ${typeof value}.`);
}

/** @throws Problem TOO_LARGE when the document would not fit */
export function requireFits(document: object): void {
  if (sizeOf(document) + OVERHEAD > LIMIT) throw new Problem('TOO_LARGE', { limit: 1 });
}

function textSize(text: string): number {
  return Buffer.byteLength(text, 'utf8') + 1;
}
