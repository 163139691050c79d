// What a Range says of its cells. A grid is one question to the office, however large.
import type { Area } from '../area.ts';
import type { Execution } from '../execution.ts';
import type { Facet, PlainValue } from '../questions.ts';
import { wallOfSerial } from '../serial.ts';
import { zoneOf } from '../time-zone.ts';

type Range = GoogleAppsScript.Spreadsheet.Range;

export function rangeReading(execution: Execution, area: Area) {
  const grid = (facet: Facet) => execution.ask('read', area, facet);
  const texts = (facet: Facet) => grid(facet) as string[][];
  const first = (facet: Facet): PlainValue =>
    execution.ask('read', { ...area, rows: 1, columns: 1 }, facet)[0]?.[0] ?? '';
  const text = (facet: Facet) => first(facet) as string;
  const zone = () => zoneOf(execution.facts().timeZone);
  const shown = (value: PlainValue): unknown =>
    typeof value === 'object' ? new Date(zone().instantOf(wallOfSerial(value.serial))) : value;
  return {
    getValues: () => grid('values').map((row) => row.map(shown)),
    getValue: () => shown(first('values')),
    getDisplayValues: () => texts('displayValues'),
    getDisplayValue: () => text('displayValues'),
    getFormulas: () => texts('formulas'),
    getFormula: () => text('formulas'),
    getNotes: () => texts('notes'),
    getNote: () => text('notes'),
    getBackgrounds: () => texts('backgrounds'),
    getBackground: () => text('backgrounds'),
    getFontStyles: () => texts('fontStyles') as GoogleAppsScript.Spreadsheet.FontStyle[][],
    getFontStyle: () => text('fontStyles') as GoogleAppsScript.Spreadsheet.FontStyle,
    getFontColors: () => texts('fontColors'),
    getFontColor: () => text('fontColors'),
    getFontWeights: () => texts('fontWeights') as GoogleAppsScript.Spreadsheet.FontWeight[][],
    getFontWeight: () => text('fontWeights') as GoogleAppsScript.Spreadsheet.FontWeight,
    getNumberFormats: () => texts('numberFormats'),
    getNumberFormat: () => text('numberFormats'),
    isBlank: () => grid('values').every((row) => row.every((value) => value === '')),
  } satisfies Partial<Range>;
}
