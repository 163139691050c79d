// LockService's locks: one holder at a time among all executions, those that wait in the order they
// came. An execution that ends, however it ends, leaves none behind.

export interface Locks {
  /** Waits as long as `patience` milliseconds; true once the lock is the execution's. */
  take(name: string, execution: object, patience: number): boolean | Promise<boolean>;
  release(name: string, execution: object): void;
  holds(name: string, execution: object): boolean;
  /** Gives back everything that an execution holds or waits for. */
  releaseAll(execution: object): void;
}

interface Waiting {
  execution: object;
  settle(taken: boolean): void;
}

export function openLocks(): Locks {
  const holders = new Map<string, object>();
  const queues = new Map<string, Waiting[]>();

  const release = (name: string, execution: object): void => {
    if (holders.get(name) !== execution) return;
    const next = queues.get(name)?.shift();
    if (next === undefined) holders.delete(name);
    else {
      holders.set(name, next.execution);
      next.settle(true);
    }
  };
  const leave = (name: string, execution: object): void => {
    const queue = queues.get(name) ?? [];
    for (const waiting of queue.filter((it) => it.execution === execution)) {
      queue.splice(queue.indexOf(waiting), 1);
      waiting.settle(false);
    }
  };
  return {
    take(name, execution, patience) {
      const holder = holders.get(name);
      if (holder === undefined) holders.set(name, execution);
      if (holder === undefined || holder === execution) return true;
      if (patience <= 0) return false;
      return new Promise((resolve) => {
        const timer = setTimeout(() => leave(name, execution), patience);
        const settle = (taken: boolean): void => {
          clearTimeout(timer);
          resolve(taken);
        };
        queues.set(name, [...(queues.get(name) ?? []), { execution, settle }]);
      });
    },
    release,
    holds: (name, execution) => holders.get(name) === execution,
    releaseAll(execution) {
      for (const name of queues.keys()) leave(name, execution);
      for (const name of holders.keys()) release(name, execution);
    },
  };
}
