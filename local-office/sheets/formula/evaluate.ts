// What the tree of a formula comes to. Where a single value is wanted and a range stands, it is the
// cell beside the formula, as in every spreadsheet; inside SUMPRODUCT ranges are reckoned place by
// place.
import { FUNCTIONS } from './functions.ts';
import type { Node } from './parse.ts';
import type { Place, Scope } from './scope.ts';
import {
  at,
  DIVISION,
  isFailure,
  isMatrix,
  mapBoth,
  mapOne,
  numberOf,
  NUM,
  order,
  REF,
  textOf,
  VALUE,
  type Matrix,
  type Scalar,
  type Value,
} from './values.ts';

/** Whether the engine knows every function of a tree. */
export function isKnown(node: Node | null): boolean {
  switch (node?.kind) {
    case 'call':
      return FUNCTIONS.has(node.name) && node.args.every(isKnown);
    case 'binary':
      return isKnown(node.left) && isKnown(node.right);
    case 'sign':
    case 'percent':
      return isKnown(node.operand);
    case undefined:
    case 'value':
    case 'reference':
    case 'name':
      return true;
  }
}

/** The result that its cell shows. */
export function evaluateFormula(node: Node, place: Place): Scalar {
  const scope: Scope = {
    ...place,
    value: (it, places) => evaluate(it, scope, places),
    single: (it) => (it ? single(it, evaluate(it, scope, false), scope) : null),
  };
  return single(node, evaluate(node, scope, false), scope);
}

function evaluate(node: Node | null | undefined, scope: Scope, places: boolean): Value {
  switch (node?.kind) {
    case undefined:
      return null;
    case 'value':
      return node.value;
    case 'reference':
      return scope.range(node.reference)?.matrix ?? REF;
    case 'name': {
      const reference = scope.name(node.name);
      return reference === null ? { error: 'NAME' } : (scope.range(reference)?.matrix ?? REF);
    }
    case 'call': {
      const found = FUNCTIONS.get(node.name);
      return found === undefined ? { error: 'NAME' } : found(node.args, scope, places);
    }
    case 'binary':
      return operated(
        node.operator,
        operand(node.left, scope, places),
        operand(node.right, scope, places),
      );
    case 'sign':
      return mapOne(operand(node.operand, scope, places), (it) => {
        const number = numberOf(it);
        if (node.operator === '+') return it;
        return typeof number === 'number' ? -number : number;
      });
    case 'percent':
      return mapOne(operand(node.operand, scope, places), (it) => {
        const number = numberOf(it);
        return typeof number === 'number' ? number / 100 : number;
      });
  }
}

function operand(node: Node, scope: Scope, places: boolean): Value {
  const value = evaluate(node, scope, places);
  return places ? value : single(node, value, scope);
}

/** Of a range the cell in the formula's own row or column. */
function single(node: Node, value: Value, scope: Scope): Scalar {
  if (!isMatrix(value)) return value;
  const { height, width } = value;
  if (height === 1 && width === 1) return at(value, 0, 0);
  const found = node.kind === 'reference' ? scope.range(node.reference) : null;
  if (found === null) return at(value, 0, 0);
  const row = height === 1 ? 0 : scope.row - found.top;
  const column = width === 1 ? 0 : scope.column - found.left;
  const beside =
    (height === 1 || width === 1) && row >= 0 && row < height && column >= 0 && column < width;
  return beside ? at(value, row, column) : VALUE;
}

/** Of each table, what came of an operator and a single value. */
const known = new WeakMap<Matrix, Map<string, Value>>();

/**
 * A form asks row after row which members are collaborators: the same table held against the same
 * word. A table is never changed, so that is worked out once.
 */
function operated(operator: string, left: Value, right: Value): Value {
  const act = OPERATORS[operator] ?? (() => VALUE);
  if (!isMatrix(left) || isMatrix(right) || isFailure(right)) return mapBoth(left, right, act);
  const key = `${operator} ${typeof right} ${String(right)}`;
  const results = known.get(left) ?? new Map<string, Value>();
  known.set(left, results);
  const before = results.get(key);
  if (before !== undefined) return before;
  const result = mapBoth(left, right, act);
  results.set(key, result);
  return result;
}

type Operation = (one: Scalar, other: Scalar) => Scalar;

const reckon =
  (act: (a: number, b: number) => Scalar): Operation =>
  (one, other) => {
    const left = typeof one === 'number' ? one : numberOf(one);
    if (typeof left !== 'number') return left;
    const right = typeof other === 'number' ? other : numberOf(other);
    return typeof right === 'number' ? act(left, right) : right;
  };

const compare =
  (holds: (order: number) => boolean): Operation =>
  (one, other) => {
    if (isFailure(one)) return one;
    return isFailure(other) ? other : holds(order(one, other));
  };

const finite = (value: number): Scalar => (Number.isFinite(value) ? value : NUM);

const OPERATORS: Record<string, Operation> = {
  '+': reckon((a, b) => finite(a + b)),
  '-': reckon((a, b) => finite(a - b)),
  '*': reckon((a, b) => finite(a * b)),
  '/': reckon((a, b) => (b === 0 ? DIVISION : finite(a / b))),
  '^': reckon((a, b) => finite(a ** b)),
  '&': (one, other) => {
    const left = textOf(one);
    if (typeof left !== 'string') return left;
    const right = textOf(other);
    return typeof right === 'string' ? left + right : right;
  },
  '=': compare((it) => it === 0),
  '<>': compare((it) => it !== 0),
  '<': compare((it) => it < 0),
  '>': compare((it) => it > 0),
  '<=': compare((it) => it <= 0),
  '>=': compare((it) => it >= 0),
};
