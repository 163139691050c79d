// Where a cell that was sent back stands by now, whatever the officer has done to its row since.
import { describe, expect, it } from 'vitest';
import { pinnedPlaces } from '../../../functions/domain/report/pinned-place.ts';
import { dataWindow } from '../../../functions/domain/calendar/window.ts';
import { overlayPlans } from '../../../functions/domain/plan/overlay.ts';
import type { ReportContent } from '../../../functions/domain/report/content.ts';
import { bookContent } from '../../../functions/domain/workbook/content.ts';
import { readBook } from '../../../functions/domain/workbook/read-book.ts';
import { cellAddress, type CellValue } from '../../../functions/domain/workbook/cell.ts';
import type { TabKey } from '../../../functions/domain/workbook/contract.ts';
import { fillIn, openDesk, QUANG_NAM, type Desk } from '../workbook/office.ts';

const INFORMED = 'n:hh_informed';

function filled(): Desk {
  const desk = fillIn(openDesk({ households: [312, 280, 250] }));
  for (const [row, sessions] of [2, 3, 5].entries()) {
    desk.type('activities', row, 'kind', 'Thông tin, tuyên truyền');
    desk.type('activities', row, 'sessions', sessions);
  }
  return desk;
}

/** As the add-on reads a sheet, mistakes and all. */
function contentOf({ book, form, commune }: Desk): ReportContent {
  const { to } = dataWindow(
    form.period,
    overlayPlans([QUANG_NAM], commune, form.period).dataWindow,
  );
  return bookContent(readBook(book, form), form, commune, to).content;
}

const columnOf = (desk: Desk, tab: TabKey, key: string) =>
  desk.sheet(tab).rows[0]?.indexOf(key) ?? -1;
/** Row 0 is the first of the table. */
const cell = (desk: Desk, tab: TabKey, row: number, key: string) =>
  `${desk.sheet(tab).name}!${cellAddress(row + 2, columnOf(desk, tab, key))}`;
const insertRow = (desk: Desk, tab: TabKey, row: number) =>
  desk.sheet(tab).rows.splice(row + 2, 0, []);
const deleteRow = (desk: Desk, tab: TabKey, row: number) => desk.sheet(tab).rows.splice(row + 2, 1);
const clear = (desk: Desk, tab: TabKey, row: number, key: string, value: CellValue = null) =>
  desk.type(tab, row, key, value);

type Place = string | null;
type Case = [
  name: string,
  pin: (desk: Desk) => string,
  change: (desk: Desk) => void,
  now: (desk: Desk) => Place,
];

describe('a cell that was sent back', () => {
  const informed = (row: number) => (desk: Desk) => cell(desk, 'figures', row, INFORMED);
  it.each<Case>([
    ['stays where nothing moved', informed(1), () => undefined, informed(1)],
    [
      'stays when its figure changes',
      informed(1),
      (desk) => clear(desk, 'figures', 1, INFORMED, 7),
      informed(1),
    ],
    [
      'moves down with a row put in above',
      informed(1),
      (desk) => insertRow(desk, 'figures', 0),
      informed(2),
    ],
    [
      'moves down though its figure is changed too',
      informed(1),
      (desk) => {
        clear(desk, 'figures', 1, INFORMED, 7);
        insertRow(desk, 'figures', 0);
      },
      informed(2),
    ],
    [
      'moves down though it is blank by now',
      informed(1),
      (desk) => {
        clear(desk, 'figures', 1, INFORMED);
        insertRow(desk, 'figures', 0);
      },
      informed(2),
    ],
    [
      'moves down though words stand in it by now',
      informed(1),
      (desk) => {
        clear(desk, 'figures', 1, INFORMED, 'nhiều');
        insertRow(desk, 'figures', 0);
      },
      informed(2),
    ],
    [
      'moves up when the rows are sorted the other way round',
      informed(2),
      (desk) => {
        const { rows } = desk.sheet('figures');
        rows.splice(2, 3, ...rows.slice(2, 5).reverse());
      },
      informed(0),
    ],
    [
      'moves sideways with a column put in before it',
      informed(1),
      (desk) => {
        for (const row of desk.sheet('figures').rows) row.splice(2, 0, null);
      },
      informed(1),
    ],
    [
      'that was blank moves down with its row',
      (desk) => cell(desk, 'figures', 1, 'note'),
      (desk) => insertRow(desk, 'figures', 0),
      (desk) => cell(desk, 'figures', 2, 'note'),
    ],
    [
      'of a village’s households moves with the village',
      (desk) => cell(desk, 'villages', 2, 'households'),
      (desk) => insertRow(desk, 'villages', 1),
      (desk) => cell(desk, 'villages', 3, 'households'),
    ],
    [
      'of an activity moves with it',
      (desk) => cell(desk, 'activities', 1, 'kind'),
      (desk) => insertRow(desk, 'activities', 0),
      (desk) => cell(desk, 'activities', 2, 'kind'),
    ],
    [
      'of an activity stays when it is altered in its place',
      (desk) => cell(desk, 'activities', 1, 'kind'),
      (desk) => clear(desk, 'activities', 1, 'sessions', 9),
      (desk) => cell(desk, 'activities', 1, 'kind'),
    ],
    [
      'of an activity is found when it is altered and has moved',
      (desk) => cell(desk, 'activities', 1, 'kind'),
      (desk) => {
        clear(desk, 'activities', 1, 'sessions', 9);
        insertRow(desk, 'activities', 0);
      },
      (desk) => cell(desk, 'activities', 2, 'kind'),
    ],
    [
      'of an activity that was taken out has no place',
      (desk) => cell(desk, 'activities', 1, 'kind'),
      (desk) => deleteRow(desk, 'activities', 1),
      () => null,
    ],
    [
      'of a village that was taken out everywhere has no place',
      informed(1),
      (desk) => {
        deleteRow(desk, 'figures', 1);
        deleteRow(desk, 'villages', 1);
      },
      () => null,
    ],
    [
      'in a tab without rows of its own stays',
      (desk) => `${desk.sheet('unit').name}!C6`,
      (desk) => insertRow(desk, 'figures', 0),
      (desk) => `${desk.sheet('unit').name}!C6`,
    ],
    ['that is a whole tab is that tab', () => '0. Bắt đầu', () => undefined, () => '0. Bắt đầu'],
  ])('%s', (_name, pin, change, now) => {
    const desk = filled();
    const pinned = pin(desk);
    const then = contentOf(desk);
    change(desk);
    expect(pinnedPlaces(then, contentOf(desk), [pinned])).toMatchObject([
      { pinned, at: now(desk) },
    ]);
  });

  it('tells what it is by the words of the differences', () => {
    const desk = filled();
    const pinned = cell(desk, 'figures', 1, INFORMED);
    const then = contentOf(desk);
    const names = new Map([['hh_informed', 'Hộ được phổ biến']]);
    const [place] = pinnedPlaces(then, then, [pinned], names);
    expect(place?.what).toBe('Tổ dân phố 2 · Hộ được phổ biến');
  });
});
