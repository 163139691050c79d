// What a commune's spreadsheet has to know to be checked without a network: the plans in force, the
// commune and its villages, the holidays, the last report. It stands as JSON in the hidden tab
// `_QuyDinh`, cut into pieces that fit in a cell, with a checksum, so that a damaged one is noticed.
// The server trusts none of it: it checks by its own records.
import type { SpecialDay } from '../calendar/holiday.ts';
import type { LocalDate } from '../calendar/rule.ts';
import type { Grid } from '../grid/grid.ts';
import { sheetIdOf } from '../grid/sheet-id.ts';
import { overlayPlans } from '../plan/overlay.ts';
import { periodById } from '../plan/periods.ts';
import type { AssignedTarget, Plan } from '../plan/plan.ts';
import type { ReportContent } from '../report/content.ts';
import type { DifficultyAnswer } from '../report/difficulty.ts';
import type { Reorganised } from '../unit/reorganised.ts';
import type { Commune, Village } from '../unit/unit.ts';
import { fold } from '../vietnamese/text.ts';
import type { CellBook } from './cell.ts';
import { CONTEXT_TAB, TEMPLATE_VERSION, type AdhocQuestion } from './contract.ts';
import type { ReceiveContext } from './receive.ts';

/** Plain JSON; what `receiveWorkbook` is given, before the day it is asked on. */
export interface WorkbookContext {
  templateVersion: number;
  province: { code: string; name: string };
  commune: Commune;
  /** As they stand on the last day of the period. */
  villages: Village[];
  /** What the unit list tells of merges; absent in sheets written before it was told. */
  reorganised?: Reorganised;
  /** `2025-Q4` */
  period: string;
  /** All that are in force for the commune in the period. */
  plans: Plan[];
  /** Days that move a due date, in order. */
  holidays: [LocalDate, SpecialDay][];
  /** The last report before this period, with the figures that are compared. */
  previous: ReportContent | null;
  storeMemberNames: boolean;
  /** Targets given by document that count at the end of the period; left out where there are none. */
  assignedTargets?: AssignedTarget[];
  /** What the province has answered to this commune; left out where it has not. */
  difficultyAnswers?: DifficultyAnswer[];
  /** Of the ad-hoc requests that the commune is asked to answer; left out where there are none. */
  questions?: AdhocQuestion[];
}

/** Far below the 50,000 characters that a cell of Google Sheets takes. */
const PIECE = 40_000;

/** Hidden: A1 the checksum, A2 downwards the JSON in pieces. */
export function contextGrid(context: WorkbookContext): Grid {
  const text = JSON.stringify(context);
  const pieces = [checksum(text)];
  for (let from = 0; from < text.length; from += PIECE) pieces.push(text.slice(from, from + PIECE));
  return {
    name: CONTEXT_TAB,
    columns: [{ width: 20 }],
    rows: pieces.map((value) => [{ value, format: 'text' }]),
    frozenRows: 0,
    frozenColumns: 0,
    hidden: true,
    protected: true,
  };
}

/** The context of a workbook, or null where the tab is lost, damaged or of another version. */
export function readContext(book: CellBook): WorkbookContext | null {
  const tab = book.tabs.find((it) => fold(it.name) === fold(CONTEXT_TAB));
  const [sum, ...pieces] = (tab?.rows ?? []).map(([cell]) =>
    typeof cell === 'string' ? cell : '',
  );
  const text = pieces.join('');
  if (text === '' || sum !== checksum(text)) return null;
  const context = JSON.parse(text) as WorkbookContext;
  return context.templateVersion === TEMPLATE_VERSION ? context : null;
}

/** What the workbook is checked by on a day. Throws where the context names a period that is none. */
export function receiveContextOf(context: WorkbookContext, today: LocalDate): ReceiveContext {
  const period = periodById(context.period, context.plans);
  if (period === undefined) throw new Error(`expected a period, found "${context.period}"`);
  const { commune, villages, reorganised, plans, previous, storeMemberNames } = context;
  return {
    overlay: overlayPlans(plans, commune, period),
    commune,
    villages,
    ...(reorganised === undefined ? {} : { reorganised }),
    period,
    today,
    previous,
    storeMemberNames,
  };
}

/** Not a secret: it only tells a whole text from a damaged one. */
function checksum(text: string): string {
  return `${text.length}-${sheetIdOf(text)}`;
}
