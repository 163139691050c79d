// Holds what is sent against the messages of the API: a name that is none, or a value of another
// kind, is refused in Google's words, so that a slip shows here and not first in production.
import { GoogleFault } from './store.ts';
import { REQUEST_SHAPES } from './shapes-requests.ts';
import { SPREADSHEET_SHAPES } from './shapes-spreadsheet.ts';

export interface Field {
  kind: 'text' | 'number' | 'boolean' | 'word' | 'message' | 'anything';
  /** Of a message its name, of a word those that are allowed. */
  of: string;
  many: 'one' | 'list' | 'map';
}
export type Shape = ReadonlyMap<string, Field>;

const SHAPES = new Map<string, Shape>(
  (SPREADSHEET_SHAPES + REQUEST_SHAPES)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', ...fields] = line.split(' ');
      return [name, new Map(fields.map(fieldOf))];
    }),
);

/** @throws Error when the office itself asks for a message that it does not know */
export function shapeOf(name: string): Shape {
  const shape = SHAPES.get(name);
  if (shape === undefined) throw new Error(`expected a message of the API, found ${name}`);
  return shape;
}

/** @throws GoogleFault 400 at the first name or value that the message does not have */
export function checkShape(value: unknown, name: string, path = ''): void {
  if (!isObject(value)) throw badValue(path, name, value);
  const shape = shapeOf(name);
  for (const [key, inner] of Object.entries(value)) {
    const field = shape.get(key);
    if (field === undefined)
      throw invalid(
        `Invalid JSON payload received. Unknown name "${key}"${path === '' ? '' : ` at '${path}'`}: Cannot find field.`,
      );
    if (inner === null || inner === undefined) continue;
    const place = `${path === '' ? '' : `${path}.`}${snake(key)}`;
    if (field.many === 'one') checkOne(inner, field, place);
    else if (field.many === 'list') {
      if (!Array.isArray(inner)) throw badValue(place, field.of, inner);
      for (const [index, entry] of inner.entries()) checkOne(entry, field, `${place}[${index}]`);
    } else {
      if (!isObject(inner)) throw badValue(place, field.of, inner);
      for (const [entry, item] of Object.entries(inner))
        if (item !== null) checkOne(item, field, `${place}[${entry}]`);
    }
  }
}

export function invalid(message: string): GoogleFault {
  return new GoogleFault(400, 'INVALID_ARGUMENT', message);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkOne(value: unknown, field: Field, path: string): void {
  switch (field.kind) {
    case 'anything':
      return;
    case 'message':
      checkShape(value, field.of, path);
      return;
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value))
        throw badValue(path, 'TYPE_DOUBLE', value);
      return;
    case 'boolean':
      if (typeof value !== 'boolean') throw badValue(path, 'TYPE_BOOL', value);
      return;
    case 'text':
      if (typeof value !== 'string') throw badValue(path, 'TYPE_STRING', value);
      return;
    case 'word':
      if (typeof value !== 'string' || !field.of.split('|').includes(value))
        throw badValue(path, 'TYPE_ENUM', value);
  }
}

function badValue(path: string, type: string, value: unknown): GoogleFault {
  return invalid(`Invalid value at '${path}' (${type}), ${JSON.stringify(value).slice(0, 200)}`);
}

function fieldOf(text: string): [string, Field] {
  const [, name = '', mark = '', rest = ''] = /^(\w+)([#?:]?)(.*)$/.exec(text) ?? [];
  if (mark === '') return [name, { kind: 'text', of: '', many: 'one' }];
  if (mark === '#') return [name, { kind: 'number', of: '', many: 'one' }];
  if (mark === '?') return [name, { kind: 'boolean', of: '', many: 'one' }];
  const many = rest.startsWith('[') ? 'list' : rest.startsWith('{') ? 'map' : 'one';
  const of = rest.replace(/[[\]{}]/g, '');
  if (of === 'text' || of === 'anything') return [name, { kind: of, of: '', many }];
  return [name, { kind: /^[A-Z][a-z]/.test(of) ? 'message' : 'word', of, many }];
}

const SNAKES = new Map<string, string>();

/** As Google names fields in what it says: `updateCells` is update_cells. Only fields of the API. */
function snake(name: string): string {
  const known = SNAKES.get(name);
  if (known !== undefined) return known;
  const words = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  SNAKES.set(name, words);
  return words;
}
