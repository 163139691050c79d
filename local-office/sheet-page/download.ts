// A spreadsheet as grids, for a file: what stands in its cells and how they look. Colours and number
// formats of the product are recognised by their exact look; anything else an officer painted is left
// plain, as is a cell of another font.
import type {
  Grid,
  GridCell,
  GridRange,
  GridRule,
  GridValue,
  NumberFormat,
  Tone,
} from '../../functions/domain/grid/grid.ts';
import { FONT, NUMBER_FORMATS, PALETTE, type Paint } from '../../functions/domain/grid/palette.ts';
import { formatKind } from '../../functions/domain/workbook/spreadsheet-cell.ts';
import type { StoredCell, StoredSheet, StoredSpreadsheet } from '../sheets/store.ts';
import { boxesOf, boxOf } from './boxes.ts';
import { linkOf } from './cells.ts';
import { locksOf } from './locks.ts';
import { colorOf, patternOf } from './style.ts';

type Format = NonNullable<StoredCell['format']>;

/** Pixels of a letter of the default font. */
const LETTER = 7;
const PADDING = 5;
const USUAL_PIXELS = 100;
const LONGEST_NAME = 31;

/** One grid for each tab, in their order. */
export function gridsOf(spreadsheet: StoredSpreadsheet): Grid[] {
  const taken = new Set<string>();
  return spreadsheet.sheets.map((sheet) => gridOf(sheet, nameOf(sheet.properties.title, taken)));
}

/** A file allows less in a tab's name than Google does. */
function nameOf(title: string, taken: Set<string>): string {
  const plain = title.replace(/[:\\/?*[\]]/g, '-').slice(0, LONGEST_NAME);
  let name = plain;
  for (let n = 2; taken.has(name.toLowerCase()); n += 1)
    name = `${plain.slice(0, LONGEST_NAME - 4)} (${n})`;
  taken.add(name.toLowerCase());
  return name;
}

function gridOf(sheet: StoredSheet, name: string): Grid {
  const { frozenRowCount, frozenColumnCount } = sheet.properties.gridProperties ?? {};
  const wide = Math.max(0, ...sheet.cells.map((row) => row?.length ?? 0));
  const locks = locksOf(sheet, '', 'writer');
  const filter = sheet.basicFilter?.range && boxOf(sheet.basicFilter.range, sheet);
  return {
    name,
    columns: Array.from({ length: wide }, (_, index) => {
      const { pixelSize, hiddenByUser } = sheet.columnMetadata[index] ?? {};
      return {
        width: Math.max(1, Math.round(((pixelSize ?? USUAL_PIXELS) - PADDING) / LETTER)),
        ...(hiddenByUser ? { hidden: true } : {}),
      };
    }),
    rows: Array.from(sheet.cells, (row) => Array.from(row ?? [], gridCellOf)),
    frozenRows: frozenRowCount ?? 0,
    frozenColumns: frozenColumnCount ?? 0,
    hiddenRows: sheet.rowMetadata.flatMap((row, index) => (row?.hiddenByUser ? index : [])),
    merges: sheet.merges.flatMap((range): GridRange[] => {
      const box = boxOf(range, sheet);
      return box ? [box] : [];
    }),
    rules: rulesOf(sheet),
    ...(sheet.properties.hidden ? { hidden: true } : {}),
    ...(locks.locked === 'ALL' ? { protected: true, unlocked: locks.open } : {}),
    ...(filter ? { filter } : {}),
  };
}

function gridCellOf(stored: StoredCell | undefined): GridCell {
  if (!stored) return { value: null };
  const { tone, bold, framed } = lookOf(stored.format);
  const pattern = patternOf(stored.format);
  const format = FORMATS.get(pattern ?? '');
  const align = stored.format?.horizontalAlignment?.toLowerCase();
  const link = linkOf(stored);
  return {
    value: valueOf(stored, pattern),
    ...(tone ? { tone } : {}),
    ...(bold ? { bold: true } : {}),
    ...(framed ? { framed: true } : {}),
    ...(format ? { format } : {}),
    ...(isAlignment(align) ? { align } : {}),
    ...(stored.format?.wrapStrategy === 'WRAP' ? { wrap: true } : {}),
    ...(stored.note ? { note: stored.note } : {}),
    // An address inside the spreadsheet means nothing in a file.
    ...(link !== null && /^https?:/.test(link) ? { link } : {}),
  };
}

function isAlignment(text: string | undefined): text is 'left' | 'center' | 'right' {
  return text === 'left' || text === 'center' || text === 'right';
}

const FORMATS = new Map(
  Object.entries(NUMBER_FORMATS).map(([name, pattern]) => [pattern, name as NumberFormat]),
);

function valueOf({ entered, effective }: StoredCell, pattern: string | null): GridValue {
  const { stringValue, numberValue, boolValue, errorValue } = effective ?? entered ?? {};
  if (entered?.formulaValue) {
    const result = numberValue ?? stringValue ?? (errorValue ? null : String(boolValue ?? ''));
    return { formula: entered.formulaValue, result };
  }
  if (typeof numberValue === 'number' && formatKind(pattern ?? '') === 'DATE')
    return { date: dayAndMinute(numberValue, pattern ?? '') };
  return stringValue ?? numberValue ?? boolValue ?? null;
}

const MILLISECONDS_A_DAY = 86_400_000;
const SERIAL_ZERO = Date.UTC(1899, 11, 30);

export function serialOf(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - SERIAL_ZERO) / MILLISECONDS_A_DAY);
}

function dayAndMinute(serial: number, pattern: string): string {
  const text = new Date(SERIAL_ZERO + Math.round(serial * MILLISECONDS_A_DAY)).toISOString();
  return /h/i.test(pattern) ? text.slice(0, 16) : text.slice(0, 10);
}

/** The tone whose colours and letters the cell shows. */
function lookOf(format: Format | undefined): { tone?: Tone; bold?: boolean; framed?: boolean } {
  if (!format) return {};
  const text = format.textFormat ?? {};
  const framed = Object.values(format.borders ?? {}).length > 0;
  const ground = colorOf(format.backgroundColorStyle, format.backgroundColor) ?? '#ffffff';
  const ink = colorOf(text.foregroundColorStyle, text.foregroundColor) ?? '#000000';
  const size = text.fontSize ?? FONT.size;
  const key = keyOf(ground, ink, text.italic ?? false, size);
  const tone = TONES.get(key);
  const paint: Paint | undefined = tone && PALETTE[tone];
  return {
    ...(tone ? { tone } : {}),
    ...(text.bold && !paint?.bold ? { bold: true } : {}),
    ...(framed && !paint?.framed ? { framed: true } : {}),
  };
}

function keyOf(ground: string, ink: string, italic: boolean, size: number): string {
  return [ground, ink, italic, size].join().toLowerCase();
}

const TONES = new Map(
  Object.entries(PALETTE).map(([tone, paint]) => [
    keyOf(
      `#${paint.ground ?? 'ffffff'}`,
      `#${paint.text}`,
      paint.italic ?? false,
      paint.size ?? FONT.size,
    ),
    tone as Tone,
  ]),
);

/** Choices, so that a file filled in elsewhere is filled in alike. */
function rulesOf(sheet: StoredSheet): GridRule[] {
  const groups = new Map<string, { choices: string[] | null; cells: [number, number][] }>();
  sheet.cells.forEach((row, r) =>
    row?.forEach((cell, c) => {
      const condition = cell?.validation?.condition;
      if (condition?.type !== 'ONE_OF_LIST' && condition?.type !== 'BOOLEAN') return;
      const choices =
        condition.type === 'BOOLEAN'
          ? null
          : (condition.values ?? []).map((it) => it.userEnteredValue ?? '');
      const key = JSON.stringify(choices);
      const group = groups.get(key) ?? { choices, cells: [] };
      group.cells.push([r, c]);
      groups.set(key, group);
    }),
  );
  return [...groups.values()].flatMap(({ choices, cells }) =>
    boxesOf(cells).flatMap((range): GridRule[] => {
      if (choices === null) return [{ kind: 'checkbox', range }];
      // A file holds a list of at most 255 letters.
      if (choices.join().length > 255 || choices.some((it) => it.includes(','))) return [];
      return [{ kind: 'list', range, source: choices, strict: false }];
    }),
  );
}
