// Two pieces of work side by side in one run, taking turns, so that whatever else the machine does
// falls on both. The median of the turns is printed: a mean would follow one interruption.

const WARMING = 3;

/** Prints the medians of some turns in milliseconds, and how many times longer the first takes. */
export function compare(
  name: string,
  work: () => unknown,
  peer: string,
  other: () => unknown,
  turns = 15,
): void {
  const times: [number[], number[]] = [[], []];
  for (let turn = 0; turn < turns + WARMING; turn += 1) {
    const [a, b] = [timed(work), timed(other)];
    // The first turns warm the engine up.
    if (turn >= WARMING) {
      times[0].push(a);
      times[1].push(b);
    }
  }
  const [mine, theirs] = [median(times[0]), median(times[1])];
  console.log(
    `  ${name} ${mine.toFixed(1)} ms · ${peer} ${theirs.toFixed(1)} ms · ratio ${(mine / theirs).toFixed(1)}`,
  );
}

function timed(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
