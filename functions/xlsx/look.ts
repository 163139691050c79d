// How the product's tones and number formats look in a spreadsheet. One table of colours: met and
// not met are bluish green and orange, which people who do not tell red from green still tell
// apart, and the cells carry words as well. Text stands at least 4.5 : 1 against its ground.
import type { Border, Fill, Style } from '@cj-tech-master/excelts';
import type { GridCell, NumberFormat, Tone } from '../domain/grid/grid.ts';

interface Paint {
  /** RRGGBB; white where there is none. */
  ground?: string;
  text: string;
  bold?: boolean;
  italic?: boolean;
  size?: number;
  /** A thin frame, so that a table reads as one. */
  framed?: boolean;
}

export const PALETTE: Record<Tone, Paint> = {
  title: { text: '1F3864', bold: true, size: 14 },
  subtitle: { text: '404040' },
  header: { ground: '1F4E79', text: 'FFFFFF', bold: true, framed: true },
  locked: { ground: 'F2F2F2', text: '404040', framed: true },
  entry: { ground: 'FFFDF0', text: '000000', framed: true },
  previous: { ground: 'DDEBF7', text: '1F3864', italic: true, framed: true },
  met: { ground: 'CDEBDD', text: '0B5139', framed: true },
  notMet: { ground: 'FBD9C4', text: '7F2704', framed: true },
  noData: { ground: 'E7E6E6', text: '595959', italic: true, framed: true },
  late: { ground: 'FFE8B3', text: '6B4300', framed: true },
  total: { ground: 'D6DCE4', text: '1F3864', bold: true, framed: true },
  note: { text: '595959', italic: true, size: 9 },
};

/** Has all Vietnamese letters in Excel, LibreOffice (as Liberation Sans) and Google Sheets. */
export const FONT = { name: 'Arial', size: 10, family: 2 };
const LINK = '0B57D0';

/** The spreadsheet puts the reader's own marks in place of ',' and '.': 1.234,5 in Viet Nam. */
const NUMBER_FORMATS: Record<NumberFormat, string> = {
  integer: '#,##0',
  decimal: '#,##0.0',
  percent: '#,##0.0"%"',
  date: 'dd/mm/yyyy',
  dateTime: 'dd/mm/yyyy hh:mm',
  text: '@',
};

/** Where a cell does not say: headings and days stand in the middle of their column. */
const CENTERED: ReadonlySet<Tone | NumberFormat | undefined> = new Set([
  'header',
  'date',
  'dateTime',
]);

const EDGE: Partial<Border> = { style: 'thin', color: { argb: 'FFBFBFBF' } };
const FRAME = { top: EDGE, left: EDGE, bottom: EDGE, right: EDGE };

type Styled = 'tone' | 'format' | 'bold' | 'align' | 'wrap' | 'framed';

export interface Look extends Pick<GridCell, Styled> {
  locked: boolean;
  link: boolean;
}

const styles = new Map<string, Partial<Style>>();

/**
 * The style of a cell. Cells that look alike share one object, by which the library knows them:
 * that is what keeps a workbook of thousands of cells small and quick. Never change what you get.
 */
export function styleOf(look: Look): Partial<Style> {
  const { tone, format, bold, align, wrap, framed, locked, link } = look;
  const key = [tone, format, bold, align, wrap, framed, locked, link].join();
  let style = styles.get(key);
  if (!style) {
    style = buildStyle(look);
    styles.set(key, style);
  }
  return style;
}

/** Headings wrap unless told otherwise, everything else only when told so. */
export function wraps({ tone, wrap }: Pick<GridCell, 'tone' | 'wrap'>): boolean {
  return wrap ?? tone === 'header';
}

/** What a conditional format lays over a cell. */
export function overlayOf(tone: Tone): Partial<Style> {
  const paint = PALETTE[tone];
  return {
    font: {
      color: { argb: `FF${paint.text}` },
      ...(paint.bold ? { bold: true } : {}),
      ...(paint.italic ? { italic: true } : {}),
    },
    // A differential fill is read from its background colour.
    ...(paint.ground
      ? { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: `FF${paint.ground}` } } }
      : {}),
  };
}

function buildStyle(look: Look): Partial<Style> {
  const { tone, format, bold, align, locked, link } = look;
  const paint: Paint = tone ? PALETTE[tone] : { text: '000000' };
  const linked = link && !paint.ground;
  const fill: Fill | undefined = paint.ground
    ? { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${paint.ground}` } }
    : undefined;
  const horizontal = align ?? (CENTERED.has(tone) || CENTERED.has(format) ? 'center' : undefined);
  return {
    font: {
      ...FONT,
      size: paint.size ?? FONT.size,
      color: { argb: `FF${linked ? LINK : paint.text}` },
      ...((bold ?? paint.bold) ? { bold: true } : {}),
      ...(paint.italic ? { italic: true } : {}),
      ...(link ? { underline: true } : {}),
    },
    ...(fill ? { fill } : {}),
    ...((look.framed ?? paint.framed) ? { border: FRAME } : {}),
    alignment: {
      vertical: 'middle',
      ...(horizontal ? { horizontal } : {}),
      ...(wraps(look) ? { wrapText: true } : {}),
    },
    ...(format ? { numFmt: NUMBER_FORMATS[format] } : {}),
    protection: { locked },
  };
}
