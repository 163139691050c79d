// Typing as people do in Viet Nam: 1.234 is one thousand two hundred and thirty-four, 12,5 twelve and a
// half, 20/12/2025 a day. What was typed is read by the same function as the office's own, so that the
// grid shows at once what will be stored, and shows numbers back with a comma when they are edited.
import {
  CellValueType,
  InterceptorEffectEnum,
  type ICellData,
  type Injector,
} from '@univerjs/core';
import {
  AFTER_CELL_EDIT,
  BEFORE_CELL_EDIT,
  INTERCEPTOR_POINT,
  SheetInterceptorService,
  SheetsNumfmtCellContentController,
} from '@univerjs/preset-sheets-core';
import { englishFormula, vietnameseFormula } from '../../sheet-page/formula-marks.ts';
import { enteredFrom } from '../../sheets/entered.ts';
import { kindOf } from './cell-requests.ts';

const LOCALE = 'vi_VN';
/** Before Univer's own readers, which know English numbers only. */
const FIRST = 1_000;
/** After all others but the one that ends the chain. */
const LAST = -0.5;

/** Once a first spreadsheet is open: before it, Univer's parts for sheets are not there. */
export function readTyping(injector: Injector): void {
  injector.get(SheetsNumfmtCellContentController).setNumfmtLocal('vi');
  const service = injector.get(SheetInterceptorService);
  service.writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: FIRST,
    handler: (typed, { worksheet, row, col }, next) => {
      const text = typedText(typed ?? null);
      if (text === null) return next(typed);
      return typedCell(text, worksheet.getComposedCellStyle(row, col).n?.pattern ?? null);
    },
  });
  service.writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    priority: FIRST,
    handler: (shown, { worksheet, row, col }, next) => {
      const formula = worksheet.getCellRaw(row, col)?.f;
      return formula ? { ...shown, f: vietnameseFormula(formula) } : next(shown);
    },
  });
  service.writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    priority: LAST,
    handler: (shown, _place, next) => next(withCommas(shown ?? null)),
  });
  service.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: LAST,
    effect: InterceptorEffectEnum.Value,
    handler: (shown, _place, next) => next(withCommas(shown ?? null)),
  });
}

function withCommas<Cell extends ICellData>(cell: Cell | null): Cell | null {
  if (typeof cell?.v !== 'number' || cell.t !== CellValueType.NUMBER || Number.isInteger(cell.v))
    return cell;
  return { ...cell, v: String(cell.v).replace('.', ',') };
}

/** null: nothing was typed that could be read. */
function typedText(typed: ICellData | null): string | null {
  if (typed?.f) return typed.f;
  const rich = typed?.p?.body?.dataStream;
  if (rich !== undefined) return rich.replace(/\r\n$/, '').replaceAll('\r', '\n');
  const value = typed?.v;
  return value === null || value === undefined || value === '' ? null : String(value);
}

/** The cell that a text typed into it makes; its look stays, but for a number format that it gives. */
export function typedCell(text: string, pattern: string | null): ICellData {
  const there = pattern === null ? undefined : { type: kindOf(pattern), pattern };
  const { userEnteredValue: value, userEnteredFormat } = enteredFrom(text, LOCALE, there);
  const cell: ICellData = { p: null, f: null, si: null, v: null };
  if (typeof value.formulaValue === 'string')
    cell.f = value.formulaValue.includes(';')
      ? englishFormula(value.formulaValue)
      : value.formulaValue;
  if (typeof value.numberValue === 'number') {
    cell.v = value.numberValue;
    cell.t = CellValueType.NUMBER;
  } else if (typeof value.boolValue === 'boolean') {
    cell.v = value.boolValue ? 1 : 0;
    cell.t = CellValueType.BOOLEAN;
  } else if (typeof value.stringValue === 'string') {
    cell.v = value.stringValue;
    cell.t = isNumeric(value.stringValue) ? CellValueType.FORCE_STRING : CellValueType.STRING;
  }
  const given = userEnteredFormat?.numberFormat.pattern;
  if (given && given !== pattern) cell.s = { n: { pattern: given } };
  return cell;
}

function isNumeric(text: string): boolean {
  return text.trim() !== '' && !Number.isNaN(Number(text));
}
