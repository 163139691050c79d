// Who is looking at which spreadsheet, and telling them of each change (server-sent events). The stamp
// numbers the states of a spreadsheet within one run of the office, so that a page that lost the line
// knows whether it missed anything.
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { SpreadsheetChange, SpreadsheetStore } from '../sheets/store.ts';
import { chartsOf, concernsCharts } from './charts.ts';
import type { PageEvent } from './contract.ts';
import { patchesOf } from './patches.ts';

export interface Listeners {
  stampOf(spreadsheetId: string): string;
  /** Keeps the response open and tells of every change until the page is gone. */
  listen(spreadsheetId: string, response: ServerResponse): void;
  /** Changes made in here are known to come from this browser window. */
  asWindow<T>(window: string | undefined, change: () => T): T;
  close(): void;
}

/** Lines that keep proxies and browsers from giving up. */
const HEARTBEAT_MS = 25_000;

export function pageListeners(store: SpreadsheetStore): Listeners {
  const run = randomUUID().slice(0, 8);
  const changes = new Map<string, number>();
  const open = new Map<string, Set<ServerResponse>>();
  let origin: string | undefined;
  const stampOf = (id: string) => `${run}-${changes.get(id) ?? 0}`;

  const stop = store.onChange((change) => {
    const id = change.spreadsheetId;
    changes.set(id, (changes.get(id) ?? 0) + 1);
    const pages = open.get(id);
    if (!pages || pages.size === 0) return;
    const text = lineOf(eventOf(store, change, stampOf(id), origin ?? null));
    for (const page of pages) page.write(text);
  });
  const heartbeat = setInterval(() => {
    for (const pages of open.values()) for (const page of pages) page.write(': còn đây\n\n');
  }, HEARTBEAT_MS);
  heartbeat.unref();

  return {
    stampOf,
    listen(id, response) {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        connection: 'keep-alive',
      });
      response.write(`retry: 1000\n${lineOf({ kind: 'hello', stamp: stampOf(id) })}`);
      const pages = open.get(id) ?? new Set();
      open.set(id, pages.add(response));
      response.on('close', () => pages.delete(response));
    },
    asWindow(window, change) {
      const before = origin;
      origin = window;
      try {
        return change();
      } finally {
        origin = before;
      }
    },
    close() {
      stop();
      clearInterval(heartbeat);
      for (const pages of open.values()) for (const page of pages) page.end();
    },
  };
}

function lineOf(event: PageEvent): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}

function eventOf(
  store: SpreadsheetStore,
  { spreadsheetId, requests, by }: SpreadsheetChange,
  stamp: string,
  window: string | null,
): PageEvent {
  const spreadsheet = store.spreadsheet(spreadsheetId);
  const cells = patchesOf(spreadsheet, requests);
  if (cells === null) return { kind: 'reload', stamp, by, window };
  const sheetIds = new Set(cells.map((cell) => cell.sheetId));
  const charts = concernsCharts(spreadsheet, sheetIds) ? chartsOf(spreadsheet) : undefined;
  return { kind: 'cells', stamp, by, cells, ...(charts ? { charts } : {}) };
}
