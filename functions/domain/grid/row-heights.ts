// Heights of rows whose text wraps or is set larger. Excel would find them by itself on opening,
// LibreOffice, the paper print and merged cells of Google Sheets do not, so they are estimated here
// from the width of the columns.
import type { Grid, GridCell } from './grid.ts';
import { wraps } from './look.ts';
import { FONT, PALETTE } from './palette.ts';

/** Points of a row of one line in the default font, and of a line above its font's size. */
const ONE_LINE = 15;
const LEADING = 1.3;
const PADDING = 2;
/** Letters are on the average a little narrower than the digits by which columns are measured. */
const LETTERS_PER_DIGIT = 1.1;
const BOLD_LETTERS_PER_DIGIT = 1;
/** Excel's own bound, in points. */
const TALLEST = 409;

/** Points by zero-based row, only for rows that need more than one plain line. */
export function rowHeights(grid: Grid): Map<number, number> {
  const heights = new Map<number, number>();
  const widths = mergedWidths(grid);
  grid.rows.forEach((cells, row) => {
    let height = ONE_LINE;
    cells.forEach((cell, column) => {
      if (typeof cell.value !== 'string' || cell.value === '') return;
      const merged = widths.size > 0 ? widths.get(`${row},${column}`) : undefined;
      const width = merged ?? grid.columns[column]?.width ?? 9;
      height = Math.max(height, textHeight(cell.value, cell, width));
    });
    if (height > ONE_LINE) heights.set(row, Math.min(Math.round(height), TALLEST));
  });
  return heights;
}

function textHeight(text: string, cell: GridCell, width: number): number {
  const paint = cell.tone && PALETTE[cell.tone];
  const size = paint?.size ?? FONT.size;
  const bold = cell.bold ?? paint?.bold ?? false;
  const letters = (width * (bold ? BOLD_LETTERS_PER_DIGIT : LETTERS_PER_DIGIT) * FONT.size) / size;
  return (wraps(cell) ? countLines(text, letters) : 1) * size * LEADING + PADDING;
}

/** Lines of a text whose words are set greedily into lines of so many letters. */
function countLines(text: string, letters: number): number {
  let lines = 0;
  for (const paragraph of text.normalize('NFC').split('\n')) {
    lines += 1;
    let filled = 0;
    for (const word of paragraph.split(' ')) {
      if (filled > 0 && filled + 1 + word.length > letters) {
        lines += 1;
        filled = 0;
      }
      filled += word.length + (filled > 0 ? 1 : 0);
      while (filled > letters) {
        lines += 1;
        filled -= letters;
      }
    }
  }
  return lines;
}

/** The room of each merged range under its first cell; one over several rows asks for no height. */
function mergedWidths({ merges = [], columns }: Grid): Map<string, number> {
  return new Map(
    merges.map(({ top, left, bottom, right }) => {
      const width = columns.slice(left, right + 1).reduce((sum, column) => sum + column.width, 0);
      return [`${top},${left}`, bottom > top ? Infinity : width];
    }),
  );
}
