// The form of a context, filled in from what the context knows.
import type { Grid } from '../grid/grid.ts';
import { overlayPlans } from '../plan/overlay.ts';
import { periodById } from '../plan/periods.ts';
import type { OpenDifficulty } from '../report/difficulty.ts';
import type { WorkbookContext } from './context.ts';
import type { Form } from './contract.ts';
import { openOf } from './difficulty-rows.ts';
import { buildForm } from './form.ts';
import { formGrids } from './form-grids.ts';
import type { Prefill, PreviousContent } from './grid-tab.ts';

/** Throws where the context names a period that is none. */
export function formOf({ plans, commune, period: id, questions }: WorkbookContext): Form {
  const period = periodById(id, plans);
  if (period === undefined) throw new Error(`expected a period, found "${id}"`);
  return buildForm(overlayPlans(plans, commune, period), period, questions);
}

/** What the province has given out, as the form shows it. */
export function givenBy(
  context: WorkbookContext,
): Pick<Prefill, 'assignedTargets' | 'openDifficulties' | 'difficultyAnswers'> {
  const { assignedTargets = [], difficultyAnswers = [] } = context;
  return { assignedTargets, openDifficulties: openOf(context), difficultyAnswers };
}

/** The form's grids with the last report's figures, and no workbook to carry anything over from. */
export function layout(
  context: WorkbookContext,
  content: PreviousContent | null,
  moreRows: Prefill['moreRows'] = {},
  open: readonly OpenDifficulty[] = openOf(context),
): Grid[] {
  const { commune, villages, holidays } = context;
  const read = { tabs: new Map(), issues: [] };
  return formGrids(formOf(context), {
    commune,
    villages,
    previous: content === null ? null : { read, content },
    holidays: new Map(holidays),
    moreRows,
    ...givenBy(context),
    openDifficulties: open,
  });
}
