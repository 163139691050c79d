// A filled-in file put back into the spreadsheet: what its cells say is typed into the tabs of the same
// name, wherever this account may type. Formulas, locked cells and the product's hidden tabs stay.
import type { CellBook, CellValue } from '../../functions/domain/workbook/cell.ts';
import { cellAddress, isBlank } from '../../functions/domain/workbook/cell.ts';
import { formatKind } from '../../functions/domain/workbook/spreadsheet-cell.ts';
import { fold } from '../../functions/domain/vietnamese/text.ts';
import type { SheetsRequest, StoredCell, StoredSheet, StoredSpreadsheet } from '../sheets/store.ts';
import { sizeOf } from './boxes.ts';
import { demandOwn } from './own-file.ts';
import { serialOf } from './download.ts';
import { isLocked } from './locked.ts';
import { locksOf } from './locks.ts';
import type { Viewer } from './snapshot.ts';
import { cellValueOf } from './stored-cell.ts';
import { patternOf } from './style.ts';

export interface UploadPlan {
  requests: SheetsRequest[];
  changed: number;
  skipped: string[];
}

/**
 * What to apply, and what is left aside, in sentences for the officer.
 * @throws Refusal 400 for a file that belongs to another spreadsheet
 */
export function planUpload(
  spreadsheet: StoredSpreadsheet,
  book: CellBook,
  viewer: Viewer,
): UploadPlan {
  demandOwn(spreadsheet, book);
  const plan: UploadPlan = { requests: [], changed: 0, skipped: [] };
  const met = new Set<StoredSheet>();
  for (const tab of book.tabs) {
    const sheet = spreadsheet.sheets.find(
      (it) => fold(it.properties.title) === fold(tab.name) && !met.has(it),
    );
    if (!sheet) {
      plan.skipped.push(`Trang “${tab.name}” không có trong bảng tính này.`);
      continue;
    }
    met.add(sheet);
    if (!sheet.properties.hidden) planTab(sheet, tab.rows, viewer, plan);
  }
  for (const sheet of spreadsheet.sheets)
    if (!met.has(sheet) && !sheet.properties.hidden)
      plan.skipped.push(`Tệp không có trang “${sheet.properties.title}”; trang này giữ nguyên.`);
  return plan;
}

function planTab(sheet: StoredSheet, rows: CellValue[][], viewer: Viewer, plan: UploadPlan): void {
  const locks = locksOf(sheet, viewer.account, viewer.access);
  const size = sizeOf(sheet);
  const locked: string[] = [];
  let beyond = false;
  const height = Math.max(rows.length, sheet.cells.length);
  for (let r = 0; r < height; r += 1) {
    const width = Math.max(rows[r]?.length ?? 0, sheet.cells[r]?.length ?? 0);
    for (let c = 0; c < width; c += 1) {
      const stored = sheet.cells[r]?.[c];
      const value = rows[r]?.[c] ?? null;
      if (stored?.entered?.formulaValue || isSame(value, cellValueOf(stored))) continue;
      if (r >= size.rows || c >= size.columns) beyond = true;
      else if (isLocked(locks, r, c)) locked.push(cellAddress(r, c));
      else {
        plan.requests.push(typing(sheet.properties.sheetId, r, c, value, stored));
        plan.changed += 1;
      }
    }
  }
  const { title } = sheet.properties;
  if (beyond) plan.skipped.push(`Trang “${title}”: có ô nằm ngoài khổ của trang, không nhận.`);
  if (locked.length > 0)
    plan.skipped.push(
      `Trang “${title}”: ${locked.length} ô đã khóa khác với tệp, giữ nguyên (${locked
        .slice(0, 5)
        .join(', ')}${locked.length > 5 ? '…' : ''}).`,
    );
}

function isSame(a: CellValue, b: CellValue): boolean {
  if (isBlank(a) || isBlank(b)) return isBlank(a) && isBlank(b);
  if (isError(a) && isError(b)) return true;
  if (typeof a === 'string' && typeof b === 'string') return plain(a) === plain(b);
  return JSON.stringify(a) === JSON.stringify(b);
}

function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').normalize('NFC');
}

function isError(value: CellValue): boolean {
  return typeof value === 'object' && value !== null && 'error' in value;
}

function typing(
  sheetId: number,
  rowIndex: number,
  columnIndex: number,
  value: CellValue,
  stored: StoredCell | undefined,
): SheetsRequest {
  const start = { sheetId, rowIndex, columnIndex };
  const pattern = patternOf(stored?.format) ?? '';
  const kind = formatKind(pattern);
  if (typeof value === 'object' && value !== null && 'date' in value) {
    const entered = { userEnteredValue: { numberValue: serialOf(value.date) } };
    if (kind === 'DATE')
      return { updateCells: { start, rows: [{ values: [entered] }], fields: 'userEnteredValue' } };
    const shown = { numberFormat: { type: 'DATE', pattern: 'dd/mm/yyyy' } };
    return {
      updateCells: {
        start,
        rows: [{ values: [{ ...entered, userEnteredFormat: shown }] }],
        fields: 'userEnteredValue,userEnteredFormat.numberFormat',
      },
    };
  }
  const userEnteredValue = entering(value, kind);
  return {
    updateCells: {
      start,
      rows: [{ values: [userEnteredValue ? { userEnteredValue } : {}] }],
      fields: 'userEnteredValue',
    },
  };
}

function entering(value: CellValue, kind: ReturnType<typeof formatKind>) {
  if (value === null || isBlank(value) || typeof value === 'object') return null;
  if (typeof value === 'number') return { numberValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  const percent = kind === 'PERCENT' ? /^(-?\d+(?:\.\d+)?)%$/.exec(value) : null;
  if (percent) return { numberValue: Number((Number(percent[1]) / 100).toPrecision(15)) };
  return { stringValue: value };
}
