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

/** A gate that requests pass one by one: it opens when the next one may leave. */
export function pace(perMinute: number, { now, sleep }: Waiting): () => Promise<void> {
  const starts: number[] = [];
  return async () => {
    const start = nextStart(starts, now(), perMinute);
    starts.push(start);
    if (starts.length > perMinute) starts.shift();
    const wait = start - now();
    if (wait > 0) await sleep(wait);
  };
}
