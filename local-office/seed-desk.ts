// The desk of a commune's officer on the first day: the spreadsheet that the functions made is filled in, sent as the add-on sends it, and the receipt is written where the add-on writes
// it, so that the next send starts from it.
import { overlayPlans } from '../functions/domain/plan/overlay.ts';
import { communeId } from '../functions/domain/unit/unit.ts';
import { formatDate } from '../functions/domain/vietnamese/date.ts';
import type { CellBook } from '../functions/domain/workbook/cell.ts';
import { JOURNAL_TAB, type Form } from '../functions/domain/workbook/contract.ts';
import { buildForm } from '../functions/domain/workbook/form.ts';
import { FIRST_ROW } from '../functions/domain/workbook/grid-tab.ts';
import { redactBook } from '../functions/domain/workbook/redact.ts';
import type { Database } from '../functions/store/database.ts';
import type { Receipt } from '../functions/store/reports.ts';
import { spreadsheetsOf } from '../functions/store/spreadsheets.ts';
import type { OfficeClock } from './clock.ts';
import { functionUrl } from './functions-host.ts';
import type { LocalIdentity } from './identity.ts';
import { communeOfficers, officersAt } from './officers.ts';
import type { Turn } from './seed-plot.ts';
import { typingOf } from './seed-sheet.ts';
import { cellValueOf } from './sheet-page/stored-cell.ts';
import type { SheetsRequest, SpreadsheetStore, StoredSpreadsheet } from './sheets/store.ts';
import type { Stage } from './synthesis-script.ts';

export interface SeedOffice {
  db: Database;
  origin: string;
  clock: OfficeClock;
  identity: LocalIdentity;
  store: SpreadsheetStore;
}

/** Fills in a commune's spreadsheet and sends it, as far as the plot has it. */
export type Sitting = (turn: Turn) => Promise<void>;

export async function deskOf(
  province: string,
  stage: Stage,
  { db, store, clock, identity, origin }: SeedOffice,
): Promise<Sitting> {
  const records = await spreadsheetsOf(db, province);
  const officers = officersAt((name) => functionUrl(origin, name), identity);
  return async (turn) => {
    const { part, sentAt } = turn;
    const id = records.get(communeId(part.commune))?.spreadsheetId ?? null;
    // A commune without a form owes no report.
    if (id === null) return;
    const [by] = communeOfficers(part.commune);
    const form = buildForm(overlayPlans(stage.plans, part.commune, stage.period), stage.period);
    // What formulas come to is not typed, and not looked at before all of it stands.
    const spreadsheet = store.layout(id);
    const typed = typingOf(spreadsheet, form, turn, stage.seed);
    if (typed.length > 0) store.apply(id, typed, by);
    if (sentAt === null) return;
    const call = clock.call(sentAt);
    const { receipt, timeliness, issues } = await officers.submit(
      part.commune,
      stage.period.id,
      redactBook(bookOf(store.spreadsheet(id)), form),
      { headers: call.headers, confirmed: true },
    );
    call.end();
    if (!receipt) {
      const first = issues.find(({ severity }) => severity === 'BLOCK');
      throw new Error(
        `spreadsheet of ${part.commune.code}: expected it to be taken, found ${JSON.stringify(first)}`,
      );
    }
    const result = timeliness === 'LATE' ? 'Muộn' : 'Đúng hạn';
    store.apply(id, receiptRequests(spreadsheet, form, receipt, result), by);
  };
}

function bookOf({ sheets }: StoredSpreadsheet): CellBook {
  return {
    tabs: sheets.map(({ properties, cells }) => ({
      name: properties.title,
      rows: Array.from(cells, (row) => Array.from(row ?? [], cellValueOf)),
    })),
  };
}

/** A row in the hidden journal and the state on the first tab, in the words of the add-on. */
function receiptRequests(
  { sheets }: StoredSpreadsheet,
  form: Form,
  { submittedAt, revision, by }: Receipt,
  result: string,
): SheetsRequest[] {
  const start = form.tabs.find(({ key }) => key === 'start');
  const idOf = (name: string | undefined) =>
    sheets.find(({ properties }) => properties.title === name)?.properties.sheetId;
  const text = (stringValue: string) => ({ userEnteredValue: { stringValue } });
  const at = `${submittedAt.slice(11, 16)} ngày ${formatDate(submittedAt.slice(0, 10))}`;
  const row = [
    text(at),
    { userEnteredValue: { numberValue: revision } },
    text(by),
    text(result),
    text(form.period.id),
  ];
  const state = [text(`Đã nộp bản ${revision}, ${result.toLowerCase()}`)];
  const fields = 'userEnteredValue';
  const line = start?.lines?.findIndex(({ key }) => key === 'status') ?? -1;
  const place = {
    sheetId: idOf(start?.name) ?? 0,
    rowIndex: FIRST_ROW + line,
    columnIndex: start?.columns.findIndex(({ key }) => key === 'value') ?? 0,
  };
  return [
    { appendCells: { sheetId: idOf(JOURNAL_TAB) ?? 0, rows: [{ values: row }], fields } },
    ...(line < 0 ? [] : [{ updateCells: { start: place, rows: [{ values: state }], fields } }]),
  ];
}
