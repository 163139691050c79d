// The summary as lines for a terminal: what one person reads over in a minute. Vietnamese letters
// with their marks are one column wide in composed form, so text is measured after composing it.
import type { Tone } from '../grid/grid.ts';
import type { Plan } from '../plan/plan.ts';
import type { Rollup, RollupTimeliness } from '../rollup/rollup.ts';
import type { Units } from '../unit/unit.ts';
import { formatNumber, formatPercent } from '../vietnamese/number.ts';
import { byKind, sumOf } from './activities.ts';
import { meanHours } from './overview.ts';
import { insideLines } from './submissions.ts';
import { rateOnTime, sum, tally } from './tally.ts';
import { computedWords, coverageWords, cutOffWords, TITLE } from './title.ts';
import { bar, columnsOf, cut, GAP, padEnd, padStart, wrapped, type Paint } from './terminal.ts';
import { indicatorLines } from './text-indicators.ts';
import { viewOf, type View } from './view.ts';
import { dueWords } from './words.ts';

export interface TextOptions {
  /** Columns of the terminal; at least 80 are used. */
  width: number;
  /** Dresses a piece of text in a tone, e.g. with the terminal's colours; may return it bare. */
  colour: Paint;
}

const NARROWEST = 80;
/** How many of the silent communes are named. */
const NAMED = 10;

/** The summary in lines no wider than `width`, without line ends. */
export function summaryText(
  rollup: Rollup,
  plans: Plan[],
  units: Units,
  { width, colour }: TextOptions,
): string[] {
  const view = viewOf({
    rollup,
    plans,
    units,
    digest: '',
    issues: [],
    previous: [],
    leadAgency: '',
  });
  const columns = Math.max(NARROWEST, Math.floor(width));
  const heading = (text: string) => ['', colour('header', padEnd(`${text} `, columns, '─'))];
  return [
    ...wrapped(TITLE, columns).map((line) => colour('title', line)),
    ...wrapped(
      `${rollup.provinceName}. ${view.period.label}. ${cutOffWords(view.windows)}. ${computedWords(rollup)}.`,
      columns,
    ),
    ...heading('Tiến độ nộp'),
    ...coverageLines(view, columns, colour),
    ...timelinessLines(view, columns, colour),
    ...chaseLines(view, columns, colour),
    ...(view.indicators.length > 0
      ? [...heading('Chỉ tiêu'), ...indicatorLines(view, columns, colour)]
      : []),
    ...heading('Tổ và thành viên'),
    ...teamLines(view, columns, colour),
    ...heading('Hoạt động'),
    ...activityLines(view, columns),
  ].map((line) => line.trimEnd());
}

function coverageLines(view: View, width: number, colour: Paint): string[] {
  const { reported, expected } = view.rollup.coverage;
  const share = expected > 0 ? reported / expected : 0;
  const said = `${coverageWords(view.rollup)}${expected > 0 ? ` (${formatPercent(100 * share)})` : ''}`;
  return [
    `${said}${GAP}${colour(share === 1 ? 'met' : 'late', bar(share, Math.min(30, width - columnsOf(said) - 2)))}`,
  ];
}

function timelinessLines(view: View, width: number, colour: Paint): string[] {
  const { timeliness } = view.rollup;
  const owed = timeliness.filter((it) => !it.internal && it.level !== 'TEAM');
  return [
    ...obligationLines(view, owed, '', width, colour),
    ...obligationLines(view, insideLines(timeliness), 'Nội bộ xã, ', width, colour),
  ];
}

function obligationLines(
  view: View,
  timeliness: readonly RollupTimeliness[],
  label: string,
  width: number,
  colour: Paint,
): string[] {
  const groups = Map.groupBy(timeliness, (it) => `${it.plan}\n${it.obligation}`);
  return [...groups.values()].flatMap((lines) => {
    const [first] = lines;
    if (first === undefined) return [];
    const counts = tally(lines);
    const onTime = rateOnTime(counts);
    const due = dueWords(first, view.obligation(first.plan, first.obligation)?.obligation);
    const said: [number, Tone, string][] = [
      [counts.onTime, 'met', 'đúng hạn'],
      [counts.undatedIn, 'met', 'đã nộp'],
      [counts.late, 'late', 'muộn'],
      [counts.missing + counts.undatedOut, 'notMet', 'chưa nộp'],
      [counts.notDue, 'noData', 'chưa đến hạn'],
      [counts.exempt, 'noData', 'được miễn'],
    ];
    const parts = said.filter(([count]) => count > 0);
    const rate =
      onTime.percent === null || label !== ''
        ? ''
        : `  (${onTime.onTime}/${onTime.due} đúng hạn, ${formatPercent(onTime.percent)})`;
    return [
      ...wrapped(`${label}${first.obligation}: ${due}`, width, '  '),
      ...flow(
        parts.map(([count, tone, word]) => [tone, `${formatNumber(count)} ${word}`]),
        rate,
        width,
        colour,
      ),
    ];
  });
}

/** Coloured pieces side by side, and a last plain one where it still fits in the line. */
function flow(
  pieces: readonly (readonly [Tone, string])[],
  last: string,
  width: number,
  colour: Paint,
): string[] {
  const plain = `  ${pieces.map(([, text]) => text).join(' · ')}`;
  const painted = `  ${pieces.map(([tone, text]) => colour(tone, text)).join(' · ')}`;
  return columnsOf(plain + last) <= width ? [painted + last] : [painted, last];
}

/** Those whose report is missing; while none is, those that have not reported yet. */
function chaseLines(view: View, width: number, colour: Paint): string[] {
  const missing = view.communes.filter((it) => it.owed.some((line) => line.status === 'MISSING'));
  const waiting = view.communes.filter(
    (it) => it.report === null && !it.owed.some((line) => line.status === 'EXEMPT'),
  );
  const silent = missing.length > 0 ? missing : waiting;
  if (silent.length === 0) return [];
  const named = silent.slice(0, NAMED).map((it) => `${it.name} (${it.code})`);
  const more = silent.length > NAMED ? ` và ${silent.length - NAMED} xã khác` : '';
  const said = missing.length > 0 ? 'Cần đôn đốc' : 'Chưa có báo cáo của';
  return wrapped(`${said} ${silent.length} xã: ${named.join(', ')}${more}.`, width, '  ').map(
    (it) => colour(missing.length > 0 ? 'notMet' : 'noData', it),
  );
}

function teamLines(view: View, width: number, colour: Paint): string[] {
  const { teams } = view.rollup;
  if (teams.length === 0) return ['Chưa có số liệu.'];
  const minHours = view.plans.some((plan) => plan.activities.minHoursPerWeek !== null);
  const hours = meanHours(teams);
  const number = (pick: (it: (typeof teams)[number]) => number) => formatNumber(sum(teams, pick));
  const ofCommunes = sum(teams, (it) => it.communeTeams);
  const communeTeams = ofCommunes > 0 ? `, ${formatNumber(ofCommunes)} Tổ cấp xã` : '';
  const lines = [
    `${number((it) => it.teams)} Tổ ở ${number((it) => it.villages)} thôn${communeTeams}, ${number((it) => it.members)} thành viên, ` +
      `${number((it) => it.collaborators)} cộng tác viên (${teams.length}/${view.communes.length} xã có số liệu)`,
    ...(hours.mean === null
      ? []
      : [
          `Bình quân ${formatNumber(hours.mean, 1)} giờ/tuần (${formatNumber(hours.given)}/${formatNumber(hours.teams)} Tổ có số giờ)` +
            (minHours ? `, ${number((it) => it.teamsBelowHours)} Tổ chưa đủ giờ` : ''),
        ]),
  ];
  const wanting =
    `${number((it) => it.villagesWithoutTeam)} thôn chưa có Tổ, ` +
    `${number((it) => it.teamsWithoutDecision)} Tổ chưa có quyết định, ` +
    `${number((it) => it.teamsWithoutLeader)} Tổ chưa có tổ trưởng`;
  return [
    ...lines.flatMap((line) => wrapped(line, width)),
    ...wrapped(wanting, width).map((line) => colour('late', line)),
  ];
}

function activityLines(view: View, width: number): string[] {
  const { activities } = view.rollup;
  if (activities.length === 0) return ['Chưa có hoạt động nào được ghi.'];
  const kinds = byKind(activities, view.plans);
  const rows = [...kinds, sumOf('Cộng', activities)];
  const name = Math.min(
    Math.max(...rows.map((it) => columnsOf(it.name))),
    width - 2 * (14 + GAP.length) - GAP.length,
  );
  return rows.map((it) =>
    [
      padEnd(cut(it.name, name), name),
      padStart(`${formatNumber(it.sessions)} buổi`, 12),
      padStart(`${it.attendances === null ? '–' : formatNumber(it.attendances)} lượt người`, 20),
    ].join(GAP),
  );
}
