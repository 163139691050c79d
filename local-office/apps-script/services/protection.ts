// SpreadsheetApp.Protection: what is locked in a sheet, and for whom. A script may lock its whole
// sheet, say what stays open in it, and let it warn instead of refuse.
import { gridRange } from '../area.ts';
import type { Execution } from '../execution.ts';
import type { ProtectionFacts } from '../questions.ts';
import { SPREADSHEET_ENUMS } from './enumeration.ts';
import { areaOf } from './range.ts';
import { userObject } from './user.ts';

type Protection = GoogleAppsScript.Spreadsheet.Protection;
type Range = GoogleAppsScript.Spreadsheet.Range;

export function protectionsOf(execution: Execution, sheetId: number): Protection[] {
  return execution
    .ask('protections', sheetId)
    .map(({ id }) => protectionObject(execution, sheetId, id));
}

/** A sheet has one lock of its own: the one that stands is given again. */
export function protect(execution: Execution, sheetId: number): Protection {
  const whole = execution.ask('protections', sheetId).find(({ kind }) => kind === 'SHEET');
  if (whole !== undefined) return protectionObject(execution, sheetId, whole.id);
  const [made] = execution.ask('apply', [
    { addProtectedRange: { protectedRange: { range: { sheetId } } } },
  ]);
  const id = made?.addProtectedRange?.protectedRange?.protectedRangeId;
  if (typeof id !== 'number') throw new Error('expected the id of the new protection, found none');
  return protectionObject(execution, sheetId, id);
}

function protectionObject(execution: Execution, sheetId: number, id: number): Protection {
  const facts = (): ProtectionFacts => {
    const found = execution.ask('protections', sheetId).find((it) => it.id === id);
    if (found === undefined) throw new Error('The protection was removed');
    return found;
  };
  const change = (properties: object, fields: string): Protection => {
    const protectedRange = { protectedRangeId: id, ...properties };
    execution.ask('apply', [{ updateProtectedRange: { protectedRange, fields } }]);
    return protection;
  };
  const protection: Protection = execution.guard<Protection>('SpreadsheetApp.Protection', {
    getProtectionType: () => SPREADSHEET_ENUMS.ProtectionType[facts().kind],
    getDescription: () => facts().description,
    setDescription: (description: string) => change({ description }, 'description'),
    isWarningOnly: () => facts().warningOnly,
    setWarningOnly: (warningOnly: boolean) =>
      warningOnly
        ? change({ warningOnly, editors: {} }, 'warningOnly,editors')
        : change({ warningOnly }, 'warningOnly'),
    canEdit: () => facts().editable,
    getRange: () => execution.make.range(facts().area),
    getUnprotectedRanges: () => facts().unprotected.map((area) => execution.make.range(area)),
    setUnprotectedRanges: (ranges: Range[]) =>
      change(
        { unprotectedRanges: ranges.map((range) => gridRange(areaOf(range))) },
        'unprotectedRanges',
      ),
    getEditors: () => facts().editors.map((email) => userObject(execution, email)),
    remove: () => void execution.ask('apply', [{ deleteProtectedRange: { protectedRangeId: id } }]),
  });
  return protection;
}
