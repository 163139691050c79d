// Workbooks as nobody should fill them in: a fair first quarter, then anything typed anywhere, rows
// and columns moved or lost. The same number makes the same workbook.
import { localDateOf, parseInstant } from '../../functions/domain/calendar/local.ts';
import type { Plan } from '../../functions/domain/plan/plan.ts';
import type { CellBook, CellTab, CellValue } from '../../functions/domain/workbook/cell.ts';
import type { Form } from '../../functions/domain/workbook/contract.ts';
import { buildForm } from '../../functions/domain/workbook/form.ts';
import { receiveContextOf, type WorkbookContext } from '../../functions/domain/workbook/context.ts';
import { receiveWorkbook } from '../../functions/domain/workbook/receive.ts';
import { issueMessage } from '../../functions/domain/workbook/messages.ts';
import { spreadsheetCell } from '../../functions/domain/workbook/spreadsheet-cell.ts';
import type { IssueView } from '../../sheets-addon/contract.ts';
import { AN_HAI, fillIn, openDesk, QUANG_NAM, QUANG_TRI } from '../domain/workbook/office.ts';
import { paperOf, type Paper } from './paper.ts';
import { contextOf, withRules } from './sheets.ts';

const NOW = '2025-12-18T14:05:00+07:00';
const PLANS: Plan[][] = [[QUANG_NAM], [QUANG_NAM, AN_HAI], [QUANG_TRI]];

interface RandomSheet {
  /** What the server would read of it. */
  book: CellBook;
  paper: Paper;
  context: WorkbookContext;
}

/** A shared list of percentages: a number and its format on paper, text to whoever reads it. */
const PERCENT = '0.00%';

export function randomSheet(seed: number): RandomSheet {
  const random = randomFrom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const plans = pick(PLANS);
  const households = Array.from({ length: 1 + Math.floor(random() * 6) }, () =>
    pick([null, 0, 1, 120, 280, 312]),
  );
  const province = plans.includes(QUANG_TRI) ? { province: '44', code: '19333' } : {};
  const desk = openDesk({
    plans,
    households,
    zone: pick(['PLAIN', 'MOUNTAIN', null]),
    ...province,
  });
  const filled = random() < 0.8 ? fillIn(desk) : desk;
  const before = random() < 0.5 ? filled.receive().content : null;
  const previous = before && { ...before, period: '2025-Q3' };
  const context = contextOf(desk, plans, previous);
  const { tabs } = withRules(filled.book, context);
  const percents: { tab: CellTab; row: number; column: number; share: number }[] = [];
  for (let left = Math.floor(random() * 30); left > 0; left -= 1) {
    const tab = pick(tabs.filter(({ name }) => !name.startsWith('_')));
    const row = Math.floor(random() * (random() < 0.8 ? 8 : tab.rows.length + 2));
    const column = Math.floor(random() * ((tab.rows[1]?.length ?? 0) + 2));
    const deed = random();
    if (deed < 0.03) tab.rows.splice(Math.max(2, row), 1);
    else if (deed < 0.06) tab.rows.splice(Math.max(2, row), 0, []);
    else if (deed < 0.09) for (const cells of tab.rows) cells.splice(column, 0, null);
    else if (deed < 0.11) for (const cells of tab.rows) cells.splice(column, 1);
    else if (deed < 0.13) tabs.splice(tabs.indexOf(tab), 1);
    else if (deed < 0.18)
      percents.push({ tab, row: Math.max(2, row), column, share: pick([0, 0.354, 1, 0.12345]) });
    else
      type(
        tab,
        row < 2 && random() < 0.9 ? row + 2 : row,
        column,
        pick(anything(desk.commune.code)),
      );
  }
  for (const { tab, row, column, share } of percents) type(tab, row, column, percentOf(share));
  const paper = paperOf({ tabs });
  for (const { tab, row, column, share } of percents) {
    const sheet = paper.sheets.find((it) => it.name === tab.name);
    const cells = sheet?.values[row];
    if (sheet === undefined || cells === undefined || cells[column] !== percentOf(share)) continue;
    cells[column] = share;
    sheet.formats.set(`${row},${column}`, PERCENT);
  }
  return { book: { tabs }, paper, context };
}

const percentOf = (share: number) => spreadsheetCell(share, 'PERCENT') as string;

function type(tab: CellTab, row: number, column: number, value: CellValue): void {
  while (tab.rows.length <= row) tab.rows.push([]);
  const cells = tab.rows[row] ?? [];
  while (cells.length <= column) cells.push(null);
  cells[column] = value;
}

function anything(commune: string): CellValue[] {
  const words =
    'x|X|có|không|T001|T002|T999|XA|t001|Tổ trưởng|Tổ phó|Thành viên|Cộng tác viên|Tuyên truyền|abc|' +
    '12|1.234|1,234|1.234,5|12%|-3|  7 |１２|12 hộ|31/02/2026|20/12/2025|2025-12-01|20/12/25|' +
    'ngày 3 tháng 10 năm 2025|0912345678|079085001234|Nguyễn Văn A 001085001234|STK 1903 5566 7788 99|' +
    ' |\u00a0|\u200b|=1+1|+5|@x|households|Số hộ|Mã thôn|village|Mô hình|Đã khen|Cá nhân|45/BC-UBND|🙂';
  return [
    null,
    null,
    ...words.split('|'),
    commune,
    'Tổ dân phố 1'.normalize('NFD'),
    'a'.repeat(300),
    0,
    1,
    4,
    12,
    150,
    281,
    1e6,
    -1,
    3.5,
    1.234,
    0.1 + 0.2,
    1e16,
    45_000,
    2025,
    true,
    false,
    { date: '2025-10-28' },
    { date: '2025-12-25' },
    { date: '1899-12-30' },
    { error: '#REF!' },
    { error: '#DIV/0!' },
  ];
}

/** What the functions find in it. */
export function communeIssues(book: CellBook, context: WorkbookContext): IssueView[] {
  const today = localDateOf(parseInstant(NOW) ?? 0);
  return receiveWorkbook(book, receiveContextOf(context, today)).issues.map((issue) => ({
    code: issue.code,
    severity: issue.severity,
    tab: issue.tab,
    cell: issue.cell,
    message: issueMessage(issue),
  }));
}

export function formOf(context: WorkbookContext): Form {
  const { overlay, period } = receiveContextOf(context, '2025-12-18');
  return buildForm(overlay, period);
}

/** Mulberry32: small, even enough, the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_769 + 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
