// The thread in which executions of Code.js run, one at a time, each in a fresh world with the
// services in it. It knows the office only by the questions it puts.
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import vm from 'node:vm';
import { nameOfArea, parseArea } from './area.ts';
import { askOver } from './ask.ts';
import { argumentsOf } from './event.ts';
import { permitBy, type Execution, type Makers } from './execution.ts';
import type { Errand, Report, SpreadsheetFacts, WorkerSetting } from './questions.ts';
import { openRealm } from './realm.ts';
import { installServices } from './services/install.ts';
import { makersOf } from './services/spreadsheet-app.ts';
import { zoneOf } from './time-zone.ts';

interface Given {
  setting: WorkerSetting;
  port: MessagePort;
  bell: Int32Array<SharedArrayBuffer>;
}

const { setting, port, bell } = workerData as Given;
const zone = zoneOf(setting.timeZone);
const ask = askOver(port, bell);
const tell = (report: Report): void => parentPort?.postMessage(report, []);
let script: vm.Script | undefined;

parentPort?.on('message', (errand: Errand) => {
  void carryOut(errand).then((done) => tell({ done }));
});

// A promise that nobody waits for ends nothing, as in Apps Script.
process.on('unhandledRejection', (error) => tell({ log: `Unhandled: ${String(error)}` }));

async function carryOut(errand: Errand): Promise<{ value?: unknown; error?: string }> {
  try {
    return { value: await runOnce(errand) };
  } catch (error) {
    const { name, message, stack } = (error ?? {}) as Partial<Error>;
    tell({ log: [message ?? String(error), ...inCode(stack)].join('\n') });
    return { error: message ?? (name === undefined ? String(error) : name) };
  }
}

async function runOnce({ call, simple }: Errand): Promise<unknown> {
  script ??= new vm.Script(setting.code, { filename: 'Code.js' });
  const realm = openRealm(() => ask('now'), zone);
  let facts: SpreadsheetFacts | undefined;
  const execution: Execution = {
    call,
    simple,
    files: setting.files,
    zone,
    ask,
    tell,
    guard: realm.guard,
    facts: () => (facts ??= ask('spreadsheet')),
    make: {} as Makers,
    selection: null,
    permit: permitBy(setting.oauthScopes, simple),
  };
  Object.assign(execution.make, makersOf(execution));
  execution.selection = selectionOf(execution);
  installServices(execution, realm.global);
  realm.run(script);
  const wanted = call.function.endsWith('_') ? undefined : realm.global[call.function];
  if (typeof wanted !== 'function') {
    if (simple) return undefined;
    throw new Error(`Script function not found: ${call.function}`);
  }
  const given = argumentsOf(execution).map((argument) => realm.adopt(argument));
  const value = asJson(await (Reflect.apply(wanted, undefined, given) as unknown));
  if (execution.selection?.moved === true) {
    const { area } = execution.selection;
    tell({ effect: { kind: 'select', sheetId: area.sheetId, range: nameOfArea(area) } });
  }
  return value;
}

/** Where in Code.js something was thrown; what lies below it is the host's own. */
function inCode(stack = ''): string[] {
  return stack.split('\n').filter((line) => /^ +at .*Code\.js/.test(line));
}

function selectionOf({ call, ask }: Execution): Execution['selection'] {
  if (call.selection === null) return null;
  const { sheetId, range } = call.selection;
  const sheet = ask('sheets').find((it) => it.sheetId === sheetId);
  const area = sheet && parseArea(range, sheetId, sheet);
  return area === undefined ? null : { area, moved: false };
}

/** What google.script.run carries: plain JSON, undefined for what is none. */
function asJson(value: unknown): unknown {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
}
