// Tab 10 in the open spreadsheet: made where there is none, its questions kept as the server has them.
// Rows stay where they are and answers in their cells; a question that is new comes below. So nothing
// that was typed can be lost, however often and by however many the tab is filled.
import { PALETTE } from '../functions/domain/grid/palette.ts';
import type { AdhocQuestion } from '../functions/domain/workbook/contract.ts';
import {
  answerChoices,
  answerKey,
  ANSWERS_TAB,
  answerTone,
  questionCells,
  readAnswersTab,
} from '../functions/domain/workbook/form-answers.ts';
import { FIRST_ROW } from '../functions/domain/workbook/grid-tab.ts';
import type { ReadTab } from '../functions/domain/workbook/read-book.ts';
import { readText } from '../functions/domain/workbook/read-cell.ts';
import { entryText, shielded } from './entry-cells.ts';
import { ground } from './entry-dress.ts';
import { readTabs, type OpenTab } from './read-spreadsheet.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

export interface OpenAnswers extends OpenTab {
  read: ReadTab;
}

const PIXELS_A_LETTER = 7;
const TEXT = '@';

/** The tab as it stands, by its name, else by its keys; null where there is none. */
function openAnswers(spreadsheet: Spreadsheet): OpenAnswers | null {
  const named = spreadsheet.getSheetByName(ANSWERS_TAB.name);
  const sheets = named === null ? spreadsheet.getSheets().filter(isShown) : [named];
  for (const open of readTabs(spreadsheet, sheets)) {
    const read = readAnswersTab({ tabs: [open.cells] });
    if (read !== undefined) return { ...open, read };
  }
  return null;
}

const isShown = (sheet: Sheet): boolean => !sheet.isSheetHidden();

/**
 * Has every question in the tab and every status as it is by now. `statusOf` is by request; where the
 * account may not write, the tab stays as it is.
 */
export function fillAnswers(
  spreadsheet: Spreadsheet,
  questions: readonly AdhocQuestion[],
  statusOf: (request: string) => string | undefined,
): OpenAnswers | null {
  const before = openAnswers(spreadsheet) ?? (questions.length === 0 ? null : made(spreadsheet));
  if (before === null) return null;
  const { sheet, read } = before;
  const known = new Map(questions.map((it) => [answerKey(it.request, it.id), it]));
  const seen = new Set<string>();
  const rows = read.rows.map(({ row, cells }) => {
    const [request, question] = ['request', 'question'].map((key) => text(cells.get(key)?.raw));
    const key = answerKey(request ?? '', question ?? '');
    seen.add(key);
    const asked = known.get(key);
    const status = statusOf(request ?? '');
    const wanted = new Map(Object.entries(asked === undefined ? {} : questionCells(asked)));
    if (status !== undefined) wanted.set('status', status);
    return { row, cells, wanted };
  });
  let written = 0;
  for (const { row, cells, wanted } of rows)
    for (const [key, value] of wanted) {
      const place = read.columns.get(key);
      if (place === undefined || text(cells.get(key)?.raw) === entryText(value)) continue;
      const range = sheet.getRange(row + 1, place + 1);
      if (!range.canEdit()) continue;
      range.setValue(shielded(value));
      written += 1;
    }
  const missing = questions.filter((it) => !seen.has(answerKey(it.request, it.id)));
  if (missing.length > 0) written += addRows(before, missing, statusOf);
  return written === 0 ? before : openAnswers(spreadsheet);
}

function text(value: Parameters<typeof entryText>[0] | undefined): string {
  return entryText(value ?? null);
}

/** Below what stands, each with its own look and its list to choose from. */
function addRows(
  { sheet, read, cells }: OpenAnswers,
  questions: readonly AdhocQuestion[],
  statusOf: (request: string) => string | undefined,
): number {
  const first = Math.max(FIRST_ROW, cells.rows.length);
  const width = Math.max(...read.columns.values()) + 1;
  const lacking = first + questions.length - sheet.getMaxRows();
  if (lacking > 0 && attempted(() => sheet.insertRowsAfter(sheet.getMaxRows(), lacking)) === null)
    return 0;
  const range = sheet.getRange(first + 1, 1, questions.length, width);
  if (!range.canEdit()) return 0;
  const keys = Array.from(
    { length: width },
    (_, place) => [...read.columns].find(([, at]) => at === place)?.[0] ?? '',
  );
  range.setNumberFormat(TEXT);
  range.setValues(
    questions.map((question) => {
      const values: Record<string, string> = {
        ...questionCells(question),
        status: statusOf(question.request) ?? '',
      };
      return keys.map((key) => shielded(values[key] ?? ''));
    }),
  );
  const grounds = keys.map((key) => ground(answerTone(key)));
  range.setBackgrounds(questions.map(() => grounds));
  range.setWrap(true).setVerticalAlignment('top');
  const place = read.columns.get('answer');
  questions.forEach((question, index) => {
    const choices = answerChoices(question);
    if (place === undefined || choices.length === 0) return;
    const rule = SpreadsheetApp.newDataValidation()
      .requireValueInList(choices, true)
      .setAllowInvalid(true)
      .build();
    sheet.getRange(first + 1 + index, place + 1).setDataValidation(rule);
  });
  return questions.length;
}

/**
 * A new tab at the end of those that are seen; the officer is led back to where they were. null where
 * the account may not make one.
 */
function made(spreadsheet: Spreadsheet): OpenAnswers | null {
  const active = spreadsheet.getActiveSheet();
  const end = spreadsheet.getSheets().filter(isShown).length;
  const sheet = attempted(() => spreadsheet.insertSheet(ANSWERS_TAB.name, end));
  // Somebody else may have made it this very moment.
  if (sheet === null) return openAnswers(spreadsheet);
  const { columns } = ANSWERS_TAB;
  columns.forEach(({ width }, at) => sheet.setColumnWidth(at + 1, width * PIXELS_A_LETTER));
  const head = sheet.getRange(1, 1, FIRST_ROW, columns.length);
  head.setValues([columns.map(({ key }) => key), columns.map(({ header }) => header)]);
  sheet
    .getRange(FIRST_ROW, 1, 1, columns.length)
    .setBackground(ground('header'))
    .setFontColor(`#${PALETTE.header.text.toLowerCase()}`)
    .setFontWeight('bold');
  sheet.hideRows(1);
  sheet.setFrozenRows(FIRST_ROW);
  spreadsheet.setActiveSheet(active);
  return openAnswers(spreadsheet);
}

/** null where the account may not, or somebody else has just done it. */
function attempted<T>(change: () => T): T | null {
  try {
    return change();
  } catch (error) {
    console.warn(error instanceof Error ? error.message : String(error));
    return null;
  }
}

/** The rows of a request, with the question of each. */
export function rowsOfRequest({ read }: Pick<OpenAnswers, 'read'>, request: string) {
  return read.rows.filter(({ cells }) => readText(cells.get('request')?.raw ?? null) === request);
}
