// An ad-hoc request (yêu cầu báo cáo đột xuất): a letter by which the province asks communes a few
// questions and names a day of its own. It is an agreement between functions, sheets and add-on; the
// code that must do without zod takes the types alone.
import * as z from 'zod';
import { communeCode, localDate } from '../plan/words.ts';

/** Answers are counts, shares in percent, days, yes or no, one of some choices, or words. */
const ANSWER_TYPES = ['TEXT', 'COUNT', 'PERCENT', 'DAY', 'YES_NO', 'CHOICE'] as const;
export type AnswerType = (typeof ANSWER_TYPES)[number];

/** A report of answers is one document of at most 1 MiB, questions and answers of any length in it. */
const MOST_QUESTIONS = 40;
const MOST_CHOICES = 30;

const words = (most: number) => z.string().trim().normalize('NFC').min(1).max(most);

const question = z
  .strictObject({
    id: z.string().regex(/^C[1-9]\d?$/),
    text: words(500),
    type: z.enum(ANSWER_TYPES),
    /** Only of a CHOICE, and then at least two. */
    choices: z.array(words(100)).max(MOST_CHOICES).default([]),
    required: z.boolean().default(true),
  })
  .superRefine(({ type, choices }, ctx) => {
    const fits = type === 'CHOICE' ? choices.length > 1 : choices.length === 0;
    const folded = new Set(choices.map((it) => it.toLowerCase()));
    if (!fits || folded.size < choices.length) ctx.addIssue({ code: 'custom', path: ['choices'] });
  });
export type Question = z.output<typeof question>;

/** What whoever issues a request says of it; the server gives the rest. */
export const requestWish = z.strictObject({
  title: words(200),
  /** Number and symbol of the letter, "15/SKHCN-CNTT". */
  documentNo: words(60),
  issuedOn: localDate,
  /** "trước ngày D" or "chậm nhất ngày D". */
  dueRule: z.enum(['BEFORE', 'NO_LATER_THAN']),
  due: localDate,
  /** Codes of the communes asked; null asks all of the province. */
  scope: z
    .array(communeCode)
    .min(1)
    .max(1000)
    .refine((codes) => new Set(codes).size === codes.length)
    .nullable(),
  questions: z
    .array(z.unknown())
    .min(1)
    .max(MOST_QUESTIONS)
    .pipe(z.array(question))
    .refine((its) => new Set(its.map(({ id }) => id)).size === its.length),
});
export type RequestWish = z.output<typeof requestWish>;

export interface AdhocRequest extends RequestWish {
  /** `ADHOC-2026-007`, which is its period too. */
  id: string;
  province: string;
  state: 'OPEN' | 'WITHDRAWN';
  issuedBy: string;
  /** ISO 8601 at +07:00, as are all its moments. */
  issuedAt: string;
  withdrawn: { by: string; at: string; reason: string } | null;
}

/** One answer as it was given, before anybody has looked whether it can be one. */
export interface GivenAnswer {
  question: string;
  value: string | number | boolean | null;
  /** `10. Yêu cầu đột xuất!H5`, or '' where it stood in no sheet. */
  at: string;
}
