// A commune's spreadsheet for the tests of the add-on: the officer's desk with the rules it is checked
// by in its hidden tab, as provisioning leaves it.
import { overlayPlans } from '../../functions/domain/plan/overlay.ts';
import type { Plan } from '../../functions/domain/plan/plan.ts';
import type { ReportContent } from '../../functions/domain/report/content.ts';
import { bookOf } from '../../functions/domain/grid/book.ts';
import { cellPlace, type CellBook, type CellValue } from '../../functions/domain/workbook/cell.ts';
import { contextGrid, type WorkbookContext } from '../../functions/domain/workbook/context.ts';
import { TEMPLATE_VERSION, type TabKey } from '../../functions/domain/workbook/contract.ts';
import { fillIn, openDesk, QUANG_NAM, type Desk } from '../domain/workbook/office.ts';
import { paperOf, paperValue, sheetOf, type Paper } from './paper.ts';

export function contextOf(
  desk: Desk,
  plans: Plan[] = [QUANG_NAM],
  previous: ReportContent | null = null,
): WorkbookContext {
  return {
    templateVersion: TEMPLATE_VERSION,
    province: { code: desk.commune.province, name: 'Thành phố Đà Nẵng' },
    commune: desk.commune,
    villages: desk.villages,
    period: desk.form.period.id,
    plans: overlayPlans(plans, desk.commune, desk.form.period).plans,
    holidays: [],
    previous,
    storeMemberNames: false,
  };
}

/** The desk's workbook with the hidden tab that the add-on reads. */
export function withRules(book: CellBook, context: WorkbookContext): CellBook {
  return { tabs: [...book.tabs, ...bookOf([contextGrid(context)]).tabs] };
}

/** A desk whose quarter is filled in without a fault, on paper, with its rules. */
export function filledPaper(
  options: {
    households?: (number | null)[];
    previous?: ReportContent | null;
    keepNames?: boolean;
  } = {},
): { desk: Desk; paper: Paper; context: WorkbookContext } {
  const desk = fillIn(openDesk(options.households ? { households: options.households } : {}));
  const context = {
    ...contextOf(desk, [QUANG_NAM], options.previous ?? null),
    storeMemberNames: options.keepNames ?? false,
  };
  return { desk, paper: paperOf(withRules(desk.book, context)), context };
}

/** Types into paper by tab, table row (or line) and column key, as `Desk.type` does; the cell's address. */
export function typeOn(
  paper: Paper,
  desk: Desk,
  tab: TabKey,
  row: number | string,
  column: string,
  value: CellValue,
): string {
  const address = desk.type(tab, row, column, value);
  const place = cellPlace(address);
  const sheet = sheetOf(paper, desk.sheet(tab).name);
  const cells = sheet.values[place?.row ?? -1];
  if (place === undefined || cells === undefined) throw new Error(`No cell ${address}`);
  while (cells.length <= place.column) cells.push('');
  cells[place.column] = paperValue(value);
  return address;
}
