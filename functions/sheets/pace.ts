// How fast requests leave: never more in any minute than the quota of an account allows, however the
// minute is cut. A short burst leaves at once, which is all that a summary needs; a province's worth
// of spreadsheets is spread out by itself.

const MINUTE = 60_000;

/**
 * When the next request may leave, in the time of `now`: at once, or a minute after the one that
 * left `perMinute` requests ago. `starts` are when the last ones leave, oldest first.
 */
export function nextStart(starts: readonly number[], now: number, perMinute: number): number {
  const before = starts.at(-perMinute);
  return before === undefined ? now : Math.max(now, before + MINUTE);
}

export interface Waiting {
  now: () => number;
  sleep: (milliseconds: number) => Promise<void>;
}

export interface Gate {
  /**
   * Opens when the next request may leave, and counts it as left.
   * @param longest how long it may wait, in milliseconds
   * @returns how long it has waited
   * @throws TooLate at once where that is not enough; nothing is counted then
   */
  pass: (longest?: number) => Promise<number>;
  /**
   * Waits until so many requests may leave at once, and counts none: they find the gate open unless
   * others come between. Never more than a minute allows.
   */
  room: (calls: number) => Promise<void>;
}

/** A request would have to wait at the gate for longer than its sender does. */
export class TooLate extends Error {
  constructor(wait: number, longest: number) {
    super(`The quota lets the next request leave in ${wait} ms, expected at most ${longest} ms.`);
    this.name = 'TooLate';
  }
}

export function pace(perMinute: number, { now, sleep }: Waiting): Gate {
  const starts: number[] = [];
  return {
    async pass(longest = Infinity) {
      const start = nextStart(starts, now(), perMinute);
      const wait = Math.max(0, start - now());
      if (wait > longest) throw new TooLate(wait, longest);
      starts.push(start);
      if (starts.length > perMinute) starts.shift();
      if (wait > 0) await sleep(wait);
      return wait;
    },
    async room(calls) {
      const together = Math.max(1, perMinute - Math.min(calls, perMinute) + 1);
      const wait = nextStart(starts, now(), together) - now();
      if (wait > 0) await sleep(wait);
    },
  };
}
