import { expect, it } from 'vitest';
import { figurePlaces } from '../../../functions/domain/report/figure-places.ts';

const figure = (at: string, value = 1) => ({ value, at });
const village = (indicator: string, at: string | null) => ({
  village: 'T001',
  team: null,
  indicator,
  numerator: at === null ? null : figure(at),
  denominator: figure('2. Thôn và Tổ!F3'),
});
const commune = (indicator: string, at: string | null) => ({
  indicator,
  numerator: at === null ? null : figure(at),
  denominator: null,
  source: null,
  note: null,
});
const places = (
  villages: ReturnType<typeof village>[],
  communes: ReturnType<typeof commune>[] = [],
) => figurePlaces({ villageFigures: villages, communeFigures: communes });

it('a figure of villages stands from its first cell to its last, in whatever order they come', () => {
  const cells = ['E17', 'E3', 'E9'].map((cell) => village('hh_informed', `4. Số liệu kỳ!${cell}`));
  expect(places(cells)).toEqual({ hh_informed: '4. Số liệu kỳ!E3:E17' });
});

it('rows count as numbers: E9 stands above E10', () => {
  const cells = ['E10', 'E9'].map((cell) => village('hh_informed', `4. Số liệu kỳ!${cell}`));
  expect(places(cells)).toEqual({ hh_informed: '4. Số liệu kỳ!E9:E10' });
});

it('a single cell is no range', () => {
  expect(places([], [commune('staff_trained', '5. Số liệu xã!D4')])).toEqual({
    staff_trained: '5. Số liệu xã!D4',
  });
});

it('a figure that nobody gave has no place', () => {
  expect(places([village('hh_informed', null)], [commune('staff_trained', null)])).toEqual({});
});

it.each([
  [
    'a tab that an officer renamed is named as the form names it',
    'Số liệu của tôi',
    '4. Số liệu kỳ',
  ],
  ['however it was written', '4. SỐ LIỆU KỲ ', '4. Số liệu kỳ'],
  ['a count of members leads to the members', '3. Thành viên', '3. Thành viên'],
])('%s', (_name, typed, tab) => {
  expect(places([village('hh_informed', `${typed}!E3`)])).toEqual({ hh_informed: `${tab}!E3` });
});
