// The log of the functions: one JSON object a line, in the words Cloud Logging reads (`severity`,
// `message`). An event is named in English for the engineer; facts are codes, counts and ids of
// units, never a person's name, an e-mail address or a token.
import { pino } from 'pino';
import type { DestinationStream } from 'pino';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
export type LogFacts = Record<string, string | number | boolean | null>;
/** `log('submitted', { report, revision })`; the level is `info` unless given. */
export type Log = (event: string, facts?: LogFacts, level?: LogLevel) => void;

const SEVERITY: Record<string, string> = { warn: 'WARNING' };

/** Writes to standard output, or to `destination` where one is given. */
export function jsonLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    messageKey: 'message',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label: string) => ({ severity: SEVERITY[label] ?? label.toUpperCase() }),
    },
  };
  const lines = destination === undefined ? pino(options) : pino(options, destination);
  return (event, facts = {}, at = 'info') => lines[at](facts, event);
}
