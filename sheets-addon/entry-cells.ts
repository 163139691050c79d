// What the staff type into a cell of an entry tab, read as they mean it: the comma is the decimal mark,
// the day comes before the month, names of places and answers from a list in any spelling. What cannot
// be read is a sentence that says what to write instead, never a guess.
import { formatDate, readDate } from '../functions/domain/vietnamese/date.ts';
import { readFlag } from '../functions/domain/vietnamese/flag.ts';
import { readNumber } from '../functions/domain/vietnamese/number.ts';
import { excerpt, fold, nfc } from '../functions/domain/vietnamese/text.ts';
import type { CellValue } from '../functions/domain/workbook/cell.ts';

export type Read<T> = { value: T } | { fault: string };

export interface Place {
  code: string;
  name: string;
}

/** Begins what a spreadsheet would otherwise take for a formula; nobody sees it. */
const SHIELD = '\u200B';
const LIKE_A_FORMULA = /^\s*(?:[=+@']|-(?=\S))/;

/** The text of a cell, the same whether it was typed, chosen from a list or pasted with its format. */
export function entryText(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'object') return 'date' in value ? formatDate(value.date) : value.error;
  return nfc(value).split(SHIELD).join('').trim();
}

/** As it is written into a cell, so that it stays the same text there. */
export function shielded(text: string): string {
  return LIKE_A_FORMULA.test(text) ? `${SHIELD}${text}` : text;
}

/** Without marks between thousands, and never with three decimals, which would be read as thousands. */
function numberText(value: number): string {
  const text = String(Number(value.toPrecision(15))).replace('.', ',');
  return /^-?\d{1,3},\d{3}$/.test(text) ? `${text}0` : text;
}

/** A share in percent from 0 to 100 with at most three decimals, with or without its sign. */
export function readShare(text: string): Read<number> {
  const read = readNumber(text, 'share');
  const fault = {
    fault: `“${excerpt(text)}” không phải một tỷ lệ; hãy ghi số từ 0 đến 100, ví dụ 70 hoặc 35,4.`,
  };
  if (!read.ok) {
    // Of "12,345" only one reading is a share; "1.234" is no share as it is written in Viet Nam.
    const [, smaller] = text.includes(',') ? (read.readings ?? []) : [];
    return smaller === undefined || smaller > 100 || smaller < 0 ? fault : { value: smaller };
  }
  if (read.value === null || read.value < 0 || read.value > 100) return fault;
  if (Math.abs(read.value * 1000 - Math.round(read.value * 1000)) > 1e-6)
    return { fault: `“${excerpt(text)}” có quá ba chữ số lẻ; hãy làm tròn.` };
  return { value: read.value };
}

export function readDay(text: string): Read<string> {
  const read = readDate(text);
  if (read.ok && read.value !== null) return { value: read.value };
  const found = excerpt(text);
  if (!read.ok && read.reason === 'AMBIGUOUS')
    return { fault: `“${found}”: hãy ghi đủ bốn chữ số của năm, ví dụ 20/12/2025.` };
  if (!read.ok && read.reason === 'NOT_A_DAY')
    return { fault: `“${found}”: không có ngày này trong lịch; hãy ghi ngày/tháng/năm.` };
  return { fault: `“${found}” không phải một ngày; hãy ghi ngày/tháng/năm, ví dụ 20/12/2025.` };
}

export function readYesNo(text: string): Read<boolean> {
  const read = readFlag(text);
  return read.ok && read.value !== null
    ? { value: read.value }
    : { fault: `“${excerpt(text)}”: hãy ghi Có hoặc Không.` };
}

/** A code by its word, however it was typed. */
export function readWord<Code extends string>(
  text: string,
  words: Readonly<Record<Code, string>>,
): Read<Code> {
  const codes = Object.keys(words) as Code[];
  const found = codes.find((code) => fold(words[code]) === fold(text) || code === text.trim());
  if (found !== undefined) return { value: found };
  const list = codes.map((code) => `“${words[code]}”`).join(', ');
  return { fault: `“${excerpt(text)}” không có trong danh sách; hãy chọn ${list}.` };
}

/**
 * A commune by its code or its name: "Xã Bà Nà", and "Bà Nà" too where only one bears that name. A code
 * that is not on the list is for the functions to judge: the list has only communes that owe a report.
 */
export function readPlace(text: string, places: readonly Place[]): Read<Place> {
  const wanted = fold(text);
  const exact = places.filter(({ code, name }) => code === text.trim() || fold(name) === wanted);
  const bare = (name: string) => fold(name).replace(/^(?:xã|phường|đặc khu|thị trấn) /, '');
  const found = exact.length > 0 ? exact : places.filter(({ name }) => bare(name) === wanted);
  const [first] = found;
  if (first !== undefined && found.length === 1) return { value: first };
  if (first === undefined && /^\d{5}$/.test(text.trim()))
    return { value: { code: text.trim(), name: text.trim() } };
  if (first === undefined)
    return {
      fault: `“${excerpt(text)}” không có trong danh sách xã, phường của tỉnh; hãy chọn tên từ danh sách hoặc ghi mã.`,
    };
  const list = found.map(({ code, name }) => `${name} (${code})`).join(', ');
  return { fault: `“${excerpt(text)}” có thể là ${list}; hãy ghi mã.` };
}

/** Pieces between semicolons or line breaks, without the empty ones. */
export function pieces(text: string): string[] {
  return text
    .split(/[;\n]/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}
