// The stories that communes play in the demo. Each is a small piece of data: when the commune sends,
// and what its workbook looks like then. Whoever wants to see another trouble adds one here.
import type { Grid, GridCell, GridValue } from '../functions/domain/grid/grid.ts';
import { numeratorKey } from '../functions/domain/workbook/form-figures.ts';
import { sheetOf, type Book } from './synthesis-book.ts';
import { clearMembers, troubleTeams } from './synthesis-troubles.ts';

export interface Story {
  id: string;
  /** As the person who watches the demo reads it. */
  title: string;
  /** The same where the plan states no date, so that nobody can be late. */
  undated?: string;
  /** How many of a hundred communes; one at least where there are communes enough. */
  share: number;
  /** Sent so many days after the last day: 0 is the first day that is too late. null: never sent. */
  lateBy?: number | null;
  /** The officer goes on to send the very same workbook again. */
  sendsTwice?: boolean;
  /** Villages, and how many of them have two teams, where the story wants numbers of its own. */
  villages?: { count: number; secondTeams: number };
  /** The unit list names no zone; only where the plans tell zones apart. */
  withoutZone?: boolean;
  /** The unit list has a village that stands in the place of two since the period began. */
  mergedVillage?: boolean;
  /** Done to the workbook before it is sent, and no mistake. */
  shape?: (book: Book) => void;
  /** What the story shows came about in the period: the report before knows nothing of it. */
  happensNow?: boolean;
  /** Done to the first workbook only: it is refused, mended and sent again. */
  mistake?: (book: Book) => void;
}

export const ON_TIME: Story = {
  id: 'onTime',
  title: 'Đầy đủ, đúng hạn',
  undated: 'Đầy đủ, trước hạn gợi ý',
  share: 0,
};

/** In the order in which they find a commune to play them. All others are complete and on time. */
export const STORIES: readonly Story[] = [
  {
    id: 'numeratorAbove',
    title: 'Số liệu vô lý (tử số lớn hơn mẫu số, số âm): không nhận, sửa rồi nộp lại',
    share: 3,
    mistake: (book) => typeWrong(book, (denominator) => denominator + 7),
  },
  { id: 'silent', title: 'Chưa nộp', share: 6, lateBy: null },
  {
    id: 'lateOneDay',
    title: 'Muộn 1 ngày',
    undated: 'Gửi sau hạn gợi ý 1 ngày',
    share: 3,
    lateBy: 1,
  },
  { id: 'decomposed', title: 'Chữ có dấu ở dạng NFD, mất hàng khóa', share: 1, shape: decompose },
  { id: 'movedColumns', title: 'Cột bị chuyển chỗ, thêm hàng tiêu đề', share: 1, shape: rearrange },
  {
    id: 'lateSameDay',
    title: 'Muộn trong ngày (0 ngày)',
    undated: 'Gửi sau hạn gợi ý, ngay trong ngày',
    share: 2,
    lateBy: 0,
  },
  {
    id: 'lateFiveDays',
    title: 'Muộn 5 ngày',
    undated: 'Gửi sau hạn gợi ý 5 ngày',
    share: 2,
    lateBy: 5,
  },
  {
    id: 'textInNumber',
    title: 'Gõ chữ vào ô số; sửa xong thì đã muộn 1 ngày',
    undated: 'Gõ chữ vào ô số; sửa xong, gửi sau hạn gợi ý 1 ngày',
    share: 2,
    lateBy: 1,
    mistake: (book) => typeWrong(book, () => 'khoảng 8'),
  },
  { id: 'twice', title: 'Gửi hai lần cùng nội dung', share: 1, sendsTwice: true },
  { id: 'blanks', title: 'Một phần ba số thôn để trống số liệu', share: 3, shape: leaveBlank },
  { id: 'zero', title: 'Có thôn xác nhận bằng 0', share: 2, shape: confirmZero },
  {
    id: 'twelveTeams',
    title: '8 thôn, 12 Tổ',
    share: 1,
    villages: { count: 8, secondTeams: 4 },
  },
  {
    id: 'teamTroubles',
    title: 'Sáp nhập thôn, Tổ thay đổi người: đủ các loại cảnh báo về Tổ',
    share: 2,
    mergedVillage: true,
    shape: troubleTeams,
    happensNow: true,
  },
  {
    id: 'noMembers',
    title: 'Chưa nhập danh sách thành viên',
    share: 1,
    shape: clearMembers,
    happensNow: true,
  },
  { id: 'noZone', title: 'Chưa xác định vùng', share: 1, withoutZone: true },
];

/** What a story is called; `assumed`: the plan states no date. */
export function titleOf(story: Story, assumed: boolean): string {
  return (assumed ? story.undated : undefined) ?? story.title;
}

/**
 * A wrong value in the first figure that is typed for a village, or in the hours of a team where
 * the plans have no such figure.
 */
function typeWrong(book: Book, wrong: (denominator: number) => GridValue): void {
  const sheet = sheetOf(book, 'figures');
  const typed = book.form.villageIndicators.find(
    ({ indicator: { numerator, denominator } }) =>
      numerator.source === 'typed' && denominator.field === 'households',
  );
  if (!sheet) return;
  if (!typed) return sheet.type(0, 'hoursPerWeek', typeof wrong(0) === 'string' ? wrong(0) : -8);
  const households = sheetOf(book, 'villages')?.read(0, 'households');
  sheet.type(0, numeratorKey(typed.canonicalId), wrong(Number(households)));
}

function leaveBlank(book: Book): void {
  const sheet = sheetOf(book, 'figures');
  for (let row = 0; row < (sheet?.height ?? 0); row += 3)
    for (const { key } of sheet?.tab.columns ?? [])
      if (key.startsWith('n:') || key === 'hoursPerWeek') sheet?.type(row, key, null);
}

/** The last indicator of the first village; where plans have none, hours that were not worked. */
function confirmZero(book: Book): void {
  const last = book.form.villageIndicators.at(-1);
  sheetOf(book, 'figures')?.type(0, last ? numeratorKey(last.canonicalId) : 'hoursPerWeek', 0);
}

/** All text decomposed, as a Mac types file names, and the hidden keys of tab 4 lost. */
function decompose(book: Book): void {
  for (const cell of sheetOf(book, 'figures')?.grid.rows[0] ?? []) cell.value = null;
  for (const grid of book.grids.filter((it) => !it.hidden)) {
    grid.name = grid.name.normalize('NFD');
    for (const row of grid.rows) for (const cell of row) cell.value = decomposed(cell.value);
  }
}

function decomposed(value: GridValue): GridValue {
  if (typeof value === 'string') return value.normalize('NFD');
  // A formula names other tabs, which are decomposed as well.
  if (typeof value === 'object' && value !== null && 'formula' in value)
    return { ...value, formula: value.formula.normalize('NFD') };
  return value;
}

/**
 * Tab 4 as somebody copied it, values only, into a table of their own: a merged title on top, a
 * counter in front, the columns the other way round, no percentages and no hidden keys.
 */
function rearrange(book: Book): void {
  const figures = sheetOf(book, 'figures');
  const villages = sheetOf(book, 'villages');
  if (!figures || !villages) return;
  const columns = figures.tab.columns.filter((it) => it.computed !== 'percent').toReversed();
  const title: GridCell = { value: 'SỐ LIỆU CỦA CÁC TỔ TRONG KỲ', tone: 'title' };
  const headings = ['STT', ...columns.map((column) => column.header)];
  const rows = Array.from({ length: figures.height }, (_, row) => {
    const village = figures.read(row, 'village');
    const own = typeof village === 'string' ? villages.rowWhere('village', village) : -1;
    return columns.map((column): GridCell => {
      const value = column.computed
        ? villages.read(own, column.key)
        : figures.read(row, column.key);
      return { value };
    });
  }).filter((cells) => cells.some(({ value }) => value !== null));
  Object.assign(figures.grid, {
    columns: [{ width: 6 }, ...columns.map(({ width }) => ({ width }))],
    rows: [
      [title],
      headings.map((value): GridCell => ({ value, tone: 'header' })),
      ...rows.map((cells, index) => [{ value: index + 1 }, ...cells]),
    ],
    merges: [{ top: 0, left: 0, bottom: 0, right: columns.length }],
    hiddenRows: [],
    frozenColumns: 0,
    protected: false,
    unlocked: [],
    rules: [],
    conditions: [],
  } satisfies Partial<Grid>);
}
