// Edits on their way to the office, one after the other. Whatever the office has neither taken nor turned
// down waits and is sent again; a cell whose edit is still on its way is not overwritten by what the office says of it before.
import type { CellPatch, PageEdits, PageOutcome } from '../sheet-page/contract.ts';
import { ask, isPassing } from './ask.ts';
import type { Place } from './grid/grid.ts';

/** `refused`: everything is answered, and one of the answers was no. */
export type SavedState = 'saved' | 'saving' | 'waiting' | 'refused';

export interface Sending {
  send(edits: PageEdits, cells: readonly Place[]): void;
  /** Those that may be shown now; the others once their own edits have arrived. */
  admit(cells: readonly CellPatch[]): CellPatch[];
  readonly pending: number;
  /** When everything that was sent has been answered. */
  settled(): Promise<void>;
}

export interface SendingEvents {
  state(state: SavedState, pending: number): void;
  refused(sentence: string): void;
  done(outcome: PageOutcome): void;
  late(cells: CellPatch[]): void;
}

const PATIENCE_MS = [500, 1000, 2000, 3000];

export function openSending(path: string, window: string, events: SendingEvents): Sending {
  const waiting: { edits: PageEdits; cells: readonly Place[] }[] = [];
  const onTheWay = new Map<string, number>();
  const held = new Map<string, CellPatch>();
  let running = false;
  let idle: (() => void)[] = [];

  const keyOf = ({ sheetId, row, column }: Place) => `${sheetId}:${row},${column}`;
  const count = (cells: readonly Place[], step: number) => {
    for (const cell of cells) {
      const key = keyOf(cell);
      const left = (onTheWay.get(key) ?? 0) + step;
      if (left > 0) onTheWay.set(key, left);
      else onTheWay.delete(key);
    }
  };

  /** False where the office has turned it down. */
  async function deliver(edits: PageEdits): Promise<boolean> {
    for (let tries = 0; ; tries += 1) {
      try {
        const { outcome } = await ask<{ outcome?: PageOutcome }>(path, { ...edits, window });
        if (outcome) events.done(outcome);
        return true;
      } catch (error) {
        if (!isPassing(error)) {
          events.refused(error instanceof Error ? error.message : String(error));
          return false;
        }
        events.state('waiting', waiting.length);
        await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS[Math.min(tries, 3)]));
      }
    }
  }

  async function run(): Promise<void> {
    running = true;
    let taken = true;
    for (let next = waiting[0]; next; next = waiting[0]) {
      events.state('saving', waiting.length);
      taken = (await deliver(next.edits)) && taken;
      waiting.shift();
      count(next.cells, -1);
      const late = [...held].filter(([key]) => !onTheWay.has(key)).map(([, patch]) => patch);
      for (const patch of late) held.delete(keyOf(patch));
      if (late.length > 0) events.late(late);
    }
    running = false;
    events.state(taken ? 'saved' : 'refused', 0);
    for (const wake of idle) wake();
    idle = [];
  }

  return {
    send(edits, cells) {
      waiting.push({ edits, cells });
      count(cells, 1);
      if (!running) void run();
    },
    admit(cells) {
      for (const cell of cells) if (onTheWay.has(keyOf(cell))) held.set(keyOf(cell), cell);
      return cells.filter((cell) => !onTheWay.has(keyOf(cell)));
    },
    get pending() {
      return waiting.length;
    },
    settled: () => (running ? new Promise((resolve) => idle.push(resolve)) : Promise.resolve()),
  };
}
