/// <reference types="google-apps-script" />
// What every service of one execution has at hand: the line to the office, who is at the keyboard,
// what is selected, and which rights the script was given.
import type { ScriptCall } from './call.ts';
import type { Ask, News, SpreadsheetFacts } from './questions.ts';
import type { Realm } from './realm.ts';
import type { Area } from './area.ts';
import type { Zone } from './time-zone.ts';

export interface Execution {
  call: ScriptCall;
  simple: boolean;
  files: Record<string, string>;
  /** Of the script's manifest. */
  zone: Zone;
  ask: Ask;
  tell: (news: News) => void;
  guard: Realm['guard'];
  facts: () => SpreadsheetFacts;
  make: Makers;
  /** Changed by activate() and its kind; null until somebody asks for the first sheet. */
  selection: { area: Area; moved: boolean } | null;
  /**
   * @throws Error where neither scope is in the manifest, or where a simple trigger may not
   */
  permit: (member: string, ...anyOf: Scope[]) => void;
}

/** Services that name each other are made here, so that none needs to import the other. */
export interface Makers {
  spreadsheet: () => GoogleAppsScript.Spreadsheet.Spreadsheet;
  sheet: (sheetId: number) => GoogleAppsScript.Spreadsheet.Sheet;
  range: (area: Area) => GoogleAppsScript.Spreadsheet.Range;
}

/** The triggers that run by themselves, with no right that a person would have to agree to. */
export const SIMPLE_TRIGGERS: ReadonlySet<string> = new Set([
  'onOpen',
  'onEdit',
  'onSelectionChange',
]);

const AUTH = 'https://www.googleapis.com/auth/';
export type Scope =
  | 'openid'
  | 'script.container.ui'
  | 'script.external_request'
  | 'spreadsheets'
  | 'spreadsheets.currentonly'
  | 'userinfo.email';

/** What a script may do by itself in the document that it is bound to. */
const WITHOUT_CONSENT = new Set<Scope>(['spreadsheets', 'spreadsheets.currentonly']);

export function permitBy(granted: readonly string[], simple: boolean): Execution['permit'] {
  const full = (scope: Scope) => (scope === 'openid' ? scope : AUTH + scope);
  return (member, ...anyOf) => {
    const allowed = anyOf.some(
      (scope) => granted.includes(full(scope)) && (!simple || WITHOUT_CONSENT.has(scope)),
    );
    if (allowed) return;
    const needed = anyOf.map(full).join(' || ');
    throw new Error(
      `You do not have permission to call ${member}. Required permissions: ${anyOf.length > 1 ? `(${needed})` : needed}`,
    );
  };
}
