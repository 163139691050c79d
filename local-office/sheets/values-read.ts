// A cell as a plain value, in the three ways that values.get knows.
import { formattedValue, isDateFormat } from './formatted.ts';
import type { StoredCell } from './store.ts';

export const RENDERING = ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'] as const;
export const DATE_RENDERING = ['SERIAL_NUMBER', 'FORMATTED_STRING'] as const;

export interface Rendering {
  values: (typeof RENDERING)[number];
  dates: (typeof DATE_RENDERING)[number];
}

/** '' for an empty cell. */
export function plainValue(
  cell: StoredCell | undefined,
  locale: string,
  { values, dates }: Rendering,
): string | number | boolean {
  if (cell?.entered === undefined) return '';
  const formula = cell.entered.formulaValue;
  if (values === 'FORMULA' && formula) return formula;
  const { effective, format } = cell;
  const shown = formattedValue(effective, format, locale);
  if (values === 'FORMATTED_VALUE' || effective === undefined) return shown;
  if (typeof effective.numberValue === 'number')
    return dates === 'FORMATTED_STRING' && isDateFormat(format?.numberFormat)
      ? shown
      : effective.numberValue;
  return effective.boolValue ?? shown;
}
