// What formulas reckon with: single values, and tables of them. A table is as large as its range
// says, but only the rows that hold something are there; every other place holds `rest`. A formula
// over 2,000 rows of which 60 are filled in costs what 60 cost.

/** Null is blank. */
export type Scalar = null | number | string | boolean | Failure;

export interface Failure {
  /** Of the API's error types. */
  error: 'ERROR' | 'NULL_VALUE' | 'DIVIDE_BY_ZERO' | 'VALUE' | 'REF' | 'NAME' | 'NUM' | 'N_A';
}

export interface Matrix {
  height: number;
  width: number;
  /** Row after row of the first rows, all their columns. */
  values: readonly Scalar[];
  rest: Scalar;
}

export type Value = Scalar | Matrix;

export const VALUE: Failure = { error: 'VALUE' };
export const NOT_FOUND: Failure = { error: 'N_A' };
export const REF: Failure = { error: 'REF' };
export const NUM: Failure = { error: 'NUM' };
export const DIVISION: Failure = { error: 'DIVIDE_BY_ZERO' };

export function isFailure(value: Value): value is Failure {
  return typeof value === 'object' && value !== null && 'error' in value;
}

export function isMatrix(value: Value): value is Matrix {
  return typeof value === 'object' && value !== null && 'values' in value;
}

export function at(matrix: Matrix, row: number, column: number): Scalar {
  const found = matrix.values[row * matrix.width + column];
  return found === undefined ? matrix.rest : found;
}

/** How many rows are there; below them all is `rest`. */
export function filledRows(matrix: Matrix): number {
  return Math.ceil(matrix.values.length / matrix.width);
}

/** A table of one value. */
export function tableOf(value: Value): Matrix {
  return isMatrix(value) ? value : { height: 1, width: 1, values: [], rest: value };
}

/** Each value that is there, row by row, then `rest` with how often it stands. */
export function* entries({ height, width, values, rest }: Matrix): Generator<{
  value: Scalar;
  times: number;
}> {
  for (const value of values) yield { value, times: 1 };
  const missing = height * width - values.length;
  if (missing > 0) yield { value: rest, times: missing };
}

/** Place by place; single values, rows and columns stretch along the other. */
export function mapBoth(one: Value, other: Value, act: (a: Scalar, b: Scalar) => Scalar): Value {
  if (!isMatrix(other)) {
    if (!isMatrix(one)) return act(one, other);
    return mapOne(one, (value) => act(value, other));
  }
  if (!isMatrix(one)) return mapOne(other, (value) => act(one, value));
  const height = Math.max(one.height, other.height);
  const width = Math.max(one.width, other.width);
  const values: Scalar[] = [];
  const rest = act(one.rest, other.rest);
  if (one.height === other.height && one.width === other.width) {
    const length = Math.max(one.values.length, other.values.length);
    for (let place = 0; place < length; place += 1)
      values.push(act(nth(one, place), nth(other, place)));
    return { height, width, values, rest };
  }
  const filled = Math.max(stretch(one, height), stretch(other, height));
  for (let row = 0; row < filled; row += 1)
    for (let column = 0; column < width; column += 1)
      values.push(act(stretched(one, row, column), stretched(other, row, column)));
  return { height, width, values, rest };
}

export function mapOne(value: Value, act: (a: Scalar) => Scalar): Value {
  if (!isMatrix(value)) return act(value);
  const values: Scalar[] = [];
  for (const it of value.values) values.push(act(it));
  return { ...value, values, rest: act(value.rest) };
}

function nth(matrix: Matrix, place: number): Scalar {
  const found = matrix.values[place];
  return found === undefined ? matrix.rest : found;
}

/** Up to which row the values of a table, laid over another height, may differ. */
function stretch(matrix: Matrix, height: number): number {
  const filled = filledRows(matrix);
  return matrix.height === 1 && filled > 0 ? height : filled;
}

function stretched(matrix: Matrix, row: number, column: number): Scalar {
  const down = matrix.height === 1 ? 0 : row;
  const across = matrix.width === 1 ? 0 : column;
  if (down >= matrix.height || across >= matrix.width) return NOT_FOUND;
  return at(matrix, down, across);
}

/** A number, or why it is none: text that is no number, an error. Blank is 0. */
export function numberOf(value: Scalar): number | Failure {
  if (typeof value === 'number') return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (!/^[-+]?(\d+([.,]\d+)?|[.,]\d+)%?$/.test(text)) return VALUE;
  const number = Number(text.replace(',', '.').replace('%', ''));
  return text.endsWith('%') ? number / 100 : number;
}

export function textOf(value: Scalar): string | Failure {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return String(Number(value.toPrecision(15))).replace('.', ',');
  return value;
}

export function truthOf(value: Scalar): boolean | Failure {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (value === null) return false;
  if (typeof value !== 'string') return value;
  return /^true$/i.test(value) ? true : /^false$/i.test(value) ? false : VALUE;
}

/** Below, at or above zero: numbers before text before truth values; blank is like each of them. */
export function order(one: Scalar, other: Scalar): number {
  const left = one ?? blankLike(other);
  const right = other ?? blankLike(one);
  if (left === right) return 0;
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') {
    const [a, b] = [left.toLowerCase(), right.toLowerCase()];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  const rank = { number: 0, string: 1, boolean: 2 } as Record<string, number>;
  return (rank[typeof left] ?? 3) - (rank[typeof right] ?? 3);
}

function blankLike(other: Scalar): Scalar {
  if (typeof other === 'string') return '';
  return typeof other === 'boolean' ? false : 0;
}
