// Chance that can be repeated: the same seed draws the same numbers on any machine, so that a demo
// and its digest can be compared. mulberry32 (Tommy Ettinger's, 32 bits of state) is plenty for
// figures that only have to look plausible.

export interface Random {
  /** 0 to below 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** True about `share` of the time. */
  chance(share: number): boolean;
  /** One of the list. Throws RangeError on an empty one. */
  pick<T>(list: readonly T[]): T;
  /** A copy in drawn order. */
  shuffled<T>(list: readonly T[]): T[];
}

/** A stream of its own for each seed and purpose: drawing more for one leaves the others alone. */
export function randomOf(seed: number, purpose = ''): Random {
  let state = seed >>> 0;
  for (const letter of purpose) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x9e3779b1);

  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick: (list) => {
      const one = list[whole(0, list.length - 1)];
      if (one === undefined) throw new RangeError('expected a list to pick from, found it empty');
      return one;
    },
    shuffled: (list) => {
      const rest = [...list];
      for (let last = rest.length - 1; last > 0; last -= 1) {
        const other = whole(0, last);
        [rest[last], rest[other]] = [rest[other] as never, rest[last] as never];
      }
      return rest;
    },
  };
}
