// Tab "Theo xã": communes by indicators, so that any total of the province can be followed down to
// the commune it comes from. The name of a commune carries the report that counts and, where its
// own workbook is known, the way there; each numerator leads to the cells that it comes from.
import type { Grid, GridCell, GridRange } from '../grid/grid.ts';
import type { FigureZone } from '../rollup/rollup.ts';
import { formatDateTime } from '../vietnamese/date.ts';
import { asTotal, code, count, EMPTY, head, moment, nOfN, rate, words } from './cells.ts';
import { idsOf } from './indicators.ts';
import { finishTable, linkTo, sheet, type Column } from './sheet.ts';
import { tabTitle } from './title.ts';
import { cellLink, communeOf, type CommuneView } from './places.ts';
import type { IndicatorView, View } from './view.ts';
import { CARRIED, withCarried, NOT_ASKED } from './words.ts';

const COMMUNES = 'Theo xã';

/** A row of the table: a commune, or the province or one of its zones above them. */
type Row = { kind: 'commune'; commune: CommuneView } | { kind: 'zone'; zone: FigureZone };

/** The name of a commune, for the other tabs: it leads to the commune's row in this one. */
export function communeCell(view: View, unit: string): GridCell {
  const index = view.communes.findIndex((it) => it.code === communeOf(unit));
  const link = index < 0 ? {} : { link: linkTo(COMMUNES, firstRow(view) + index, 2) };
  return words(view.nameOf(unit), { wrap: false, ...link });
}

export function communeGrid(view: View): Grid {
  const left = leftColumns(view);
  const groups = view.indicators.map((indicator) => ({
    indicator,
    columns: indicatorColumns(view, indicator),
  }));
  const columns = [...left, ...groups.flatMap((group) => group.columns)];
  const totals = zoneRows(view).map((row) =>
    asTotal(columns.map((it, index) => it.cell(row, index))),
  );
  const headings = headingRows(left, groups);
  const rows = view.communes.map((commune): Row => ({ kind: 'commune', commune }));
  const body = finishTable(headings.rows, columns, rows, {
    totals,
    merges: headings.merges,
    frozen: true,
    filter: true,
    none: 'Không có xã nào thuộc phạm vi các kế hoạch của kỳ này.',
  });
  const widths = columns.map((column) => column.width);
  const grid = sheet(COMMUNES, [title(view), body], widths, left.length - 2);
  // About as many columns to a page as one can read.
  return { ...grid, pagesWide: Math.max(1, Math.ceil(widths.reduce((a, b) => a + b, 0) / 230)) };
}

function title(view: View) {
  return tabTitle(view, 'Số liệu theo xã', [
    'Ô tên xã có ghi chú: báo cáo nào được tính, bản thứ mấy, ai gửi.' +
      ` "${CARRIED}" là giá trị của kỳ trước được giữ lại vì kỳ này chưa có số mới.`,
  ]);
}

function zoneRows(view: View): Row[] {
  return (['ALL', ...view.zones] as const).map((zone) => ({ kind: 'zone', zone }));
}

/** Title, an empty line, two rows of headings, totals, column numbers. */
function firstRow(view: View): number {
  return title(view).rows.length + 1 + 2 + zoneRows(view).length + 1;
}

function leftColumns(view: View): Column<Row>[] {
  const commune =
    (
      cell: (it: CommuneView, index: number) => GridCell,
      total: (zone: FigureZone) => GridCell = () => EMPTY,
    ) =>
    (row: Row, index: number) =>
      row.kind === 'commune' ? cell(row.commune, index) : total(row.zone);
  return [
    { head: 'STT', width: 5, cell: commune((_, index) => count(index + 1, { align: 'center' })) },
    { head: 'Mã xã', width: 8, cell: commune((it) => code(it.code)) },
    {
      head: 'Xã, phường, đặc khu',
      width: 24,
      cell: commune(
        (it) => nameCell(view, it),
        (zone) => words(zone === 'ALL' ? 'TOÀN TỈNH' : view.zoneName(zone), { wrap: false }),
      ),
    },
    { head: 'Vùng', width: 11, cell: commune((it) => zoneCell(view, it)) },
    {
      head: 'Bản được tính nhận lúc',
      width: 17,
      cell: commune((it) => moment(it.report?.submittedAt ?? null)),
    },
  ];
}

/** A commune without a zone says so where a plan has targets by zone. */
export function zoneCell(view: View, { zone }: CommuneView): GridCell {
  const asked = view.indicators.some((it) => it.zoned);
  return words(zone === null && asked ? 'Chưa rõ' : view.zoneName(zone));
}

function nameCell(view: View, commune: CommuneView): GridCell {
  const { report } = commune;
  const place = view.input.places?.[commune.code];
  return words(commune.name, {
    wrap: false,
    note: report
      ? `Báo cáo ${report.report}, bản ${report.revision}, nhận lúc ` +
        `${formatDateTime(Date.parse(report.submittedAt))}, nguồn: ${report.submittedBy}.`
      : 'Chưa có báo cáo của kỳ này.',
    ...(place === undefined ? {} : { link: place.url }),
  });
}

/** The way to the cells that a commune's numerator comes from, in its own workbook. */
function figureLink(view: View, row: Row, indicator: IndicatorView): { link?: string } {
  if (row.kind !== 'commune') return {};
  const { code: unit } = row.commune;
  const at = view.input.places?.[unit]?.figures[indicator.canonicalId];
  const link = at === undefined ? undefined : cellLink(view.input, unit, at);
  return link === undefined ? {} : { link };
}

function indicatorColumns(view: View, indicator: IndicatorView): Column<Row>[] {
  const unitOf = (row: Row) => (row.kind === 'commune' ? row.commune.code : view.rollup.province);
  const zoneOf = (row: Row) => (row.kind === 'commune' ? 'ALL' : row.zone);
  const figure = (row: Row) => view.figure(indicator.canonicalId, unitOf(row), zoneOf(row));
  const old = (row: Row) =>
    row.kind === 'commune' && (figure(row)?.carriedForward ?? 0) > 0
      ? { tone: 'previous' as const }
      : {};
  const villages: Column<Row>[] = [
    {
      head: 'Thôn có số liệu',
      width: 12,
      cell: (row) => {
        const it = figure(row);
        return it ? nOfN(it.villagesReported, it.villagesExpected) : EMPTY;
      },
    },
  ];
  return [
    {
      head: 'Tử số',
      width: 10,
      cell: (row) =>
        count(figure(row)?.numerator ?? null, { ...old(row), ...figureLink(view, row, indicator) }),
    },
    { head: 'Mẫu số', width: 10, cell: (row) => count(figure(row)?.denominator ?? null, old(row)) },
    { head: 'Tỷ lệ', width: 8, cell: (row) => rate(figure(row)?.percent ?? null, old(row)) },
    ...(indicator.entry === 'VILLAGE' ? villages : []),
    {
      head: 'Mục tiêu',
      width: 10,
      cell: (row) => words(view.target(indicator, figure(row)), { align: 'center' }),
    },
    {
      head: 'Kết quả',
      width: 19,
      cell: (row) => {
        if (row.kind === 'zone' && !figure(row)) return words(NOT_ASKED.word, { align: 'center' });
        const verdict = withCarried(
          view.verdict(indicator, unitOf(row), zoneOf(row)),
          figure(row)?.carriedForward ?? 0,
        );
        return words(verdict.word, { tone: verdict.tone, align: 'center' });
      },
    },
  ];
}

/** Two rows of headings: the indicator over its own columns, everything else over both rows. */
function headingRows(
  left: readonly Column<Row>[],
  groups: readonly { indicator: IndicatorView; columns: Column<Row>[] }[],
): { rows: GridCell[][]; merges: GridRange[] } {
  const merges = left.map((_, column) => ({ top: 0, left: column, bottom: 1, right: column }));
  const upper = left.map((column) => head(column.head));
  const lower = left.map(() => head(''));
  for (const { indicator, columns } of groups) {
    const start = upper.length;
    merges.push({ top: 0, left: start, bottom: 0, right: start + columns.length - 1 });
    const ids = idsOf(indicator);
    const label = ids === '' ? indicator.shortName : `${ids} – ${indicator.shortName}`;
    upper.push(...columns.map((_, index) => head(index === 0 ? label : '')));
    lower.push(...columns.map((column) => head(column.head)));
  }
  return { rows: [upper, lower], merges };
}
