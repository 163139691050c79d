// console and Logger: lines for the engineer, never for an officer.
import { format } from 'node:util';
import type { Execution } from '../execution.ts';

type Logger = GoogleAppsScript.Base.Logger;

export function consoleObject(execution: Execution) {
  const line =
    (level: string) =>
    (...given: unknown[]): void =>
      execution.tell({ log: level + format(...given) });
  return execution.guard<Console>('console', {
    log: line(''),
    info: line(''),
    warn: line('WARNING '),
    error: line('ERROR '),
  });
}

export function loggerObject(execution: Execution): Logger {
  const logger: Logger = execution.guard<Logger>('Logger', {
    log: (...given: unknown[]) => {
      execution.tell({ log: format(...given) });
      return logger;
    },
  });
  return logger;
}
