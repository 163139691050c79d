// The names behind the codes of a report, for whoever tells people of it.
import type { Overlay } from '../plan/overlay.ts';
import type { CodeNames } from './compare-lines.ts';

/** Of kinds of activity, topics, resident lists and indicators. */
export function codeNames({ kinds, topics, residentCounters, indicators }: Overlay): CodeNames {
  return new Map([
    ...[...kinds, ...topics].map(({ code, name }) => [code, name] as const),
    ...residentCounters.map(({ id, name }) => [id, name] as const),
    ...indicators.map(({ canonicalId, indicator }) => [canonicalId, indicator.shortName] as const),
  ]);
}
