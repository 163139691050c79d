// An office with one commune's spreadsheet and an add-on of a few lines, to try the services of Apps
// Script one by one.
import { onTestFinished } from 'vitest';
import { openScriptHost, type ScriptHostSetting } from '../../../local-office/apps-script/host.ts';
import type { ScriptCall, ScriptOutcome } from '../../../local-office/apps-script/call.ts';
import { memoryJournal } from '../../../local-office/journal.ts';
import { openSpreadsheetStore } from '../../../local-office/sheets/open-store.ts';
import type { SheetsRequest, SpreadsheetStore } from '../../../local-office/sheets/store.ts';

export const OWNER = 'may-chu@example.vn';
export const OFFICER = 'can-bo@example.vn';
export const READER = 'nguoi-xem@example.vn';
/** 16:30 on 19 December 2025 in Viet Nam. */
export const NOW = Date.parse('2025-12-19T16:30:00+07:00');
export const FIGURES = 7001;

const SCOPES = [
  'https://www.googleapis.com/auth/spreadsheets.currentonly',
  'https://www.googleapis.com/auth/script.container.ui',
  'https://www.googleapis.com/auth/script.external_request',
  'https://www.googleapis.com/auth/userinfo.email',
  'openid',
];

export interface ScriptOffice {
  store: SpreadsheetStore;
  id: string;
  /** Runs a function of the code as the officer, or as somebody else. */
  run: (name: string, call?: Partial<ScriptCall>) => Promise<ScriptOutcome>;
  /** What a function gives; fails the test where it throws. */
  value: (name: string, ...args: unknown[]) => Promise<unknown>;
  /** Changes the spreadsheet as its owner. */
  apply: (...requests: SheetsRequest[]) => void;
}

/** An office that closes when the test is over. */
export function scriptOffice(code: string, setting: Partial<ScriptHostSetting> = {}): ScriptOffice {
  const store = openSpreadsheetStore(memoryJournal());
  const id = store.create({
    title: 'Xã An Bình',
    owner: OWNER,
    locale: 'vi_VN',
    timeZone: 'Asia/Ho_Chi_Minh',
  });
  store.share(id, OFFICER, 'writer');
  store.share(id, READER, 'reader');
  const apply = (...requests: SheetsRequest[]) => void store.apply(id, requests, OWNER);
  apply({
    addSheet: {
      properties: {
        sheetId: FIGURES,
        title: 'Số liệu',
        gridProperties: { rowCount: 50, columnCount: 12 },
      },
    },
  });
  const host = openScriptHost({
    code,
    files: { thanhben: '<h1>Thanh bên</h1>' },
    manifest: { timeZone: 'Asia/Ho_Chi_Minh', oauthScopes: SCOPES },
    store,
    scriptProperties: { FUNCTIONS_URL: 'http://127.0.0.1:1/fn' },
    signIdToken: (email) => `signed:${email}`,
    now: () => NOW,
    workers: 1,
    ...setting,
  });
  onTestFinished(() => host.close());
  const run = (name: string, call: Partial<ScriptCall> = {}) =>
    host.run({
      spreadsheetId: id,
      user: OFFICER,
      function: name,
      args: [],
      selection: null,
      ...call,
    });
  const value = async (name: string, ...args: unknown[]) => {
    const outcome = await run(name, { args });
    if (outcome.error !== undefined) throw new Error(outcome.error);
    return outcome.value;
  };
  return { store, id, run, value, apply };
}

/** Code.js with one function, `main`, of this body. */
export function mainOf(body: string): string {
  return `function main() { ${body} }`;
}

/** Code.js whose `main` answers, for each expression given, what it comes to or throws. */
export const CALCULATOR = `function main(expressions) {
  return expressions.map((expression) => {
    try { return eval(expression); } catch (error) { return error.message; }
  });
}`;
