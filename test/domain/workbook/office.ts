// An officer's desk for the tests: a commune's workbook under given plans, and a way to type into
// it by tab, row and column key, as a person would by looking at the headings.
import { join } from 'node:path';
import { parsePeriod } from '../../../functions/domain/calendar/period.ts';
import { bookOf } from '../../../functions/domain/grid/book.ts';
import { overlayPlans } from '../../../functions/domain/plan/overlay.ts';
import type { Plan } from '../../../functions/domain/plan/plan.ts';
import type { ReportContent } from '../../../functions/domain/report/content.ts';
import type { Commune, Village, Zone } from '../../../functions/domain/unit/unit.ts';
import {
  cellAddress,
  type CellBook,
  type CellTab,
  type CellValue,
} from '../../../functions/domain/workbook/cell.ts';
import type { Form, TabKey } from '../../../functions/domain/workbook/contract.ts';
import { buildForm } from '../../../functions/domain/workbook/form.ts';
import { formGrids } from '../../../functions/domain/workbook/form-grids.ts';
import type { Issue } from '../../../functions/domain/workbook/issue.ts';
import { receiveWorkbook } from '../../../functions/domain/workbook/receive.ts';
import { readPlanFiles } from '../../../functions/files/plan-file.ts';

const planFile = (id: string) => join(import.meta.dirname, '../../../plans', `${id}.yaml`);

export const [QUANG_NAM, AN_HAI, TUYEN_QUANG, QUANG_TRI, QUANG_NGOC] = (await readPlanFiles(
  ['quang-nam-2025', 'an-hai-2025', 'tuyen-quang-2025', 'quang-tri-2022', 'quang-ngoc-2026'].map(
    planFile,
  ),
)) as [Plan, Plan, Plan, Plan, Plan];

export interface Desk {
  form: Form;
  commune: Commune;
  villages: Village[];
  book: CellBook;
  /** Types a value; `row` counts the table's rows from 0, or names a line by its key. */
  type(tab: TabKey, row: number | string, column: string, value: CellValue): string;
  sheet(tab: TabKey): CellTab;
  receive(previous?: ReportContent | null, today?: string): ReturnType<typeof receiveWorkbook>;
  /** Issues with one code. */
  issues(code: Issue['code'], previous?: ReportContent | null): Issue[];
}

interface DeskOptions {
  plans?: Plan[];
  period?: string;
  zone?: Zone | null;
  province?: string;
  code?: string;
  name?: string;
  /** Households of each village, in order of code. */
  households?: (number | null)[];
}

/** Phường An Hải with two residential groups, unless told otherwise. */
export function openDesk(options: DeskOptions = {}): Desk {
  const period = parsePeriod(options.period ?? '2025-Q4');
  if (!period) throw new Error(`No period ${options.period}`);
  const commune: Commune = {
    province: options.province ?? '48',
    code: options.code ?? '20275',
    name: options.name ?? 'Phường An Hải',
    kind: 'phuong',
    zone: options.zone === undefined ? 'PLAIN' : options.zone,
    district: null,
    validFrom: '2025-07-01',
    validTo: null,
  };
  const villages = (options.households ?? [312, 280]).map((households, index): Village => ({
    commune: commune.code,
    code: `T${String(index + 1).padStart(3, '0')}`,
    name: `Tổ dân phố ${index + 1}`,
    kind: 'to_dan_pho',
    zone: null,
    households,
    validFrom: '2025-07-01',
    validTo: null,
  }));
  const overlay = overlayPlans(options.plans ?? [QUANG_NAM], commune, period);
  const form = buildForm(overlay, period);
  const book = bookOf(formGrids(form, { commune, villages, previous: null, holidays: new Map() }));
  const sheet = (key: TabKey): CellTab => {
    const name = form.tabs.find((tab) => tab.key === key)?.name;
    const found = book.tabs.find((tab) => tab.name === name);
    if (!found) throw new Error(`The workbook has no tab ${key}`);
    return found;
  };
  const receive: Desk['receive'] = (previous = null, today = '2025-12-18') =>
    receiveWorkbook(book, { overlay, commune, villages, period, today, previous });
  return {
    form,
    commune,
    villages,
    book,
    sheet,
    receive,
    issues: (code, previous) => receive(previous).issues.filter((issue) => issue.code === code),
    type(tab, row, column, value) {
      const { rows } = sheet(tab);
      const place = (rows[0] ?? []).indexOf(column);
      const at = typeof row === 'number' ? row + 2 : rows.findIndex((cells) => cells[0] === row);
      const cells = rows[at];
      if (place < 0 || !cells) throw new Error(`No cell ${tab} ${row} ${column}`);
      cells[place] = value;
      return cellAddress(at, place);
    },
  };
}

/** Fills in a first, faultless quarter: figures for both villages, teams with four members each. */
export function fillIn(desk: Desk): Desk {
  desk.villages.forEach((village, index) => {
    desk.type('villages', index, 'decisionNo', '756/QĐ-UBND');
    desk.type('villages', index, 'decisionDate', { date: '2025-10-28' });
    for (const { canonicalId, indicator } of desk.form.villageIndicators)
      if (indicator.numerator.source === 'typed')
        desk.type('figures', index, `n:${canonicalId}`, Math.floor((village.households ?? 0) / 2));
    desk.type('figures', index, 'hoursPerWeek', 8.5);
    desk.type('figures', index, 'activeMembers', 4);
    const roles = ['Tổ trưởng', 'Tổ phó', 'Thành viên', 'Thành viên'];
    roles.forEach((role, number) => {
      const row = index * roles.length + number;
      desk.type('members', row, 'team', village.code);
      desk.type('members', row, 'name', `Người ${row + 1}`);
      desk.type('members', row, 'role', role);
      desk.type('members', row, 'skilled', 'x');
      desk.type('members', row, 'joinedOn', { date: '2025-10-28' });
    });
  });
  return desk;
}
