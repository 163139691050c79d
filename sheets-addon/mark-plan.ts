// Which cells of a tab change, so that exactly the wrong ones are marked: planned on plain notes and
// colours, carried out by mark.ts. Marks are found by their notes, wherever rows have moved to; where
// the note alone was deleted, by the colour. The check's marks and those of a return share a cell: each
// kind is set and cleared by itself, and the other one stays as it was.
import { MARK_GROUNDS, PALETTE } from '../functions/domain/grid/palette.ts';
import { cellPlace, type CellTab } from '../functions/domain/workbook/cell.ts';
import type { Tab } from '../functions/domain/workbook/contract.ts';
import { locateColumns } from '../functions/domain/workbook/read-book.ts';
import type { IssueView } from './contract.ts';
import { hasMark, joinNote, splitNote, type SplitNote } from './mark-note.ts';

const COLOURS = {
  BLOCK: colour(MARK_GROUNDS.BLOCK),
  WARN: colour(MARK_GROUNDS.WARN),
  RETURNED: colour(MARK_GROUNDS.RETURNED),
};
const OURS: ReadonlySet<string> = new Set(Object.values(COLOURS));
const WHITE = '#ffffff';

/** A cell to mark, with all that is wrong with it. */
export interface Wanted {
  severity: 'BLOCK' | 'WARN';
  sentences: string[];
}

/** A cell that was sent back; `line` as it stands in the note (mark-note.ts). */
export interface ReturnMark {
  /** `E5` */
  cell: string;
  line: string;
}

/** By row and column, both zero-based: `wanted.get(4)?.get(2)`. */
type ByCell<T> = ReadonlyMap<number, ReadonlyMap<number, T>>;

/** Which marks there should be; null leaves those of a kind as they stand. */
export interface WantedMarks {
  found: ByCell<Wanted> | null;
  returned: ByCell<string[]> | null;
}

export interface CellChange {
  row: number;
  column: number;
  note: string;
  background: string;
}

/** The gravest severity gives the colour; what only tells is not marked. */
export function foundMarks(issues: readonly IssueView[]): ByCell<Wanted> {
  const marks = new Map<number, Map<number, Wanted>>();
  for (const { severity, cell, message } of issues) {
    if (severity === 'INFO') continue;
    const mark = markIn(marks, cell, (): Wanted => ({ severity, sentences: [] }));
    if (mark === undefined) continue;
    if (severity === 'BLOCK') mark.severity = severity;
    if (!mark.sentences.includes(message)) mark.sentences.push(message);
  }
  return marks;
}

export function returnMarks(wanted: readonly ReturnMark[]): ByCell<string[]> {
  const marks = new Map<number, Map<number, string[]>>();
  for (const { cell, line } of wanted) {
    const lines = markIn(marks, cell, (): string[] => []);
    if (lines?.includes(line) === false) lines.push(line);
  }
  return marks;
}

function markIn<T>(
  marks: Map<number, Map<number, T>>,
  cell: string,
  fresh: () => T,
): T | undefined {
  const place = cellPlace(cell);
  if (place === undefined) return undefined;
  const row = marks.get(place.row) ?? new Map<number, T>();
  const mark = row.get(place.column) ?? fresh();
  row.set(place.column, mark);
  marks.set(place.row, row);
  return mark;
}

/** Whether anything has to be looked at closer: a mark that stands, or one that is wanted. */
export function marksAnything(
  notes: readonly string[][],
  { found, returned }: WantedMarks,
): boolean {
  const isWanted = (found?.size ?? 0) > 0 || (returned?.size ?? 0) > 0;
  return isWanted || notes.some((row) => row.some((note) => hasMark(note)));
}

/**
 * `notes` and `backgrounds` begin at row `first`; `formColour` is what the form gives a cell. A colour
 * that is neither the form's nor a mark's is the officer's: it is remembered, and given back with
 * the mark's going unless they have painted the cell anew.
 */
export function planMarks(
  notes: readonly string[][],
  backgrounds: readonly string[][],
  first: number,
  wanted: WantedMarks,
  formColour: (row: number, column: number) => string,
): CellChange[] {
  const changes: CellChange[] = [];
  notes.forEach((line, index) => {
    const row = first + index;
    line.forEach((note, column) => {
      const split = splitNote(note);
      const current = (backgrounds[index]?.[column] ?? WHITE).toLowerCase();
      const want = wantedLook(wanted, row, column, split, current);
      const form = formColour(row, column);
      // Nobody picks exactly these colours from a palette; beside the form everything is the officer's.
      const left = OURS.has(current) && form !== WHITE;
      if (want === null && !split.marked && !left) return;
      const before = OURS.has(current) ? (split.oldColour ?? form) : current;
      const change =
        want === null
          ? { row, column, note: split.own, background: before }
          : {
              row,
              column,
              note: joinNote(split.own, want.lines, before === form ? null : before),
              background: want.background,
            };
      if (change.note !== note || change.background !== current) changes.push(change);
    });
  });
  return changes;
}

/** What a cell should say, and its colour: a mistake goes before a return, a return before a warning. */
function wantedLook(
  { found, returned }: WantedMarks,
  row: number,
  column: number,
  split: SplitNote,
  current: string,
): { lines: string[]; background: string } | null {
  const check = found === null ? standingCheck(split, current) : found.get(row)?.get(column);
  const back = returned === null ? split.returned : (returned.get(row)?.get(column) ?? []);
  const lines = [...(check?.sentences ?? []), ...back];
  if (lines.length === 0) return null;
  const background =
    check?.severity === 'BLOCK' ? COLOURS.BLOCK : back.length > 0 ? COLOURS.RETURNED : COLOURS.WARN;
  return { lines, background };
}

/** What the last check left: a mistake is told by its colour, which nothing else covers. */
function standingCheck({ found }: SplitNote, current: string): Wanted | undefined {
  if (found.length === 0) return undefined;
  return { severity: current === COLOURS.BLOCK ? 'BLOCK' : 'WARN', sentences: found };
}

/** The colour that the form gives to each cell of a tab, by its column, its line and its heading. */
export function formColours(sheet: CellTab, tab: Tab): (row: number, column: number) => string {
  const place = locateColumns(sheet, tab);
  const columns = new Map(
    tab.columns.flatMap((column) => {
      const at = place?.columns.get(column.key);
      return at === undefined ? [] : [[at, column] as const];
    }),
  );
  const lockedLines = new Set(tab.lines?.filter((it) => it.locked).map((it) => it.key));
  const field = place?.columns.get('field') ?? -1;
  return (row, at) => {
    const column = columns.get(at);
    if (place === undefined || column === undefined) return WHITE;
    if (row <= place.header) return colourOf('header');
    const line = sheet.rows[row]?.[field];
    const locked =
      column.locked === true ||
      column.computed !== undefined ||
      (column.key === 'value' && typeof line === 'string' && lockedLines.has(line));
    return colourOf(locked ? 'locked' : 'entry');
  };
}

function colourOf(tone: 'header' | 'locked' | 'entry'): string {
  return colour(PALETTE[tone].ground ?? 'ffffff');
}

function colour(ground: string): string {
  return `#${ground}`.toLowerCase();
}
