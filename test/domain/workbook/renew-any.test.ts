// Whatever is typed in a workbook is found again after it has been renewed, and renewing it again
// changes nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookOf } from '../../../functions/domain/grid/book.ts';
import type { CellValue } from '../../../functions/domain/workbook/cell.ts';
import type { Column, Form, TabKey } from '../../../functions/domain/workbook/contract.ts';
import { formOf } from '../../../functions/domain/workbook/layout.ts';
import { firstGrids } from '../../../functions/domain/workbook/renew.ts';
import { AN_HAI, QUANG_NAM } from './office.ts';
import { contextOf, gridNamed, renewed, sheetOf, withOneMore, type Sheet } from './workbooks.ts';

const BEFORE = contextOf({ plans: [QUANG_NAM, AN_HAI] });
const AFTER = contextOf({
  plans: [withOneMore(QUANG_NAM), AN_HAI],
  villages: { T000: 'Tổ dân phố 0', T001: 'Tổ dân phố Một', T002: 'Tổ dân phố 2' },
});

/** A place where an officer may type, by what it is about. */
interface Entry {
  tab: TabKey;
  /** The line's key, or the row of the table counted from 0. */
  row: number | string;
  column: string;
  value: CellValue;
}

const byType: Record<Column['type'], fc.Arbitrary<CellValue>> = {
  text: fc.string({ minLength: 1, maxLength: 12 }).filter((it) => it.trim() !== ''),
  code: fc.constantFrom('T001', 'T002', 'T009', 'B'),
  count: fc.nat(5000),
  decimal: fc.integer({ min: 1, max: 400 }).map((it) => it / 10),
  date: fc.integer({ min: 1, max: 28 }).map((it) => ({
    date: `2025-11-${String(it).padStart(2, '0')}`,
  })),
  flag: fc.constantFrom<CellValue>('x', true, false),
  word: fc.constantFrom('Khác', 'Tập huấn', 'một từ lạ'),
  village: fc.constantFrom('T001', 'Tổ dân phố 2'),
  team: fc.constantFrom('T001', 'XA'),
};
/** What people type where something else belongs. */
const STRANGE = fc.constantFrom<CellValue>('1.234,5', '35.4%', { date: '2025-12-01' }, -3, true);

/** Cells that the form leaves open, in its first rows. */
function openCells(form: Form): fc.Arbitrary<Entry>[] {
  const grids = firstGrids(BEFORE);
  return form.tabs.flatMap((tab) => {
    const grid = gridNamed(grids, tab.name);
    const rows = tab.lines ? grid.rows.slice(2) : grid.rows.slice(2, 6);
    return rows.flatMap((cells, index) =>
      tab.columns.flatMap((column, place) => {
        const cell = cells[place];
        const known = tab.lines || (tab.key !== 'villages' && tab.key !== 'figures') || index < 2;
        // The team of a row is what the row is about: typed there, it makes it another row.
        const about = column.key === 'team' && tab.key === 'villages';
        if ((cell?.tone !== 'entry' && cell?.tone !== 'previous') || !known || about) return [];
        const line = tab.lines?.[index];
        const type = column.key === 'value' && line ? line.type : column.type;
        const value = fc.oneof({ weight: 4, arbitrary: byType[type] }, STRANGE);
        const row = line?.key ?? index;
        return [value.map((it) => ({ tab: tab.key, row, column: column.key, value: it }))];
      }),
    );
  });
}

const typed = fc
  .array(fc.oneof(...openCells(formOf(BEFORE))), { minLength: 1, maxLength: 40 })
  .map((entries) => [
    ...new Map(entries.map((it) => [`${it.tab} ${it.row} ${it.column}`, it])).values(),
  ]);

function filled(entries: readonly Entry[]): Sheet {
  const sheet = sheetOf(BEFORE, bookOf(firstGrids(BEFORE)));
  for (const { tab, row, column, value } of entries) sheet.type(tab, row, column, value);
  return sheet;
}

/** The row of a table that is about what row `index` was about when the form was made. */
function rowNow(sheet: Sheet, { tab, row }: Entry): number {
  const { rows } = sheet.tab(tab);
  if (typeof row === 'string') return rows.findIndex((cells) => cells[0] === row);
  if (tab !== 'villages' && tab !== 'figures') return row + 2;
  return rows.findIndex((cells) => cells[0] === `T00${row + 1}`);
}

describe('renewing a workbook in which anything was typed', () => {
  it('keeps all of it, under a plan with one more indicator and one more village', () => {
    fc.assert(
      fc.property(typed, (entries) => {
        const next = renewed(filled(entries), AFTER);
        for (const entry of entries) {
          const { rows } = next.tab(entry.tab);
          const place = rows[0]?.indexOf(entry.column) ?? -1;
          expect([entry, rows[rowNow(next, entry)]?.[place]]).toEqual([entry, entry.value]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('again changes nothing', () => {
    fc.assert(
      fc.property(typed, (entries) => {
        const once = renewed(filled(entries), AFTER);
        const twice = renewed(once, AFTER);
        expect(twice.renewal.grids).toEqual(once.renewal.grids);
        expect(twice.book).toEqual(once.book);
      }),
      { numRuns: 80 },
    );
  });

  it('and back under the plan of before loses nothing either', () => {
    fc.assert(
      fc.property(typed, (entries) => {
        const there = renewed(filled(entries), AFTER);
        const back = renewed(there, BEFORE);
        for (const entry of entries) {
          const { rows } = back.tab(entry.tab);
          const place = rows[0]?.indexOf(entry.column) ?? -1;
          expect([entry, rows[rowNow(back, entry)]?.[place]]).toEqual([entry, entry.value]);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('in a commune without a village list keeps its numbered rows', () => {
    const none = { ...BEFORE, villages: [] };
    const sheet = sheetOf(none);
    sheet.type('villages', 3, 'name', 'Thôn Đông');
    sheet.type('figures', 3, 'n:hh_informed', 9);
    const next = renewed(sheet, { ...none, plans: [withOneMore(QUANG_NAM), AN_HAI] });
    expect(next.column('figures', 'n:hh_informed')).toEqual([null, null, null, 9]);
    expect(next.column('villages', 'village')).toHaveLength(60);
  });

  it('a row about nothing and a second row about the same stay at the end, each once', () => {
    const sheet = sheetOf(BEFORE);
    sheet.type('figures', 2, 'n:hh_informed', 1);
    sheet.type('figures', 3, 'village', 'T001');
    sheet.type('figures', 3, 'n:hh_informed', 2);
    const once = renewed(sheet, AFTER);
    expect(once.column('figures', 'n:hh_informed')).toEqual([null, null, null, 1, 2]);
    expect(renewed(once, AFTER).book).toEqual(once.book);
  });
});
