// One cell, read by its column's type. What cannot be read is an issue in its cell, never a guess:
// text where a number belongs blocks, a doubtful word or date is asked about.
import { formatDate, readDate } from '../vietnamese/date.ts';
import { readFlag } from '../vietnamese/flag.ts';
import { readNumber } from '../vietnamese/number.ts';
import { maskPersonal } from '../vietnamese/personal-data.ts';
import { excerpt, fold, nfc } from '../vietnamese/text.ts';
import type { CellValue } from './cell.ts';
import type { Column, Word } from './contract.ts';
import type { Issue, Severity } from './issue.ts';
import type { IssueCode } from './messages.ts';

export type ReadValue = string | number | boolean | null;

interface CellPlace {
  tab: string;
  cell: string;
  heading: string;
}

/** Nothing that the form asks the day of is older: the teams' decisions all came after 2020. */
const EARLIEST_DAY = '1990-01-01';

/** What is said of a number that cannot be read, by why. */
export const NUMBER_CODES = {
  TEXT: 'NOT_A_NUMBER',
  ERROR_VALUE: 'ERROR_VALUE',
  NOT_WHOLE: 'NOT_WHOLE',
  AMBIGUOUS: 'AMBIGUOUS_NUMBER',
  PERCENT: 'PERCENT_IN_COUNT',
  DATE: 'DATE_IN_NUMBER',
  BOOLEAN: 'NOT_A_NUMBER',
} as const satisfies Record<string, IssueCode>;

/**
 * The value of a cell under its column; null where it is blank or unreadable, and then the reason
 * is added to `issues`. Counts and decimals give a number, dates `yyyy-MM-dd`, words their code.
 * Free text gives its words with people's numbers masked, so that none gets into a report.
 */
export function readCell(
  raw: CellValue,
  column: Pick<Column, 'type' | 'words' | 'maxLength' | 'freeText'>,
  place: CellPlace,
  issues: Issue[],
): ReadValue {
  const report = (code: IssueCode, severity: Severity, facts: Issue['facts'] = {}): null => {
    issues.push({
      code,
      severity,
      tab: place.tab,
      cell: place.cell,
      facts: { column: place.heading, ...facts },
    });
    return null;
  };
  switch (column.type) {
    case 'count':
    case 'decimal': {
      const read = readNumber(raw, column.type);
      if (!read.ok)
        return report(NUMBER_CODES[read.reason], 'BLOCK', {
          found: read.found,
          ...(read.readings
            ? { first: read.readings[0] ?? '', second: read.readings[1] ?? '' }
            : {}),
        });
      if (read.value !== null && read.value < 0)
        return report('NEGATIVE', 'BLOCK', { found: read.value });
      return read.value;
    }
    case 'date': {
      const read = readDate(raw);
      if (!read.ok) return report('NOT_A_DATE', 'WARN', { found: excerpt(shown(raw)) });
      // A year typed alone, 2025, is the day 17/07/1905 to a cell that shows dates.
      if (read.value !== null && read.value < EARLIEST_DAY)
        return report('NOT_A_DATE', 'WARN', { found: formatDate(read.value) });
      return read.value;
    }
    case 'flag': {
      const read = readFlag(raw);
      return read.ok ? read.value : report('NOT_A_FLAG', 'WARN', { found: excerpt(shown(raw)) });
    }
    case 'word': {
      const text = readText(raw);
      if (text === null) return null;
      const code = wordCode(text, column.words ?? []);
      return code ?? report('UNKNOWN_WORD', 'WARN', { found: excerpt(text) });
    }
    case 'code':
    case 'village':
    case 'team':
    case 'text': {
      if (typeof raw === 'object' && raw !== null && 'error' in raw)
        return report('ERROR_VALUE', 'BLOCK', { found: excerpt(raw.error) });
      const text = readText(raw);
      if (text !== null && column.maxLength !== undefined && text.length > column.maxLength)
        report('TEXT_TOO_LONG', 'INFO', { length: text.length, most: column.maxLength });
      return text !== null && column.freeText ? maskPersonal(text) : text;
    }
  }
}

const foldedWords = new WeakMap<readonly Word[], Map<string, string>>();

/** A word by its code or its name, however it was typed. */
export function wordCode(text: string, words: readonly Word[]): string | undefined {
  let index = foldedWords.get(words);
  if (!index) {
    index = new Map(words.map((word) => [fold(word.name), word.code]));
    foldedWords.set(words, index);
  }
  return index.get(fold(text)) ?? words.find((word) => word.code === text.trim())?.code;
}

/** Text of a cell in NFC, trimmed; null where nothing stands in it. */
export function readText(raw: CellValue): string | null {
  if (raw === null) return null;
  const text = shown(raw).trim();
  return text === '' ? null : text;
}

function shown(raw: CellValue): string {
  if (raw === null) return '';
  if (typeof raw === 'object') return 'date' in raw ? raw.date : raw.error;
  return nfc(String(raw));
}
