// Where the sidebar starts: the pane that the menu asked for stands on the page's root element.
import type { Pane } from '../contract.ts';
import { answersPane } from './answers-pane.ts';
import { approvePane } from './approve-pane.ts';
import { checkPane } from './check-pane.ts';
import { entryPane } from './entry-pane.ts';
import { guidePane } from './guide-pane.ts';
import { missingPane } from './missing-pane.ts';
import { periodPane } from './period-pane.ts';
import { reviewPane } from './review-pane.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';
import { statusPane } from './status-pane.ts';
import { submitPane } from './submit-pane.ts';
import { summaryPane } from './summary-pane.ts';
import { chasePane, zaloPane } from './text-pane.ts';

const PANES: Record<Pane, (stage: Stage, first: boolean) => void> = {
  check: checkPane,
  submit: submitPane,
  status: statusPane,
  approve: approvePane,
  answers: answersPane,
  zalo: zaloPane,
  guide: guidePane,
  summary: summaryPane,
  missing: missingPane,
  chase: chasePane,
  review: reviewPane,
  period: periodPane,
  targets: entryPane('targets'),
  replies: entryPane('replies'),
  requests: entryPane('requests'),
};

const wanted = document.body.dataset['pane'] ?? '';
openStage(document, wanted in PANES ? (wanted as Pane) : 'guide', (pane, stage, first) =>
  PANES[pane](stage, first),
);
