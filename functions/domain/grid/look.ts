// What a cell looks like where it does not say so itself, whoever writes the sheet.
import type { GridCell, NumberFormat, Tone } from './grid.ts';

/** Headings and days stand in the middle of their column. */
const CENTERED: ReadonlySet<Tone | NumberFormat | undefined> = new Set([
  'header',
  'date',
  'dateTime',
]);

/** Headings wrap unless told otherwise, everything else only when told so. */
export function wraps({ tone, wrap }: Pick<GridCell, 'tone' | 'wrap'>): boolean {
  return wrap ?? tone === 'header';
}

/** undefined: as the spreadsheet does it by the kind of value. */
export function alignmentOf(
  cell: Pick<GridCell, 'tone' | 'format' | 'align'>,
): 'left' | 'center' | 'right' | undefined {
  return (
    cell.align ?? (CENTERED.has(cell.tone) || CENTERED.has(cell.format) ? 'center' : undefined)
  );
}
