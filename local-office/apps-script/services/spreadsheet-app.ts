// SpreadsheetApp: where Code.js enters the spreadsheet.
import type { Execution, Makers } from '../execution.ts';
import { validationBuilder } from './data-validation.ts';
import { SPREADSHEET_ENUMS } from './enumeration.ts';
import { rangeObject } from './range.ts';
import { selectedArea } from './selection.ts';
import { sheetObject } from './sheet.ts';
import { spreadsheetObject } from './spreadsheet.ts';
import { uiObject } from './ui.ts';

type SpreadsheetApp = GoogleAppsScript.Spreadsheet.SpreadsheetApp;

export function makersOf(execution: Execution): Makers {
  return {
    spreadsheet: () => spreadsheetObject(execution),
    sheet: (sheetId) => sheetObject(execution, sheetId),
    range: (area) => rangeObject(execution, area),
  };
}

export function spreadsheetApp(execution: Execution): SpreadsheetApp {
  const { make } = execution;
  const allowed =
    <T>(member: string, answer: () => T) =>
    () => {
      execution.permit(`SpreadsheetApp.${member}`, 'spreadsheets.currentonly', 'spreadsheets');
      return answer();
    };
  const cell = () => make.range({ ...selectedArea(execution), rows: 1, columns: 1 });
  return execution.guard<SpreadsheetApp>('SpreadsheetApp', {
    ...SPREADSHEET_ENUMS,
    getActive: allowed('getActive', make.spreadsheet),
    getActiveSpreadsheet: allowed('getActiveSpreadsheet', make.spreadsheet),
    getActiveSheet: allowed('getActiveSheet', () => make.sheet(selectedArea(execution).sheetId)),
    getActiveRange: allowed('getActiveRange', () => make.range(selectedArea(execution))),
    getCurrentCell: allowed('getCurrentCell', cell),
    setActiveSheet: (sheet: GoogleAppsScript.Spreadsheet.Sheet) =>
      make.spreadsheet().setActiveSheet(sheet),
    setActiveRange: (range: GoogleAppsScript.Spreadsheet.Range) =>
      make.spreadsheet().setActiveRange(range),
    getUi: () => uiObject(execution),
    newDataValidation: () => validationBuilder(execution),
    // Everything is carried out as it is asked for.
    flush: () => undefined,
  });
}
