// The table of the functions: name, kind, story. Nothing else registers anything with the framework.
import { cloudEvent, http } from '@google-cloud/functions-framework';
import { acknowledgeReminder } from './handlers/acknowledge-reminder.ts';
import { acknowledging, answering } from './handlers/answer.ts';
import { approveReport } from './handlers/approve-report.ts';
import { guardBodies } from './handlers/broken-body.ts';
import { collectWorkbooks } from './handlers/collect-workbooks.ts';
import { closePeriod } from './handlers/close-period.ts';
import { correctReport } from './handlers/correct-report.ts';
import { handOver } from './handlers/hand-over.ts';
import { checkDeadlines } from './handlers/check-deadlines.ts';
import { excuseUnit } from './handlers/excuse-unit.ts';
import { provinceProgress } from './handlers/province-progress.ts';
import { provinceSummary } from './handlers/province-summary.ts';
import { provisionSheets } from './handlers/provision-sheets.ts';
import { publishSummary } from './handlers/publish-summary.ts';
import { reportStatus } from './handlers/report-status.ts';
import { requestCollection } from './handlers/request-collection.ts';
import { reviewReports } from './handlers/review-reports.ts';
import { rollUpProvince } from './handlers/roll-up-province.ts';
import type { Runtime } from './handlers/runtime.ts';
import { submitWorkbook } from './handlers/submit-workbook.ts';
import { updateSummary } from './handlers/update-summary.ts';
import { proveLog } from './handlers/verify-log.ts';

/** Registers every function; each asks for the runtime when it is called. */
export function registerFunctions(runtime: () => Runtime): void {
  guardBodies();
  http('submitWorkbook', answering('submitWorkbook', runtime, submitWorkbook));
  http('provinceSummary', answering('provinceSummary', runtime, provinceSummary));
  http('provinceProgress', answering('provinceProgress', runtime, provinceProgress));
  http('reportStatus', answering('reportStatus', runtime, reportStatus));
  http('reviewReports', answering('reviewReports', runtime, reviewReports));
  http('approveReport', answering('approveReport', runtime, approveReport));
  http('closePeriod', answering('closePeriod', runtime, closePeriod));
  http('correctReport', answering('correctReport', runtime, correctReport));
  http('handOver', answering('handOver', runtime, handOver));
  http('verifyLog', answering('verifyLog', runtime, proveLog));
  http('updateSummary', answering('updateSummary', runtime, updateSummary));
  http('acknowledgeReminder', answering('acknowledgeReminder', runtime, acknowledgeReminder));
  http('excuseUnit', answering('excuseUnit', runtime, excuseUnit));
  http('requestCollection', answering('requestCollection', runtime, requestCollection));
  cloudEvent('rollUpProvince', acknowledging('rollUpProvince', runtime, rollUpProvince));
  cloudEvent('provisionSheets', acknowledging('provisionSheets', runtime, provisionSheets));
  cloudEvent('collectWorkbooks', acknowledging('collectWorkbooks', runtime, collectWorkbooks));
  cloudEvent('publishSummary', acknowledging('publishSummary', runtime, publishSummary));
  cloudEvent('checkDeadlines', acknowledging('checkDeadlines', runtime, checkDeadlines));
}
