// Grids as an .xlsx file. The same grids and properties give the same bytes on any machine and in
// any time zone, so a file can be compared by its digest.
import { PaperSize, Workbook, type Worksheet } from '@cj-tech-master/excelts';
import type { Grid, GridCell, GridValue } from '../domain/grid/grid.ts';
import { columnLetters } from '../domain/workbook/cell.ts';
import { FONT } from '../domain/grid/palette.ts';
import { rowHeights } from '../domain/grid/row-heights.ts';
import { styleOf } from './look.ts';
import { addConditions, addRules, rangeAddress } from './rules.ts';

export interface FileProperties {
  title: string;
  creator: string;
  /** Milliseconds since 1970-01-01T00:00:00Z; written as the file's time of making. */
  at: number;
}

/** What a cell and a sheet's name hold at most, and what XML 1.0 cannot hold at all. */
const LONGEST_TEXT = 32_767;
const LONGEST_NAME = 31;
// oxlint-disable-next-line no-control-regex -- these very characters are the point
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
/** Letters of XML that go to the archive at once. */
const GATHERED = 65_536;
const DAY = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/;

/**
 * Writes one sheet for each grid, in order. Text stays text whatever it begins with. Throws when
 * a name cannot be a sheet's (over 31 characters, one of : \ / ? * [ ], or twice the same), when
 * no sheet is visible, or when a list is too long for a rule.
 */
export async function writeXlsx(grids: Grid[], properties: FileProperties): Promise<Uint8Array> {
  const workbook = new Workbook();
  workbook.title = properties.title;
  workbook.creator = properties.creator;
  workbook.lastModifiedBy = properties.creator;
  workbook.created = new Date(properties.at);
  workbook.modified = new Date(properties.at);
  workbook.defaultFont = { ...FONT, family: 2 };
  // Cells whose formula has no result yet are calculated when the file is opened.
  workbook.calcProperties = { fullCalcOnLoad: true };

  const shown = grids.findIndex((grid) => !grid.hidden);
  if (shown < 0) throw new RangeError('a workbook: expected a visible sheet, found none');
  workbook.views = [
    {
      x: 0,
      y: 0,
      width: 24_000,
      height: 14_000,
      firstSheet: shown,
      activeTab: shown,
      visibility: 'visible',
    },
  ];
  for (const grid of grids) {
    // The library would cut it, and links to the sheet would lead nowhere.
    if (grid.name.length > LONGEST_NAME)
      throw new RangeError(`tab "${grid.name}": expected at most ${LONGEST_NAME} characters`);
    writeSheet(workbook.addWorksheet(grid.name), grid);
  }
  gatherXml(workbook.xlsx);

  return workbook.xlsx.writeBuffer({
    validate: false,
    // An archive's times are local clock times: this is the same clock time everywhere.
    zip: { modTime: new Date(1980, 0, 1), timestamps: 'dos' },
  });
}

interface ArchiveMaker {
  createZipWriter?: (options?: object) => {
    createEntry: (name: string) => { write: (xml: string) => void; end: () => void };
  };
}

/**
 * The library hands every scrap of XML, `<v>`, `12`, `</c>`, to the archive by itself to be encoded
 * and packed, which is half of all the time. Here the scraps of a part go in by 64 KB. The method
 * is the library's own affair; a version that has it no more writes as well, only slower.
 */
function gatherXml(xlsx: object): void {
  const library = xlsx as ArchiveMaker;
  const create = library.createZipWriter?.bind(library);
  if (!create) return;
  library.createZipWriter = (options) => {
    const archive = create(options);
    const createEntry = archive.createEntry.bind(archive);
    archive.createEntry = (name) => {
      const entry = createEntry(name);
      let gathered = '';
      const pass = (xml: string) => {
        gathered += xml;
        if (gathered.length < GATHERED) return;
        entry.write(gathered);
        gathered = '';
      };
      const end = () => {
        entry.write(gathered);
        entry.end();
      };
      return { write: pass, end };
    };
    return archive;
  };
}

function writeSheet(sheet: Worksheet, grid: Grid): void {
  const { frozenRows, frozenColumns } = grid;
  if (grid.hidden) sheet.state = 'hidden';
  if (frozenRows > 0 || frozenColumns > 0)
    sheet.views = [{ state: 'frozen', xSplit: frozenColumns, ySplit: frozenRows }];
  Object.assign(sheet.pageSetup, {
    paperSize: PaperSize.A4,
    orientation: grid.landscape ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: grid.pagesWide ?? 1,
    fitToHeight: 0,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    ...(frozenRows > 0 ? { printTitlesRow: `1:${frozenRows}` } : {}),
    ...((grid.pagesWide ?? 1) > 1 && grid.frozenColumns > 0
      ? { printTitlesColumn: `A:${columnLetters(grid.frozenColumns - 1)}` }
      : {}),
  });
  sheet.headerFooter.oddFooter = '&C&P/&N';

  grid.columns.forEach(({ width, hidden }, index) => {
    const column = sheet.getColumn(index + 1);
    column.width = width;
    if (hidden) column.hidden = true;
  });
  writeCells(sheet, grid);
  for (const [row, height] of rowHeights(grid)) sheet.getRow(row + 1).height = height;
  for (const row of grid.hiddenRows ?? []) sheet.getRow(row + 1).hidden = true;
  for (const range of grid.merges ?? []) sheet.mergeCells(rangeAddress(range));
  if (grid.filter) sheet.autoFilter = rangeAddress(grid.filter);
  addRules(sheet, grid);
  addConditions(sheet, grid.conditions ?? []);
  if (grid.protected)
    sheet.sheetProtection = {
      sheet: true,
      formatColumns: true,
      formatRows: true,
      sort: true,
      autoFilter: true,
    };
  // Codes such as 20275 are text on purpose: no green corners.
  if (sheet.rowCount > 0)
    sheet.ignoredErrors = [{ ref: sheet.dimensions.range, numberStoredAsText: true }];
}

/** Cells with something to show, and cells that must be open for typing on a protected sheet. */
function writeCells(sheet: Worksheet, grid: Grid): void {
  const unlocked = grid.protected ? (grid.unlocked ?? []) : [];
  const bottom = Math.max(grid.rows.length, ...unlocked.map((range) => range.bottom + 1));
  const openRight = Math.max(0, ...unlocked.map((range) => range.right + 1));
  for (let r = 0; r < bottom; r += 1) {
    const cells = grid.rows[r] ?? [];
    const open = unlocked.filter((range) => range.top <= r && r <= range.bottom);
    const right = Math.max(cells.length, open.length > 0 ? openRight : 0);
    for (let c = 0; c < right; c += 1) {
      const cell = cells[c];
      const locked = !open.some((range) => range.left <= c && c <= range.right);
      if (locked && (!cell || isBare(cell))) continue;
      writeCell(sheet, r, c, cell ?? { value: null }, locked);
    }
  }
}

function isBare(cell: GridCell): boolean {
  return (
    cell.value === null && !cell.tone && !cell.framed && cell.note === undefined && !cell.format
  );
}

function writeCell(sheet: Worksheet, r: number, c: number, cell: GridCell, locked: boolean): void {
  const target = sheet.getRow(r + 1).getCell(c + 1);
  const value = sheetValue(cell.value);
  const format = cell.format ?? (value instanceof Date ? 'date' : undefined);
  const { tone, bold, align, wrap, framed } = cell;
  const link = cell.link !== undefined && value !== null;
  target.style = styleOf({
    locked,
    link,
    ...(tone && { tone }),
    ...(format && { format }),
    ...(bold !== undefined && { bold }),
    ...(align && { align }),
    ...(wrap !== undefined && { wrap }),
    ...(framed !== undefined && { framed }),
  });
  if (cell.link !== undefined && value !== null) target.value = linked(value, cell.link);
  else if (value !== null) target.value = value;
  if (cell.note) target.note = noteOf(cell.note);
}

type SheetValue = null | string | number | boolean | Date | Formula;
interface Formula {
  formula: string;
  result?: number | string;
}

function sheetValue(value: GridValue): SheetValue {
  if (typeof value === 'string') return clean(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (value === null || typeof value === 'boolean') return value;
  if ('formula' in value) {
    const { formula, result } = value;
    const known = typeof result === 'number' ? Number.isFinite(result) : result !== null;
    return { formula: formula.replace(/^=/, ''), ...(known && result !== null && { result }) };
  }
  const [, year, month, day, hour = '0', minute = '0'] = DAY.exec(value.date) ?? [];
  if (year === undefined) return clean(value.date);
  // UTC because the library writes a date's UTC fields as the day on show.
  return new Date(
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)),
  );
}

/** A link lies on text or on a formula, so a number that links somewhere becomes `=35.4`. */
function linked(value: NonNullable<SheetValue>, link: string) {
  const hyperlink = /^(?:https?:|mailto:|#)/i.test(link) ? link : `#${link}`;
  if (typeof value === 'string') return { text: value, hyperlink };
  if (typeof value === 'number') return { formula: String(value), result: value, hyperlink };
  if (typeof value === 'object' && 'formula' in value) return { ...value, hyperlink };
  return value;
}

/** A box about as wide as a hand-written note and as tall as its text needs. */
function noteOf(note: string) {
  const text = clean(note);
  const lines = text.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / 40), 0);
  return {
    texts: [{ text, font: { ...FONT, family: 2, size: 9 } }],
    width: 200,
    height: 14 + 13 * lines,
  };
}

function clean(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(UNWRITABLE, '')
    .slice(0, LONGEST_TEXT)
    .toWellFormed();
}
