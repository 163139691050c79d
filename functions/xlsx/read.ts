// An .xlsx file as plain cells. Formulas give the result that was stored with them, so a workbook
// that no spreadsheet has calculated yet gives blanks there, which the checks report as missing.
import { ValueType, Workbook, type Cell, type Worksheet } from '@cj-tech-master/excelts';
import { isBlank, type CellBook, type CellTab, type CellValue } from '../domain/workbook/cell.ts';
import { formatKind, spreadsheetCell } from '../domain/workbook/spreadsheet-cell.ts';
import { unpackParts } from './parts.ts';
import { UnreadableWorkbook } from './unreadable.ts';

/** A form has at most some 1,500 members and 100 columns; more is a file of another kind. */
const MOST_ROWS = 50_000;
const MOST_COLUMNS = 400;
/** Letters that a spreadsheet program lets anybody put in one cell. */
const MOST_LETTERS = 32_767;
/**
 * Letters and runs of rich text in all cells; a commune of 200 villages has some 120,000. A text
 * that is stored once can stand in every cell, so neither the file nor its parts show the sum.
 */
const MOST_TEXT = 5_000_000;

/** Parts of a sheet that say nothing about what stands in its cells. */
const UNREAD_NODES = [
  'cols',
  'conditionalFormatting',
  'controls',
  'dataValidations',
  'drawing',
  'extLst',
  'hyperlinks',
  'ignoredErrors',
  'legacyDrawing',
  'legacyDrawingHF',
  'oleObjects',
  'picture',
  'tableParts',
];

/**
 * Reads all tabs, hidden ones too, in their order. Dates are days as the sheet shows them, without
 * any time zone; text is as typed, not yet NFC; of merged cells the first keeps the value; a number
 * shown as a percentage is text such as `35.4%`, for the number alone would be a hundredth of what
 * the officer sees. Trailing blank cells and rows are cut off.
 *
 * Throws UnreadableWorkbook when the file is empty, an old .xls, under a password, damaged, of
 * another kind, above 20 MB (40 MB unpacked), or has over 150,000 filled or merged cells, a text
 * above 32,767 letters, texts above 5,000,000 in all, or a value beyond row 50,000 or column 400.
 */
export async function readXlsx(bytes: Uint8Array): Promise<CellBook> {
  const parts = await unpackParts(bytes);
  const workbook = new Workbook();
  try {
    await workbook.xlsx.loadFromFiles(parts, { ignoreNodes: UNREAD_NODES });
  } catch (error) {
    throw new UnreadableWorkbook('DAMAGED', error);
  }
  const listed = countListed(parts['xl/_rels/workbook.xml.rels']);
  if (workbook.worksheets.length < Math.max(listed, 1)) throw new UnreadableWorkbook('DAMAGED');
  const room = { text: MOST_TEXT };
  return { tabs: workbook.worksheets.map((sheet) => readTab(sheet, room)) };
}

/** How many sheets the workbook says it has: the library passes over one that is not there. */
function countListed(relationships: Uint8Array | undefined): number {
  const text = Buffer.from(relationships ?? []).toString();
  return text.match(/Type=["'][^"']*\/worksheet["']/g)?.length ?? 0;
}

/** What may still be read of a workbook; it shrinks from cell to cell. */
interface Room {
  text: number;
}

function readTab(sheet: Worksheet, room: Room): CellTab {
  const rows: CellValue[][] = [];
  sheet.eachRow((row, rowNumber) => {
    const cells: CellValue[] = [];
    row.eachCell((cell, column) => {
      const value = readCell(cell, room);
      if (isBlank(value)) return;
      if (rowNumber > MOST_ROWS || column > MOST_COLUMNS) throw new UnreadableWorkbook('TOO_LARGE');
      while (cells.length < column - 1) cells.push(null);
      cells.push(value);
    });
    if (cells.length === 0) return;
    while (rows.length < rowNumber - 1) rows.push([]);
    rows.push(cells);
  });
  return { name: sheet.name, rows };
}

function readCell(cell: Cell, room: Room): CellValue {
  if (cell.type === ValueType.Merge) return null;
  const value = plainValue(cell.value, room);
  return typeof value === 'number' && isPercentage(cell.numFmt)
    ? spreadsheetCell(value, 'PERCENT')
    : value;
}

function isPercentage(format: Cell['numFmt']): boolean {
  const code = typeof format === 'object' ? format.formatCode : format;
  return code !== undefined && formatKind(code) === 'PERCENT';
}

function plainValue(value: Cell['value'], room: Room): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : { error: '#NUM!' };
  if (typeof value === 'string') return textOf([value], room);
  if (typeof value !== 'object') return value;
  if (value instanceof Date) return dayOf(value);
  if ('error' in value) return { error: value.error };
  if ('richText' in value && value.richText)
    return textOf(
      value.richText.map((run) => run.text),
      room,
    );
  if ('hyperlink' in value) return textOf([value.text], room);
  if ('checkbox' in value) return value.checkbox;
  return plainValue('result' in value ? value.result : null, room);
}

/** The runs of a text as one, when the ceilings allow it. */
function textOf(runs: readonly string[], room: Room): string {
  const letters = runs.reduce((sum, run) => sum + run.length, 0);
  room.text -= letters + runs.length;
  if (letters > MOST_LETTERS || room.text < 0) throw new UnreadableWorkbook('TOO_LARGE');
  return runs.join('');
}

/** The library gives the sheet's day as a date in UTC, so its UTC fields are the day on show. */
function dayOf(date: Date): CellValue {
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) return { error: '#NUM!' };
  return { date: date.toISOString().slice(0, 10) };
}
