// The small words that every part of a plan is written with: dates, codes, ids, levels. A message
// here, as everywhere in the plan schema, is what the author was expected to write; the reader of
// plan files puts file, line, path and what was found around it.
import * as z from 'zod';
import { ZONES } from '../unit/unit.ts';
import { LEVELS } from './terms.ts';

export const localDate = z.iso.date('a day of the calendar such as 2025-12-31');
export const identifier = z
  .string('an id of letters, digits, "-", "_" or "."')
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'an id of letters, digits, "-", "_" or "."');
export const provinceCode = z
  .string('a province code of 2 digits in quotes, such as "48"')
  .regex(/^\d{2}$/, 'a province code of 2 digits in quotes, such as "48"');
export const communeCode = z
  .string('a commune code of 5 digits in quotes, such as "20275"')
  .regex(/^\d{5}$/, 'a commune code of 5 digits in quotes, such as "20275"');
/** Vietnamese words for people to read. */
export const words = z.string('some words').trim().min(1, 'some words');
export const clause = words.describe(
  'Where in the source document this stands, e.g. "II.3.b" or "II.3 (gạch đầu dòng 2)".',
);
export const note = words.describe('A remark for people; the system does not read it.').optional();

export const level = z.enum(LEVELS);
/** A zone, or ALL where a plan draws no line between zones. */
export const zoneOrAll = z.enum(['ALL', ...ZONES]);

/** Where the parts of the schema put what they find wrong; zod's refinement context is one. */
export interface Complaints {
  addIssue: (issue: { code: 'custom'; path: (string | number)[]; message: string }) => void;
}

/** Complains about each entry of the list at path `at` whose `key` an earlier entry has already. */
export function complainOfRepeats<K extends string>(
  ctx: Complaints,
  at: (string | number)[],
  list: readonly Record<K, string>[],
  key: K,
): void {
  const seen = new Set<string>();
  list.forEach((entry, index) => {
    if (seen.has(entry[key]))
      ctx.addIssue({
        code: 'custom',
        path: [...at, index, key],
        message: `another ${key} than those before it`,
      });
    seen.add(entry[key]);
  });
}
