// What the communes answered, put together question by question: counts add up, shares in percent do
// not (their households are not alike) and are given from the lowest to the highest, choices are
// counted, days have a first and a last, words are listed. Who has not answered is named.
import type { AdhocAnswerLine } from '../report/content.ts';
import type { AdhocRequest, Question } from './request.ts';

/** What one commune says; of several revisions the caller gives the one that counts. */
export interface CommuneAnswers {
  /** `20275` */
  commune: string;
  answers: readonly AdhocAnswerLine[];
}

/** `asked` are communes that owe an answer, `answered` those whose answer to it is not blank. */
interface Tally {
  question: Question;
  asked: number;
  answered: number;
}

type Figures =
  | { kind: 'COUNT'; sum: number | null; min: number | null; max: number | null }
  | { kind: 'PERCENT'; min: number | null; max: number | null }
  | { kind: 'CHOICE'; counts: { choice: string; count: number }[] }
  | { kind: 'DAY'; earliest: string | null; latest: string | null }
  | { kind: 'TEXT' };

export type QuestionRollup = Tally & Figures;

export interface RequestRollup {
  questions: QuestionRollup[];
  /** Codes of communes that owe an answer, in order, and of those that have sent one, or not. */
  asked: string[];
  answered: string[];
  missing: string[];
  /** The answers of each commune that counts, by code. */
  answers: Map<string, Map<string, AdhocAnswerLine>>;
}

/**
 * `asked` are the communes that owe an answer, without those freed. Answers of others are left aside:
 * a commune freed since is in no denominator. The order of what is given does not matter.
 */
export function rollUpAnswers(
  request: Pick<AdhocRequest, 'questions'>,
  asked: readonly string[],
  given: readonly CommuneAnswers[],
): RequestRollup {
  const codes = [...new Set(asked)].sort();
  const sent = new Map(given.map((it) => [it.commune, it.answers]));
  const answers = new Map(
    codes.flatMap((code) => {
      const its = sent.get(code);
      return its === undefined
        ? []
        : [[code, new Map(its.map((line) => [line.question, line]))] as const];
    }),
  );
  return {
    questions: request.questions.map((question) => {
      const values = codes.flatMap((code) => {
        const value = answers.get(code)?.get(question.id)?.value ?? null;
        return value === null ? [] : [value];
      });
      return {
        question,
        asked: codes.length,
        answered: values.length,
        ...figuresOf(question, values),
      };
    }),
    asked: codes,
    answered: codes.filter((code) => answers.has(code)),
    missing: codes.filter((code) => !answers.has(code)),
    answers,
  };
}

function figuresOf(question: Question, values: readonly (string | number | boolean)[]): Figures {
  const numbers = values.filter((value) => typeof value === 'number');
  const texts = values.filter((value) => typeof value === 'string').sort();
  const lowest = numbers.length === 0 ? null : Math.min(...numbers);
  const highest = numbers.length === 0 ? null : Math.max(...numbers);
  switch (question.type) {
    case 'COUNT':
      return {
        kind: 'COUNT',
        sum: numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0),
        min: lowest,
        max: highest,
      };
    case 'PERCENT':
      return { kind: 'PERCENT', min: lowest, max: highest };
    case 'YES_NO':
      return {
        kind: 'CHOICE',
        counts: [true, false].map((answer) => ({
          choice: answer ? 'Có' : 'Không',
          count: values.filter((value) => value === answer).length,
        })),
      };
    case 'CHOICE':
      return {
        kind: 'CHOICE',
        counts: question.choices.map((choice) => ({
          choice,
          count: values.filter((value) => value === choice).length,
        })),
      };
    case 'DAY':
      return { kind: 'DAY', earliest: texts[0] ?? null, latest: texts.at(-1) ?? null };
    case 'TEXT':
      return { kind: 'TEXT' };
  }
}
