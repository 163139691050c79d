// Parts of cells as they are kept. Thousands of cells look alike: each look, and each rule, is kept
// once and shared, which also makes comparing two of them cheap. Nobody changes what is kept.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { invalid, isObject } from './shape.ts';

const MOST_CHARACTERS = 50_000;
const MOST_SHARED = 20_000;
const shared = new Map<string, unknown>();
/** Formats as they were written, and what is kept of them. */
const formats = new Map<string, sheets_v4.Schema$CellFormat>();

/** The one kept value that is equal to this one. */
export function sharedValue<T>(value: T): T {
  const key = JSON.stringify(value);
  const known = shared.get(key);
  if (known !== undefined) return known as T;
  if (shared.size >= MOST_SHARED) shared.clear();
  shared.set(key, value);
  return value;
}

/**
 * With each colour said in both of the API's ways (…Color and …ColorStyle), and without the parts of
 * a colour that are zero, as Google gives them back. A new value.
 */
export function withColors<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withColors) as T;
  if (!isObject(value)) return value;
  const result: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    if (inner === null || inner === undefined) continue;
    if (/color$/i.test(name)) result[name] ??= plainColor(inner);
    else if (/colorStyle$/i.test(name)) {
      const color = isObject(inner) ? inner['rgbColor'] : undefined;
      result[name] = color === undefined ? inner : { rgbColor: plainColor(color) };
    } else result[name] = withColors(inner);
  }
  for (const [name, inner] of Object.entries(result)) {
    if (/color$/i.test(name) && name !== 'rgbColor') result[`${name}Style`] ??= { rgbColor: inner };
    const color = /colorStyle$/i.test(name) && isObject(inner) ? inner['rgbColor'] : undefined;
    if (color !== undefined) result[name.replace(/Style$/, '')] = color;
  }
  return result as T;
}

/**
 * A value as it is entered, undefined for none.
 * @throws GoogleFault 400 for two values at once, a text or formula that is too long, an error
 */
export function enteredValue(
  value: sheets_v4.Schema$ExtendedValue | null | undefined,
): sheets_v4.Schema$ExtendedValue | undefined {
  const said = Object.entries(value ?? {}).filter(([, it]) => it !== null && it !== undefined);
  const [first] = said;
  if (first === undefined) return undefined;
  if (said.length > 1)
    throw invalid(`Only one value may be set, found ${said.map(([it]) => it).join(', ')}`);
  const [name, inner] = first as [string, unknown];
  if (name === 'errorValue') throw invalid('userEnteredValue.errorValue is read-only');
  if (typeof inner === 'string' && inner.length > MOST_CHARACTERS) throw tooLong();
  if (name === 'formulaValue' && !(inner as string).startsWith('='))
    throw invalid(`Formula value must start with "=", found ${JSON.stringify(inner)}`);
  return inner === '' ? undefined : { [name]: inner };
}

export function keptNote(note: string | null | undefined): string | undefined {
  if (note === null || note === undefined || note === '') return undefined;
  if (note.length > MOST_CHARACTERS) throw tooLong();
  return note;
}

/** @throws GoogleFault 400 where the number format has no kind */
export function keptFormat(
  format: sheets_v4.Schema$CellFormat | undefined,
): sheets_v4.Schema$CellFormat | undefined {
  if (format === undefined || Object.keys(format).length === 0) return undefined;
  if (format.numberFormat && !format.numberFormat.type)
    throw invalid('userEnteredFormat.numberFormat.type must be set');
  const written = JSON.stringify(format);
  const known = formats.get(written);
  if (known !== undefined) return known;
  if (formats.size >= MOST_SHARED) formats.clear();
  const kept = sharedValue(withColors(format));
  formats.set(written, kept);
  return kept;
}

/** How many values a condition takes, from and to; the others take one. */
const VALUES: Record<string, [number, number]> = {
  NUMBER_BETWEEN: [2, 2],
  NUMBER_NOT_BETWEEN: [2, 2],
  DATE_BETWEEN: [2, 2],
  DATE_NOT_BETWEEN: [2, 2],
  TEXT_IS_EMAIL: [0, 0],
  TEXT_IS_URL: [0, 0],
  DATE_IS_VALID: [0, 0],
  BLANK: [0, 0],
  NOT_BLANK: [0, 0],
  BOOLEAN: [0, 2],
  ONE_OF_LIST: [1, 500],
};

/** @throws GoogleFault 400 for a condition with too few or too many values */
export function checkCondition(condition: sheets_v4.Schema$BooleanCondition | undefined): void {
  const type = condition?.type;
  if (!type) throw invalid('condition.type must be set');
  const values = condition?.values ?? [];
  const [from, to] = VALUES[type] ?? [1, 1];
  if (values.length < from || values.length > to)
    throw invalid(
      `BooleanCondition.values must have ${from === to ? from : `${from} to ${to}`} entries for ${type}, found ${values.length}`,
    );
  const formula = type === 'ONE_OF_RANGE' || type === 'CUSTOM_FORMULA';
  const [first] = values;
  if (formula && !first?.userEnteredValue?.startsWith('='))
    throw invalid(`Invalid ConditionValue.userEnteredValue: ${first?.userEnteredValue ?? ''}`);
}

export function keptValidation(
  rule: sheets_v4.Schema$DataValidationRule | null | undefined,
): sheets_v4.Schema$DataValidationRule | undefined {
  if (!rule || Object.keys(rule).length === 0) return undefined;
  checkCondition(rule.condition);
  return sharedValue(rule);
}

function tooLong() {
  return invalid(
    `Your input contains more than the maximum of ${MOST_CHARACTERS} characters in a single cell.`,
  );
}

function plainColor(color: unknown): unknown {
  if (!isObject(color)) return color;
  return Object.fromEntries(
    Object.entries(color).filter(([, part]) => part !== 0 && part !== null),
  );
}
