import { describe, expect, it } from 'vitest';
import {
  issueMessage,
  MESSAGES,
  type IssueCode,
} from '../../../functions/domain/workbook/messages.ts';

/** The facts that a sentence asks for. */
const factsOf = (code: IssueCode): string[] =>
  [...String(MESSAGES[code]).matchAll(/f\["(\w+)"\]|f\['(\w+)'\]/g)].map(
    ([, double, single]) => double ?? single ?? '',
  );
const QUOTING = (Object.keys(MESSAGES) as IssueCode[]).filter((code) =>
  factsOf(code).includes('found'),
);

describe('a stored issue, which no longer knows what was typed', () => {
  it.each(QUOTING)('%s still has a whole sentence', (code) => {
    const facts = Object.fromEntries(
      factsOf(code)
        .filter((fact) => fact !== 'found')
        .map((fact) => [fact, '2025-12-19']),
    );
    const words = { team: 'T001', role: 'LEADER', kind: 'PHONE', document: 'REGULATION' };
    const sentence = issueMessage({ code, facts: { ...facts, ...words } });
    expect(sentence).toContain('…');
    expect(sentence).not.toMatch(/undefined|NaN|\/\//);
  });

  it('some sentences do quote', () => {
    expect(QUOTING.length).toBeGreaterThan(10);
  });
});
