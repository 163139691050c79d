// The line between an execution and the office: the bell that wakes an execution may ring late, when
// the answer it was meant for has long been taken.
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { MessageChannel, Worker } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { answerOver } from '../../../local-office/apps-script/ask.ts';

const ASKING = `
  const { parentPort, workerData } = require('node:worker_threads');
  import(workerData.module).then(({ askOver }) => {
    const ask = askOver(workerData.port, workerData.bell);
    parentPort.postMessage(['first', 'second'].map((it) => ask('now', it)));
  });
`;

it('a bell that rings late is not taken for an answer', async () => {
  const { port1, port2 } = new MessageChannel();
  const bell = new Int32Array(new SharedArrayBuffer(4));
  answerOver(port2, bell, async ({ given: [word] }) => {
    for (let rung = 0; rung < 5; rung += 1) {
      await pause(5);
      Atomics.notify(bell, 0);
    }
    return `${String(word)}, answered`;
  });
  const module = new URL('../../../local-office/apps-script/ask.ts', import.meta.url).href;
  const workerData = { module, port: port1, bell };
  const worker = new Worker(ASKING, { eval: true, workerData, transferList: [port1] });
  onTestFinished(async () => {
    port2.close();
    await worker.terminate();
  });
  const [answers] = (await once(worker, 'message')) as [string[]];
  expect(answers).toEqual(['first, answered', 'second, answered']);
});
