// The execution's end of the line to the office: it puts a question, stands still until the answer
// has come, and goes on, so that a service reads to Code.js like an ordinary function.
import { receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import type { Answered, Ask, Asked } from './questions.ts';

/** `bell` is shared with the office, which rings it behind each answer. */
export function askOver(port: MessagePort, bell: Int32Array<SharedArrayBuffer>): Ask {
  return (question, ...given) => {
    Atomics.store(bell, 0, 0);
    port.postMessage({ question, given } satisfies Asked);
    // A ring may come late, behind an answer that was already found here: it answers nothing.
    while (Atomics.load(bell, 0) === 0) Atomics.wait(bell, 0, 0);
    const answer = receiveMessageOnPort(port);
    if (answer === undefined) throw new Error('expected an answer of the office, found none');
    const { value, error } = answer.message as Answered;
    if (error !== undefined) throw new Error(error);
    return value as never;
  };
}

/** The office's end: answers each question by `answer`, in the order they come. */
export function answerOver(
  port: MessagePort,
  bell: Int32Array<SharedArrayBuffer>,
  answer: (asked: Asked) => unknown,
): void {
  const reply = (answered: Answered): void => {
    port.postMessage(answered);
    Atomics.store(bell, 0, 1);
    Atomics.notify(bell, 0);
  };
  const refuse = (error: unknown): void =>
    reply({ error: error instanceof Error ? error.message : String(error) });
  port.on('message', (asked: Asked) => {
    try {
      const value = answer(asked);
      if (value instanceof Promise) value.then((it) => reply({ value: it as unknown }), refuse);
      else reply({ value });
    } catch (error) {
      refuse(error);
    }
  });
}
