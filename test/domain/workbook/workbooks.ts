// Workbooks for the tests of renewal: a commune's context, its workbook as it is first written, a hand
// that types into it by tab, row and column key, and what is left after it has been renewed.
import { bookOf } from '../../../functions/domain/grid/book.ts';
import type { Grid } from '../../../functions/domain/grid/grid.ts';
import type { Plan } from '../../../functions/domain/plan/plan.ts';
import type { ReportContent } from '../../../functions/domain/report/content.ts';
import {
  cellAddress,
  type CellBook,
  type CellTab,
  type CellValue,
} from '../../../functions/domain/workbook/cell.ts';
import type { WorkbookContext } from '../../../functions/domain/workbook/context.ts';
import { TEMPLATE_VERSION, type TabKey } from '../../../functions/domain/workbook/contract.ts';
import { formOf } from '../../../functions/domain/workbook/layout.ts';
import type { OldWorkbook } from '../../../functions/domain/workbook/old-workbook.ts';
import {
  firstGrids,
  renewWorkbook,
  type Renewal,
} from '../../../functions/domain/workbook/renew.ts';
import { openDesk, QUANG_NAM } from './office.ts';

export interface ContextWish {
  plans?: Plan[];
  period?: string;
  /** Names of the villages by code. */
  villages?: Record<string, string>;
  previous?: ReportContent | null;
}

/** Phường An Hải with two residential groups in the fourth quarter of 2025, unless told otherwise. */
export function contextOf(wish: ContextWish = {}): WorkbookContext {
  const { commune, villages } = openDesk();
  const [first] = villages;
  if (!first) throw new Error('The desk has no village');
  const named = wish.villages ?? { T001: 'Tổ dân phố 1', T002: 'Tổ dân phố 2' };
  return {
    templateVersion: TEMPLATE_VERSION,
    province: { code: '48', name: 'Thành phố Đà Nẵng' },
    commune,
    villages: Object.entries(named).map(([code, name]) => ({ ...first, code, name })),
    period: wish.period ?? '2025-Q4',
    plans: wish.plans ?? [QUANG_NAM],
    holidays: [],
    previous: wish.previous ?? null,
    storeMemberNames: false,
  };
}

/** The plan with one more indicator, of the same kind as its first one. */
export function withOneMore(plan: Plan): Plan {
  const [first] = plan.indicators;
  if (!first) throw new Error(`${plan.id} has no indicator`);
  const more = {
    ...first,
    id: `${first.id}-MORE`,
    canonicalId: 'one_more',
    name: 'Hộ có thêm một việc',
    shortName: 'Thêm một việc',
  };
  return { ...plan, indicators: [...plan.indicators, more] };
}

export function without(plan: Plan, canonicalId: string): Plan {
  return { ...plan, indicators: plan.indicators.filter((it) => it.canonicalId !== canonicalId) };
}

export interface Sheet extends OldWorkbook {
  notes: Map<string, Map<string, string>>;
  /** Types a value in the table's row counted from 0, or in a line; answers the cell. */
  type(tab: TabKey, row: number | string, column: string, value: CellValue): string;
  note(tab: TabKey, cell: string, text: string): void;
  tab(tab: TabKey): CellTab;
  /** A column of a tab below its heading, blanks at the end cut off. */
  column(tab: TabKey, heading: string): CellValue[];
  context: WorkbookContext;
}

export function sheetOf(context: WorkbookContext, book = bookOf(firstGrids(context))): Sheet {
  const form = formOf(context);
  const notes = new Map<string, Map<string, string>>();
  const tabOf = (key: TabKey): CellTab => {
    const name = form.tabs.find((tab) => tab.key === key)?.name;
    const found = book.tabs.find((tab) => tab.name === name);
    if (!found) throw new Error(`The workbook has no tab ${key}`);
    return found;
  };
  return {
    book,
    notes,
    context,
    tab: tabOf,
    type(tab, row, column, value) {
      const { rows } = tabOf(tab);
      const place = (rows[0] ?? []).indexOf(column);
      const at = typeof row === 'number' ? row + 2 : rows.findIndex((cells) => cells[0] === row);
      const cells = rows[at];
      if (place < 0 || !cells) throw new Error(`No cell ${tab} ${row} ${column}`);
      cells[place] = value;
      return cellAddress(at, place);
    },
    note(tab, cell, text) {
      const { name } = tabOf(tab);
      notes.set(name, (notes.get(name) ?? new Map<string, string>()).set(cell, text));
    },
    column(tab, heading) {
      const { rows } = tabOf(tab);
      const place = Math.max(
        rows[0]?.findIndex((value) => value === heading) ?? -1,
        rows[1]?.findIndex((value) => value === heading) ?? -1,
      );
      if (place < 0) throw new Error(`No column ${heading}`);
      const cells = rows.slice(2).map((row) => row[place] ?? null);
      return cells.slice(0, cells.findLastIndex((value) => value !== null) + 1);
    },
  };
}

/** The workbook after it has been renewed, as it would be read again. */
export function renewed(
  sheet: Sheet,
  context: WorkbookContext,
  standing: ReportContent | null = null,
): Sheet & { renewal: Renewal } {
  const renewal = renewWorkbook(sheet, context, standing, '2025-12-18');
  const next = sheetOf(context, appliedTo(sheet.book, renewal));
  for (const grid of renewal.grids)
    grid.rows.forEach((row, at) =>
      row.forEach((cell, column) => {
        if (cell.note === undefined || at < 2) return;
        const notes = next.notes.get(grid.name) ?? new Map<string, string>();
        next.notes.set(grid.name, notes.set(cellAddress(at, column), cell.note));
      }),
    );
  return { ...next, renewal };
}

function appliedTo(book: CellBook, { grids, replaces, removed }: Renewal): CellBook {
  const gone = new Set([...removed, ...replaces.values(), ...grids.map(({ name }) => name)]);
  return {
    tabs: [...book.tabs.filter(({ name }) => !gone.has(name)), ...bookOf(grids).tabs],
  };
}

export function gridNamed(grids: readonly Grid[], name: string): Grid {
  const grid = grids.find((it) => it.name === name);
  if (!grid) throw new Error(`No grid ${name}`);
  return grid;
}
