// Tab "Tổng hợp": the province on one page. Three rows of totals, then a row for each commune:
// when it reported, its teams, and for each indicator whether its target is met.
import type { Grid, GridCell } from '../grid/grid.ts';
import type { RollupTeam } from '../rollup/rollup.ts';
import { formatNumber } from '../vietnamese/number.ts';
import { amount, asTotal, code, count, EMPTY, moment, nOfN, rate, words } from './cells.ts';
import { communeCell, zoneCell } from './communes.ts';
import { sheet, table, type Column } from './sheet.ts';
import { rateOnTime, sum, tally } from './tally.ts';
import { alertCounts } from './team-alerts.ts';
import { documentTitle } from './title.ts';
import type { CommuneView } from './places.ts';
import type { IndicatorView, View } from './view.ts';
import { CARRIED, NOT_ASKED, stateOf, type Verdict } from './words.ts';

const OVERVIEW = 'Tổng hợp';

export function overviewGrid(view: View): Grid {
  const shown = view.indicators.filter((it) => !it.local);
  const local = view.indicators.length - shown.length;
  const columns: Column<CommuneView>[] = [
    { head: 'STT', width: 5, cell: (_, index) => count(index + 1, { align: 'center' }) },
    { head: 'Mã xã', width: 8, cell: (it) => code(it.code) },
    {
      head: 'Xã, phường, đặc khu',
      width: 24,
      cell: (it) => communeCell(view, it.code),
    },
    { head: 'Vùng', width: 11, cell: (it) => zoneCell(view, it) },
    {
      head: 'Nộp lúc',
      width: 17,
      cell: ({ owed, report }) => {
        const first = owed.find((line) => line.submittedAt !== null)?.submittedAt;
        return moment(first ?? report?.submittedAt ?? null);
      },
    },
    { head: 'Thời hạn', width: 15, cell: stateCell },
    { head: 'Số thôn', width: 8, cell: (it) => count(it.team?.villages ?? null) },
    { head: 'Số Tổ', width: 8, cell: (it) => count(it.team ? allTeams(it.team) : null) },
    { head: 'Số thành viên', width: 9, cell: (it) => count(it.team?.members ?? null) },
    { head: 'Giờ TB/tuần', width: 8, cell: (it) => amount(it.team?.hoursPerWeek ?? null) },
    ...(view.indicators.length > 0
      ? [{ head: 'Chỉ tiêu đạt', width: 8, cell: (it: CommuneView) => metCount(view, it.code) }]
      : []),
    ...shown.map((indicator) => ({
      head: indicator.shortName,
      width: 12,
      cell: (it: CommuneView) => {
        const carried = view.figure(indicator.canonicalId, it.code)?.carriedForward ?? 0;
        const { word, tone } = view.verdict(indicator, it.code);
        return verdictCell({ word: carried > 0 ? `${word} *` : word, tone });
      },
    })),
  ];
  const title = documentTitle(view, [
    submissionWords(view),
    teamWords(view),
    ...(shown.length > 0
      ? [`"*" là có ${CARRIED}; "${NOT_ASKED.word}" là kế hoạch không giao chỉ tiêu cho xã.`]
      : []),
    ...(local > 0
      ? [`${local} chỉ tiêu chỉ có trong kế hoạch của xã: xem tab Chỉ tiêu, Theo xã.`]
      : []),
  ]);
  const body = table(columns, view.communes, {
    totals: totalRows(view, shown),
    frozen: true,
    filter: true,
    none: 'Không có xã nào thuộc phạm vi các kế hoạch của kỳ này.',
  });
  return sheet(
    OVERVIEW,
    [title, body],
    columns.map((column) => column.width),
    3,
  );
}

/** "Báo cáo gửi tỉnh: 71 đúng hạn, 15 muộn, 8 chưa nộp." */
function submissionWords(view: View): string {
  const owed = view.communes.flatMap((it) => it.owed);
  if (owed.length === 0) return 'Kỳ này không có báo cáo nào gửi cấp tỉnh.';
  const counts = tally(owed);
  const said: [number, string][] = [
    [counts.onTime, 'đúng hạn'],
    [counts.undatedIn, 'đã nộp (không tính hạn)'],
    [counts.late, 'muộn'],
    [counts.missing + counts.undatedOut, 'chưa nộp'],
    [counts.notDue, 'chưa đến hạn'],
    [counts.exempt, 'được miễn'],
  ];
  const parts = said.filter(([it]) => it > 0).map(([it, word]) => `${it} ${word}`);
  return `Báo cáo gửi tỉnh: ${parts.join(', ')}.`;
}

/** "Về các Tổ: 12 cảnh báo, 30 lưu ý ở 9/94 xã có báo cáo; 5 thay đổi thành viên cần xem lại: …" */
function teamWords(view: View): string {
  const { teamAlerts, memberChanges } = view.rollup;
  if (teamAlerts.length + memberChanges.length === 0) return 'Các Tổ: không có cảnh báo nào.';
  const changes =
    memberChanges.length > 0 ? `; ${memberChanges.length} thay đổi thành viên cần xem lại` : '';
  return `Các Tổ: ${alertCounts(view)}${changes}: xem tab Cảnh báo tổ.`;
}

function stateCell({ owed, report }: CommuneView): GridCell {
  // Without anything owed to the province there is no date to be judged by.
  const states =
    owed.length > 0
      ? owed.map(stateOf)
      : [{ word: report ? 'Đã nộp' : 'Chưa nộp', tone: 'noData' as const }];
  const worst = (['notMet', 'late', 'noData', 'met'] as const).find((tone) =>
    states.some((state) => state.tone === tone),
  );
  const said = [...new Set(states.map((state) => state.word))].join('; ');
  return words(said, { align: 'center', ...(worst ? { tone: worst } : {}) });
}

function totalRows(view: View, shown: readonly IndicatorView[]): GridCell[][] {
  const { rollup } = view;
  const figures = shown.map((it) => view.figure(it.canonicalId, rollup.province));
  const hours = meanHours(rollup.teams);
  const onTime = rateOnTime(tally(view.communes.flatMap((it) => it.owed)));
  const rows = [
    [
      ...label('TOÀN TỈNH'),
      EMPTY,
      words(`${rollup.coverage.reported}/${rollup.coverage.expected} đã nộp`, { align: 'center' }),
      words(onTime.due > 0 ? `${onTime.onTime}/${onTime.due} đúng hạn` : '', { align: 'center' }),
      count(sum(rollup.teams, (it) => it.villages)),
      count(sum(rollup.teams, allTeams)),
      count(sum(rollup.teams, (it) => it.members)),
      amount(hours.mean, {
        note: `Bình quân của ${formatNumber(hours.given)}/${formatNumber(hours.teams)} Tổ có số giờ.`,
      }),
      ...(view.indicators.length > 0 ? [provinceMet(view)] : []),
      ...figures.map((figure) => rate(figure?.percent ?? null)),
    ],
  ];
  if (shown.length > 0)
    rows.push(
      [
        ...label('Kết quả toàn tỉnh'),
        ...Array<GridCell>(8).fill(EMPTY),
        ...shown.map((it) => verdictCell(provinceVerdict(view, it))),
      ],
      [
        ...label('Xã đạt/xã được xét'),
        ...Array<GridCell>(8).fill(EMPTY),
        ...figures.map((it) => nOfN(it?.communesMet ?? 0, it?.communesJudged ?? 0)),
      ],
    );
  return rows.map(asTotal);
}

function label(text: string): GridCell[] {
  return [EMPTY, EMPTY, words(text, { wrap: false })];
}

/** Where targets differ by zone, the province is judged zone by zone. */
function provinceVerdict(view: View, indicator: IndicatorView): Verdict {
  const { province } = view.rollup;
  const whole = view.verdict(indicator, province);
  if (view.figure(indicator.canonicalId, province)?.met !== null || !indicator.zoned) return whole;
  const zones = view
    .zonesOf(indicator)
    .map((zone) => ({ zone, verdict: view.verdict(indicator, province, zone) }));
  if (zones.length === 0) return whole;
  const tones = new Set(zones.map((it) => it.verdict.tone));
  const said = [...new Set(zones.map((it) => it.verdict.word))];
  return {
    word:
      said.length === 1
        ? said.join('')
        : zones.map((it) => `${view.zoneName(it.zone)}:\n${it.verdict.word}`).join('\n'),
    tone: jointTone(tones),
  };
}

/** Met where every zone is; a zone without figures leaves it open. */
function jointTone(tones: ReadonlySet<Verdict['tone']>): Verdict['tone'] {
  if (tones.has('notMet')) return 'notMet';
  return tones.has('met') && tones.size === 1 ? 'met' : 'noData';
}

/** `9/12`: targets met of those that could be judged. */
function metCount(view: View, unit: string): GridCell {
  const judged = view.indicators
    .map((it) => view.figure(it.canonicalId, unit)?.met ?? null)
    .filter((met) => met !== null);
  return nOfN(judged.filter(Boolean).length, judged.length);
}

function provinceMet(view: View): GridCell {
  // What one commune set itself is no target of the province.
  const own = view.indicators.filter((it) => !it.local);
  const shown = own.length > 0 ? own : view.indicators;
  const tones = shown.map((it) => provinceVerdict(view, it).tone);
  const met = tones.filter((tone) => tone === 'met').length;
  return nOfN(met, met + tones.filter((tone) => tone === 'notMet').length);
}

function verdictCell({ word, tone }: Verdict): GridCell {
  return words(word, { tone, align: 'center' });
}

/** Teams of villages and the commune's own. */
export function allTeams(team: RollupTeam): number {
  return team.teams + team.communeTeams;
}

/** The mean over all teams that gave a figure, not the mean of the communes' means. */
export function meanHours(teams: readonly RollupTeam[]) {
  const given = sum(teams, (it) => it.teamsWithHours);
  const hours = sum(teams, (it) => (it.hoursPerWeek ?? 0) * it.teamsWithHours);
  return {
    mean: given > 0 ? hours / given : null,
    given,
    teams: sum(teams, (it) => it.teams),
  };
}
