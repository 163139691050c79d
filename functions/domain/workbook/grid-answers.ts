// Tab 10 as a grid: a row for each question, with the answers that the last workbook holds.
import type { Grid, GridCell, GridRule } from '../grid/grid.ts';
import type { Form, Tab } from './contract.ts';
import {
  answerChoices,
  answerKey,
  answerLocks,
  answerTone,
  questionCells,
} from './form-answers.ts';
import { cellRange, FIRST_ROW, gridOf, type Prefill } from './grid-tab.ts';
import { plainCell } from './grid-lines.ts';
import { textOf } from './row.ts';

export function answerGrid({ questions }: Form, tab: Tab, { previous }: Prefill): Grid {
  const typed = new Map(
    (previous?.read.tabs.get('adhoc')?.rows ?? []).map((row) => [
      answerKey(textOf(row, 'request') ?? '', textOf(row, 'question') ?? ''),
      row,
    ]),
  );
  const rows = questions.map((question) => {
    const before = typed.get(answerKey(question.request, question.id));
    const cells = questionCells(question);
    return tab.columns.map(({ key }): GridCell => {
      const old = plainCell(before?.cells.get(key)?.raw ?? null);
      return {
        value: cells[key] ?? old,
        tone: answerTone(key),
        format: 'text',
        wrap: true,
      };
    });
  });
  const place = tab.columns.findIndex(({ key }) => key === 'answer');
  const rules = questions.flatMap((question, index): GridRule[] => {
    const source = answerChoices(question);
    if (source.length === 0) return [];
    const range = cellRange(FIRST_ROW + index, place);
    return [{ kind: 'list', range, source, strict: false }];
  });
  return gridOf(tab, rows, { ...answerLocks(), rules, frozenColumns: 0 });
}
