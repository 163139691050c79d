// The province's answers beside the rows of tab 8, refreshed when an officer looks at the state of the
// report: by what a row says and not by where it stands, so that a row moved since still has its own.
// The two columns are the province's; whatever else stands in them gives way.
import { difficultyIdOf, type DifficultyAnswer } from '../functions/domain/report/difficulty.ts';
import { nfc } from '../functions/domain/vietnamese/text.ts';
import { ANSWER_COLUMNS, answerCells } from '../functions/domain/workbook/difficulty-rows.ts';
import { locateColumns } from '../functions/domain/workbook/read-book.ts';
import { textOf } from '../functions/domain/workbook/row.ts';
import type { Desk } from './desk.ts';
import { entryText, shielded } from './entry-cells.ts';

/** Writes what has changed, and nothing where the officer may not write. */
export function showAnswers(desk: Desk, answers: readonly DifficultyAnswer[]): void {
  const tab = desk.read.tabs.get('difficulties');
  const open = desk.tabs.find(({ cells }) => nfc(cells.name) === tab?.name);
  const place = tab && open && locateColumns(open.cells, tab.tab);
  if (tab === undefined || open === undefined || place === undefined) return;
  const { province, code: commune } = desk.context.commune;
  const byId = new Map(answers.map((it) => [it.id, it]));
  const wanted = new Map(
    tab.rows.map((row) => {
      const description = textOf(row, 'description');
      const line = { category: textOf(row, 'category'), description: description ?? '' };
      const id = description === null ? '' : difficultyIdOf({ province, commune }, line);
      return [row.row, answerCells(byId.get(id))];
    }),
  );
  for (const key of ANSWER_COLUMNS) {
    const column = place.columns.get(key);
    if (column === undefined) continue;
    for (let row = place.header + 1; row < open.cells.rows.length; row += 1) {
      const text = shielded(wanted.get(row)?.get(key) ?? '');
      const standing = open.cells.rows[row]?.[column] ?? null;
      if (entryText(standing) === entryText(text)) continue;
      const range = open.sheet.getRange(row + 1, column + 1);
      if (range.canEdit()) range.setValue(text);
    }
  }
}
