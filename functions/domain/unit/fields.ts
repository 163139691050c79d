// Reads the fields of one line of a unit list. Each reader gives the value, or undefined after
// saying what is wrong with it, so that one pass over the line finds all its faults.
import { isLocalDate } from '../calendar/local.ts';
import type { LocalDate } from '../calendar/rule.ts';
import { COMMUNE_TEAM } from '../report/content.ts';
import { nfc } from '../vietnamese/text.ts';

/** One line of a unit list, its fields by column. Lines count from 1, the heading's line included. */
export interface UnitRow {
  line: number;
  record: Readonly<Record<string, string>>;
}

const VILLAGE_CODE = /^[A-Z0-9]{1,16}$/;
const HOUSEHOLDS = /^\d{1,6}$/;
const DAY_MONTH_YEAR = /^(\d{2})\/(\d{2})\/(\d{4})$/;

export function fieldsOf(row: UnitRow, complain: (message: string) => void) {
  const text = (column: string) => nfc(row.record[column] ?? '').trim();
  const wrong = (column: string, expected: string) => {
    const found = text(column);
    complain(`${column}: expected ${expected}, found ${found === '' ? 'nothing' : `"${found}"`}`);
    return undefined;
  };

  return {
    text,

    /** A code of so many digits, kept as text: spreadsheets eat leading zeros. */
    digits(column: string, count: number): string | undefined {
      const found = text(column);
      if (found.length === count && /^\d+$/.test(found)) return found;
      const lost = /^\d+$/.test(found) && found.length < count;
      const whole = found.padStart(count, '0');
      return wrong(column, `${count} digits${lost ? ` (leading zeros lost? ${whole})` : ''}`);
    },

    villageCode(column: string): string | undefined {
      const found = text(column);
      // It stands for the commune's own team in team ids.
      if (found === COMMUNE_TEAM)
        return wrong(column, `another code (${COMMUNE_TEAM} means the commune's own team)`);
      if (VILLAGE_CODE.test(found)) return found;
      return wrong(column, 'a code of capital letters and digits such as T001');
    },

    name(column: string): string | undefined {
      const found = text(column).replace(/\s+/gu, ' ');
      return found === '' ? wrong(column, 'a name') : found;
    },

    day(column: string): LocalDate | undefined {
      const found = text(column);
      const [, day, month, year] = DAY_MONTH_YEAR.exec(found) ?? [];
      const iso = day === undefined ? found : `${year}-${month}-${day}`;
      return isLocalDate(iso) ? iso : wrong(column, 'a day as yyyy-MM-dd or dd/MM/yyyy');
    },

    /** null where the field is empty: the unit still stands. */
    optionalDay(column: string): LocalDate | null | undefined {
      return text(column) === '' ? null : this.day(column);
    },

    /** null where the field is empty: no figure yet. */
    households(column: string): number | null | undefined {
      const found = text(column);
      if (found === '') return null;
      return HOUSEHOLDS.test(found)
        ? Number(found)
        : wrong(column, 'a whole number of households without separators, or nothing');
    },

    /** One of some words; `read` gives undefined for a word it does not know. */
    word<T>(column: string, read: (text: string) => T | undefined, known: string): T | undefined {
      const found = read(text(column));
      return found === undefined ? wrong(column, `one of ${known}`) : found;
    },
  };
}
