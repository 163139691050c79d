import { expect, it } from 'vitest';
import { meansTheSame, type Places } from '../../../functions/domain/workbook/kept-formula.ts';

/** Row 3 and column C have moved; ten rows, five columns; tab "Riêng" is the officer's own. */
const PLACES: Places = {
  isSameRow: (row) => row !== 2,
  isSameColumn: (column) => column !== 2,
  rows: 10,
  columns: 5,
  isKeptTab: (name) => name === 'Riêng' || name === 'Của tôi',
};

it.each<[string, boolean]>([
  ['=100+56', true],
  ['=1,5*2', true],
  ['=1E+3', true],
  ['=ROUND(10/3;0)', true],
  ['=IF(TRUE;1;2)', true],
  ['=TODAY()', true],
  ['="C3 và "&5', true],
  ['=A1+$B$2', true],
  ['=C1', false],
  ['=a3', false],
  ['=$A$3*2', false],
  ['=SUM(A4:B10)', true],
  ['=SUM(A1:B10)', false],
  ['=SUM(A4:D4)', false],
  ['=SUM(A:A)', false],
  ['=SUM(A4:A)', true],
  ['=SUM(1:1)', false],
  ['=Riêng!C3', true],
  ["='Của tôi'!C3", true],
  ["='4. Số liệu kỳ'!A1", false],
  ['=INDIRECT("A1")', false],
  ['=ROW()', false],
  ['=tong_ho', false],
])('%s means the same: %s', (formula, expected) => {
  expect(meansTheSame(formula, PLACES)).toBe(expected);
});
