// The menus and what their items do. A commune's spreadsheet and a province's are told apart by their
// hidden card; before the officer has allowed the add-on to read anything (AuthMode.NONE), one menu
// offers both lists, and each item says by itself when it is in the wrong place.
//
// By Google's guide to the menus of editor add-ons, a menu of its own in the bar is for a script in
// its spreadsheet or an add-on still being tried; a published add-on's items stand under Extensions.
import { nfc } from '../functions/domain/vietnamese/text.ts';
import { COMMUNE_MENU } from '../functions/domain/workbook/contract.ts';
import { PANE_PLACEHOLDER, type Pane } from './contract.ts';
import { keepPrevious, takePrevious } from './previous.ts';
import { cardOf } from './province.ts';
import { failureOf } from './refusal.ts';
import { noteOrigin } from './repair.ts';

/** Of the sidebar, of what is said in the corner, and of the province's menu. */
const TITLE = 'Chốt Số';
const TOAST_SECONDS = 10;

/** An item's label and the global function behind it; null draws a line. */
type Item = [label: string, does: string] | null;

const COMMUNE_ITEMS: Item[] = [
  ['Kiểm tra số liệu', 'menuCheck'],
  ['Lấy lại số kỳ trước', 'menuTakePrevious'],
  ['Giữ nguyên số kỳ trước (dòng đang chọn)', 'menuKeepPrevious'],
  null,
  ['Nộp báo cáo', 'menuSubmit'],
  ['Lãnh đạo duyệt báo cáo', 'menuApprove'],
  ['Trả lời yêu cầu đột xuất', 'menuAnswers'],
  ['Xem trạng thái và phản hồi', 'menuStatus'],
  ['Soạn tin Zalo nhắc Tổ', 'menuTeamMessage'],
  null,
  ['Hướng dẫn', 'menuGuide'],
];

const PROVINCE_ITEMS: Item[] = [
  ['Cập nhật tổng hợp', 'menuUpdateSummary'],
  ['Danh sách chưa nộp', 'menuMissing'],
  ['Soạn tin Zalo đôn đốc', 'menuChaseMessage'],
  null,
  ['Duyệt, trả lại báo cáo', 'menuReview'],
  ['Chốt kỳ, đính chính', 'menuPeriod'],
  null,
  ['Giao chỉ tiêu', 'menuTargets'],
  ['Trả lời kiến nghị', 'menuReplies'],
  ['Yêu cầu đột xuất', 'menuRequests'],
];

/** `mayRead` is false while the add-on is only installed, not yet used in this spreadsheet. */
export function openSpreadsheet(mayRead: boolean): void {
  if (!mayRead) {
    addMenu(TITLE, [...COMMUNE_ITEMS, null, ...PROVINCE_ITEMS]);
    return;
  }
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const card = cardOf(spreadsheet);
  if (card.get('kind') === 'province') addMenu(TITLE, PROVINCE_ITEMS);
  else addMenu(COMMUNE_MENU, COMMUNE_ITEMS);
  noteOrigin(spreadsheet, card);
}

function addMenu(caption: string, items: readonly Item[]): void {
  const menu = SpreadsheetApp.getUi().createMenu(caption);
  for (const item of items)
    if (item === null) menu.addSeparator();
    else menu.addItem(...item);
  menu.addToUi();
}

export function showPane(pane: Pane): void {
  const html = HtmlService.createHtmlOutputFromFile('Sidebar')
    .getContent()
    .split(PANE_PLACEHOLDER)
    .join(pane);
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(html).setTitle(TITLE));
}

export function tellTakePrevious(): void {
  tell(takePrevious);
}

export function tellKeepPrevious(): void {
  tell(keepPrevious);
}

/** For what needs no pane: a word in the corner when it is done, or why it is not. */
function tell(verb: () => string): void {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  try {
    spreadsheet.toast(verb(), TITLE, TOAST_SECONDS);
  } catch (error) {
    spreadsheet.toast(failureOf(error).message, TITLE, TOAST_SECONDS);
  }
}

/** Leads the officer to a cell, or to a tab alone; false where it is gone or hidden. */
export function showCell(tab: string, cell: string): boolean {
  const sheets = SpreadsheetApp.getActiveSpreadsheet().getSheets();
  const sheet = sheets.find((it) => nfc(it.getName()) === nfc(tab));
  if (sheet === undefined || sheet.isSheetHidden()) return false;
  try {
    sheet.getRange(cell === '' ? 'A1' : cell).activate();
    return true;
  } catch {
    return false;
  }
}
