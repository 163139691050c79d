// The province's summary workbook: a rollup in, the grids of its tabs out. Nothing is computed
// here that the rollup has not, so that what is shown and what is stored can't differ.
import type { Grid } from '../grid/grid.ts';
import { activityGrid } from './activities.ts';
import { communeGrid } from './communes.ts';
import { comparisonGrid, periodsOf } from './comparison.ts';
import { difficultyGrid } from './difficulties.ts';
import { fundingGrid, residentListGrid, rolloutGrid } from './extras.ts';
import { indicatorGrid } from './indicators.ts';
import { methodGrid } from './method.ts';
import { overviewGrid } from './overview.ts';
import { recognitionGrid } from './recognitions.ts';
import { requestGrid } from './requests.ts';
import { restatementGrid, restatementsIn } from './restatements.ts';
import { submissionGrid } from './submissions.ts';
import { teamAlertGrid } from './team-alerts.ts';
import { teamGrid } from './teams.ts';
import type { SummaryInput } from './input.ts';
import { toMend, toMendGrid } from './to-mend.ts';
import { viewOf } from './view.ts';

/**
 * The tabs of the summary in their order: Tổng hợp, Chỉ tiêu, Theo xã, Tiến độ nộp, Tổ và thành
 * viên, Cảnh báo tổ, Hoạt động, Khó khăn, Mô hình – khen thưởng, then where there are rows Lộ trình,
 * Kinh phí, Danh sách tại xã, Lỗi cần sửa and Đột xuất, So sánh kỳ where earlier periods are given,
 * Đính chính where a closed period was changed, and Ghi chú phương pháp.
 * Moments are shown as Viet Nam's clock has them; percentages stay unrounded in their cells.
 */
export function summaryGrids(input: SummaryInput): Grid[] {
  const view = viewOf(input);
  return [
    overviewGrid(view),
    indicatorGrid(view),
    communeGrid(view),
    submissionGrid(view),
    teamGrid(view),
    teamAlertGrid(view),
    activityGrid(view),
    difficultyGrid(view),
    recognitionGrid(view),
    ...(view.rollup.rollout.length > 0 ? [rolloutGrid(view)] : []),
    ...(view.rollup.funding.length > 0 ? [fundingGrid(view)] : []),
    ...(view.rollup.residentLists.length > 0 ? [residentListGrid(view)] : []),
    ...(toMend(view).length > 0 ? [toMendGrid(view)] : []),
    ...((input.requests ?? []).length > 0 ? [requestGrid(view)] : []),
    ...(periodsOf(view).length > 1 ? [comparisonGrid(view)] : []),
    ...(restatementsIn(view).length > 0 ? [restatementGrid(view)] : []),
    methodGrid(view),
  ];
}
