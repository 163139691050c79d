// Circles among imports, told as the way around. Of circles that share a file at least one is told.
import type { Arrow } from './imports.ts';

/** `['a.ts → b.ts → a.ts']`, sorted; empty where nothing leads back to itself. */
export function circlesIn(arrows: readonly Arrow[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of arrows) targets.set(from, [...(targets.get(from) ?? []), to]);
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    const place = way.indexOf(file);
    if (place >= 0) found.add(around(way.slice(place)));
    if (place >= 0 || done.has(file)) return;
    for (const next of targets.get(file) ?? []) visit(next, [...way, file]);
    done.add(file);
  };
  for (const file of targets.keys()) visit(file, []);
  return [...found].toSorted();
}

/** Begun at its first name, so that the same circle always reads the same. */
function around(circle: readonly string[]): string {
  const first = circle.indexOf(circle.toSorted()[0] ?? '');
  const turned = [...circle.slice(first), ...circle.slice(0, first)];
  return [...turned, turned[0]].join(' → ');
}
