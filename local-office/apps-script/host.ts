// Runs the add-on's compiled Code.js as Google's servers would: each call is one execution in a world
// of its own, as one account in one spreadsheet, within a time limit. Executions run in threads of
// their own, so that the office stays free to answer what they ask, also over HTTP.
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import type { SpreadsheetStore } from '../sheets/store.ts';
import { answerOver } from './ask.ts';
import type { ScriptCall, ScriptHost, ScriptOutcome } from './call.ts';
import { openCupboard } from './cupboard.ts';
import { openDesk, SCRIPT_DRAWER, type Shared } from './desk.ts';
import { SIMPLE_TRIGGERS } from './execution.ts';
import { openLocks } from './locks.ts';
import type { Desk, Errand, Report, WorkerSetting } from './questions.ts';
import { onThisMachine } from './send-request.ts';

export interface ScriptHostSetting {
  /** Text of Code.js. */
  code: string;
  /** Its pages, by name without `.html`. */
  files: Record<string, string>;
  manifest: { timeZone: string; oauthScopes: string[] };
  store: SpreadsheetStore;
  scriptProperties: Record<string, string>;
  signIdToken: (email: string) => string;
  /** Milliseconds since 1970, by the office's clock. */
  now: () => number;
  /** How many executions run at once; 2 when not set. */
  workers?: number;
  /** 30 seconds for simple triggers and 6 minutes for all others when not set. */
  timeoutMs?: number;
  /** Which addresses UrlFetchApp reaches; those of this machine when not set. */
  fetchAllowed?: (url: string) => boolean;
  /** The address of a spreadsheet without its id; Google's when not set. */
  webUrl?: string;
}

interface Execution {
  call: ScriptCall;
  simple: boolean;
  desk: Desk;
  outcome: ScriptOutcome;
  finish: (outcome: ScriptOutcome) => void;
}

interface Bench {
  worker: Worker;
  port: MessagePort;
  current: Execution | null;
}

const SIMPLE_LIMIT = 30_000;
const LIMIT = 360_000;
const CLOSED = 'The Apps Script host of the local office is closed';

export function openScriptHost(setting: ScriptHostSetting): ScriptHost {
  const shared: Shared = {
    ...setting,
    locks: openLocks(),
    cupboard: openCupboard({ [SCRIPT_DRAWER]: setting.scriptProperties }),
    fetchAllowed: setting.fetchAllowed ?? onThisMachine,
    webUrl: setting.webUrl ?? 'https://docs.google.com/spreadsheets/d',
  };
  const waiting: Execution[] = [];
  const benches = new Set<Bench>();
  const most = setting.workers ?? 2;
  let closed = false;

  const open = (): Bench => {
    const bench = openBench(setting, hear, (error) => breakOff(bench, error));
    benches.add(bench);
    return bench;
  };
  const settle = (bench: Bench, end: Pick<ScriptOutcome, 'value' | 'error'>): void => {
    const { current } = bench;
    bench.current = null;
    bench.worker.unref();
    current?.finish({ ...current.outcome, ...end });
  };
  const breakOff = (bench: Bench, error: string): void => {
    if (!benches.delete(bench)) return;
    bench.port.close();
    void bench.worker.terminate();
    const busy = bench.current !== null;
    settle(bench, { error });
    // A thread that broke without any work would only break again.
    if (busy && !closed) open();
    pump();
  };
  const hear = (bench: Bench, report: Report): void => {
    const { current } = bench;
    if (current === null) return;
    if ('effect' in report) current.outcome.effects.push(report.effect);
    else if ('log' in report) current.outcome.logs.push(report.log);
    else {
      settle(bench, report.done);
      pump();
    }
  };
  const pump = (): void => {
    while (waiting.length > 0) {
      const idle = [...benches].find((bench) => bench.current === null);
      const bench = idle ?? (benches.size < most ? open() : undefined);
      if (bench === undefined) return;
      const next = waiting.shift();
      if (next !== undefined) start(bench, next);
    }
  };
  const start = (bench: Bench, execution: Execution): void => {
    const { call, simple, finish } = execution;
    const limit = setting.timeoutMs ?? (simple ? SIMPLE_LIMIT : LIMIT);
    const timer = setTimeout(() => breakOff(bench, 'Exceeded maximum execution time'), limit);
    execution.finish = (outcome) => {
      clearTimeout(timer);
      finish(outcome);
    };
    bench.current = execution;
    bench.worker.ref();
    bench.worker.postMessage({ call, simple } satisfies Errand, []);
  };
  while (benches.size < most) open();

  return {
    run(given) {
      // Locks know an execution by this object.
      const call = { ...given };
      const refusal = closed ? { error: CLOSED } : refusalOf(setting.store, call);
      if (refusal !== null) return Promise.resolve({ ...refusal, effects: [], logs: [] });
      return new Promise((resolve) => {
        const over = new AbortController();
        waiting.push({
          call,
          simple: SIMPLE_TRIGGERS.has(call.function),
          desk: openDesk(shared, call, over.signal),
          outcome: { effects: [], logs: [] },
          finish(outcome) {
            shared.locks.releaseAll(call);
            over.abort();
            resolve(outcome);
          },
        });
        pump();
      });
    },
    async close() {
      closed = true;
      for (const { finish, outcome } of waiting.splice(0)) finish({ ...outcome, error: CLOSED });
      const workers = [...benches].map(({ worker }) => worker);
      for (const bench of benches) breakOff(bench, CLOSED);
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/**
 * What comes of a call without running anything: an error for who may not see the spreadsheet, and
 * nothing for a trigger in the window of who may only read it.
 */
function refusalOf(store: SpreadsheetStore, call: ScriptCall): { error?: string } | null {
  const known = store.files().some((file) => file.id === call.spreadsheetId && !file.trashed);
  const access = known ? store.accessOf(call.spreadsheetId, call.user) : 'none';
  if (access === 'none')
    return { error: 'You do not have permission to access the requested document.' };
  return access === 'reader' && SIMPLE_TRIGGERS.has(call.function) ? {} : null;
}

function openBench(
  { code, files, manifest }: ScriptHostSetting,
  hear: (bench: Bench, report: Report) => void,
  broken: (error: string) => void,
): Bench {
  const { port1, port2 } = new MessageChannel();
  const bell = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: {
      setting: { code, files, ...manifest } satisfies WorkerSetting,
      port: port1,
      bell,
    },
    transferList: [port1],
    execArgv: [],
  });
  const bench: Bench = { worker, port: port2, current: null };
  answerOver(port2, bell, ({ question, given }) => {
    const desk = bench.current?.desk;
    if (desk === undefined) throw new Error('The execution is over');
    return (desk[question] as (...given: unknown[]) => unknown)(...given);
  });
  port2.unref();
  worker.unref();
  worker.on('message', (report: Report) => hear(bench, report));
  worker.on('error', (error) => broken(error instanceof Error ? error.message : String(error)));
  worker.on('exit', () => broken('The execution was broken off'));
  return bench;
}
