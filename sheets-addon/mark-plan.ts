// Which cells of a tab change, so that exactly the wrong ones are marked: planned on plain notes and
// colours, carried out by mark.ts. Marks are found by their notes, wherever rows have moved to; where
// the note alone was deleted, by the colour.
import { PALETTE } from '../functions/domain/grid/palette.ts';
import { cellPlace, type CellTab } from '../functions/domain/workbook/cell.ts';
import type { Tab } from '../functions/domain/workbook/contract.ts';
import { locateColumns } from '../functions/domain/workbook/read-book.ts';
import type { IssueView } from './contract.ts';
import { hasMark, joinNote, splitNote } from './mark-note.ts';

const COLOURS = { BLOCK: '#f4c7c3', WARN: '#fce8b2' } as const;
const OURS: ReadonlySet<string> = new Set(Object.values(COLOURS));
const WHITE = '#ffffff';

/** A cell to mark, with all that is wrong with it. */
export interface Wanted {
  severity: 'BLOCK' | 'WARN';
  sentences: string[];
}

/** By row and column, both zero-based: `wanted.get(4)?.get(2)`. */
export type WantedMarks = ReadonlyMap<number, ReadonlyMap<number, Wanted>>;

export interface CellChange {
  row: number;
  column: number;
  note: string;
  background: string;
}

/** The gravest severity gives the colour; what only tells is not marked. */
export function wantedMarks(issues: readonly IssueView[]): WantedMarks {
  const marks = new Map<number, Map<number, Wanted>>();
  for (const { severity, cell, message } of issues) {
    const place = cellPlace(cell);
    if (severity === 'INFO' || place === undefined) continue;
    const row = marks.get(place.row) ?? new Map<number, Wanted>();
    const mark = row.get(place.column) ?? { severity, sentences: [] };
    if (severity === 'BLOCK') mark.severity = severity;
    if (!mark.sentences.includes(message)) mark.sentences.push(message);
    row.set(place.column, mark);
    marks.set(place.row, row);
  }
  return marks;
}

/** Whether anything has to be looked at closer: a mark that stands, or one that is wanted. */
export function marksAnything(notes: readonly string[][], wanted: WantedMarks): boolean {
  return wanted.size > 0 || notes.some((row) => row.some((note) => hasMark(note)));
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
      const want = wanted.get(row)?.get(column);
      const split = splitNote(note);
      const current = (backgrounds[index]?.[column] ?? WHITE).toLowerCase();
      const form = formColour(row, column);
      // Nobody picks exactly these colours from a palette; beside the form everything is the officer's.
      const left = OURS.has(current) && form !== WHITE;
      if (want === undefined && !split.marked && !left) return;
      const before = OURS.has(current) ? (split.oldColour ?? form) : current;
      const change =
        want === undefined
          ? { row, column, note: split.own, background: before }
          : {
              row,
              column,
              note: joinNote(split.own, want.sentences, before === form ? null : before),
              background: COLOURS[want.severity],
            };
      if (change.note !== note || change.background !== current) changes.push(change);
    });
  });
  return changes;
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
  return `#${PALETTE[tone].ground ?? 'ffffff'}`.toLowerCase();
}
