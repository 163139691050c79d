// SpreadsheetApp.Spreadsheet: the one that the script runs in.
import { areaOfGrid, parseArea, splitA1, type Area } from '../area.ts';
import type { Execution } from '../execution.ts';
import { addMetadata, metadataFinder, metadataOf } from './metadata.ts';
import { areaOf, rangeInside } from './range.ts';
import { selectedArea, selectSheet } from './selection.ts';
import { userObject } from './user.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

export function spreadsheetObject(execution: Execution): Spreadsheet {
  const { ask, make, facts } = execution;
  const find = (wanted: (sheet: { title: string; sheetId: number }) => boolean): Sheet | null => {
    const found = ask('sheets').find(wanted);
    return found === undefined ? null : make.sheet(found.sheetId);
  };
  const active = (): Area => selectedArea(execution);
  const activate = (range: Range): Range => {
    execution.selection = { area: areaOf(range), moved: true };
    return range;
  };
  const getRange = (text: string): Range => {
    const { tab, cells } = splitA1(text);
    const sheets = ask('sheets');
    const sheet = sheets.find((it) =>
      tab === null ? it.sheetId === active().sheetId : it.title === tab,
    );
    const area = sheet && parseArea(cells, sheet.sheetId, sheet);
    if (area === undefined) throw new Error('Range not found');
    return rangeInside(execution, area);
  };
  const spreadsheet: Spreadsheet = execution.guard<Spreadsheet>('SpreadsheetApp.Spreadsheet', {
    getId: () => facts().id,
    getName: () => facts().name,
    getUrl: () => facts().url,
    getSpreadsheetTimeZone: () => facts().timeZone,
    getSpreadsheetLocale: () => facts().locale,
    getOwner: () => userObject(execution, facts().owner),
    getEditors: () => facts().editors.map((email) => userObject(execution, email)),
    getSheets: () => ask('sheets').map((sheet) => make.sheet(sheet.sheetId)),
    getNumSheets: () => ask('sheets').length,
    getSheetByName: (name: string) => find((sheet) => sheet.title === name),
    getSheetById: (id: number) => find((sheet) => sheet.sheetId === id),
    insertSheet: (...wish: unknown[]) => insertSheet(execution, wish),
    getActiveSheet: () => make.sheet(active().sheetId),
    setActiveSheet: (sheet: Sheet) => {
      selectSheet(execution, sheet.getSheetId());
      return sheet;
    },
    getActiveRange: () => make.range(active()),
    getActiveCell: () => make.range({ ...active(), rows: 1, columns: 1 }),
    getCurrentCell: () => make.range({ ...active(), rows: 1, columns: 1 }),
    setActiveRange: activate,
    setCurrentCell: activate,
    setActiveSelection: (range: Range | string) =>
      activate(typeof range === 'string' ? getRange(range) : range),
    getRange,
    getRangeByName: (name: string) => {
      const range = ask('namedRange', name);
      const sheet = ask('sheets').find((it) => it.sheetId === (range?.sheetId ?? 0));
      if (range === null || sheet === undefined) return null;
      return make.range(areaOfGrid(range, sheet.sheetId, sheet));
    },
    toast: (text: string, title: string = '', seconds: number | null = 5) =>
      execution.tell({ effect: { kind: 'toast', title, text, seconds: seconds ?? 5 } }),
    getDeveloperMetadata: () => metadataOf(execution, (it) => it.sheetId === null),
    addDeveloperMetadata: (key: string, ...rest: unknown[]) => {
      addMetadata(execution, null, key, rest);
      return spreadsheet;
    },
    createDeveloperMetadataFinder: () => metadataFinder(execution),
  });
  return spreadsheet;
}

/** `wish`: name, place among the tabs, or both in this order. The new tab becomes the active one. */
function insertSheet(execution: Execution, wish: readonly unknown[]): Sheet {
  const title = wish.find((it) => typeof it === 'string');
  const index = wish.find((it) => typeof it === 'number');
  if (wish.some((it) => typeof it === 'object'))
    throw new Error('insertSheet with a template is not implemented in the local office');
  const properties = {
    ...(title === undefined ? {} : { title }),
    ...(index === undefined ? {} : { index }),
  };
  const [made] = execution.ask('apply', [{ addSheet: { properties } }]);
  const sheetId = made?.addSheet?.properties?.sheetId;
  if (typeof sheetId !== 'number') throw new Error('expected the id of the new sheet, found none');
  selectSheet(execution, sheetId);
  return execution.make.sheet(sheetId);
}
