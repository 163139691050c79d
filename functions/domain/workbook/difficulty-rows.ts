// Tab 8 beside its rows: what is still open goes into the next period's form, and what the province has
// answered stands beside the difficulty that it answers, wherever its row has moved to.
import type { Grid, GridCell, GridValue } from '../grid/grid.ts';
import type { DifficultyLine } from '../report/content.ts';
import {
  difficultyIdOf,
  isSettled,
  openDifficulties,
  type DifficultyAnswer,
  type OpenDifficulty,
} from '../report/difficulty.ts';
import { formatDate } from '../vietnamese/date.ts';
import type { CellValue } from './cell.ts';
import type { WorkbookContext } from './context.ts';
import type { Tab, Word } from './contract.ts';
import { FIRST_ROW } from './grid-tab.ts';
import { plainCell } from './grid-lines.ts';
import { readText, wordCode } from './read-cell.ts';
import type { ReadRow } from './read-book.ts';
import { textOf } from './row.ts';
import {
  ASK_LEVEL_WORDS,
  DIFFICULTY_ANSWER_WORDS,
  DIFFICULTY_STATUS_WORDS,
  DIFFICULTY_WORDS,
} from './words.ts';

/** By column key, as it is to stand in the tab. */
type DifficultyRow = Map<string, GridValue>;

/** The province's columns: grey, yet open, for the add-on writes there and can only do what an officer can. */
export const ANSWER_COLUMNS: ReadonlySet<string> = new Set(['answer', 'answerState']);

interface Unit {
  province: string;
  code: string;
}

/** What the context's last report leaves open. */
export function openOf({
  commune,
  previous,
  difficultyAnswers = [],
}: OpenContext): OpenDifficulty[] {
  const unit = { province: commune.province, commune: commune.code };
  return openDifficulties(unit, previous?.difficulties ?? [], difficultyAnswers);
}
type OpenContext = Pick<WorkbookContext, 'commune' | 'previous' | 'difficultyAnswers'>;

/**
 * The rows of a new form: those of the last workbook that are not settled, in their own words, then
 * what the last report left open and the workbook does not have. What the workbook says is done since
 * the report stands there once more, so that the next report can tell.
 */
export function carriedRows(
  unit: Unit,
  before: readonly ReadRow[],
  open: readonly OpenDifficulty[],
  answers: readonly DifficultyAnswer[],
): DifficultyRow[] {
  const wanted = new Set(open.map(({ id }) => id));
  const byId = new Map(answers.map((it) => [it.id, it]));
  const seen = new Set<string>();
  const kept = before.filter((row) => {
    const description = textOf(row, 'description');
    const status = textOf(row, 'status') as DifficultyLine['status'];
    if (description === null) return status !== 'DONE';
    const id = idOf(unit, textOf(row, 'category'), description);
    if (seen.has(id) || (!wanted.has(id) && isSettled(status, byId.get(id)))) return false;
    seen.add(id);
    return true;
  });
  return [
    ...kept.map(
      (row) => new Map([...row.cells].map(([key, { raw }]) => [key, plainCell(raw)] as const)),
    ),
    ...open.filter(({ id }) => !seen.has(id)).map(rowOf),
  ];
}

/** Lines that the tab does not have yet, in its first rows without anything, or below. */
export function withMore(grid: Grid, tab: Tab, unit: Unit, lines: readonly OpenDifficulty[]): Grid {
  const places = placesOf(tab);
  const ids = new Set(grid.rows.slice(FIRST_ROW).map((row) => rowId(unit, places, row)));
  const more = lines.filter(({ id }) => !ids.has(id));
  if (more.length === 0) return grid;
  const rows = [...grid.rows];
  const free = rows.flatMap((row, index) =>
    index >= FIRST_ROW && row.every(isUntouched) ? [index] : [],
  );
  // Only rows that the form has, since below them nothing is open to be typed in.
  for (const line of more) {
    const at = free.shift();
    if (at === undefined) break;
    const values = rowOf(line);
    rows[at] = (rows[at] ?? []).map((cell, place) => ({
      ...cell,
      value: values.get(tab.columns[place]?.key ?? '') ?? cell.value,
    }));
  }
  return { ...grid, rows };
}

/** The tab with the province's answers beside the rows that they are about, and beside no other. */
export function withAnswers(
  grid: Grid,
  tab: Tab,
  unit: Unit,
  answers: readonly DifficultyAnswer[],
): Grid {
  const places = placesOf(tab);
  const byId = new Map(answers.map((it) => [it.id, it]));
  return {
    ...grid,
    rows: grid.rows.map((row, index) => {
      if (index < FIRST_ROW) return row;
      const shown = answerCells(byId.get(rowId(unit, places, row) ?? ''));
      return row.map((cell, place) => {
        const key = tab.columns[place]?.key ?? '';
        return ANSWER_COLUMNS.has(key)
          ? { ...cell, value: shown.get(key) ?? null, wrap: true }
          : cell;
      });
    }),
  };
}

/** The answer in words, by the key of its column; nothing without one. */
export function answerCells(answer: DifficultyAnswer | undefined): Map<string, string> {
  if (answer === undefined) return new Map();
  const word = DIFFICULTY_ANSWER_WORDS.find(({ code }) => code === answer.state)?.name;
  return new Map([
    ['answer', answer.answer],
    ['answerState', `${word} (${formatDate(answer.at.slice(0, 10))})`],
  ]);
}

function rowOf(line: DifficultyLine): DifficultyRow {
  const named = (words: readonly Word[], code: string | null) =>
    words.find((word) => word.code === code)?.name ?? null;
  return new Map<string, GridValue>([
    ['category', named(DIFFICULTY_WORDS, line.category)],
    ['description', line.description],
    ['cause', line.cause],
    ['proposal', line.proposal],
    ['askLevel', named(ASK_LEVEL_WORDS, line.askLevel)],
    ['status', named(DIFFICULTY_STATUS_WORDS, line.status)],
  ]);
}

function placesOf(tab: Tab) {
  const place = (key: string) => tab.columns.findIndex((column) => column.key === key);
  return { category: place('category'), description: place('description') };
}

function rowId(
  unit: Unit,
  places: ReturnType<typeof placesOf>,
  row: readonly GridCell[],
): string | null {
  const text = (place: number) => readText(cellValue(row[place]?.value ?? null));
  const description = text(places.description);
  if (description === null) return null;
  const typed = text(places.category);
  const category = typed === null ? null : (wordCode(typed, DIFFICULTY_WORDS) ?? null);
  return idOf(unit, category, description);
}

function idOf({ province, code }: Unit, category: string | null, description: string): string {
  return difficultyIdOf({ province, commune: code }, { category, description });
}

function cellValue(value: GridValue): CellValue {
  return typeof value === 'object' && value !== null && 'formula' in value ? value.result : value;
}

function isUntouched({ value, note, entered }: GridCell): boolean {
  return value === null && note === undefined && entered === undefined;
}
