// A whole spreadsheet as the page opens it: the snapshot that Univer reads, and beside it links, locks
// and charts, which Univer has no place for.
import type {
  BooleanNumber,
  IStyleData,
  IWorkbookData,
  IWorksheetData,
  LocaleType,
} from '@univerjs/core';
import type { StoredSheet, StoredSpreadsheet } from '../sheets/store.ts';
import { boxOf, sizeOf } from './boxes.ts';
import { cellOf, linkOf } from './cells.ts';
import { chartsOf } from './charts.ts';
import type { PageSpreadsheet } from './contract.ts';
import { locksOf } from './locks.ts';
import { noteAt, type BoxedNote } from './note-box.ts';
import { conditionsOf, rangeOf, validationsOf } from './rules.ts';
import { PLAIN_STYLE } from './style.ts';

const YES = 1 satisfies BooleanNumber.TRUE;
/** Pixels, as Google's for a new spreadsheet. */
const COLUMN_WIDTH = 100;
const ROW_HEIGHT = 21;

export interface Viewer {
  account: string;
  access: 'owner' | 'writer' | 'reader';
}

type Snapshot = Pick<PageSpreadsheet, 'book' | 'links' | 'locks' | 'charts'>;

/** What the account sees. Tabs are known to Univer by their sheetId as text. */
export function snapshotOf(spreadsheet: StoredSpreadsheet, viewer: Viewer): Snapshot {
  const styles = new StyleTable();
  const sheets = spreadsheet.sheets.map((sheet) => ({ sheet, id: idOf(sheet) }));
  const of = <T>(make: (sheet: StoredSheet) => T) =>
    Object.fromEntries(sheets.map(({ sheet, id }) => [id, make(sheet)]));
  return {
    book: {
      id: spreadsheet.spreadsheetId,
      name: spreadsheet.properties.title,
      appVersion: '0.25.1',
      locale: 'viVN' as LocaleType.VI_VN,
      sheetOrder: sheets.map(({ id }) => id),
      sheets: of((sheet) => worksheetOf(sheet, styles)),
      defaultStyle: PLAIN_STYLE,
      styles: styles.all(),
      resources: resources(of),
    },
    links: of(linksOf),
    locks: of((sheet) => locksOf(sheet, viewer.account, viewer.access)),
    charts: chartsOf(spreadsheet),
  };
}

function resources(
  of: <T>(make: (sheet: StoredSheet) => T) => Record<string, T>,
): NonNullable<IWorkbookData['resources']> {
  return [
    { name: 'SHEET_NOTE_PLUGIN', data: JSON.stringify(of(notesOf)) },
    { name: 'SHEET_DATA_VALIDATION_PLUGIN', data: JSON.stringify(of(validationsOf)) },
    { name: 'SHEET_CONDITIONAL_FORMATTING_PLUGIN', data: JSON.stringify(of(conditionsOf)) },
  ];
}

function idOf(sheet: StoredSheet): string {
  return String(sheet.properties.sheetId);
}

/** Looks that are alike are written once. */
class StyleTable {
  readonly #ids = new Map<string, string>();
  readonly #styles: Record<string, IStyleData> = {};

  idOf(style: IStyleData): string {
    const key = JSON.stringify(style);
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = `s${this.#ids.size}`;
      this.#ids.set(key, id);
      this.#styles[id] = style;
    }
    return id;
  }

  all(): Record<string, IStyleData> {
    return this.#styles;
  }
}

function worksheetOf(sheet: StoredSheet, styles: StyleTable): Partial<IWorksheetData> {
  const { properties } = sheet;
  const { rows, columns } = sizeOf(sheet);
  const { frozenRowCount, frozenColumnCount, hideGridlines } = properties.gridProperties ?? {};
  const frozen = { rows: frozenRowCount ?? 0, columns: frozenColumnCount ?? 0 };
  return {
    id: idOf(sheet),
    name: properties.title,
    ...(properties.hidden ? { hidden: YES } : {}),
    rowCount: rows,
    columnCount: columns,
    defaultColumnWidth: COLUMN_WIDTH,
    defaultRowHeight: ROW_HEIGHT,
    ...(hideGridlines ? { showGridlines: 0 } : {}),
    freeze: {
      xSplit: frozen.columns,
      ySplit: frozen.rows,
      startRow: frozen.rows > 0 ? frozen.rows : -1,
      startColumn: frozen.columns > 0 ? frozen.columns : -1,
    },
    cellData: cellsOf(sheet, styles),
    rowData: dimensions(sheet.rowMetadata, 'h'),
    columnData: dimensions(sheet.columnMetadata, 'w'),
    mergeData: sheet.merges.flatMap((range) => {
      const box = boxOf(range, sheet);
      return box ? [rangeOf(box)] : [];
    }),
  };
}

type CellData = IWorksheetData['cellData'];

function cellsOf(sheet: StoredSheet, styles: StyleTable): CellData {
  const data: CellData = {};
  sheet.cells.forEach((row, r) =>
    row?.forEach((stored, c) => {
      const cell = cellOf(stored);
      if (!cell) return;
      if (cell.s && typeof cell.s === 'object') cell.s = styles.idOf(cell.s);
      (data[r] ??= {})[c] = cell;
    }),
  );
  return data;
}

/** A row without a height of its own takes that of its text. */
function dimensions(metadata: StoredSheet['rowMetadata'], size: 'h' | 'w') {
  const data: Record<number, { h?: number; w?: number; hd?: 1 }> = {};
  metadata.forEach((it, index) => {
    if (!it) return;
    const hidden = it.hiddenByUser || it.hiddenByFilter;
    const pixels = it.pixelSize;
    if (!hidden && typeof pixels !== 'number') return;
    data[index] = {
      ...(typeof pixels === 'number' ? { [size]: pixels } : {}),
      ...(hidden ? { hd: YES } : {}),
    };
  });
  return data;
}

function notesOf(sheet: StoredSheet): Record<number, Record<number, BoxedNote>> {
  const notes: Record<number, Record<number, BoxedNote>> = {};
  sheet.cells.forEach((row, r) =>
    row?.forEach((cell, c) => {
      if (cell?.note) (notes[r] ??= {})[c] = noteAt(r, c, cell.note);
    }),
  );
  return notes;
}

function linksOf(sheet: StoredSheet): Record<string, string> {
  const links: Record<string, string> = {};
  sheet.cells.forEach((row, r) =>
    row?.forEach((cell, c) => {
      const link = linkOf(cell);
      if (link !== null) links[`${r},${c}`] = link;
    }),
  );
  return links;
}
