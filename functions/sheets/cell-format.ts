// The looks of a grid as formats of the Sheets API, in as few rectangles as the cells allow: a table
// of five thousand cells needs some hundred formats, where one for each cell would make a request of
// several megabytes.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Grid, GridCell, GridRange, NumberFormat, Tone } from '../domain/grid/grid.ts';
import { alignmentOf, wraps } from '../domain/grid/look.ts';
import { FONT, LINK, NUMBER_FORMATS, PALETTE, type Paint } from '../domain/grid/palette.ts';

const TYPES: Record<NumberFormat, string> = {
  integer: 'NUMBER',
  decimal: 'NUMBER',
  percent: 'NUMBER',
  date: 'DATE',
  dateTime: 'DATE_TIME',
  text: 'TEXT',
};
const EDGE = { style: 'SOLID', colorStyle: colorOf('BFBFBF') };
const FRAME = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE };

/** The parts of a format that are set here: a link in the cell is none of them and stays. */
export const FORMAT_FIELDS = [
  'numberFormat',
  'backgroundColorStyle',
  'borders',
  'horizontalAlignment',
  'verticalAlignment',
  'wrapStrategy',
  'textFormat.foregroundColorStyle',
  'textFormat.fontFamily',
  'textFormat.fontSize',
  'textFormat.bold',
  'textFormat.italic',
  'textFormat.underline',
]
  .map((field) => `userEnteredFormat.${field}`)
  .join(',');

export interface FormatArea {
  range: GridRange;
  format: sheets_v4.Schema$CellFormat;
}

/** Rectangles that do not overlap and cover every cell with a look of its own. */
export function formatAreas(grid: Grid): FormatArea[] {
  const done: FormatArea[] = [];
  let open = new Map<string, FormatArea>();
  for (const [row, cells] of grid.rows.entries()) {
    const next = new Map<string, FormatArea>();
    for (const { key, left, right, cell } of runsOf(cells)) {
      const place = `${left}:${right}:${key}`;
      const above = open.get(place);
      if (above) above.range.bottom = row;
      const area = above ?? {
        range: { top: row, left, bottom: row, right },
        format: formatOf(cell),
      };
      if (!above) done.push(area);
      next.set(place, area);
    }
    open = next;
  }
  return done;
}

/** Cells side by side that look alike. */
function runsOf(cells: readonly GridCell[]) {
  const runs: { key: string; left: number; right: number; cell: GridCell }[] = [];
  for (const [column, cell] of cells.entries()) {
    const key = lookOf(cell);
    const last = runs.at(-1);
    if (last?.key === key && last.right === column - 1) last.right = column;
    else if (key !== '') runs.push({ key, left: column, right: column, cell });
  }
  return runs;
}

/** '' for a cell that looks as every cell of a new sheet does. */
function lookOf(cell: GridCell): string {
  const { tone, format, bold, align, wrap, framed } = cell;
  const { numberFormat, ground } = cell.entered ?? {};
  const own = numberFormat || ground ? JSON.stringify({ numberFormat, ground }) : undefined;
  const look = [tone, kindOf(cell), bold, align, wrap, framed, isLink(cell) || undefined, own];
  return look.every((it) => it === undefined) && format === undefined ? '' : look.join();
}

function isLink(cell: GridCell): boolean {
  return cell.link !== undefined && cell.value !== null && cell.value !== '';
}

/** A day is shown as one even where the cell does not say how. */
function kindOf({ format, value }: GridCell): NumberFormat | undefined {
  const day = typeof value === 'object' && value !== null && 'date' in value;
  return format ?? (day ? 'date' : undefined);
}

function formatOf(cell: GridCell): sheets_v4.Schema$CellFormat {
  const paint: Paint = cell.tone ? PALETTE[cell.tone] : { text: '000000' };
  const kind = kindOf(cell);
  const link = isLink(cell);
  const horizontal = alignmentOf({ ...cell, ...(kind ? { format: kind } : {}) });
  const { ground = paint.ground, numberFormat } = cell.entered ?? {};
  const formOwn = kind && { type: TYPES[kind], pattern: NUMBER_FORMATS[kind] };
  const shown = numberFormat ?? formOwn;
  return {
    ...(shown ? { numberFormat: shown } : {}),
    ...(ground ? { backgroundColorStyle: colorOf(ground) } : {}),
    ...((cell.framed ?? paint.framed) ? { borders: FRAME } : {}),
    ...(horizontal ? { horizontalAlignment: horizontal.toUpperCase() } : {}),
    verticalAlignment: 'MIDDLE',
    wrapStrategy: wraps(cell) ? 'WRAP' : 'OVERFLOW_CELL',
    textFormat: {
      foregroundColorStyle: colorOf(link && !paint.ground ? LINK : paint.text),
      fontFamily: FONT.name,
      fontSize: paint.size ?? FONT.size,
      bold: cell.bold ?? paint.bold ?? false,
      italic: paint.italic ?? false,
      underline: link,
    },
  };
}

/** What a conditional format lays over a cell: Google takes colours and the weight of letters. */
export function overlayFormat(tone: Tone): sheets_v4.Schema$CellFormat {
  const { ground, text, bold, italic } = PALETTE[tone];
  return {
    ...(ground ? { backgroundColorStyle: colorOf(ground) } : {}),
    textFormat: {
      foregroundColorStyle: colorOf(text),
      ...(bold ? { bold } : {}),
      ...(italic ? { italic } : {}),
    },
  };
}

/** `1F4E79` */
export function colorOf(hex: string): sheets_v4.Schema$ColorStyle {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return { rgbColor: { red: part(0), green: part(2), blue: part(4) } };
}
