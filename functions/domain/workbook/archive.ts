// What is kept of a period that is over before its tabs are made anew: every tab that holds anything
// typed which was never sent, or which a report does not carry (columns of the officer's own, notes,
// names). It is hidden, and without the machine keys, so that nobody takes it for the form again.
import type { LocalDate } from '../calendar/rule.ts';
import type { Grid, GridCell } from '../grid/grid.ts';
import { canonicalJson } from '../report/canonical-json.ts';
import type { ReportContent } from '../report/content.ts';
import { fold } from '../vietnamese/text.ts';
import { cellAddress } from './cell.ts';
import { receiveContextOf, type WorkbookContext } from './context.ts';
import type { Form, TabKey } from './contract.ts';
import { SENT } from './form-answers.ts';
import { formTab } from './form-rows.ts';
import type { OldWorkbook, TabPair, Tabs } from './old-workbook.ts';
import type { OldRow } from './old-sheet.ts';
import { ownNote } from './own-note.ts';
import { readText } from './read-cell.ts';
import { receiveWorkbook } from './receive.ts';
import { redactBook } from './redact.ts';
import { written } from './put-back.ts';
import { typedRows } from './renew-tab.ts';
import { gridsBefore } from './same-period.ts';

export interface EndedPeriod {
  old: OldWorkbook;
  before: WorkbookContext;
  /** Whether `before` is what the workbook was made by, and not only taken for it. */
  known: boolean;
  form: Form;
  /** By the old form. */
  tabs: Tabs;
  /** What the commune's report on that period says in the store; null where there is none. */
  standing: ReportContent | null;
  today: LocalDate;
}

const MOST_LETTERS = 90;
const WIDTH = 16;
/** Columns in which a tab of lines may have its keys. */
const KEY_COLUMNS = 8;

/** `goesOn` says which rows have gone into the new period's form as they stand. */
export function archiveGrids(
  ended: EndedPeriod,
  goesOn: (tab: TabKey, row: OldRow) => boolean,
): Grid[] {
  const { old, before, known, tabs } = ended;
  const sent = wasSent(ended);
  const was = known ? gridsBefore(old.book, before, tabs) : null;
  const taken = new Set(old.book.tabs.map(({ name }) => fold(name)));
  return [...tabs.pairs.values(), ...tabs.dropped].flatMap((pair) => {
    const grid = was?.get(pair.before.name);
    const made = grid && formTab(grid, pair.before, 'PLACE');
    const typed = typedRows(pair.old, pair.before, made);
    const left = typed.filter((row) => !goesOn(pair.before.key, row));
    // Requests are answered by themselves, whatever became of the period's report.
    const open = pair.before.key === 'adhoc' ? left.some(isUnsent) : !sent;
    const keep = left.length > 0 && (open || left.some(hasMore) || holdsNames(pair, ended));
    return keep ? [archiveGrid(pair, ended, taken)] : [];
  });
}

/** An answer that the province does not have. */
function isUnsent({ cells }: OldRow): boolean {
  const status = readText(cells.get('status')?.value ?? null);
  return cells.has('answer') && status?.startsWith(SENT) !== true;
}

/** Columns of the officer's own, and notes. */
function hasMore({ cells, extras }: OldRow): boolean {
  return extras.size > 0 || [...cells.values()].some(({ note }) => note !== null);
}

/** Whether the store has just what stands in the workbook. */
function wasSent({ old, before, form, standing, today }: EndedPeriod): boolean {
  if (standing === null) return false;
  const book = before.storeMemberNames ? old.book : redactBook(old.book, form);
  const { content } = receiveWorkbook(book, receiveContextOf(before, today));
  // The number of the letter may have been given with the sending.
  const plain = (it: ReportContent) => canonicalJson({ ...it, officialNo: null });
  return content !== null && plain(content) === plain(standing);
}

/** Whether the tab has names that are taken out before a report is sent. */
function holdsNames({ sheet, before }: TabPair, { form }: EndedPeriod): boolean {
  if (before.key !== 'recognitions') return false;
  const redacted = redactBook({ tabs: [sheet] }, { ...form, tabs: [before] });
  return canonicalJson(redacted.tabs[0]?.rows) !== canonicalJson(sheet.rows);
}

function archiveGrid(
  { sheet, before }: TabPair,
  { before: context, old }: EndedPeriod,
  taken: Set<string>,
): Grid {
  const keys = new Set(
    before.lines ? before.lines.map(({ key }) => key) : before.columns.map(({ key }) => key),
  );
  const columnKeys = new Set(before.columns.map(({ key }) => key));
  const headings = new Set(before.columns.map(({ header }) => fold(header)));
  const notes = old.notes.get(sheet.name);
  const entered = old.entered?.get(sheet.name);
  const rows = sheet.rows.map((row, at) => {
    const keyRow =
      row.filter((it) => typeof it === 'string' && columnKeys.has(it.trim())).length > 1;
    const heading = row.filter((it) => typeof it === 'string' && headings.has(fold(it))).length > 1;
    return row.map((value, column): GridCell => {
      const key =
        typeof value === 'string' &&
        (keyRow || (before.lines !== undefined && column < KEY_COLUMNS)) &&
        (keys.has(value.trim()) || columnKeys.has(value.trim()));
      const address = cellAddress(at, column);
      const note = ownNote(notes?.get(address) ?? '');
      const { number, numberFormat } = entered?.get(address) ?? {};
      return {
        value: key ? null : written(value),
        // What a formula came to, and no formula: the cells that it names are another period's now.
        ...(number !== undefined && numberFormat ? { entered: { number, numberFormat } } : {}),
        ...(heading ? { tone: 'header' as const, wrap: true } : {}),
        ...(note === null ? {} : { note }),
      };
    });
  });
  return {
    name: freeName(`${context.period} · ${sheet.name}`, taken),
    columns: Array.from({ length: Math.max(1, ...rows.map((row) => row.length)) }, (_, place) => ({
      width: before.columns[place]?.width ?? WIDTH,
    })),
    rows,
    frozenRows: 0,
    frozenColumns: 0,
    hidden: true,
    protected: true,
  };
}

function freeName(wish: string, taken: Set<string>): string {
  const short = wish.slice(0, MOST_LETTERS).trim();
  let name = short;
  for (let n = 2; taken.has(fold(name)); n += 1) name = `${short} (${n})`;
  taken.add(fold(name));
  return name;
}
