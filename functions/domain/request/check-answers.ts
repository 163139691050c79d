// The answers to a request, from what stands in the cells to what they come to. The add-on asks it
// before sending and the server after receiving, so both say the same. What cannot be an answer blocks;
// what looks like a person's number in words is asked about, and never gets further than here.
import { NUMBER_CODES } from '../workbook/read-cell.ts';
import type { AdhocAnswerLine } from '../report/content.ts';
import { formatDate, readDate } from '../vietnamese/date.ts';
import { readFlag } from '../vietnamese/flag.ts';
import { formatExact, readNumber, type NumberReading } from '../vietnamese/number.ts';
import { looksPersonal, maskPersonal } from '../vietnamese/personal-data.ts';
import { excerpt, fold, nfc } from '../vietnamese/text.ts';
import { isBlank } from '../workbook/cell.ts';
import { raiser } from '../workbook/check.ts';
import type { Issue } from '../workbook/issue.ts';
import type { Facts, IssueCode } from '../workbook/messages.ts';
import type { AdhocRequest, AnswerType, GivenAnswer, Question } from './request.ts';

/** All answers of a request fit in one document with room to spare. */
const MOST_LETTERS = 3000;

type Value = AdhocAnswerLine['value'];

/** What an answer comes to, or why it is none. */
type Reading = { ok: true; value: Value } | { ok: false; code: IssueCode; facts: Facts };

/**
 * A line for each question in the order of the request, blank ones too, and all issues at once, in
 * the same order. `answers` is null where one blocks. Never throws.
 */
export function checkAnswers(
  request: Pick<AdhocRequest, 'id' | 'questions'>,
  given: readonly GivenAnswer[],
): { answers: AdhocAnswerLine[] | null; issues: Issue[] } {
  const issues: Issue[] = [];
  const raise = raiser(issues);
  const first = new Map<string, GivenAnswer>();
  const strays: [IssueCode, GivenAnswer][] = [];
  const asked = new Set(request.questions.map(({ id }) => id));
  for (const answer of given)
    if (!asked.has(answer.question)) strays.push(['ADHOC_QUESTION_UNKNOWN', answer]);
    else if (first.has(answer.question)) strays.push(['ADHOC_QUESTION_TWICE', answer]);
    else first.set(answer.question, answer);

  const lines = request.questions.map((question): AdhocAnswerLine => {
    const { value: raw = null, at = '' } = first.get(question.id) ?? {};
    const named = { question: question.id, text: question.text };
    const read = readAnswer(question, raw);
    if (!read.ok) raise(read.code, 'BLOCK', at, { ...named, ...read.facts });
    const kind = question.type === 'TEXT' && raw !== null ? looksPersonal(String(raw)) : null;
    if (kind !== null) raise('PERSONAL_TEXT', 'WARN', at, { kind });
    const value = read.ok ? read.value : null;
    if (read.ok && value === null && question.required)
      raise('ADHOC_ANSWER_MISSING', 'BLOCK', at, named);
    return {
      request: request.id,
      question: question.id,
      answer: words(question, value),
      value,
      at,
    };
  });
  for (const [code, { question, at }] of strays)
    raise(code, 'BLOCK', at, { question: excerpt(question) });
  const blocked = issues.some(({ severity }) => severity === 'BLOCK');
  if (!blocked && lines.every(({ value }) => value === null))
    raise('ADHOC_EMPTY', 'BLOCK', lines.find(({ at }) => at !== '')?.at ?? '');
  const refused = issues.some(({ severity }) => severity === 'BLOCK');
  return { answers: refused ? null : lines, issues };
}

function readAnswer(question: Question, raw: GivenAnswer['value']): Reading {
  if (raw === null || isBlank(raw)) return { ok: true, value: null };
  switch (question.type) {
    case 'COUNT':
      return readCount(raw);
    case 'PERCENT':
      return readPercent(raw);
    case 'DAY': {
      const read = readDate(raw);
      return read.ok ? read : fault('NOT_A_DATE', { found: read.found });
    }
    case 'YES_NO': {
      const read = readFlag(raw);
      return read.ok ? read : fault('ADHOC_YES_NO', { found: read.found });
    }
    case 'CHOICE': {
      const typed = nfc(String(raw));
      const choice = question.choices.find((it) => fold(it) === fold(typed));
      return choice === undefined
        ? fault('ADHOC_CHOICE', { found: excerpt(typed), choices: question.choices.join('; ') })
        : { ok: true, value: choice };
    }
    case 'TEXT':
      return readWords(raw);
  }
}

function readCount(raw: GivenAnswer['value']): Reading {
  const read = readNumber(raw, 'count');
  if (!read.ok) return numberFault(read, 'COUNT');
  if (read.value !== null && read.value < 0)
    return fault('NEGATIVE', { ...COLUMN, found: read.value });
  return read;
}

function readPercent(raw: GivenAnswer['value']): Reading {
  const read = readNumber(raw, 'share');
  if (!read.ok) return numberFault(read, 'PERCENT');
  const { value } = read;
  if (value !== null && (value < 0 || value > 100))
    return fault('ADHOC_PERCENT_RANGE', { found: formatExact(value) });
  return read;
}

function readWords(raw: GivenAnswer['value']): Reading {
  const text = nfc(String(raw)).trim();
  if (/^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|ERROR!)$/i.test(text))
    return fault('ERROR_VALUE', { found: text });
  if (text.length > MOST_LETTERS)
    return fault('TEXT_TOO_LONG', { length: text.length, most: MOST_LETTERS });
  return { ok: true, value: maskPersonal(text) };
}

/** Sentences about a number name the column it stands in. */
const COLUMN = { column: 'Trả lời' };

function numberFault(
  { reason, found, readings }: Extract<NumberReading, { ok: false }>,
  type: AnswerType,
): Reading {
  const [greater, lesser] = readings ?? [];
  // "1.234" among percentages is 1,234 and nothing else: a thousand of them there cannot be.
  if (type === 'PERCENT' && reason === 'AMBIGUOUS' && lesser !== undefined && lesser <= 100)
    return lesser < 0 ? fault('ADHOC_PERCENT_RANGE', { found }) : { ok: true, value: lesser };
  return fault(NUMBER_CODES[reason], {
    ...COLUMN,
    found,
    ...(greater === undefined ? {} : { first: greater, second: lesser ?? '' }),
  });
}

function fault(code: IssueCode, facts: Facts): Reading {
  return { ok: false, code, facts };
}

function words({ type }: Question, value: Value): string | null {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  if (typeof value === 'number') return `${formatExact(value)}${type === 'PERCENT' ? '%' : ''}`;
  return type === 'DAY' ? formatDate(value) : value;
}
