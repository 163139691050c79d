// How an entry tab looks: headings, grey where the server writes and yellow where the staff type, lists
// to choose from, and a lock that warns and no more. Everything is formatted as text, so that what is
// typed stays what it is.
import { PALETTE } from '../functions/domain/grid/palette.ts';
import { allColumns, HEAD_ROWS, isHidden, type Layout } from './entry-layout.ts';
import type { EntryColumn, EntryLine } from './entry-tab.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const TEXT = '@';

interface Look {
  columns: readonly EntryColumn[];
  lines: readonly EntryLine[];
  /** Lists to choose from, by column. */
  choices: Readonly<Record<string, readonly string[]>>;
  /** Rows below the head, those that are free among them. */
  height: number;
  name: string;
}

/** Grounds, headings, lists to choose from, and what may be typed without a warning. */
export function dress(
  sheet: Sheet,
  { places, width }: Layout,
  { columns, lines, choices, height, name }: Look,
): void {
  const all = allColumns(columns);
  const opens = (column: EntryColumn, row: number): boolean => {
    const line = lines[row];
    return line?.known ? line.open.includes(column.key) : column.machine !== true;
  };
  const byPlace = new Map(all.map((column) => [places.get(column.key), column]));
  const inOrder = Array.from({ length: width }, (_, place) => byPlace.get(place));
  // Columns of the staff's own keep the look, the notes and the formats that the staff gave them.
  for (const [from, count] of runsOf(width, (place) => inOrder[place] !== undefined)) {
    const ours = inOrder.slice(from, from + count);
    const band = (row: number, rows: number) => sheet.getRange(row, from + 1, rows, count);
    band(1, height + HEAD_ROWS)
      .setNumberFormat(TEXT)
      .setVerticalAlignment('top');
    band(HEAD_ROWS, 1)
      .setBackground(ground('header'))
      .setFontColor(`#${PALETTE.header.text.toLowerCase()}`)
      .setFontWeight('bold')
      .setNotes([ours.map((column) => column?.help ?? '')]);
    band(HEAD_ROWS + 1, height).setBackgrounds(
      Array.from({ length: height }, (_, row) =>
        ours.map((column) => ground(column && opens(column, row) ? 'entry' : 'locked')),
      ),
    );
  }
  // A row grows with what is wrapped in it, also where nobody sees it.
  const seen = (place: number) => {
    const column = inOrder[place];
    return column !== undefined && !isHidden(column);
  };
  for (const [from, count] of runsOf(width, seen))
    sheet.getRange(HEAD_ROWS, from + 1, height + 1, count).setWrap(true);
  for (const column of columns) {
    const [place, list] = [places.get(column.key), choices[column.key]];
    if (place === undefined || list === undefined) continue;
    const cells = (from: number, count: number) =>
      sheet.getRange(HEAD_ROWS + 1 + from, place + 1, count, 1);
    cells(0, height).setDataValidation(ruleOf(list));
    for (const [from, count] of runsOf(height, (row) => !opens(column, row)))
      cells(from, count).clearDataValidations();
  }
  const free = all.flatMap((column) =>
    runsOf(height, (row) => opens(column, row)).map(([from, count]) =>
      sheet.getRange(HEAD_ROWS + 1 + from, (places.get(column.key) ?? 0) + 1, count, 1),
    ),
  );
  sheet.protect().setDescription(name).setWarningOnly(true).setUnprotectedRanges(free);
}

/** A spreadsheet takes no longer list, nor an empty one. */
const LONGEST_LIST = 500;

/** Whatever is not on the list may stand all the same: the pane says what is wrong with it. */
function ruleOf(list: readonly string[]): GoogleAppsScript.Spreadsheet.DataValidation | null {
  if (list.length === 0) return null;
  return SpreadsheetApp.newDataValidation()
    .requireValueInList(list.slice(0, LONGEST_LIST), true)
    .setAllowInvalid(true)
    .build();
}

/** A tone of the form as Apps Script wants it. */
export function ground(tone: 'header' | 'entry' | 'locked'): string {
  return `#${PALETTE[tone].ground?.toLowerCase() ?? 'ffffff'}`;
}

/** Stretches of places of which something holds: the first and how many. */
export function runsOf(
  height: number,
  holds: (row: number) => boolean,
): [from: number, count: number][] {
  const runs: [number, number][] = [];
  for (let row = 0; row < height; row += 1) {
    if (!holds(row)) continue;
    const last = runs[runs.length - 1];
    if (last !== undefined && last[0] + last[1] === row) last[1] += 1;
    else runs.push([row, 1]);
  }
  return runs;
}
