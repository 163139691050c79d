// "Lấy lại số kỳ trước" fills what is blank and nothing else; "Giữ nguyên" ticks what is selected.
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bookOf } from '../../functions/domain/grid/book.ts';
import { contextGrid, readContext } from '../../functions/domain/workbook/context.ts';
import { lookOf, paperOf, sheetOf, type Paper } from './paper.ts';
import { safePieces } from '../../sheets-addon/safe-pieces.ts';
import { compiledAddon, scriptIn, surroundings, type Reply } from './script.ts';
import { filledPaper, typeOn } from './sheets.ts';

const FIGURES = '4. Số liệu kỳ';
const PREVIOUS = '#ddebf7';
let code = '';

beforeAll(async () => {
  ({ code } = await compiledAddon());
});

/** A sheet whose first row is blank, and the answer of the functions with last quarter's figures. */
function opened(answer?: Reply | null) {
  const before = filledPaper().desk.receive().content;
  if (before === null) throw new Error('The first quarter is faultless');
  const { desk, paper, context } = filledPaper({ previous: { ...before, period: '2025-Q3' } });
  const stock = desk.form.villageIndicators.filter(
    ({ indicator }) => indicator.measure === 'STOCK' && indicator.numerator.source === 'typed',
  );
  const cells = stock.map(({ canonicalId }) =>
    typeOn(paper, desk, 'figures', 0, `n:${canonicalId}`, null),
  );
  const body = { report: null, content: null, timeliness: {}, context };
  const around = surroundings(paper, {
    answer: () => (answer === undefined ? { status: 200, body } : answer),
  });
  return { desk, paper, context, cells, around, script: scriptIn(code, around) };
}

function valueAt(paper: Paper, address: string) {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  const column = Array.from(letters).reduce((sum, it) => sum * 26 + it.charCodeAt(0) - 64, 0) - 1;
  return sheetOf(paper, FIGURES).values[Number(row) - 1]?.[column];
}

describe('taking last period’s figures', () => {
  it('fills blank stock figures in the colour of old ones, and nothing that was typed', () => {
    const { paper, script, cells, around } = opened();
    const typed = cells[0] ?? '';
    sheetOf(paper, FIGURES).values[2]?.splice(4, 1, 7);
    script['menuTakePrevious']?.();
    expect(cells.length).toBeGreaterThan(2);
    expect(valueAt(paper, typed)).toBe(7);
    for (const cell of cells.slice(1)) {
      expect(valueAt(paper, cell)).toBe(156);
      expect(lookOf(sheetOf(paper, FIGURES), cell).colour).toBe(PREVIOUS);
    }
    expect(paper.toasts.join()).toContain(`Đã điền ${cells.length - 1} ô trống`);
    expect(around.requests[0]?.url).toBe(
      'https://functions.example/reportStatus?province=48&commune=20275&period=2025-Q4',
    );
  });

  it('does nothing the second time', () => {
    const { paper, script } = opened();
    script['menuTakePrevious']?.();
    const values = structuredClone(sheetOf(paper, FIGURES).values);
    script['menuTakePrevious']?.();
    expect(sheetOf(paper, FIGURES).values).toEqual(values);
    expect(paper.toasts.at(-1)).toContain('Không có ô trống nào');
  });

  it('leaves locked cells blank, and says how many', () => {
    const { paper, script, cells } = opened();
    sheetOf(paper, FIGURES).open = () => false;
    script['menuTakePrevious']?.();
    expect(cells.map((cell) => valueAt(paper, cell))).toEqual(cells.map(() => ''));
    expect(paper.toasts.join()).toContain(`${cells.length} ô bị khóa`);
  });

  it('goes on with what the sheet has when the server does not answer, and says so', () => {
    const { paper, script, cells } = opened(null);
    script['menuTakePrevious']?.();
    expect(valueAt(paper, cells[0] ?? '')).toBe(156);
    expect(paper.toasts.join()).toMatch(/Không kết nối.*Đã dùng số sẵn có/);
  });

  it('brings back rules that were lost', () => {
    const { paper, script, context, cells } = opened();
    paper.sheets = paper.sheets.filter(({ name }) => name !== '_QuyDinh');
    script['menuTakePrevious']?.();
    const sheet = sheetOf(paper, '_QuyDinh');
    const tab = { name: sheet.name, rows: sheet.values.map((row) => row.map(String)) };
    expect(readContext({ tabs: [tab] })).toEqual(context);
    expect(sheet.hidden).toBe(true);
    expect(valueAt(paper, cells[0] ?? '')).toBe(156);
  });

  it('writes what the form filled in into the hidden tab, codes as text', () => {
    const { paper, script } = opened();
    script['menuTakePrevious']?.();
    const { values, formats } = sheetOf(paper, '_KyTruoc');
    expect(values[0]).toEqual(['village', 'team', 'indicator', 'numerator', 'denominator']);
    expect(values[1]?.[0]).toBe('T001');
    expect(formats.get('1,0')).toBe('@');
  });

  it('in another spreadsheet says that it is none of ours', () => {
    const { paper, script } = opened();
    paper.sheets.splice(0, 99);
    script['menuTakePrevious']?.();
    expect(paper.toasts.join()).toContain('không phải bảng báo cáo của xã');
  });
});

describe('keeping last period’s figures', () => {
  const kept = (paper: Paper) => {
    const sheet = sheetOf(paper, FIGURES);
    const column = sheet.values[0]?.indexOf('keep') ?? -1;
    return sheet.values.slice(2, 5).map((row) => row[column] ?? '');
  };

  it('ticks no row of which the last report says nothing, and says how many there are', () => {
    const { paper, script, context } = opened();
    const { previous } = context;
    if (previous === null) throw new Error('There is a last report');
    previous.villageFigures = previous.villageFigures.filter(({ village }) => village !== 'T002');
    const sheet = sheetOf(paper, '_QuyDinh');
    sheet.values = paperOf({ tabs: bookOf([contextGrid(context)]).tabs }).sheets[0]?.values ?? [];
    paper.selected = { sheet: FIGURES, range: 'A3:C5' };
    script['menuKeepPrevious']?.();
    expect(kept(paper)).toEqual(['x', '', '']);
    expect(paper.toasts.join()).toContain('cho 1 dòng. 1 dòng chưa có số kỳ trước');
  });

  it.each<[string, { sheet: string; range: string } | null, unknown[], string]>([
    ['one row', { sheet: FIGURES, range: 'E4' }, ['', 'x', ''], '1 dòng'],
    ['both villages and a spare row', { sheet: FIGURES, range: 'A3:C5' }, ['x', 'x', ''], '2 dòng'],
    ['the headings', { sheet: FIGURES, range: 'A1:C2' }, ['', '', ''], 'không có dòng'],
    ['a row of another tab', { sheet: '2. Thôn và Tổ', range: 'A3' }, ['', '', ''], 'Hãy chọn'],
    ['nothing', null, ['', '', ''], 'Hãy chọn'],
  ])('with %s selected', (_name, selected, expected, said) => {
    const { paper, script } = opened();
    paper.selected = selected;
    script['menuKeepPrevious']?.();
    expect(kept(paper)).toEqual(expected);
    expect(paper.toasts.join()).toContain(said);
  });
});

describe('a long text in cells', () => {
  const pieces = fc.array(
    fc.string({ unit: fc.constantFrom(...Array.from('=+-@\'"{}[]:,.19 aĐ\\')) }),
  );

  it('stays the same text, and no cell begins with what a spreadsheet would read', () => {
    fc.assert(
      fc.property(pieces, (made) => {
        const text = ['12-sum', '{"a', ...made];
        const safe = safePieces(text);
        expect(safe.slice(1).join('')).toBe(text.slice(1).join(''));
        expect(safe.slice(1).filter((piece) => /^[^\p{L}{["]/u.test(piece))).toEqual([]);
      }),
    );
  });
});
