// "Duyệt, trả lại báo cáo": the province's list of reports, one of them opened, and what is decided.
// The functions take each decision for itself; what they refuse comes back with its own sentence.
import type { ProvinceProgress } from '../functions/domain/report/desk.ts';
import type { ReportReview } from '../functions/domain/report/review-desk.ts';
import type { RequestLine } from '../functions/domain/request/request-desk.ts';
import type {
  DecisionOutcome,
  DecisionWish,
  ReviewsView,
  ReviewView,
} from './province-contract.ts';
import { openProvince } from './province.ts';
import { reviewsView, reviewView } from './review-view.ts';
import { asked } from './service.ts';

/** Each decision is a few round trips of the store: so many are asked for in one request. */
const AT_ONCE = 40;

/** `period` '' for the spreadsheet's own, or an ad-hoc request's id. */
export function sidebarReviews(period: string): ReviewsView {
  return { ...reviewsView(progress(period)), periods: periods(), chosen: period };
}

export function sidebarReview(commune: string, period: string): ReviewView {
  const review = asked('reportReview', { ...cardOf(period), commune }) as ReportReview;
  // Only a report of a closed period can be open for a correction, and stands as sent then.
  const isSent = review.report?.state === 'SUBMITTED';
  return reviewView(review, isSent && (progress(period).closed?.opened ?? []).includes(commune));
}

export function sidebarDecide(wishes: DecisionWish[]): DecisionOutcome[] {
  const { province } = openProvince();
  const outcomes: DecisionOutcome[] = [];
  for (let start = 0; start < wishes.length; start += AT_ONCE) {
    const decisions = wishes.slice(start, start + AT_ONCE);
    const body = asked('reviewReports', {}, { province, decisions }) as {
      outcomes: { report: string; problem?: { code: string; message: string } }[];
    };
    for (const { report, problem } of body.outcomes)
      outcomes.push({ report, problem: problem ?? null });
  }
  return outcomes;
}

function progress(period: string): ProvinceProgress {
  return asked('provinceProgress', { ...cardOf(period), warnings: '1' }) as ProvinceProgress;
}

function cardOf(period: string): { province: string; period: string } {
  const card = openProvince();
  return period === '' ? { ...card } : { province: card.province, period };
}

/** Answers to requests are reviewed like reports; that they cannot be listed hides no report. */
function periods(): ReviewsView['periods'] {
  const own = { id: '', label: 'Báo cáo kỳ này' };
  try {
    const { province } = openProvince();
    const { requests } = asked('adhocRequests', { province }) as { requests: RequestLine[] };
    return [own, ...requests.map(({ id, title }) => ({ id, label: `Đột xuất ${id}: ${title}` }))];
  } catch (error) {
    console.warn(error instanceof Error ? error.message : String(error));
    return [own];
  }
}
