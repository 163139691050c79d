// SpreadsheetApp.Protection: what is locked in a sheet, and for whom. Only read here; protections are
// made by the functions that make the sheets.
import type { Execution } from '../execution.ts';
import { SPREADSHEET_ENUMS } from './enumeration.ts';
import { userObject } from './user.ts';

type Protection = GoogleAppsScript.Spreadsheet.Protection;

export function protectionsOf(execution: Execution, sheetId: number): Protection[] {
  return execution.ask('protections', sheetId).map((facts) =>
    execution.guard<Protection>('SpreadsheetApp.Protection', {
      getProtectionType: () => SPREADSHEET_ENUMS.ProtectionType[facts.kind],
      getDescription: () => facts.description,
      isWarningOnly: () => facts.warningOnly,
      canEdit: () => facts.editable,
      getRange: () => execution.make.range(facts.area),
      getUnprotectedRanges: () => facts.unprotected.map((area) => execution.make.range(area)),
      getEditors: () => facts.editors.map((email) => userObject(execution, email)),
    }),
  );
}
