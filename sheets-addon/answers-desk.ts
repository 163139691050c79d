// What showing and sending the answers to requests share: the requests by now, with their questions in
// tab 10, what stands in the cells, and the journal by which the sheet knows what it has sent.
import type { RequestLine } from '../functions/domain/request/request-desk.ts';
import type { GivenAnswer } from '../functions/domain/request/request.ts';
import { communeTitle } from '../functions/domain/unit/words.ts';
import type { CellValue } from '../functions/domain/workbook/cell.ts';
import { readContext } from '../functions/domain/workbook/context.ts';
import { CONTEXT_TAB, JOURNAL_TAB } from '../functions/domain/workbook/contract.ts';
import { adhocQuestions } from '../functions/domain/workbook/form-answers.ts';
import type { JournalRow } from '../functions/domain/workbook/journal.ts';
import { readText } from '../functions/domain/workbook/read-cell.ts';
import { placeOf } from '../functions/domain/workbook/row.ts';
import { fillAnswers, rowsOfRequest, type OpenAnswers } from './answers-tab.ts';
import { statusWords } from './answers-words.ts';
import { appendTo } from './journal.ts';
import { returnedLine } from './mark-note.ts';
import type { ReturnMark } from './mark-plan.ts';
import { placeParts } from '../functions/domain/workbook/cell.ts';
import { cardOf } from './province.ts';
import { bookOf, readTabs } from './read-spreadsheet.ts';
import { Refusal } from './refusal.ts';
import { asked } from './service.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

interface Card {
  province: string;
  commune: string;
}

export interface AnswerDesk {
  card: Card;
  lines: RequestLine[];
  /** null where there is nothing to answer and never was. */
  open: OpenAnswers | null;
}

/**
 * The requests by now, their questions put into the tab; a withdrawn one only shows where it was asked.
 * @throws Refusal where the spreadsheet is no commune's, or the server cannot be asked
 */
export function openAnswerDesk(spreadsheet: Spreadsheet): AnswerDesk {
  const card = openCard(spreadsheet);
  const lines = requestLines(card);
  const status = new Map(lines.map((line) => [line.id, statusWords(line)]));
  const questions = adhocQuestions(lines.filter(({ state }) => state === 'OPEN'));
  return { card, lines, open: fillAnswers(spreadsheet, questions, (id) => status.get(id)) };
}

export function requestLines(card: Card): RequestLine[] {
  const { requests } = asked('adhocRequests', { ...card }) as { requests: RequestLine[] };
  return requests;
}

/** "Phường An Hải"; the spreadsheet's own name where its rules are lost. */
export function unitName(spreadsheet: Spreadsheet): string {
  const rules = spreadsheet.getSheetByName(CONTEXT_TAB);
  const context = rules && readContext(bookOf(readTabs(spreadsheet, [rules])));
  return context ? communeTitle(context.commune) : spreadsheet.getName();
}

export function openCard(spreadsheet: Spreadsheet): Card {
  const card = cardOf(spreadsheet);
  const [province, commune] = [card.get('province'), card.get('commune')];
  if (province === undefined || commune === undefined)
    throw new Refusal(
      'NOT_A_WORKBOOK',
      'Bảng tính này không phải bảng báo cáo của xã do Chốt Số lập. Hãy mở đúng bảng của đơn vị mình.',
    );
  return { province: province.padStart(2, '0'), commune: commune.padStart(5, '0') };
}

/** What stands in the cells of a request's questions. */
export function givenIn(open: OpenAnswers | null, { id }: Pick<RequestLine, 'id'>): GivenAnswer[] {
  if (open === null) return [];
  return rowsOfRequest(open, id).map(({ cells }) => {
    const answer = cells.get('answer');
    return {
      question: readText(cells.get('question')?.raw ?? null) ?? '',
      value: plainValue(answer?.raw ?? null),
      at: answer === undefined ? '' : placeOf(open.read.name, answer.cell),
    };
  });
}

function plainValue(value: CellValue): GivenAnswer['value'] {
  if (typeof value !== 'object' || value === null) return value;
  return 'date' in value ? value.date : value.error;
}

/** The journal as it stands, for journalBase and journalRows. */
export function journalBook(spreadsheet: Spreadsheet) {
  const sheet = spreadsheet.getSheetByName(JOURNAL_TAB);
  return bookOf(sheet === null ? [] : readTabs(spreadsheet, [sheet]));
}

export function appendAnswer(spreadsheet: Spreadsheet, request: string, row: JournalRow): boolean {
  return appendTo(spreadsheet.getSheetByName(JOURNAL_TAB), row, request);
}

/** Cells of a request's answer that the province sent back and nobody has sent again, by now. */
export function pinnedIn(
  open: OpenAnswers | null,
  line: RequestLine,
): { tab: string; cell: string; words: string }[] {
  const { own } = line;
  if (own?.report?.state !== 'RETURNED' || own.returned === null) return [];
  // Rows may have been sorted since: a cell is known by the question that it answered.
  const asked = new Map(own.answers.map(({ at, question }) => [at, question]));
  const now = new Map(givenIn(open, line).map(({ question, at }) => [question, at]));
  return own.returned.cells.map(({ at, words }) => ({
    ...placeParts(now.get(asked.get(at) ?? '') ?? at),
    words,
  }));
}

/** The marks of all that was sent back in the tab. */
export function answerReturns(open: OpenAnswers, lines: readonly RequestLine[]): ReturnMark[] {
  return lines.flatMap((line) =>
    pinnedIn(open, line)
      .filter(({ tab, cell }) => tab === open.read.name && cell !== '')
      .map(({ cell, words }) => ({
        cell,
        line: returnedLine(words === '' ? (line.own?.returned?.reason ?? '') : words),
      })),
  );
}
