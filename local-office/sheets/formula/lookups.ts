// Functions that look through ranges: SUMPRODUCT, INDEX, MATCH, COUNTIFS, SUMIFS. Rows that hold
// nothing are reckoned once for all of them.
import { criterionOf } from './criterion.ts';
import type { Node } from './parse.ts';
import type { Scope } from './scope.ts';
import {
  at,
  filledRows,
  isFailure,
  isMatrix,
  NOT_FOUND,
  numberOf,
  order,
  REF,
  tableOf,
  VALUE,
  type Failure,
  type Matrix,
  type Scalar,
  type Value,
} from './values.ts';

export type Args = readonly (Node | null)[];
/** `places`: ranges are reckoned place by place. */
export type Call = (args: Args, scope: Scope, places: boolean) => Value;

export const sumProduct: Call = (args, scope) => {
  const factors = args.map((arg) => tableOf(scope.value(arg, true)));
  const [first] = factors;
  if (first === undefined) return VALUE;
  if (factors.some((it) => it.height !== first.height || it.width !== first.width)) return VALUE;
  const single = factors.length === 1;
  const product = (row: number, column: number): number | Failure => {
    let result = 1;
    for (const factor of factors) {
      const value = at(factor, row, column);
      if (isFailure(value)) return value;
      result *= typeof value === 'number' ? value : single && value === true ? 1 : 0;
    }
    return result;
  };
  const filled = Math.max(...factors.map((it) => filledRows(it)));
  let total = 0;
  for (let row = 0; row < filled; row += 1)
    for (let column = 0; column < first.width; column += 1) {
      const value = product(row, column);
      if (typeof value !== 'number') return value;
      total += value;
    }
  if (filled >= first.height) return total;
  const rest = product(filled, 0);
  return typeof rest === 'number' ? total + rest * (first.height - filled) * first.width : rest;
};

function matrixOf(node: Node | null | undefined, scope: Scope): Matrix {
  const value = scope.value(node, false);
  return isMatrix(value) ? value : { height: 1, width: 1, values: [value], rest: null };
}

export const index: Call = ([range, row, column], scope) => {
  const matrix = matrixOf(range, scope);
  let [down, across] = [numberOf(scope.single(row)), numberOf(scope.single(column))];
  if (typeof down !== 'number') return down;
  if (typeof across !== 'number') return across;
  if (column === undefined && matrix.height === 1) [down, across] = [1, down];
  if (down < 0 || across < 0 || down > matrix.height || across > matrix.width) return REF;
  if (across === 0 && matrix.width === 1) across = 1;
  if (down === 0 && matrix.height === 1) down = 1;
  if (down === 0 || across === 0) return VALUE;
  return at(matrix, Math.trunc(down) - 1, Math.trunc(across) - 1);
};

export const match: Call = ([wanted, range, kind], scope) => {
  const key = scope.single(wanted);
  const matrix = matrixOf(range, scope);
  const way = kind === undefined ? 1 : numberOf(scope.single(kind));
  if (isFailure(key)) return key;
  if (typeof way !== 'number') return way;
  if (matrix.height > 1 && matrix.width > 1) return NOT_FOUND;
  const length = matrix.values.length;
  const value = (place: number) => matrix.values[place] ?? null;
  const alike = (it: Scalar) => it !== null && typeof it === typeof (key ?? 0);
  if (way === 0) {
    const meets =
      typeof key === 'string' ? criterionOf(`=${key}`) : (it: Scalar) => it === (key ?? 0);
    for (let place = 0; place < length; place += 1)
      if (alike(value(place)) && meets(value(place))) return place + 1;
    return NOT_FOUND;
  }
  let found = 0;
  for (let place = 0; place < length; place += 1) {
    if (!alike(value(place))) continue;
    const difference = order(value(place), key);
    if (way > 0 ? difference <= 0 : difference >= 0) found = place + 1;
  }
  return found > 0 ? found : NOT_FOUND;
};

/** COUNTIFS and SUMIFS: pairs of a range and what its values must meet. */
function meeting(
  pairs: Args,
  scope: Scope,
  visit: (row: number, column: number, times: number) => void,
): Failure | null {
  const ranges: Matrix[] = [];
  const meets: ((value: Scalar) => boolean)[] = [];
  for (let place = 0; place + 1 < pairs.length; place += 2) {
    ranges.push(matrixOf(pairs[place], scope));
    meets.push(criterionOf(scope.single(pairs[place + 1])));
  }
  const [first] = ranges;
  if (first === undefined) return NOT_FOUND;
  if (ranges.some((it) => it.height !== first.height || it.width !== first.width)) return VALUE;
  const filled = Math.max(...ranges.map((it) => filledRows(it)));
  const all = (row: number, column: number) =>
    ranges.every((range, number) => meets[number]?.(at(range, row, column)) === true);
  for (let row = 0; row < filled; row += 1)
    for (let column = 0; column < first.width; column += 1)
      if (all(row, column)) visit(row, column, 1);
  if (filled < first.height && all(filled, 0))
    visit(filled, 0, (first.height - filled) * first.width);
  return null;
}

export const countIfs: Call = (args, scope) => {
  let count = 0;
  const wrong = meeting(args, scope, (_row, _column, times) => {
    count += times;
  });
  return wrong ?? count;
};

const sumOf = (range: Matrix, pairs: Args, scope: Scope): Scalar => {
  let [total, failure] = [0, null as Failure | null];
  const wrong = meeting(pairs, scope, (row, column, times) => {
    const value = at(range, row, column);
    if (isFailure(value)) failure ??= value;
    if (typeof value === 'number') total += value * times;
  });
  return wrong ?? failure ?? total;
};

/** What is summed, where something else is looked at, comes last. */
export const sumIf: Call = ([range, wanted, summed], scope) =>
  sumOf(matrixOf(summed ?? range, scope), [range ?? null, wanted ?? null], scope);

export const sumIfs: Call = ([summed, ...pairs], scope) =>
  sumOf(matrixOf(summed, scope), pairs, scope);
