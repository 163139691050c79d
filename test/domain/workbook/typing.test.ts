// How much an officer types. The first quarter of a commune with fifteen teams fills everything in;
// what counts is the next one, whose form comes with all that is known already.
import { describe, expect, it } from 'vitest';
import { bookOf } from '../../../functions/domain/grid/book.ts';
import type { CellBook } from '../../../functions/domain/workbook/cell.ts';
import { formGrids } from '../../../functions/domain/workbook/form-grids.ts';
import { readBook } from '../../../functions/domain/workbook/read-book.ts';
import { fillIn, openDesk, type Desk } from './office.ts';

const TEAMS = 15;
const HOUSEHOLDS = Array.from({ length: TEAMS }, (_, index) => 200 + 10 * index);

/** The desk of the last quarter of 2025, its form filled from the third quarter's report. */
function nextQuarter(): { desk: Desk; before: CellBook } {
  const last = fillIn(openDesk({ period: '2025-Q3', households: HOUSEHOLDS }));
  const { content, issues } = last.receive(null, '2025-09-18');
  if (content === null) throw new Error(issues.map((issue) => issue.code).join());
  const desk = openDesk({ households: HOUSEHOLDS });
  const previous = { read: readBook(last.book, last.form), content };
  const { commune, villages } = desk;
  const book = bookOf(formGrids(desk.form, { commune, villages, previous, holidays: new Map() }));
  desk.book.tabs.splice(0, desk.book.tabs.length, ...book.tabs);
  return { desk, before: structuredClone(book) };
}

/** What changes from one quarter to the next: so many of each team's five figures, and the events. */
function typeQuarter(desk: Desk, changing: number): void {
  const columns = desk.form.villageIndicators.map(({ canonicalId }) => `n:${canonicalId}`);
  for (const [row, households] of HOUSEHOLDS.entries()) {
    for (const column of columns.slice(0, changing))
      desk.type('figures', row, column, Math.floor(households / 2) + 7);
    desk.type('figures', row, 'hoursPerWeek', 9);
    desk.type('figures', row, 'activeMembers', 4);
  }
  const activities: [string, number][] = [
    ['2025-10-05', 3],
    ['2025-11-08', 2],
    ['2025-12-01', 4],
  ];
  for (const [row, [date, sessions]] of activities.entries()) {
    desk.type('activities', row, 'on', { date });
    desk.type('activities', row, 'kind', desk.form.overlay.kinds[0]?.name ?? '');
    desk.type('activities', row, 'sessions', sessions);
    desk.type('activities', row, 'attendances', sessions * 20);
    desk.type('activities', row, 'households', sessions * 15);
  }
  desk.type('difficulties', 0, 'description', 'Sóng 4G yếu ở hai tổ dân phố ven sông');
  desk.type('difficulties', 0, 'proposal', 'Bổ sung trạm phát sóng');
  desk.type('difficulties', 0, 'askLevel', 'Tỉnh');
  desk.type('start', 'officialNo', 'value', '45/BC-UBND');
}

/** Cells that differ from the form as it came, by tab. */
function typedCells({ desk, before }: { desk: Desk; before: CellBook }): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [place, tab] of desk.book.tabs.entries())
    for (const [row, cells] of tab.rows.entries())
      for (const [column, value] of cells.entries())
        if (JSON.stringify(value) !== JSON.stringify(before.tabs[place]?.rows[row]?.[column]))
          counts.set(tab.name, (counts.get(tab.name) ?? 0) + 1);
  return counts;
}

describe(`a quarter of a commune with ${TEAMS} teams`, () => {
  it.each([
    ['three of five figures of each team have moved', 3],
    ['every figure of every team has moved', 5],
  ])('in which %s', (words, changing) => {
    const quarter = nextQuarter();
    typeQuarter(quarter.desk, changing);
    const counts = typedCells(quarter);
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const byTab = [...counts].map(([tab, count]) => `${tab}: ${count}`).join(', ');
    console.log(`Cells typed when ${words}: ${total} (${byTab})`);
    expect(quarter.desk.receive().issues.filter((it) => it.severity === 'BLOCK')).toEqual([]);
    expect(total - TEAMS * changing).toBeLessThan(55);
    if (changing === 3) expect(total).toBeLessThan(100);
  });

  it('asks for nothing again that the last report knew', () => {
    const { desk } = nextQuarter();
    expect(desk.receive().issues.filter((it) => it.severity === 'BLOCK')).toMatchObject([
      { code: 'REPORT_EMPTY' },
    ]);
  });
});
