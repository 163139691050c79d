// The table of the functions: name, kind, story. Nothing else registers anything with the framework.
import { cloudEvent, http } from '@google-cloud/functions-framework';
import { acknowledging, answering } from './handlers/answer.ts';
import { guardBodies } from './handlers/broken-body.ts';
import { provinceSummary } from './handlers/province-summary.ts';
import { rollUpProvince } from './handlers/roll-up-province.ts';
import type { Runtime } from './handlers/runtime.ts';
import { submitWorkbook } from './handlers/submit-workbook.ts';

/** Registers every function; each asks for the runtime when it is called. */
export function registerFunctions(runtime: () => Runtime): void {
  guardBodies();
  http('submitWorkbook', answering('submitWorkbook', runtime, submitWorkbook));
  http('provinceSummary', answering('provinceSummary', runtime, provinceSummary));
  cloudEvent('rollUpProvince', acknowledging('rollUpProvince', runtime, rollUpProvince));
}
