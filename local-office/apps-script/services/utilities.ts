// Utilities: dates as text, Base64, digests, and waiting.
import { createHash, randomUUID } from 'node:crypto';
import type { Execution } from '../execution.ts';
import { formatDate } from '../format-date.ts';
import { zoneOf } from '../time-zone.ts';
import { bytesOf, signed } from './bytes.ts';
import { enumeration, type Member } from './enumeration.ts';

type Utilities = GoogleAppsScript.Utilities.Utilities;
type Blob = GoogleAppsScript.Base.Blob;
type Data = string | readonly number[];

const ENUMS: Pick<Utilities, 'Charset' | 'DigestAlgorithm'> = {
  Charset: enumeration(['US_ASCII', 'UTF_8']),
  DigestAlgorithm: enumeration(['MD2', 'MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512']),
};
const LONGEST_SLEEP = 300_000;

export function utilities(execution: Execution): Utilities {
  return execution.guard<Utilities>('Utilities', {
    ...ENUMS,
    formatDate: (date: { getTime(): number }, timeZone: string, format: string) =>
      formatDate(date.getTime(), zoneOf(timeZone), format),
    sleep: (milliseconds: number) => {
      if (milliseconds > LONGEST_SLEEP) throw new Error('Invalid argument: milliseconds');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
    },
    getUuid: () => randomUUID(),
    base64Encode: (data: Data) => Buffer.from(bytesOf(data)).toString('base64'),
    base64EncodeWebSafe: (data: Data) => webSafe(Buffer.from(bytesOf(data)).toString('base64')),
    base64Decode: (text: string) => signed(Buffer.from(text, 'base64')),
    base64DecodeWebSafe: (text: string) => signed(Buffer.from(text, 'base64url')),
    computeDigest: (algorithm: unknown, value: Data) => {
      const name = (algorithm as Member).name().replace('_', '').toLowerCase();
      return signed(createHash(name).update(bytesOf(value)).digest());
    },
    newBlob: (data: Data, type: string | null = null, name: string | null = null) =>
      blobObject(execution, bytesOf(data), type, name),
  });
}

/** Keeps the padding, as Google does. */
function webSafe(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}

function blobObject(
  execution: Execution,
  bytes: Uint8Array,
  type: string | null,
  name: string | null,
): Blob {
  return execution.guard<Blob>('Blob', {
    getBytes: () => signed(bytes),
    getDataAsString: (charset: string = 'utf-8') => new TextDecoder(charset).decode(bytes),
    getContentType: () => type,
    getName: () => name,
  });
}
