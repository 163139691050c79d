// The list of reports that wait for the province and one report opened, in the words of the panes.
import { lateWords } from '../functions/domain/calendar/due.ts';
import { progressWords } from '../functions/domain/report/chase-message.ts';
import type { ProgressLine, ProvinceProgress } from '../functions/domain/report/desk.ts';
import type { ReportReview, SinceDecision } from '../functions/domain/report/review-desk.ts';
import { worstLines } from '../functions/domain/report/worst-lines.ts';
import { momentWords } from '../functions/domain/vietnamese/date.ts';
import { lowerFirst } from '../functions/domain/vietnamese/text.ts';
import type { ReviewRow, ReviewState, ReviewsView, ReviewView } from './province-contract.ts';

/** What waits for the province stands first. */
const ORDER: readonly ReviewState[] = [
  'NEW',
  'RESUBMITTED',
  'RETURNED',
  'LEADER',
  'ACCEPTED',
  'CORRECTING',
  'CLOSED',
  'MISSING',
  'EXEMPT',
];

const STATE_WORDS: Record<ReviewState, string> = {
  NEW: 'Chờ duyệt',
  RESUBMITTED: 'Đã gửi lại, chờ duyệt',
  RETURNED: 'Đã trả lại',
  LEADER: 'Chờ lãnh đạo xã duyệt',
  ACCEPTED: 'Đã duyệt',
  CORRECTING: 'Đang mở để đính chính',
  CLOSED: 'Đã chốt',
  MISSING: 'Chưa nộp',
  EXEMPT: 'Được miễn',
};

export function reviewsView(progress: ProvinceProgress): Omit<ReviewsView, 'periods' | 'chosen'> {
  const opened = new Set(progress.closed?.opened ?? []);
  const rows = worstLines(progress.lines).map((line) => rowOf(line, opened.has(line.commune)));
  return {
    province: progress.provinceName,
    period: progress.periodLabel,
    closed: closedWords(progress.closed),
    rows: ORDER.flatMap((state) => rows.filter((row) => row.state === state)),
  };
}

function closedWords(closed: ProvinceProgress['closed']): string | null {
  if (closed === undefined) return null;
  return closed.state === 'CLOSING' ? 'Kỳ đang được chốt' : `Kỳ đã chốt, bản ${closed.version}`;
}

function rowOf(line: ProgressLine, isOpened: boolean): ReviewRow {
  const { commune, name, report, warnings = 0 } = line;
  const state = stateOf(line.report, line.returned !== null, line.timeliness.status, isOpened);
  const late = line.timeliness.status === 'LATE' ? lowerFirst(progressWords(line)) : '';
  const words =
    report === null
      ? progressWords(line)
      : [STATE_WORDS[state], late, warnings > 0 ? `${warnings} cảnh báo` : '']
          .filter(Boolean)
          .join(', ');
  const sent = report && { id: report.reportId, revision: report.revision, warnings };
  return { commune, name, state, words, report: sent };
}

function stateOf(
  report: Pick<NonNullable<ProgressLine['report']>, 'state'> | null,
  wentBack: boolean,
  timeliness: string,
  isOpened: boolean,
): ReviewState {
  if (report === null) return timeliness === 'EXEMPT' ? 'EXEMPT' : 'MISSING';
  switch (report.state) {
    case 'AWAITING_APPROVAL':
      return 'LEADER';
    case 'SUBMITTED':
      if (isOpened) return 'CORRECTING';
      return wentBack ? 'RESUBMITTED' : 'NEW';
    case 'RETURNED':
    case 'ACCEPTED':
    case 'CLOSED':
      return report.state;
  }
}

export function reviewView(review: ReportReview, isOpened: boolean): ReviewView {
  const { report, returned, timeliness, since } = review;
  const state = stateOf(report, returned !== null, timeliness.status, isOpened);
  const waits = state === 'NEW' || state === 'RESUBMITTED';
  return {
    commune: review.commune,
    name: review.name,
    period: review.periodLabel,
    state,
    stateWords: STATE_WORDS[state],
    report: report && {
      id: report.reportId,
      revision: report.revision,
      by: report.by,
      at: momentWords(report.submittedAt),
    },
    timeliness:
      timeliness.status === 'LATE' ? lateWords(timeliness.lateByDays) : progressWords(review),
    due: timeliness.dueWords,
    mayAccept: waits,
    mayReturn: waits || state === 'ACCEPTED',
    returned: returned && {
      revision: returned.revision,
      reason: returned.reason,
      who: `${returned.by}, ${momentWords(returned.at)}`,
    },
    since: since && sinceView(since),
    issues: review.issues.map(({ at, message, reason }) => ({ at, message, reason })),
    cells: review.cells,
    history: review.history.map(({ revision, words, by, at, reason }) => ({
      words: `${words} bản ${revision}`,
      who: `${by}, ${momentWords(at)}`,
      reason,
    })),
    url: review.spreadsheet.url,
  };
}

const DECIDED: Record<SinceDecision['decision'], string> = {
  RETURN: 'đã trả lại',
  ACCEPT: 'đã duyệt',
  CLOSE: 'đã chốt',
};

function sinceView({ revision, decision, changes, untouched }: SinceDecision) {
  return {
    title: `bản ${revision} (${DECIDED[decision]})`,
    changes: [...changes.filter((it) => it.pinned), ...changes.filter((it) => !it.pinned)],
    untouched,
  };
}
