// What executions leave for later ones: properties and caches, a drawer each for the script, for every
// account and for every spreadsheet. Kept in memory; only the script's properties are given from
// outside.

export interface Cupboard {
  properties(drawer: string): Record<string, string>;
  setProperties(drawer: string, properties: Record<string, string>): void;
  /** Those of the keys that have not run out at `now`, in milliseconds. */
  cached(drawer: string, keys: readonly string[], now: number): Record<string, string>;
  cache(drawer: string, values: Record<string, string>, until: number): void;
  uncache(drawer: string, keys: readonly string[]): void;
}

/** `given`: properties by drawer, as they stand at the start. */
export function openCupboard(given: Record<string, Record<string, string>>): Cupboard {
  const properties = new Map(Object.entries(given));
  const caches = new Map<string, Map<string, { value: string; until: number }>>();
  const cacheOf = (drawer: string) => {
    const found = caches.get(drawer) ?? new Map<string, { value: string; until: number }>();
    caches.set(drawer, found);
    return found;
  };
  return {
    properties: (drawer) => ({ ...properties.get(drawer) }),
    setProperties: (drawer, kept) => void properties.set(drawer, { ...kept }),
    cached(drawer, keys, now) {
      const found: Record<string, string> = {};
      for (const key of keys) {
        const entry = cacheOf(drawer).get(key);
        if (entry !== undefined && entry.until > now) found[key] = entry.value;
      }
      return found;
    },
    cache(drawer, values, until) {
      for (const [key, value] of Object.entries(values)) cacheOf(drawer).set(key, { value, until });
    },
    uncache(drawer, keys) {
      for (const key of keys) cacheOf(drawer).delete(key);
    },
  };
}
