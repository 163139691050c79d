// Opens the door to Google Sheets and Drive: where Google is and who asks are given, everything
// else (the pace, what is repeated, how long an answer may take) holds for every call.
import { GoogleAuth, OAuth2Client } from 'google-auth-library';
import { drive, type drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import { sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { SheetsClient } from './client.ts';
import { pace, type Gate, type Waiting } from './pace.ts';
import { isFresh, repeating, waitBeforeRepeat } from './repeat.ts';

export interface SheetsSetting {
  /** `http://127.0.0.1:8080/`, or null for Google's own servers. */
  rootUrl: string | null;
  /** Who asks; text is an access token that never ends, for a stand-in of Google. */
  auth: GoogleAuth | OAuth2Client | string;
  /** Of reading and writing together; Google counts them apart, 60 each for an account. */
  requestsPerMinute: number;
  /** `https://docs.google.com/spreadsheets/d` */
  webUrl: string;
  /** The folder in which files are made; the account's own drive where it is not given. */
  folder?: string | null;
}

/** How the client waits; a test has no time for it. */
export interface Patience extends Waiting {
  /** How long one try may take, in milliseconds. */
  timeout: number;
}

const PATIENCE: Patience = {
  now: () => Date.now(),
  sleep: (milliseconds) =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    }),
  timeout: 60_000,
};

/** What was read for a call that is right only at once may be this old when it leaves. */
const LONGEST_FRESH = 2_000;
/** Spreadsheets, and of Drive only the files that the functions made themselves. */
const SCOPES = [
  'https://www.googleapis.com/auth/spreadsheets',
  'https://www.googleapis.com/auth/drive.file',
];

/** The account that the process runs as (Application Default Credentials). */
export function applicationAuth(): GoogleAuth {
  return new GoogleAuth({ scopes: SCOPES });
}

export function openSheets(setting: SheetsSetting, patience: Patience = PATIENCE): SheetsClient {
  return clientThrough(pace(setting.requestsPerMinute, patience), Infinity, setting, patience);
}

/** `longest`: how long all calls together may wait at the gate, in milliseconds. */
function clientThrough(
  gate: Gate,
  longest: number,
  setting: SheetsSetting,
  patience: Patience,
): SheetsClient {
  const { rootUrl, auth, webUrl, folder = null } = setting;
  let left = longest;
  const options = {
    ...(rootUrl === null ? {} : { rootUrl }),
    auth: typeof auth === 'string' ? tokenAuth(auth) : auth,
    retryConfig: repeating(patience.sleep, patience.now),
    // Each try passes the gate, and the clock of its time-out starts when it has passed.
    adapter: async (request, send) => {
      left -= await gate.pass(Math.min(left, isFresh(request) ? LONGEST_FRESH : Infinity));
      return send({ ...request, signal: AbortSignal.timeout(patience.timeout) });
    },
  } satisfies Omit<sheets_v4.Options, 'version'> & Omit<drive_v3.Options, 'version'>;
  return {
    sheets: sheets({ version: 'v4', ...options }),
    drive: drive({ version: 'v3', ...options }),
    webUrl: webUrl.replace(/\/+$/, ''),
    folder,
    room: gate.room,
    comeback: async (error, made) => {
      const wait = waitBeforeRepeat(error, made, patience.now());
      if (wait !== null && wait > 0) await patience.sleep(wait);
      return wait !== null;
    },
    within: (milliseconds) => clientThrough(gate, milliseconds, setting, patience),
  };
}

function tokenAuth(token: string): OAuth2Client {
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: token });
  return auth;
}
