// The table of the functions: name, kind, story. Nothing else registers anything with the framework.
import { cloudEvent, http } from '@google-cloud/functions-framework';
import { acknowledging, answering } from './handlers/answer.ts';
import { guardBodies } from './handlers/broken-body.ts';
import { collectWorkbooks } from './handlers/collect-workbooks.ts';
import { provinceProgress } from './handlers/province-progress.ts';
import { provinceSummary } from './handlers/province-summary.ts';
import { provisionSheets } from './handlers/provision-sheets.ts';
import { publishSummary } from './handlers/publish-summary.ts';
import { reportStatus } from './handlers/report-status.ts';
import { rollUpProvince } from './handlers/roll-up-province.ts';
import type { Runtime } from './handlers/runtime.ts';
import { submitWorkbook } from './handlers/submit-workbook.ts';
import { updateSummary } from './handlers/update-summary.ts';

/** Registers every function; each asks for the runtime when it is called. */
export function registerFunctions(runtime: () => Runtime): void {
  guardBodies();
  http('submitWorkbook', answering('submitWorkbook', runtime, submitWorkbook));
  http('provinceSummary', answering('provinceSummary', runtime, provinceSummary));
  http('provinceProgress', answering('provinceProgress', runtime, provinceProgress));
  http('reportStatus', answering('reportStatus', runtime, reportStatus));
  http('updateSummary', answering('updateSummary', runtime, updateSummary));
  cloudEvent('rollUpProvince', acknowledging('rollUpProvince', runtime, rollUpProvince));
  cloudEvent('provisionSheets', acknowledging('provisionSheets', runtime, provisionSheets));
  cloudEvent('collectWorkbooks', acknowledging('collectWorkbooks', runtime, collectWorkbooks));
  cloudEvent('publishSummary', acknowledging('publishSummary', runtime, publishSummary));
}
