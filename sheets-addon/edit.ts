// What happens while the officer types: the touched rows are checked at once. A simple trigger may
// neither ask the network nor show anything beside the sheet, and it must be quick, so it reads only
// the tabs that the touched one is judged by, and never says a word about its own faults.
import { localDateOf } from '../functions/domain/calendar/local.ts';
import {
  CONTEXT_TAB,
  PREVIOUS_TAB,
  type Form,
  type TabKey,
} from '../functions/domain/workbook/contract.ts';
import { cellPlace } from '../functions/domain/workbook/cell.ts';
import { readContext, receiveContextOf } from '../functions/domain/workbook/context.ts';
import { buildForm } from '../functions/domain/workbook/form.ts';
import { findTab } from '../functions/domain/workbook/read-book.ts';
import { receiveWorkbook } from '../functions/domain/workbook/receive.ts';
import { nfc } from '../functions/domain/vietnamese/text.ts';
import { wordedIssue } from './check-view.ts';
import { markSheet } from './mark.ts';
import { restoreFormats } from './number-format.ts';
import { dropPreviousLook } from './previous-look.ts';
import { bookOf, readTabs } from './read-spreadsheet.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The other tabs without which a tab's cells would be judged wrongly. */
const JUDGED_BY: Partial<Record<TabKey, TabKey[]>> = {
  unit: ['villages'],
  villages: ['unit', 'members'],
  members: ['villages'],
  figures: ['villages', 'members'],
  commune: ['unit', 'villages'],
};

export function checkEdited(event: GoogleAppsScript.Events.SheetsOnEdit): void {
  const { range } = event;
  const sheet = range.getSheet();
  if (sheet.getName().startsWith('_')) return;
  const spreadsheet = event.source;
  const rules = spreadsheet.getSheetByName(CONTEXT_TAB);
  if (rules === null) return;
  const context = readContext(bookOf(readTabs(spreadsheet, [rules])));
  if (context === null) return;
  const receive = receiveContextOf(context, localDateOf(Date.now()));
  const form = buildForm(receive.overlay, receive.period);

  const [touched] = readTabs(spreadsheet, [sheet]);
  if (touched === undefined) return;
  const tab = form.tabs.find((it) => findTab({ tabs: [touched.cells] }, it, new Set()));
  if (tab === undefined) return;
  const others = readTabs(spreadsheet, neededSheets(spreadsheet, form, tab.key, sheet));
  const book = bookOf([touched, ...others]);
  const first = range.getRow() - 1;
  const last = range.getLastRow() - 1;
  const issues = receiveWorkbook(book, receive).issues.filter((issue) => {
    const row = cellPlace(issue.cell)?.row ?? -1;
    return issue.tab === nfc(touched.cells.name) && row >= first && row <= last;
  });
  // A mark remembers the ground it covers, and one that goes gives it back.
  const prefilled = tab.key === 'figures' || tab.key === 'commune';
  if (prefilled) dropPreviousLook(range);
  markSheet(touched, tab, { issues: issues.map(wordedIssue) }, { first, last });
  if (prefilled) dropPreviousLook(range);
  restoreFormats(touched, tab, { first, last });
}

/** By name: reading every tab to know it by its keys would take too long. */
function neededSheets(spreadsheet: Spreadsheet, form: Form, key: TabKey, touched: Sheet): Sheet[] {
  const keys = JUDGED_BY[key] ?? ['villages'];
  const names = form.tabs.filter((it) => keys.includes(it.key)).map(({ name }) => name);
  return [...names, PREVIOUS_TAB].flatMap((name) => {
    const sheet = spreadsheet.getSheetByName(name);
    return sheet === null || sheet.getSheetId() === touched.getSheetId() ? [] : [sheet];
  });
}
