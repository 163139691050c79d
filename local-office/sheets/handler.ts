// What every request of a batch needs: the sheet it means, an id nobody has, a fields mask that says
// something. Each kind of request is a function that changes the draft; ids that it gives are written
// into the request, so that the request can be applied again with the same outcome.
import { randomInt } from 'node:crypto';
import { findSheet, openSheet, type Draft } from './draft.ts';
import { readFieldMask, type FieldTree } from './field-mask.ts';
import { invalid } from './shape.ts';
import type { SheetsRequest, SheetsResponse, StoredSheet } from './store.ts';

export type Handlers = {
  [Kind in keyof SheetsRequest]?: (
    draft: Draft,
    request: NonNullable<SheetsRequest[Kind]>,
  ) => SheetsResponse;
};

/** The sheet with an id, opened for writing. @throws GoogleFault 400 */
export function gridOf(draft: Draft, sheetId: number | null | undefined): StoredSheet {
  const sheet = findSheet(draft.book, sheetId ?? 0);
  if (sheet === undefined) throw invalid(`No grid with id: ${sheetId ?? 0}`);
  return openSheet(draft, sheet);
}

/** @throws GoogleFault 400 where a field that must be there is not */
export function need<T>(value: T | null | undefined, name: string): T {
  if (value === null || value === undefined) throw invalid(`${name} must be specified`);
  return value;
}

/** The parts of a message to write. @throws GoogleFault 400 for an empty or wrong mask */
export function fieldsToWrite(fields: string | null | undefined, message: string): FieldTree {
  if (fields === null || fields === undefined || fields === '')
    throw invalid(
      "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
    );
  return readFieldMask(fields, message, true);
}

/** The id wished for, or one that nobody has. @throws GoogleFault 400 where it is taken */
export function idOr(
  wished: number | null | undefined,
  taken: (id: number) => boolean,
  what: string,
): number {
  if (wished !== null && wished !== undefined) {
    if (!Number.isInteger(wished) || wished < 0) throw invalid(`Invalid ${what} id: ${wished}`);
    if (taken(wished)) throw invalid(`${what} with id ${wished} already exists`);
    return wished;
  }
  for (;;) {
    const id = randomInt(1, 2 ** 31);
    if (!taken(id)) return id;
  }
}

/** An id that follows from others, for what a request makes without naming it. */
export function followingId(from: number, other: number, taken: (id: number) => boolean): number {
  let id = (Math.imul(from ^ 0x9e3779b9, 0x01000193) ^ Math.imul(other, 0x85ebca6b)) >>> 1;
  while (id === 0 || taken(id)) id = (id + 1) % 2 ** 31;
  return id;
}
