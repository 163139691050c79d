// How a cell looks, from the words of the Sheets API into Univer's.
import type {
  BorderStyleTypes,
  HorizontalAlign,
  IBorderStyleData,
  IStyleData,
  VerticalAlign,
  WrapStrategy,
} from '@univerjs/core';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { FONT } from '../../functions/domain/grid/palette.ts';

type Format = sheets_v4.Schema$CellFormat;
type Border = sheets_v4.Schema$Border;
type ColorStyle = sheets_v4.Schema$ColorStyle;

/** Of a cell that says nothing: a new spreadsheet's look. Text stands at the bottom, as in Google's. */
export const PLAIN_STYLE: IStyleData = {
  ff: FONT.name,
  fs: FONT.size,
  vt: 3 satisfies VerticalAlign.BOTTOM,
};

const HORIZONTAL: Record<string, number> = {
  LEFT: 1 satisfies HorizontalAlign.LEFT,
  CENTER: 2 satisfies HorizontalAlign.CENTER,
  RIGHT: 3 satisfies HorizontalAlign.RIGHT,
};
const VERTICAL: Record<string, number> = {
  TOP: 1 satisfies VerticalAlign.TOP,
  MIDDLE: 2 satisfies VerticalAlign.MIDDLE,
  BOTTOM: 3 satisfies VerticalAlign.BOTTOM,
};
const WRAPPING: Record<string, number> = {
  OVERFLOW_CELL: 1 satisfies WrapStrategy.OVERFLOW,
  LEGACY_WRAP: 3 satisfies WrapStrategy.WRAP,
  CLIP: 2 satisfies WrapStrategy.CLIP,
  WRAP: 3 satisfies WrapStrategy.WRAP,
};
const LINES: Record<string, number> = {
  SOLID: 1 satisfies BorderStyleTypes.THIN,
  DOTTED: 3 satisfies BorderStyleTypes.DOTTED,
  DASHED: 4 satisfies BorderStyleTypes.DASHED,
  DOUBLE: 7 satisfies BorderStyleTypes.DOUBLE,
  SOLID_MEDIUM: 8 satisfies BorderStyleTypes.MEDIUM,
  SOLID_THICK: 13 satisfies BorderStyleTypes.THICK,
};

/** `#rrggbb` of the API's shares of red, green and blue; null where there is none. */
export function colorOf(
  style: ColorStyle | null | undefined,
  color: sheets_v4.Schema$Color | null | undefined,
): string | null {
  const shares = style?.rgbColor ?? color;
  if (!shares) return null;
  const parts = [shares.red, shares.green, shares.blue].map((share) =>
    Math.round((share ?? 0) * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${parts.join('')}`;
}

/** Number formats that the API names by kind alone. */
const PATTERNS: Record<string, string> = {
  TEXT: '@',
  NUMBER: '#,##0.00',
  PERCENT: '0.00%',
  DATE: 'dd/mm/yyyy',
  DATE_TIME: 'dd/mm/yyyy hh:mm:ss',
  TIME: 'hh:mm:ss',
};

/** The number format's pattern, or null where numbers are shown as they are. */
export function patternOf(format: Format | null | undefined): string | null {
  const { type, pattern } = format?.numberFormat ?? {};
  return pattern || PATTERNS[type ?? ''] || null;
}

/** What differs from the plain style; undefined where nothing does. */
export function styleOf(format: Format | null | undefined): IStyleData | undefined {
  if (!format) return undefined;
  const style: IStyleData = {};
  const text = format.textFormat ?? {};
  const ground = colorOf(format.backgroundColorStyle, format.backgroundColor);
  const ink = colorOf(text.foregroundColorStyle, text.foregroundColor);
  const pattern = patternOf(format);
  if (ground !== null && ground !== '#ffffff') style.bg = { rgb: ground };
  if (ink !== null && ink !== '#000000') style.cl = { rgb: ink };
  if (text.bold) style.bl = 1;
  if (text.italic) style.it = 1;
  if (text.underline) style.ul = { s: 1 };
  if (text.strikethrough) style.st = { s: 1 };
  if (text.fontFamily && text.fontFamily !== FONT.name) style.ff = text.fontFamily;
  if (text.fontSize && text.fontSize !== FONT.size) style.fs = text.fontSize;
  if (pattern !== null) style.n = { pattern };
  const horizontal = HORIZONTAL[format.horizontalAlignment ?? ''];
  const vertical = VERTICAL[format.verticalAlignment ?? ''];
  const wrapping = WRAPPING[format.wrapStrategy ?? ''];
  if (horizontal !== undefined) style.ht = horizontal;
  if (vertical !== undefined && vertical !== 3) style.vt = vertical;
  if (wrapping !== undefined) style.tb = wrapping;
  const { top, right, bottom, left } = format.borders ?? {};
  const edges = {
    ...edge('t', top),
    ...edge('r', right),
    ...edge('b', bottom),
    ...edge('l', left),
  };
  if (Object.keys(edges).length > 0) style.bd = edges;
  return Object.keys(style).length > 0 ? style : undefined;
}

function edge(side: string, border: Border | undefined): Record<string, IBorderStyleData> {
  const line = LINES[border?.style ?? ''];
  if (line === undefined) return {};
  return {
    [side]: { s: line, cl: { rgb: colorOf(border?.colorStyle, border?.color) ?? '#000000' } },
  };
}
