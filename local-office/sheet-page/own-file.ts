// Whether a file belongs to the spreadsheet that it is put into: the forms of all communes look alike,
// and a neighbour's file would be typed over this commune's figures without a word.
import { parsePeriod } from '../../functions/domain/calendar/period.ts';
import type { CellBook } from '../../functions/domain/workbook/cell.ts';
import { readMeta, type Meta } from '../../functions/domain/workbook/meta.ts';
import { fold } from '../../functions/domain/vietnamese/text.ts';
import type { StoredSpreadsheet } from '../sheets/store.ts';
import { Refusal } from './answers.ts';
import { cellValueOf } from './stored-cell.ts';

/**
 * Compares the hidden cards of both, or the commune's code where the file has lost its card.
 * @throws Refusal 400 where commune or period differ, or no tab has a name that is known here
 */
export function demandOwn(spreadsheet: StoredSpreadsheet, book: CellBook): void {
  const stored = bookOf(spreadsheet);
  const names = new Set(stored.tabs.map(({ name }) => fold(name)));
  if (!book.tabs.some(({ name }) => names.has(fold(name))))
    throw new Refusal(400, 'Tệp này không có tab nào của bảng tính này. Không nhập gì từ tệp.');
  const own = readMeta(stored);
  const other = readMeta(book);
  if (KEYS.some((key) => differ(own[key], other[key])))
    throw new Refusal(
      400,
      `Tệp này là biểu mẫu của ${ownerOf(book, other, own)}; bảng tính này là của ${ownerOf(
        stored,
        own,
      )}. Không nhập gì từ tệp.`,
    );
}

const KEYS = ['province', 'commune', 'period'] as const;

/** What one of them does not say is held against neither. */
function differ(own: string | null, other: string | null): boolean {
  return own !== null && other !== null && own !== other;
}

function bookOf({ sheets }: StoredSpreadsheet): CellBook {
  return {
    tabs: sheets.map(({ properties, cells }) => ({
      name: properties.title,
      rows: cells.map((row) => Array.from(row, cellValueOf)),
    })),
  };
}

/** "Xã Hòa Tiến (mã 20332), Quý IV năm 2025"; a period that is not said is that of `known`. */
function ownerOf(book: CellBook, meta: Meta, known?: Meta): string {
  const name = communeName(book);
  const period = meta.period ?? known?.period ?? null;
  const code = meta.commune === null ? 'không rõ mã' : `mã ${meta.commune}`;
  const unit = `${name ?? 'xã'} (${code})`;
  return period === null ? unit : `${unit}, ${parsePeriod(period)?.label ?? `kỳ ${period}`}`;
}

const NAME_LABEL = fold('Tên xã/phường');

function communeName(book: CellBook): string | null {
  for (const { rows } of book.tabs)
    for (const row of rows) {
      const at = row.findIndex((it) => typeof it === 'string' && fold(it) === NAME_LABEL);
      const name = at < 0 ? null : row.slice(at + 1).find((it) => typeof it === 'string');
      if (typeof name === 'string' && name.trim() !== '') return name.trim();
    }
  return null;
}
