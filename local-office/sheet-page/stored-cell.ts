// A stored cell as every reader of workbooks sees it, so that a downloaded, filled in and uploaded
// file can be compared with what stands in the spreadsheet.
import type { CellValue } from '../../functions/domain/workbook/cell.ts';
import { formatKind, spreadsheetCell } from '../../functions/domain/workbook/spreadsheet-cell.ts';
import type { StoredCell } from '../sheets/store.ts';
import { patternOf } from './style.ts';

export function cellValueOf(stored: StoredCell | undefined): CellValue {
  const value = stored?.effective ?? stored?.entered;
  if (!value) return null;
  if (value.errorValue) return { error: value.errorValue.type ?? '#ERROR!' };
  const plain = value.stringValue ?? value.numberValue ?? value.boolValue ?? null;
  return spreadsheetCell(plain, formatKind(patternOf(stored?.format) ?? ''));
}
