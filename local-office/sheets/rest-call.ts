// One call of Google's REST API, taken apart: who calls, what for, with what. The rooms behind it
// answer with a value and the name of its message, so that `fields` can be held against it.
import { GoogleFault, type SpreadsheetStore, type StoredFile } from './store.ts';
import { invalid } from './shape.ts';

export interface Call {
  store: SpreadsheetStore;
  /** Email of the account that calls. */
  account: string;
  /** The parts of the path, decoded. */
  path: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
  /** The address of a spreadsheet without its id. */
  webUrl: string;
}

export interface Answer {
  /** Name of the message, for `fields`. */
  message: string;
  body: unknown;
  /** What is answered where no `fields` are asked for; everything when not set. */
  standard?: string;
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/v4/spreadsheets/{id}:batchUpdate` */
  path: string;
  /** Query parameters taken beside those of every call. */
  query: readonly string[];
  /** Name of the message that the body must be; none where a body is not looked at. */
  body?: string;
  run(call: Call): Answer;
}

const NO_PERMISSION = 'The caller does not have permission';

/**
 * The file of a spreadsheet, when the account may read or write it.
 * @throws GoogleFault 403, 404
 */
export function fileFor(call: Call, access: 'reader' | 'writer'): StoredFile {
  const id = call.path['id'] ?? '';
  const file = call.store.file(id);
  if (file.trashed) throw new GoogleFault(404, 'NOT_FOUND', 'Requested entity was not found.');
  const role = call.store.accessOf(id, call.account);
  if (role === 'none' || (access === 'writer' && role === 'reader'))
    throw new GoogleFault(403, 'PERMISSION_DENIED', NO_PERMISSION);
  return file;
}

/** A query parameter that is one of these words, or the first of them. */
export function wordOf<T extends string>(call: Call, name: string, words: readonly [T, ...T[]]): T {
  const given = call.query.get(name);
  if (given === null) return words[0];
  const found = words.find((it) => it === given);
  if (found === undefined)
    throw invalid(`Invalid value at '${name}' (TYPE_ENUM), ${JSON.stringify(given)}`);
  return found;
}

export function flagOf(call: Call, name: string): boolean {
  return wordOf(call, name, ['false', 'true']) === 'true';
}
