// Carries out marks in a sheet: one read of notes, one of colours, then as few writes as the protection
// allows.
import type { CellTab } from '../functions/domain/workbook/cell.ts';
import type { Tab } from '../functions/domain/workbook/contract.ts';
import type { IssueView } from './contract.ts';
import {
  formColours,
  foundMarks,
  marksAnything,
  planMarks,
  returnMarks,
  type CellChange,
  type ReturnMark,
} from './mark-plan.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Zero-based and inclusive. */
export interface Rows {
  first: number;
  last: number;
}

const ALL_ROWS: Rows = { first: 0, last: Number.POSITIVE_INFINITY };

/** What marks should say; a kind that is not named stays as it is. */
export interface Marks {
  issues?: readonly IssueView[];
  returned?: readonly ReturnMark[];
}

/**
 * Makes the marks of a sheet, or of some of its rows, say what is wished: new ones are set, old ones
 * changed or taken away. Cells that the officer may not edit are passed over.
 */
export function markSheet(
  { sheet, cells }: { sheet: Sheet; cells: CellTab },
  tab: Tab,
  { issues, returned }: Marks,
  rows: Rows = ALL_ROWS,
): void {
  const wanted = {
    found: issues === undefined ? null : foundMarks(issues),
    returned: returned === undefined ? null : returnMarks(returned),
  };
  const last = Math.min(rows.last, sheet.getMaxRows() - 1);
  if (last < rows.first) return;
  const range = sheet.getRange(rows.first + 1, 1, last - rows.first + 1, sheet.getMaxColumns());
  const notes = range.getNotes();
  // A whole check also finds colours whose notes were deleted; else they are asked for only where a
  // mark stands or is wanted.
  const whole = rows === ALL_ROWS && issues !== undefined;
  if (!whole && !marksAnything(notes, wanted)) return;
  const backgrounds = range.getBackgrounds();
  const changes = planMarks(notes, backgrounds, rows.first, wanted, formColours(cells, tab));
  for (const { row, column, note, background } of changes) {
    const index = row - rows.first;
    (notes[index] ?? [])[column] = note;
    (backgrounds[index] ?? [])[column] = background;
  }
  write(sheet, changes, { notes, backgrounds, first: rows.first }, 'box');
}

interface Look {
  notes: string[][];
  backgrounds: string[][];
  /** The row at which both begin. */
  first: number;
}

/** The box around all changes, where it may be edited; else column by column, else cell by cell. */
function write(
  sheet: Sheet,
  changes: readonly CellChange[],
  look: Look,
  size: 'box' | 'column' | 'cell',
): void {
  if (changes.length === 0) return;
  const top = Math.min(...changes.map(({ row }) => row));
  const left = Math.min(...changes.map(({ column }) => column));
  const bottom = Math.max(...changes.map(({ row }) => row));
  const right = Math.max(...changes.map(({ column }) => column));
  const range = sheet.getRange(top + 1, left + 1, bottom - top + 1, right - left + 1);
  if (range.canEdit()) {
    const part = (all: readonly string[][]) =>
      all.slice(top - look.first, bottom - look.first + 1).map((row) => row.slice(left, right + 1));
    range.setNotes(part(look.notes));
    range.setBackgrounds(part(look.backgrounds));
    return;
  }
  if (size === 'cell') return;
  const parts =
    size === 'column'
      ? changes.map((change) => [change])
      : [...new Set(changes.map(({ column }) => column))].map((column) =>
          changes.filter((change) => change.column === column),
        );
  for (const part of parts) write(sheet, part, look, size === 'box' ? 'column' : 'cell');
}
