import { describe, expect, it } from 'vitest';
import { jsonLog } from '../functions/log.ts';
import type { LogLevel } from '../functions/log.ts';

function logged(level: LogLevel, write: (log: ReturnType<typeof jsonLog>) => void): unknown[] {
  const lines: string[] = [];
  write(jsonLog(level, { write: (line) => lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as unknown);
}

describe('the log', () => {
  it.each([
    ['debug', 'DEBUG'],
    ['info', 'INFO'],
    ['warn', 'WARNING'],
    ['error', 'ERROR'],
  ] as const)('writes %s as the severity %s that Cloud Logging reads', (level, severity) => {
    const [line] = logged('debug', (log) => log('submitted', { revision: 2 }, level));
    expect(line).toMatchObject({ severity, message: 'submitted', revision: 2 });
  });

  it('keeps still below its level', () => {
    expect(logged('warn', (log) => log('submitted'))).toEqual([]);
  });
});
