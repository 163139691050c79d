// The cells of a workbook as every way in delivers them: an .xlsx file, the Sheets API and the
// add-on all become this, so that one parser and one checker serve all three. Plain JSON.

/**
 * What stands in a cell. `null` is an empty cell. A date is a day of the calendar, `yyyy-MM-dd`;
 * an error is the spreadsheet's own word for it, such as `#REF!`.
 */
export type CellValue = null | string | number | boolean | { date: string } | { error: string };

export interface CellTab {
  name: string;
  /** Row-major; rows may be ragged; `rows[0]` is row 1 of the sheet. */
  rows: CellValue[][];
}

export interface CellBook {
  tabs: CellTab[];
}

/** `A1` for row 0, column 0. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** `A` for column 0, `AA` for column 26. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column; n >= 0; n = Math.floor(n / 26) - 1)
    letters = String.fromCodePoint(65 + (n % 26)) + letters;
  return letters;
}

/** The zero-based place of an address such as `E5`; undefined where it is none. */
export function cellPlace(address: string): { row: number; column: number } | undefined {
  const match = /^([A-Z]{1,3})([1-9]\d*)$/.exec(address);
  if (!match) return undefined;
  const letters = Array.from(match[1] ?? '', (letter) => letter.charCodeAt(0) - 64);
  return {
    row: Number(match[2]) - 1,
    column: letters.reduce((total, letter) => total * 26 + letter, 0) - 1,
  };
}

/**
 * A place as it travels, `4. Số liệu kỳ!E5`, in its two parts; the cell is '' where a tab as a whole
 * is meant. A tab's name may hold a "!" itself.
 */
export function placeParts(at: string): { tab: string; cell: string } {
  const mark = at.lastIndexOf('!');
  return mark < 0 ? { tab: at, cell: '' } : { tab: at.slice(0, mark), cell: at.slice(mark + 1) };
}

export function isBlank(value: CellValue | undefined): boolean {
  return value === null || value === undefined || (typeof value === 'string' && !value.trim());
}
