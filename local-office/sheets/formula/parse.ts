// A formula's words as a tree. The comma and the semicolon both stand between arguments, for people
// in Viet Nam type the semicolon and programs write the comma.
import { tokensOf, type Reference, type Token } from './tokens.ts';
import type { Scalar } from './values.ts';

export type Node =
  | { kind: 'value'; value: Scalar }
  | { kind: 'reference'; reference: Reference }
  | { kind: 'name'; name: string }
  | { kind: 'call'; name: string; args: (Node | null)[] }
  | { kind: 'binary'; operator: string; left: Node; right: Node }
  | { kind: 'sign'; operator: string; operand: Node }
  | { kind: 'percent'; operand: Node };

/** From what binds least to what binds most. */
const LEVELS = [['=', '<>', '<', '>', '<=', '>='], ['&'], ['+', '-'], ['*', '/'], ['^']];
const ERRORS: Record<string, Scalar> = {
  '#NULL!': { error: 'NULL_VALUE' },
  '#DIV/0!': { error: 'DIVIDE_BY_ZERO' },
  '#VALUE!': { error: 'VALUE' },
  '#REF!': { error: 'REF' },
  '#NAME?': { error: 'NAME' },
  '#NUM!': { error: 'NUM' },
  '#N/A': { error: 'N_A' },
};

const known = new Map<string, Node | null>();
const MOST_KNOWN = 50_000;

/** The tree of a formula with its `=`; null for one that cannot be read. */
export function parseFormula(formula: string): Node | null {
  const before = known.get(formula);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const tree = parse(formula.slice(1));
  known.set(formula, tree);
  return tree;
}

function parse(text: string): Node | null {
  const tokens = tokensOf(text)?.filter((it) => it.kind !== 'space');
  if (!tokens) return null;
  const reader = { tokens, at: 0 };
  const tree = readLevel(reader, 0);
  return reader.at === tokens.length ? tree : null;
}

interface Reader {
  tokens: Token[];
  at: number;
}

function readLevel(reader: Reader, level: number): Node | null {
  const operators = LEVELS[level];
  if (operators === undefined) return readSign(reader);
  let left = readLevel(reader, level + 1);
  for (;;) {
    const operator = operators.find((it) => isMark(reader, it));
    if (left === null || operator === undefined) return left;
    reader.at += 1;
    const right = readLevel(reader, level + 1);
    left = right && { kind: 'binary', operator, left, right };
  }
}

function readSign(reader: Reader): Node | null {
  const operator = ['-', '+'].find((it) => isMark(reader, it));
  if (operator !== undefined) {
    reader.at += 1;
    const operand = readSign(reader);
    return operand && { kind: 'sign', operator, operand };
  }
  let operand = readAtom(reader);
  while (operand !== null && isMark(reader, '%')) {
    reader.at += 1;
    operand = { kind: 'percent', operand };
  }
  return operand;
}

function readAtom(reader: Reader): Node | null {
  const token = reader.tokens[reader.at++];
  switch (token?.kind) {
    case 'number':
      return { kind: 'value', value: Number(token.text) };
    case 'string':
      return { kind: 'value', value: token.text.slice(1, -1).replaceAll('""', '"') };
    case 'error':
      return { kind: 'value', value: ERRORS[token.text] ?? { error: 'ERROR' } };
    case 'reference':
      return { kind: 'reference', reference: token.reference };
    case 'name':
      return readName(reader, token.text);
    case 'mark': {
      if (token.text !== '(') return null;
      const inner = readLevel(reader, 0);
      if (!isMark(reader, ')')) return null;
      reader.at += 1;
      return inner;
    }
    case 'space':
    case undefined:
      return null;
  }
}

function readName(reader: Reader, text: string): Node | null {
  const name = text.toUpperCase();
  if (!isMark(reader, '(')) {
    if (name === 'TRUE' || name === 'FALSE') return { kind: 'value', value: name === 'TRUE' };
    return { kind: 'name', name: text };
  }
  reader.at += 1;
  const args: (Node | null)[] = [];
  if (isMark(reader, ')')) {
    reader.at += 1;
    return { kind: 'call', name, args };
  }
  for (;;) {
    if (isMark(reader, ',') || isMark(reader, ';') || isMark(reader, ')')) args.push(null);
    else {
      const arg = readLevel(reader, 0);
      if (arg === null) return null;
      args.push(arg);
    }
    if (isMark(reader, ')')) {
      reader.at += 1;
      return { kind: 'call', name, args };
    }
    if (!isMark(reader, ',') && !isMark(reader, ';')) return null;
    reader.at += 1;
  }
}

function isMark(reader: Reader, text: string): boolean {
  const token = reader.tokens[reader.at];
  return token?.kind === 'mark' && token.text === text;
}
