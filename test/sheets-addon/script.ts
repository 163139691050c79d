// The compiled add-on in a bare JavaScript world: no Node, nothing of the newer language that Apps
// Script may not have. The services around it are on paper (paper.ts) or played by the test.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { buildAddon } from '../../build.ts';
import type { ServerSide } from '../../sheets-addon/contract.ts';
import { spreadsheetOn, type Paper } from './paper.ts';

/** What Apps Script may lack. */
const REMOVED = `
  delete globalThis.Intl; delete globalThis.URL; delete globalThis.TextEncoder;
  delete globalThis.TextDecoder; delete globalThis.structuredClone; delete globalThis.setTimeout;
  delete globalThis.Buffer; delete globalThis.process; delete globalThis.WeakRef;
  delete globalThis.SharedArrayBuffer; delete globalThis.Iterator;
  delete Map.groupBy; delete Object.groupBy; delete Array.fromAsync; delete Object.hasOwn;
  for (const name of ['toSorted', 'toReversed', 'toSpliced', 'with', 'findLast', 'findLastIndex'])
    delete Array.prototype[name];
  for (const name of ['union', 'difference', 'intersection']) delete Set.prototype[name];
  delete Array.prototype.at; delete String.prototype.at; delete String.prototype.replaceAll;
  delete String.prototype.isWellFormed; delete String.prototype.toWellFormed;
`;

export interface Reply {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Request {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: unknown;
}

/** Everything around the script that a test may turn. */
export interface Surroundings {
  paper: Paper;
  now: string;
  user: string;
  token: string | null;
  properties: Record<string, string>;
  /** null plays a network that is down. */
  answer: (request: Request) => Reply | null;
  requests: Request[];
  slept: number[];
  lockFree: boolean;
  sidebars: string[];
  menus: { caption: string; items: string[] }[];
  said: string[];
}

export type Script = ServerSide & Record<string, (...given: unknown[]) => unknown>;

export async function compiledAddon(): Promise<{ code: string; page: string; bytes: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'addon-'));
  try {
    const { script } = await buildAddon(folder);
    const [code, page] = await Promise.all(
      ['Code.js', 'Sidebar.html'].map((file) => readFile(join(folder, file), 'utf8')),
    );
    return { code: code ?? '', page: page ?? '', bytes: script };
  } finally {
    await rm(folder, { recursive: true });
  }
}

export function surroundings(paper: Paper, more: Partial<Surroundings> = {}): Surroundings {
  return {
    paper,
    now: '2025-12-18T14:05:00+07:00',
    user: 'canbo@anhai.example',
    token: 'the-token',
    properties: { FUNCTIONS_URL: 'https://functions.example/' },
    answer: () => null,
    requests: [],
    slept: [],
    lockFree: true,
    sidebars: [],
    menus: [],
    said: [],
    ...more,
  };
}

/** Runs Code.js; its global functions are the answer's. */
export function scriptIn(code: string, around: Surroundings): Script {
  const context = createContext({ ...services(around), clock: () => Date.parse(around.now) });
  runInContext(`${REMOVED} Date.now = clock; delete globalThis.clock;`, context);
  runInContext(code, context);
  return context as unknown as Script;
}

function services(around: Surroundings) {
  const note = (...words: unknown[]) => around.said.push(words.map(String).join(' '));
  return {
    console: { log: note, warn: note, error: note },
    SpreadsheetApp: {
      getActiveSpreadsheet: () => spreadsheetOn(around.paper),
      flush: () => undefined,
      getUi: () => ({
        createMenu: (caption: string) => menuOn(around, caption),
        showSidebar: (html: { text: string }) => around.sidebars.push(html.text),
      }),
    },
    HtmlService: {
      createHtmlOutputFromFile: () => ({ getContent: () => '<p data-pane="{{PANE}}">' }),
      createHtmlOutput: (text: string) => {
        const html = { text, setTitle: () => html };
        return html;
      },
    },
    LockService: {
      getDocumentLock: () => ({ tryLock: () => around.lockFree, releaseLock: () => undefined }),
    },
    PropertiesService: {
      getScriptProperties: () => ({
        getProperty: (name: string) => around.properties[name] ?? null,
      }),
    },
    ScriptApp: {
      getIdentityToken: () => around.token,
      AuthMode: { NONE: 'NONE', LIMITED: 'LIMITED', FULL: 'FULL' },
    },
    Session: { getActiveUser: () => ({ getEmail: () => around.user }) },
    Utilities: {
      formatDate: (date: Date) =>
        new Date(date.getTime() + 7 * 3_600_000).toISOString().slice(0, 10),
      sleep: (milliseconds: number) => around.slept.push(milliseconds),
    },
    UrlFetchApp: { fetch: (url: string, options: FetchOptions) => fetched(around, url, options) },
  };
}

interface FetchOptions {
  method: string;
  headers: Record<string, string>;
  payload?: string;
}

function fetched(around: Surroundings, url: string, { method, headers, payload }: FetchOptions) {
  const request = {
    url,
    method,
    headers,
    body: payload === undefined ? undefined : (JSON.parse(payload) as unknown),
  };
  around.requests.push(request);
  const reply = around.answer(request);
  if (reply === null) throw new Error(`Address unavailable: ${url}`);
  const { status, body, headers: given = {} } = reply;
  return {
    getResponseCode: () => status,
    getContentText: () => (typeof body === 'string' ? body : JSON.stringify(body ?? null)),
    getHeaders: () => given,
  };
}

function menuOn(around: Surroundings, caption: string) {
  const made = { caption, items: [] as string[] };
  const menu = {
    addItem: (label: string, does: string) => {
      made.items.push(`${label} → ${does}`);
      return menu;
    },
    addSeparator: () => menu,
    addToUi: () => around.menus.push(made),
  };
  return menu;
}
