import { describe, expect, it } from 'vitest';
import type { Grid } from '../../../functions/domain/grid/grid.ts';
import { AN_HAI_PLAN, QUANG_NAM } from '../../cast.ts';
import { cell, figure, indicatorOf, ROLLUP, summaryOf, tab, texts, value } from './stage.ts';

const communes = (...args: Parameters<typeof summaryOf>) => tab('Theo xã', summaryOf(...args));

/** The cell of a commune below one of the headings of an indicator. */
function under(grid: Grid, row: string, indicator: string, heading: string) {
  const top = grid.rows.findIndex((cells) => cells.some((it) => it.value === indicator));
  const start = grid.rows[top]?.findIndex((it) => it.value === indicator) ?? -1;
  const column = grid.rows[top + 1]?.findIndex((it, at) => at >= start && it.value === heading);
  return grid.rows.find((cells) => cells[2]?.value === row)?.[column ?? -1];
}
const INFORMED = `QN-01; AH-e – ${indicatorOf(QUANG_NAM, 'QN-01').shortName}`;
const LITERACY = `AH-b – ${indicatorOf(AN_HAI_PLAN, 'AH-b').shortName}`;

describe('a commune’s figures', () => {
  const grid = communes();

  it.each([
    ['Tử số', 290],
    ['Mẫu số', 300],
    ['Tỷ lệ', (100 * 290) / 300],
    ['Thôn có số liệu', '3/3'],
    ['Mục tiêu', '≥ 100%'],
    ['Kết quả', 'Chưa đạt'],
  ])('Bà Nà, %s', (heading, expected) => {
    expect(under(grid, 'Xã Bà Nà', INFORMED, heading)?.value).toBe(expected);
  });

  it('a figure that is not there is an empty cell and a word', () => {
    expect(under(grid, 'Xã Tân Hiệp', INFORMED, 'Tử số')?.value).toBeNull();
    expect(under(grid, 'Xã Tân Hiệp', INFORMED, 'Kết quả')?.value).toBe('Chưa có số liệu');
  });

  it('an indicator that no plan asks of the commune is a dash, not a gap', () => {
    expect(under(grid, 'Xã Bà Nà', LITERACY, 'Kết quả')?.value).toBe('–');
    expect(under(grid, 'Phường An Hải', LITERACY, 'Kết quả')?.value).toBe('Chưa đạt');
  });

  it('old values are marked in the cells and in words', () => {
    const it = communes({ figures: [figure({ carriedForward: 1 })] });
    expect(under(it, 'Xã Hòa Tiến', INFORMED, 'Tử số')?.tone).toBe('previous');
    expect(under(it, 'Xã Hòa Tiến', INFORMED, 'Kết quả')?.value).toBe('Chưa đạt (số cũ)');
    expect(under(grid, 'Xã Bà Nà', INFORMED, 'Tử số')?.tone).toBeUndefined();
  });
});

describe('where a commune’s figures come from', () => {
  it('the name notes the report, its revision, when and from whom', () => {
    const basis = ROLLUP.basis.find((it) => it.report.startsWith('48-20308'));
    expect(cell(communes(), 'Xã Bà Nà', 'Mã xã').value).toBe('20308');
    const name = communes()
      .rows.flat()
      .find((it) => it.value === 'Xã Bà Nà');
    expect(name?.note).toBe(
      `Báo cáo ${basis?.report}, bản ${basis?.revision}, nhận lúc 22/12/2025 08:00, nguồn: ${basis?.submittedBy}.`,
    );
  });

  it('a silent commune notes that there is no report', () => {
    const name = communes()
      .rows.flat()
      .find((it) => it.value === 'Xã Tân Hiệp');
    expect(name?.note).toBe('Chưa có báo cáo của kỳ này.');
  });

  it('a report of an earlier period is not taken for this one’s', () => {
    const basis = ROLLUP.basis.map((it) => ({ ...it, report: it.report.replace('Q4', 'Q3') }));
    const name = communes({ basis })
      .rows.flat()
      .find((it) => it.value === 'Xã Bà Nà');
    expect(name?.note).toBe('Chưa có báo cáo của kỳ này.');
  });

  it('the name leads to the commune’s workbook where its place is known', () => {
    const grid = communes(
      {},
      { places: { '20308': { url: 'https://example.vn/bang-tinh', figures: {} } } },
    );
    const links = grid.rows.flat().flatMap((it) => it.link ?? []);
    expect(links).toEqual(['https://example.vn/bang-tinh']);
  });
});

it('the province and its zones stand above the communes with the roll-up’s sums', () => {
  const grid = communes();
  for (const [row, zone] of [
    ['TOÀN TỈNH', 'ALL'],
    ['Đồng bằng', 'PLAIN'],
    ['Miền núi', 'MOUNTAIN'],
  ]) {
    const its = ROLLUP.figures.find(
      (it) => it.unit === '48' && it.zone === zone && it.indicator === 'hh_informed',
    );
    expect(under(grid, row ?? '', INFORMED, 'Tử số')?.value).toBe(its?.numerator);
    expect(under(grid, row ?? '', INFORMED, 'Mẫu số')?.value).toBe(its?.denominator);
  }
});

it('communes under no plan of the period are not listed', () => {
  const { units } = summaryOf();
  const [first] = units.communes;
  const elsewhere = { ...first!, province: '08', code: '00691', name: 'Hà Giang 1' };
  const grid = communes({}, { units: { ...units, communes: [elsewhere, ...units.communes] } });
  expect(texts(grid)).not.toContain('Xã Hà Giang 1');
});

it('a commune that the roll-up expects and says nothing of is listed all the same', () => {
  const grid = communes({ figures: [], teams: [], timeliness: [], basis: [] });
  expect(value(grid, 'Xã Thăng Trường', 'Mã xã')).toBe('20836');
});

it('a kind already written into a name is not written twice', () => {
  const { units } = summaryOf();
  const named = units.communes.map((it) => ({
    ...it,
    name: it.code === '20275' ? 'Phường An Hải' : it.name,
  }));
  expect(texts(communes({}, { units: { ...units, communes: named } }))).toContain('Phường An Hải');
});
