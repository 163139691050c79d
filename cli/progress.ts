// A bar for who waits at a terminal; a file or a pipe gets none.
import { SingleBar } from 'cli-progress';
import type { Io } from './arguments.ts';

export interface Progress {
  to: (done: number) => void;
  stop: () => void;
}

export function progress(io: Io, title: string, total: number): Progress {
  if (io.out !== process.stdout || !process.stdout.isTTY || total === 0)
    return { to: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: `${title} {bar} {value}/{total}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    stream: process.stdout,
  });
  bar.start(total, 0);
  return { to: (done) => bar.update(done), stop: () => bar.stop() };
}
