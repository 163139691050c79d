// Tabs that stand only where there is something to show: "Lộ trình", the teams founded in a phase
// of the roll-out beside its quota, "Kinh phí", money budgeted and spent, and "Danh sách tại xã",
// counts of residents whose lists a plan asks for and nobody sends.
import type { Grid, GridCell } from '../grid/grid.ts';
import type {
  RolloutState,
  RollupFunding,
  RollupResidentList,
  RollupRollout,
} from '../rollup/rollup.ts';
import { formatDate } from '../vietnamese/date.ts';
import { asTotal, code, count, EMPTY, nOfN, rate, words } from './cells.ts';
import { communeCell } from './communes.ts';
import { sheet, table, type Column } from './sheet.ts';
import { sum } from './tally.ts';
import { tabTitle } from './title.ts';
import { communeOf } from './places.ts';
import type { View } from './view.ts';
import { MET, NOT_MET, type Verdict } from './words.ts';

const ROLLOUT = 'Lộ trình';
const FUNDING = 'Kinh phí';
const RESIDENT_LISTS = 'Danh sách tại xã';

const MEASURES = {
  COMMUNES: 'Số xã được chọn',
  COMMUNE_TEAMS: 'Số Tổ cấp xã',
  VILLAGE_TEAMS: 'Số Tổ cấp thôn',
} as const;

const ROLLOUT_STATES: Record<RolloutState, Verdict> = {
  MET: { word: MET, tone: 'met' },
  NOT_MET: { word: NOT_MET, tone: 'notMet' },
  ABOVE: { word: 'Vượt mức', tone: 'late' },
  NOT_DUE: { word: 'Chưa đến hạn', tone: 'noData' },
  NO_DATA: { word: 'Chưa có số liệu', tone: 'noData' },
};

export function rolloutGrid(view: View): Grid {
  const plan = (it: RollupRollout) => view.plans.find(({ id }) => id === it.plan);
  const phase = (it: RollupRollout) => plan(it)?.rollout.find(({ id }) => id === it.phase);
  const columns: Column<RollupRollout>[] = [
    { head: 'STT', width: 5, cell: (_, index) => count(index + 1, { align: 'center' }) },
    { head: 'Mã', width: 14, cell: (it) => code(communeOf(it.unit).replace('district:', 'H')) },
    {
      head: 'Đơn vị',
      width: 26,
      cell: (it) => communeCell(view, it.unit),
    },
    { head: 'Kế hoạch', width: 24, cell: (it) => words(plan(it)?.shortName ?? it.plan) },
    { head: 'Giai đoạn', width: 30, cell: (it) => words(phase(it)?.name ?? it.phase) },
    { head: 'Nội dung', width: 20, cell: (it) => words(MEASURES[it.measure]) },
    { head: 'Đã có', width: 10, cell: (it) => count(it.count) },
    {
      head: 'Yêu cầu',
      width: 14,
      cell: (it) =>
        words(it.min === it.max ? String(it.min) : `từ ${it.min} đến ${it.max}`, {
          align: 'center',
        }),
    },
    {
      head: 'Kết quả',
      width: 13,
      cell: ({ state }) => {
        const { word, tone } = ROLLOUT_STATES[state];
        return words(word, { tone, align: 'center' });
      },
    },
    { head: 'Xã đã nộp', width: 10, cell: (it) => nOfN(it.communesReported, it.communesExpected) },
    {
      head: 'Hết giai đoạn',
      width: 12,
      cell: (it) => words(lastDay(phase(it)), { align: 'center' }),
    },
    { head: 'Căn cứ', width: 24, cell: (it) => words(phase(it)?.clause ?? '') },
  ];
  const { rollout } = view.rollup;
  const title = tabTitle(view, 'Lộ trình thành lập Tổ', [
    `${rollout.filter((it) => it.met).length}/${rollout.length} yêu cầu của lộ trình đã đạt` +
      (['NOT_MET', 'ABOVE', 'NOT_DUE', 'NO_DATA'] as const)
        .map((state) => ({ state, its: rollout.filter((it) => it.state === state).length }))
        .filter(({ its }) => its > 0)
        .map(({ state, its }) => `, ${its} ${ROLLOUT_STATES[state].word.toLowerCase()}`)
        .join('') +
      '. Đếm theo ngày quyết định thành lập ghi trong báo cáo của xã.',
  ]);
  const body = table(columns, rollout, { frozen: true, filter: true });
  return sheet(
    ROLLOUT,
    [title, body],
    columns.map((column) => column.width),
    3,
  );
}

export function fundingGrid(view: View): Grid {
  const { funding } = view.rollup;
  const columns: Column<RollupFunding>[] = [
    { head: 'STT', width: 5, cell: (_, index) => count(index + 1, { align: 'center' }) },
    { head: 'Mã xã', width: 8, cell: (it) => code(it.unit) },
    {
      head: 'Xã, phường, đặc khu',
      width: 26,
      cell: (it) => communeCell(view, it.unit),
    },
    { head: 'Năm', width: 8, cell: (it) => code(String(it.year)) },
    { head: 'Dự toán (đồng)', width: 18, cell: (it) => count(it.budgeted) },
    { head: 'Đã chi (đồng)', width: 18, cell: (it) => count(it.spent) },
    { head: 'Tỷ lệ đã chi', width: 12, cell: (it) => rate(spentShare(it)) },
  ];
  const years = [...new Set(funding.map((it) => it.year))].sort((a, b) => a - b);
  const totals = years.map((year) => {
    const its = funding.filter((it) => it.year === year);
    const budgeted = sum(its, (it) => it.budgeted);
    const spent = sum(its, (it) => it.spent);
    const communes = new Set(its.map((it) => it.unit)).size;
    return asTotal([
      EMPTY,
      EMPTY,
      words(`TOÀN TỈNH (${communes}/${view.communes.length} xã)`, { wrap: false }),
      code(String(year)),
      count(budgeted),
      count(spent),
      rate(spentShare({ budgeted, spent })),
    ]);
  });
  const title = tabTitle(view, 'Kinh phí hoạt động của các Tổ', [
    'Chỉ gồm số xã đã ghi; xã không ghi không được coi là bằng 0.',
  ]);
  const body = table(columns, funding, { totals, frozen: true, filter: true });
  return sheet(
    FUNDING,
    [title, body],
    columns.map((column) => column.width),
    3,
  );
}

export function residentListGrid(view: View): Grid {
  const { residentLists } = view.rollup;
  const columns: Column<RollupResidentList>[] = [
    { head: 'STT', width: 5, cell: (_, index) => count(index + 1, { align: 'center' }) },
    { head: 'Mã xã', width: 8, cell: (it) => code(it.unit) },
    { head: 'Xã, phường, đặc khu', width: 26, cell: (it) => communeCell(view, it.unit) },
    { head: 'Danh sách', width: 52, cell: (it) => words(it.name) },
    { head: 'Số lượng', width: 12, cell: (it) => count(it.count) },
    { head: 'Lưu tại xã', width: 14, cell: (it) => keptCell(it.kept) },
  ];
  const totals = [...Map.groupBy(residentLists, (it) => it.name)].map(([name, its]) => {
    const counted = its.filter((it) => it.count !== null);
    return asTotal([
      EMPTY,
      EMPTY,
      words(`TOÀN TỈNH (${counted.length}/${view.communes.length} xã)`, { wrap: false }),
      words(name),
      count(counted.length > 0 ? sum(counted, (it) => it.count ?? 0) : null),
      EMPTY,
    ]);
  });
  const title = tabTitle(view, 'Số lượng theo danh sách lưu tại xã', [
    'Danh sách người dân do xã lập và giữ tại xã; tỉnh chỉ nhận số lượng. Ô trống là xã chưa có số.',
  ]);
  const body = table(columns, residentLists, { totals, frozen: true, filter: true });
  return sheet(
    RESIDENT_LISTS,
    [title, body],
    columns.map((column) => column.width),
    3,
  );
}

function lastDay(phase: { to: string } | undefined): string {
  return phase === undefined ? '' : formatDate(phase.to);
}

function keptCell(kept: boolean | null): GridCell {
  const said = kept === null ? 'Chưa ghi' : kept ? 'Có' : 'Không';
  return words(said, { align: 'center', ...(kept === null ? { tone: 'noData' as const } : {}) });
}

function spentShare({ budgeted, spent }: { budgeted: number; spent: number }): number | null {
  return budgeted > 0 ? (100 * spent) / budgeted : null;
}
