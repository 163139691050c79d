// The officer's desk: the commune's spreadsheet that is open, read once, with what it is checked by.
// Everything the menu offers in a commune starts here, or says why it cannot.
import { localDateOf } from '../functions/domain/calendar/local.ts';
import type { Instant } from '../functions/domain/calendar/rule.ts';
import type { CellBook } from '../functions/domain/workbook/cell.ts';
import {
  readContext,
  receiveContextOf,
  type WorkbookContext,
} from '../functions/domain/workbook/context.ts';
import {
  COMMUNE_MENU,
  TEMPLATE_VERSION,
  type Form,
} from '../functions/domain/workbook/contract.ts';
import { buildForm } from '../functions/domain/workbook/form.ts';
import { readMeta } from '../functions/domain/workbook/meta.ts';
import { readBook, type ReadBook } from '../functions/domain/workbook/read-book.ts';
import type { ReceiveContext } from '../functions/domain/workbook/receive.ts';
import { bookOf, readTabs, type OpenTab } from './read-spreadsheet.ts';
import { Refusal } from './refusal.ts';
import { repairTabs } from './repair.ts';

export interface Desk {
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet;
  tabs: OpenTab[];
  book: CellBook;
  read: ReadBook;
  context: WorkbookContext;
  receive: ReceiveContext;
  form: Form;
  now: Instant;
  /** What was put right, or found out, on opening; sentences for the officer. */
  repaired: string[];
}

/** @throws Refusal where the open spreadsheet is not a commune's, or has lost what it is checked by */
export function openDesk(): Desk {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const tabs = readTabs(spreadsheet);
  const context = readContext(bookOf(tabs));
  if (context === null) throw noContext(bookOf(tabs));
  const now = Date.now();
  const receive = receiveContextOf(context, localDateOf(now));
  const form = buildForm(receive.overlay, receive.period);
  const repaired = repairTabs(spreadsheet, tabs, form);
  const book = bookOf(tabs);
  return {
    spreadsheet,
    tabs,
    book,
    read: readBook(book, form),
    context,
    receive,
    form,
    now,
    repaired,
  };
}

function noContext(book: CellBook): Refusal {
  const { found, templateVersion } = readMeta(book);
  if (!found)
    return new Refusal(
      'NOT_A_WORKBOOK',
      'Bảng tính này không phải bảng báo cáo của xã do Chốt Số lập. Hãy mở đúng bảng của đơn vị mình.',
    );
  if (templateVersion !== null && templateVersion !== TEMPLATE_VERSION)
    return new Refusal(
      'OLD_TEMPLATE',
      `Biểu mẫu của bảng này là bản ${templateVersion}, tiện ích đọc bản ${TEMPLATE_VERSION}. Hãy nhờ đầu mối của tỉnh làm mới biểu mẫu; số liệu đã nhập vẫn còn nguyên.`,
    );
  return new Refusal(
    'CONTEXT_LOST',
    `Phần quy định ẩn của bảng (tab _QuyDinh) đã mất hoặc hỏng. Chọn ${COMMUNE_MENU} → Lấy lại số kỳ trước để tải lại, rồi thử lại.`,
  );
}
