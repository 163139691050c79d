// Developer metadata: keys and values that are attached to a spreadsheet or a tab and that nobody
// sees, by which a tab is known again after it was renamed. Those of rows and columns are left out.
import type { Execution } from '../execution.ts';
import type { MetadataFacts } from '../questions.ts';
import { SPREADSHEET_ENUMS, type Member } from './enumeration.ts';

type Metadata = GoogleAppsScript.Spreadsheet.DeveloperMetadata;
type Finder = GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder;
type Place = GoogleAppsScript.Spreadsheet.DeveloperMetadataLocation;

export function metadataOf(
  execution: Execution,
  wanted: (facts: MetadataFacts) => boolean,
): Metadata[] {
  return execution
    .ask('metadata')
    .filter(wanted)
    .map((facts) => metadataObject(execution, facts));
}

/** `rest`: value, visibility, or both in this order. */
export function addMetadata(
  execution: Execution,
  sheetId: number | null,
  metadataKey: string,
  rest: readonly unknown[],
): void {
  const metadataValue = typeof rest[0] === 'string' ? rest[0] : undefined;
  const visibility = (rest[metadataValue === undefined ? 0 : 1] as Member | undefined)?.name();
  const developerMetadata = {
    metadataKey,
    ...(metadataValue === undefined ? {} : { metadataValue }),
    visibility: visibility ?? 'DOCUMENT',
    location: sheetId === null ? { spreadsheet: true } : { sheetId },
  };
  execution.ask('apply', [{ createDeveloperMetadata: { developerMetadata } }]);
}

export function metadataFinder(execution: Execution): Finder {
  const wishes: ((facts: MetadataFacts) => boolean)[] = [];
  const wish = (one: (facts: MetadataFacts) => boolean): Finder => {
    wishes.push(one);
    return finder;
  };
  const finder: Finder = execution.guard<Finder>('SpreadsheetApp.DeveloperMetadataFinder', {
    withKey: (key: string) => wish((it) => it.key === key),
    withValue: (value: string) => wish((it) => it.value === value),
    withId: (id: number) => wish((it) => it.id === id),
    find: () => metadataOf(execution, (it) => wishes.every((one) => one(it))),
  });
  return finder;
}

function metadataObject(execution: Execution, facts: MetadataFacts): Metadata {
  const { sheetId } = facts;
  const types = SPREADSHEET_ENUMS.DeveloperMetadataLocationType;
  const place = execution.guard<Place>('SpreadsheetApp.DeveloperMetadataLocation', {
    getLocationType: () => (sheetId === null ? types.SPREADSHEET : types.SHEET),
    getSheet: () => (sheetId === null ? null : execution.make.sheet(sheetId)),
    getSpreadsheet: () => (sheetId === null ? execution.make.spreadsheet() : null),
  });
  return execution.guard<Metadata>('SpreadsheetApp.DeveloperMetadata', {
    getId: () => facts.id,
    getKey: () => facts.key,
    getValue: () => facts.value,
    getVisibility: () => SPREADSHEET_ENUMS.DeveloperMetadataVisibility[facts.visibility],
    getLocation: () => place,
  });
}
