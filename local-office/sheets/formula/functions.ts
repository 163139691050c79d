// The functions that the product's sheets use, and their nearest kin. A formula with any other goes
// to the library's engine, which knows hundreds and is slower.
import {
  countIfs,
  index,
  match,
  sumIf,
  sumIfs,
  sumProduct,
  type Args,
  type Call,
} from './lookups.ts';
import type { Scope } from './scope.ts';
import {
  DIVISION,
  entries,
  isFailure,
  isMatrix,
  mapBoth,
  mapOne,
  NOT_FOUND,
  NUM,
  numberOf,
  textOf,
  truthOf,
  VALUE,
  type Failure,
  type Scalar,
  type Value,
} from './values.ts';

/** Of values one after the other; a text that stands in a range is passed over, a typed one is not. */
function numbersIn(
  args: Args,
  scope: Scope,
  places: boolean,
): { value: number; times: number }[] | Failure {
  const found: { value: number; times: number }[] = [];
  for (const arg of args) {
    const value = scope.value(arg, places);
    if (isMatrix(value)) {
      for (const { value: inner, times } of entries(value)) {
        if (isFailure(inner)) return inner;
        if (typeof inner === 'number') found.push({ value: inner, times });
      }
      continue;
    }
    const number = numberOf(value);
    if (typeof number !== 'number') return number;
    if (arg !== null) found.push({ value: number, times: 1 });
  }
  return found;
}

const overNumbers =
  (act: (numbers: { value: number; times: number }[]) => Scalar): Call =>
  (args, scope, places) => {
    const numbers = numbersIn(args, scope, places);
    return isFailure(numbers as Value) ? (numbers as Failure) : act(numbers as never);
  };

const sum = (numbers: readonly { value: number; times: number }[]) =>
  numbers.reduce((total, { value, times }) => total + value * times, 0);
const howMany = (numbers: readonly { times: number }[]) =>
  numbers.reduce((total, { times }) => total + times, 0);

const counting =
  (counts: (value: Scalar) => boolean): Call =>
  (args, scope) =>
    args.reduce<number>((total, arg) => {
      const value = scope.value(arg, false);
      if (!isMatrix(value)) return total + (counts(value) ? 1 : 0);
      for (const entry of entries(value)) if (counts(entry.value)) total += entry.times;
      return total;
    }, 0);

/** A function of single values; over a range place by place where ranges are so reckoned. */
const ofOne =
  (act: (value: Scalar) => Scalar): Call =>
  ([arg], scope, places) =>
    places ? mapOne(scope.value(arg, places), act) : act(scope.single(arg));

const ofNumbers =
  (act: (...numbers: number[]) => number): Call =>
  (args, scope) => {
    const numbers = args.map((arg) => numberOf(scope.single(arg)));
    const wrong = numbers.find((it) => typeof it !== 'number');
    if (wrong !== undefined) return wrong;
    const result = act(...(numbers as number[]));
    return Number.isFinite(result) ? result : NUM;
  };

const ofTexts =
  (act: (texts: string[]) => Scalar): Call =>
  (args, scope) => {
    const texts = args.map((arg) => textOf(scope.single(arg)));
    return texts.find((it) => typeof it !== 'string') ?? act(texts as string[]);
  };

const truths =
  (act: (truths: boolean[]) => boolean): Call =>
  (args, scope, places) => {
    const found: boolean[] = [];
    for (const arg of args) {
      const value = scope.value(arg, places);
      const values = isMatrix(value) ? [...entries(value)].map((it) => it.value) : [value];
      for (const inner of values) {
        if (isMatrix(value) && (inner === null || typeof inner === 'string')) continue;
        const truth = truthOf(inner);
        if (typeof truth !== 'boolean') return truth;
        found.push(truth);
      }
    }
    return found.length > 0 ? act(found) : VALUE;
  };

const when =
  (fails: (value: Scalar) => boolean): Call =>
  ([arg, other], scope, places) => {
    const value = places ? scope.value(arg, true) : scope.single(arg);
    if (!isMatrix(value)) return fails(value) ? (other ? scope.value(other, places) : '') : value;
    const instead = scope.single(other) ?? '';
    return mapOne(value, (it) => (fails(it) ? instead : it));
  };

/** Rounds half away from zero on the shortest decimal text, so that 1.005 to two digits is 1.01. */
function rounded(value: number, digits = 0, act: (size: number) => number = Math.round): number {
  const shift = (number: number, by: number) => {
    const [mantissa = '0', exponent = '0'] = String(number).split('e');
    return Number(`${mantissa}e${Number(exponent) + by}`);
  };
  return Math.sign(value) * shift(act(shift(Math.abs(value), digits)), -digits);
}

/** Marks the places where a condition does not hold, until what stands there is known. */
const OTHERWISE: Failure = { error: 'ERROR' };

const condition: Call = ([test, yes, no], scope, places) => {
  const value = places ? scope.value(test, true) : scope.single(test);
  if (isMatrix(value)) {
    const chosen = mapBoth(value, scope.value(yes, true), (it, then) => {
      const truth = truthOf(it);
      return typeof truth === 'boolean' ? (truth ? then : OTHERWISE) : truth;
    });
    const other = no === undefined ? false : scope.value(no, true);
    return mapBoth(chosen, other, (it, otherwise) => (it === OTHERWISE ? otherwise : it));
  }
  const truth = truthOf(value);
  if (typeof truth !== 'boolean') return truth;
  if (truth) return scope.value(yes, places);
  return no === undefined ? false : scope.value(no, places);
};

export const FUNCTIONS: ReadonlyMap<string, Call> = new Map<string, Call>([
  ['IF', condition],
  ['IFERROR', when(isFailure)],
  ['IFNA', when((it) => isFailure(it) && it.error === 'N_A')],
  ['AND', truths((all) => all.every(Boolean))],
  ['OR', truths((all) => all.some(Boolean))],
  [
    'NOT',
    ofOne((it) => {
      const truth = truthOf(it);
      return typeof truth === 'boolean' ? !truth : truth;
    }),
  ],
  ['TRUE', () => true],
  ['FALSE', () => false],
  ['NA', () => NOT_FOUND],
  ['ISNUMBER', ofOne((it) => typeof it === 'number')],
  ['ISTEXT', ofOne((it) => typeof it === 'string')],
  ['ISBLANK', ofOne((it) => it === null)],
  ['ISERROR', ofOne(isFailure)],
  ['ISNA', ofOne((it) => isFailure(it) && it.error === 'N_A')],
  ['SUM', overNumbers(sum)],
  ['AVERAGE', overNumbers((all) => (all.length > 0 ? sum(all) / howMany(all) : DIVISION))],
  ['MIN', overNumbers((all) => Math.min(...(all.length > 0 ? all.map((it) => it.value) : [0])))],
  ['MAX', overNumbers((all) => Math.max(...(all.length > 0 ? all.map((it) => it.value) : [0])))],
  ['COUNT', counting((it) => typeof it === 'number')],
  ['COUNTA', counting((it) => it !== null)],
  ['COUNTBLANK', counting((it) => it === null || it === '')],
  ['COUNTIF', countIfs],
  ['COUNTIFS', countIfs],
  ['SUMIF', sumIf],
  ['SUMIFS', sumIfs],
  ['SUMPRODUCT', sumProduct],
  ['INDEX', index],
  ['MATCH', match],
  ['ROUND', ofNumbers((value, digits) => rounded(value, digits))],
  ['ROUNDUP', ofNumbers((value, digits) => rounded(value, digits, Math.ceil))],
  ['ROUNDDOWN', ofNumbers((value, digits) => rounded(value, digits, Math.floor))],
  ['INT', ofNumbers(Math.floor)],
  ['ABS', ofNumbers(Math.abs)],
  ['LEN', ofTexts(([text = '']) => text.length)],
  ['TRIM', ofTexts(([text = '']) => text.trim().replace(/ +/g, ' '))],
  ['UPPER', ofTexts(([text = '']) => text.toUpperCase())],
  ['LOWER', ofTexts(([text = '']) => text.toLowerCase())],
  ['CONCATENATE', ofTexts((texts) => texts.join(''))],
  ['HYPERLINK', ofTexts(([address = '', label]) => label ?? address)],
]);
