// The enumerations of Apps Script: members are objects that are compared by identity and print as
// their names. The types call them numbers, which they are not.

export interface Member {
  name(): string;
  toString(): string;
  toJSON(): string;
  ordinal(): number;
}

/** `names` in the order of their ordinals. */
export function enumeration<E extends object>(names: readonly (keyof E & string)[]): E {
  const members = names.map((name, index): [string, Member] => [
    name,
    Object.freeze({
      name: () => name,
      toString: () => name,
      toJSON: () => name,
      ordinal: () => index,
    }),
  ]);
  return Object.freeze(Object.fromEntries(members)) as E;
}

type SpreadsheetEnums = Pick<
  GoogleAppsScript.Spreadsheet.SpreadsheetApp,
  'ProtectionType' | 'DeveloperMetadataVisibility' | 'DeveloperMetadataLocationType'
>;

export const SPREADSHEET_ENUMS: SpreadsheetEnums = {
  ProtectionType: enumeration(['RANGE', 'SHEET']),
  DeveloperMetadataVisibility: enumeration(['DOCUMENT', 'PROJECT']),
  DeveloperMetadataLocationType: enumeration(['SPREADSHEET', 'SHEET', 'ROW', 'COLUMN']),
};
