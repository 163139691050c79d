// Values as a script puts them into cells: text is read as if it had been typed there, and dates and
// percentages bring their format along where the cell has none that fits.
import { enteredFrom, type Entered } from '../sheets/entered.ts';
import type { SheetsRequest, StoredSheet } from '../sheets/store.ts';
import { gridRange, type Area } from './area.ts';
import type { PlainValue } from './questions.ts';
import { isDateFormat } from '../sheets/formatted.ts';

const DATE = { type: 'DATE', pattern: 'dd/mm/yyyy' };

/** null clears a cell. */
export function valueRequests(
  sheet: StoredSheet,
  area: Area,
  values: readonly (readonly (PlainValue | null)[])[],
  locale: string,
): SheetsRequest[] {
  const formats: SheetsRequest[] = [];
  const rows = values.map((row, down) => ({
    values: row.map((value, right) => {
      const cell = sheet.cells[area.row - 1 + down]?.[area.column - 1 + right];
      const { userEnteredValue, userEnteredFormat } = enteredOf(
        value,
        locale,
        cell?.format?.numberFormat,
      );
      if (userEnteredFormat !== undefined) {
        const place = { ...area, row: area.row + down, column: area.column + right };
        const range = gridRange({ ...place, rows: 1, columns: 1 });
        const fields = 'userEnteredFormat.numberFormat';
        formats.push({ repeatCell: { range, cell: { userEnteredFormat }, fields } });
      }
      return Object.keys(userEnteredValue).length === 0 ? {} : { userEnteredValue };
    }),
  }));
  return [
    { updateCells: { range: gridRange(area), rows, fields: 'userEnteredValue' } },
    ...formats,
  ];
}

function enteredOf(
  value: PlainValue | null,
  locale: string,
  there: Parameters<typeof enteredFrom>[2],
): Entered {
  if (value === null) return { userEnteredValue: {} };
  if (typeof value === 'string') return enteredFrom(value, locale, there);
  if (typeof value === 'number') return { userEnteredValue: { numberValue: value } };
  if (typeof value === 'boolean') return { userEnteredValue: { boolValue: value } };
  const userEnteredValue = { numberValue: value.serial };
  if (isDateFormat(there)) return { userEnteredValue };
  return { userEnteredValue, userEnteredFormat: { numberFormat: DATE } };
}
