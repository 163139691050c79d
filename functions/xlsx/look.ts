// How the product's tones and number formats look in a file: the palette in the words of the library
// that writes it.
import type { Border, Fill, Style } from '@cj-tech-master/excelts';
import type { GridCell, Tone } from '../domain/grid/grid.ts';
import { alignmentOf, wraps } from '../domain/grid/look.ts';
import { FONT, LINK, NUMBER_FORMATS, PALETTE, type Paint } from '../domain/grid/palette.ts';

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
  const { tone, format, bold, locked, link } = look;
  const paint: Paint = tone ? PALETTE[tone] : { text: '000000' };
  const linked = link && !paint.ground;
  const fill: Fill | undefined = paint.ground
    ? { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${paint.ground}` } }
    : undefined;
  const horizontal = alignmentOf(look);
  return {
    font: {
      ...FONT,
      family: 2,
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
