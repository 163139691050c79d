// Tab "Hoạt động": what the teams did in the period, by kind, by topic and by commune. Occasions
// held (buổi) and occasions of attendance (lượt người) are different things and never added
// together; neither is a number of persons.
import type { Grid } from '../grid/grid.ts';
import type { Plan } from '../plan/plan.ts';
import type { RollupActivity, RollupSupportPoint } from '../rollup/rollup.ts';
import { ACTIVITY_KINDS, nameIn, TOPICS } from '../team/vocabulary.ts';
import { amount, asTotal, code, count, EMPTY, line, words } from './cells.ts';
import { communeCell } from './communes.ts';
import { sheet, table, type Block, type Column } from './sheet.ts';
import { sum, sumKnown } from './tally.ts';
import { tabTitle } from './title.ts';
import type { View } from './view.ts';

const ACTIVITIES = 'Hoạt động';
const NO_TOPIC = 'Chưa ghi chủ đề';

export interface ActivitySum {
  name: string;
  communes: number;
  sessions: number;
  hours: number | null;
  attendances: number | null;
  households: number | null;
  teamMembers: number | null;
}

export function activityGrid(view: View): Grid {
  const { activities, supportPoints } = view.rollup;
  const title = tabTitle(view, 'Hoạt động của các Tổ', [
    'Một người dự nhiều buổi là nhiều lượt: lượt người, lượt hộ không phải số người, số hộ, không cộng với nhau.',
  ]);
  const all = sumOf('Cộng', activities);
  const blocks: Block[] = [
    { ...title, frozen: title.rows.length },
    sumBlock('Theo loại hoạt động', 'Loại hoạt động', byKind(activities, view.plans), all),
    sumBlock('Theo chủ đề', 'Chủ đề', byTopic(activities, view.plans), all),
    ...(supportPoints.length > 0 ? [supportBlock(view, supportPoints)] : []),
    detailBlock(view, activities),
  ];
  return sheet(ACTIVITIES, blocks, [5, 44, 11, 11, 11, 11, 11, 12, 44, 44], 2);
}

/** Sums by kind, in the order of the plans' lists. */
export function byKind(activities: readonly RollupActivity[], plans: readonly Plan[]) {
  const order = plans.flatMap((plan) => plan.activities.kinds.map((it) => it.code));
  return sums(
    activities,
    order,
    (it) => it.kind,
    (it) => kindName(plans, it),
  );
}

function byTopic(activities: readonly RollupActivity[], plans: readonly Plan[]) {
  const order = plans.flatMap((plan) => plan.activities.topics.map((it) => it.code));
  return sums(
    activities,
    order,
    (it) => it.topic ?? '',
    (it) => topicName(plans, it),
  );
}

function sums(
  activities: readonly RollupActivity[],
  order: readonly string[],
  keyOf: (it: RollupActivity) => string,
  nameOf: (key: string) => string,
): ActivitySum[] {
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return [...Map.groupBy(activities, keyOf)]
    .sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
    .map(([key, its]) => sumOf(nameOf(key), its));
}

export function sumOf(name: string, its: readonly RollupActivity[]): ActivitySum {
  return {
    name,
    communes: new Set(its.map((it) => it.unit)).size,
    sessions: sum(its, (it) => it.sessions),
    hours: sumKnown(its, (it) => it.hours),
    attendances: sumKnown(its, (it) => it.attendances),
    households: sumKnown(its, (it) => it.households),
    teamMembers: sumKnown(its, (it) => it.teamMembers),
  };
}

/** A code that no plan names and the catalogue lacks is shown as it is. */
function kindName(plans: readonly Plan[], kind: string): string {
  const own = plans.flatMap((plan) => plan.activities.kinds).find((it) => it.code === kind)?.name;
  return own ?? nameIn(ACTIVITY_KINDS, kind) ?? kind;
}

function topicName(plans: readonly Plan[], topic: string): string {
  if (topic === '') return NO_TOPIC;
  const own = plans.flatMap((plan) => plan.activities.topics).find((it) => it.code === topic)?.name;
  return own ?? nameIn(TOPICS, topic) ?? topic;
}

function sumBlock(
  caption: string,
  heading: string,
  rows: readonly ActivitySum[],
  all: ActivitySum,
): Block {
  const columns: Column<ActivitySum>[] = [
    { head: 'STT', width: 5, cell: (_, index) => count(index + 1, { align: 'center' }) },
    { head: heading, width: 44, cell: (it) => words(it.name) },
    { head: 'Số xã có hoạt động', width: 11, cell: (it) => count(it.communes) },
    ...numbers<ActivitySum>(),
  ];
  const total = asTotal(
    columns.map((column, index) => (index === 0 ? EMPTY : column.cell(all, index))),
  );
  const block = table(columns, rows, {
    caption: line(caption, { tone: 'subtitle', bold: true }),
    none: 'Chưa có hoạt động nào được ghi.',
  });
  return { ...block, rows: rows.length > 0 ? [...block.rows, total] : block.rows };
}

/** The columns that all tables of the tab share, so that they stand one under the other. */
function numbers<Row extends Omit<ActivitySum, 'name' | 'communes'>>(): Column<Row>[] {
  return [
    { head: 'Số buổi', width: 11, cell: (it) => count(it.sessions) },
    { head: 'Số giờ', width: 11, cell: (it) => amount(it.hours) },
    { head: 'Lượt người', width: 11, cell: (it) => count(it.attendances) },
    { head: 'Lượt hộ', width: 11, cell: (it) => count(it.households) },
    { head: 'Lượt thành viên Tổ', width: 12, cell: (it) => count(it.teamMembers) },
  ];
}

function supportBlock(view: View, points: readonly RollupSupportPoint[]): Block {
  const columns: Column<RollupSupportPoint>[] = [
    { head: 'STT', width: 5, cell: (_, index) => count(index + 1, { align: 'center' }) },
    communeColumn(view),
    { head: 'Mã xã', width: 11, cell: (it) => code(it.unit) },
    { head: 'Số điểm hỗ trợ', width: 11, cell: (it) => count(it.points) },
    { head: 'Lượt người được hỗ trợ', width: 11, cell: (it) => count(it.served) },
  ];
  const total = asTotal([
    EMPTY,
    words('Cộng'),
    EMPTY,
    count(sum(points, (it) => it.points)),
    count(sum(points, (it) => it.served)),
  ]);
  const block = table(columns, points, {
    caption: line('Điểm hỗ trợ cộng đồng', { tone: 'subtitle', bold: true }),
  });
  return { ...block, rows: [...block.rows, total] };
}

function detailBlock(view: View, activities: readonly RollupActivity[]): Block {
  const columns: Column<RollupActivity>[] = [
    { head: 'STT', width: 5, cell: (_, index) => count(index + 1, { align: 'center' }) },
    communeColumn(view),
    { head: 'Mã xã', width: 11, cell: (it) => code(it.unit) },
    ...numbers<RollupActivity>(),
    { head: 'Loại hoạt động', width: 44, cell: (it) => words(kindName(view.plans, it.kind)) },
    { head: 'Chủ đề', width: 44, cell: (it) => words(topicName(view.plans, it.topic ?? '')) },
  ];
  return table(columns, activities, {
    caption: line('Chi tiết theo xã', { tone: 'subtitle', bold: true }),
    filter: true,
    none: 'Chưa có hoạt động nào được ghi.',
  });
}

function communeColumn<Row extends { unit: string }>(view: View): Column<Row> {
  return {
    head: 'Xã, phường, đặc khu',
    width: 44,
    cell: (it) => communeCell(view, it.unit),
  };
}
