// Fields masks, `a,b.c,d(e,f/g)`: which parts of a message are meant. Read against the message, so
// that a part that is none is refused; used to cut an answer down and to write part of a message.
import { invalid, isObject, shapeOf } from './shape.ts';

/** The parts meant, by name; null stands for everything below. */
export type FieldTree = Map<string, FieldTree> | null;

/**
 * The mask of a message, null for all of it. With `twins`, for writing, a colour stands for its newer
 * twin as well: backgroundColor and backgroundColorStyle say the same.
 * @throws GoogleFault 400
 */
export function readFieldMask(mask: string, message: string, twins = false): FieldTree {
  const scanner = { text: mask.replaceAll(' ', ''), at: 0, twins };
  const tree = readList(scanner, message, '');
  if (scanner.at < scanner.text.length) throw badMask(mask);
  return tree;
}

/** Only the parts meant of a value; parts that it does not have are not there. */
export function pick(value: unknown, tree: FieldTree): unknown {
  if (tree === null) return value;
  if (Array.isArray(value)) return value.map((entry) => pick(entry, tree));
  if (!isObject(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const [name, below] of tree) {
    if (value[name] !== undefined) kept[name] = pick(value[name], below);
  }
  return kept;
}

/**
 * A value with the parts meant taken from another; what the other does not have is taken away.
 * Undefined when nothing is left. Neither value is changed.
 */
export function overwrite(value: unknown, from: unknown, tree: FieldTree): unknown {
  if (tree === null) return from === null ? undefined : from;
  const source = isObject(from) ? from : {};
  const result: Record<string, unknown> = isObject(value) ? { ...value } : {};
  for (const [name, below] of tree) {
    const inner = overwrite(result[name], source[name], below);
    if (inner === undefined) delete result[name];
    else result[name] = inner;
  }
  return Object.keys(result).length > 0 ? result : undefined;
}

interface Scanner {
  text: string;
  at: number;
  twins: boolean;
}

function readList(scanner: Scanner, message: string, path: string): FieldTree {
  const tree = new Map<string, FieldTree>();
  let all = readPath(scanner, message, path, tree);
  while (scanner.text[scanner.at] === ',') {
    scanner.at += 1;
    all = readPath(scanner, message, path, tree) || all;
  }
  return all ? null : tree;
}

/** Adds one path to the tree; true where it was `*`. */
function readPath(
  scanner: Scanner,
  message: string,
  path: string,
  tree: Map<string, FieldTree>,
): boolean {
  const name = /^(\*|\w+)/.exec(scanner.text.slice(scanner.at))?.[1];
  if (name === undefined) throw badMask(scanner.text);
  scanner.at += name.length;
  if (name === '*') return true;
  const here = path === '' ? name : `${path}.${name}`;
  const field = shapeOf(message).get(name);
  if (field === undefined)
    throw invalid(
      `Error expanding 'fields' parameter. Cannot find matching fields for path '${here}'.`,
    );
  let below: FieldTree = null;
  const next = scanner.text[scanner.at];
  if (next === '.' || next === '/' || next === '(') {
    scanner.at += 1;
    if (field.kind !== 'message') {
      // Below a map of plain values stand its keys.
      const key = /^\w+/.exec(scanner.text.slice(scanner.at))?.[0];
      if (field.many !== 'map' || key === undefined) throw badMask(scanner.text);
      scanner.at += key.length;
      below = new Map([[key, null]]);
    } else if (next === '(') below = readList(scanner, field.of, here);
    else {
      const inner = new Map<string, FieldTree>();
      below = readPath(scanner, field.of, here, inner) ? null : inner;
    }
    if (next === '(' && scanner.text[scanner.at++] !== ')') throw badMask(scanner.text);
  }
  add(tree, name, below);
  if (!scanner.twins) return false;
  const twin = name.endsWith('Color') ? `${name}Style` : name.replace(/Style$/, '');
  if (/Color(Style)?$/i.test(name) && shapeOf(message).has(twin)) add(tree, twin, null);
  return false;
}

function add(tree: Map<string, FieldTree>, name: string, below: FieldTree): void {
  const there = tree.get(name);
  if (there === undefined) tree.set(name, below);
  else if (there === null || below === null) tree.set(name, null);
  else for (const [inner, deeper] of below) add(there, inner, deeper);
}

function badMask(mask: string) {
  return invalid(`Request contains an invalid argument: fields "${mask}".`);
}
