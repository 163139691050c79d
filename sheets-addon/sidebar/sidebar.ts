// Where the sidebar starts: the pane that the menu asked for stands on the page's root element.
import type { Pane } from '../contract.ts';
import { checkPane } from './check-pane.ts';
import { guidePane } from './guide-pane.ts';
import { missingPane } from './missing-pane.ts';
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
  zalo: zaloPane,
  guide: guidePane,
  summary: summaryPane,
  missing: missingPane,
  chase: chasePane,
};

const wanted = document.body.dataset['pane'] ?? '';
openStage(document, wanted in PANES ? (wanted as Pane) : 'guide', (pane, stage, first) =>
  PANES[pane](stage, first),
);
