// The office opened as a newcomer does, by `npm start`, on an empty folder: the demo province is
// played in, the province's figures are published, and a kill in the middle loses nothing.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { ProvinceProgress } from '../functions/domain/report/desk.ts';

const PORT = '18787';
const DATA = 'out/ci/office';
const ORIGIN = `http://127.0.0.1:${PORT}`;
/** A machine of CI may be slower than any of ours. */
const PATIENCE = 120_000;

interface Person {
  email: string;
  role: string;
  unit: string;
  spreadsheets: { id: string; title: string }[];
}

function start(...flags: string[]): ChildProcess {
  const args = ['start', '--', '--port', PORT, '--data', DATA, ...flags];
  return spawn('npm', args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });
}

/** npm and what it started are one process group. */
async function stop(office: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = new Promise((resolve) => office.once('exit', resolve));
  if (office.pid !== undefined) process.kill(-office.pid, signal);
  await gone;
}

async function ask<T>(path: string): Promise<T> {
  const response = await fetch(ORIGIN + path);
  assert.equal(response.status, 200, `${path}: ${await response.clone().text()}`);
  return (await response.json()) as T;
}

async function whenOpen(): Promise<number> {
  const began = performance.now();
  for (;;) {
    const open = await fetch(`${ORIGIN}/api/office`).then(
      (response) => response.ok,
      () => false,
    );
    if (open) return (performance.now() - began) / 1000;
    if (performance.now() - began > PATIENCE) throw new Error('the office did not open');
    await pause(200);
  }
}

async function look(): Promise<{ progress: ProvinceProgress; people: Person[] }> {
  const people = await ask<Person[]>('/api/people');
  const staff = people.find((it) => it.role === 'provinceStaff');
  assert.ok(staff, 'the province has staff');
  const progress = await ask<ProvinceProgress>(
    `/api/progress?as=${encodeURIComponent(staff.email)}`,
  );
  return { progress, people };
}

await rm(DATA, { recursive: true, force: true });
let office = start('--fresh');
try {
  const first = await whenOpen();
  const { progress, people } = await look();
  const reported = progress.lines.filter((line) => line.report !== null).length;
  assert.ok(reported > 0 && reported < progress.lines.length, 'some have reported, some have not');
  for (const line of progress.lines) assert.equal(line.spreadsheet.state, 'READY', line.name);
  assert.ok(progress.summary.id, 'the summary is published');
  await stop(office, 'SIGKILL');

  office = start();
  const second = await whenOpen();
  const after = await look();
  assert.deepEqual(after.people, people);
  assert.deepEqual(
    after.progress.lines.map((line) => line.report),
    progress.lines.map((line) => line.report),
  );
  console.log(
    `The office: ${progress.lines.length} communes, ${reported} have reported; ` +
      `first start ${first.toFixed(1)} s, after a kill ${second.toFixed(1)} s`,
  );
} finally {
  await stop(office, 'SIGTERM');
}
