// What officers break without meaning to: found, said, and put right where that is safe.
import { beforeAll, describe, expect, it } from 'vitest';
import type { CheckView, Failure } from '../../sheets-addon/contract.ts';
import { sheetOf, type Paper } from './paper.ts';
import { compiledAddon, scriptIn, surroundings } from './script.ts';
import { filledPaper } from './sheets.ts';

const FIGURES = '4. Số liệu kỳ';
let code = '';

beforeAll(async () => {
  ({ code } = await compiledAddon());
});

function checked(damage: (paper: Paper) => unknown) {
  const { paper } = filledPaper();
  damage(paper);
  const script = scriptIn(code, surroundings(paper));
  const view = script.sidebarCheck();
  return { paper, view: view as CheckView, failure: view as Failure, again: script.sidebarCheck() };
}

const codes = (view: CheckView) => view.groups.flatMap(({ issues }) => issues.map((it) => it.code));

describe('a renamed tab', () => {
  it('gets its name back', () => {
    const { paper, view, again } = checked((it) => (sheetOf(it, FIGURES).name = 'Số liệu T12'));
    expect(view.repaired).toEqual([`Tab “Số liệu T12” đã được đặt lại tên “${FIGURES}”.`]);
    expect(paper.sheets.map(({ name }) => name)).toContain(FIGURES);
    expect((again as CheckView).repaired).toEqual([]);
  });

  it('that may not be renamed is read all the same', () => {
    const { paper, view } = checked((it) => {
      const sheet = sheetOf(it, FIGURES);
      sheet.name = 'Số liệu T12';
      sheet.open = () => false;
    });
    expect([view.repaired, view.counts.block]).toEqual([[], 0]);
    expect(paper.sheets.map(({ name }) => name)).toContain('Số liệu T12');
  });

  it('is left where another has taken its name', () => {
    const { view } = checked((it) => {
      const sheet = sheetOf(it, FIGURES);
      it.sheets.push({ ...sheet, name: FIGURES, values: [['Nháp']] });
      sheet.name = 'Số liệu T12';
    });
    expect(view.repaired).toEqual([]);
  });
});

describe('the hidden row of keys', () => {
  const said = [`Tab “${FIGURES}”: hàng khóa ẩn đã được ghi lại.`];

  it.each<[string, (paper: Paper) => unknown]>([
    ['deleted', (it) => sheetOf(it, FIGURES).values.shift()],
    ['emptied', (it) => sheetOf(it, FIGURES).values.splice(0, 1, [])],
  ])('that was %s is written again', (_name, damage) => {
    const whole = filledPaper().paper;
    const { paper, view } = checked(damage);
    expect(view.repaired).toEqual(said);
    expect(sheetOf(paper, FIGURES).values).toEqual(sheetOf(whole, FIGURES).values);
    expect(codes(view)).not.toContain('KEY_ROW_MISSING');
  });

  it.each<[string, (paper: Paper) => unknown]>([
    [
      'a heading is lost as well',
      (it) => sheetOf(it, FIGURES).values.splice(0, 2, [], headings(it)),
    ],
    [
      'something else stands in row 1',
      (it) => sheetOf(it, FIGURES).values.splice(0, 1, ['Phường An Hải']),
    ],
    [
      'row 1 is locked',
      (it) => {
        const sheet = sheetOf(it, FIGURES);
        sheet.values[0] = [];
        sheet.open = (row) => row > 0;
      },
    ],
  ])('is not guessed where %s', (_name, damage) => {
    const { view } = checked(damage);
    expect(view.repaired).toEqual([]);
    expect(codes(view)).toContain('KEY_ROW_MISSING');
  });

  const headings = (paper: Paper) => (sheetOf(paper, FIGURES).values[1] ?? []).slice(0, -1);
});

describe('a spreadsheet', () => {
  it('that was copied by hand is told from the one it came from', () => {
    const { paper } = filledPaper();
    const script = scriptIn(code, surroundings(paper));
    expect((script.sidebarCheck() as CheckView).repaired).toEqual([]);
    expect((script.sidebarCheck() as CheckView).repaired).toEqual([]);
    paper.id = 'ban-sao';
    expect((script.sidebarCheck() as CheckView).repaired.join()).toContain('bản sao');
  });

  it('that was copied after it was opened, yet never checked, is told as well', () => {
    const { paper } = filledPaper();
    const script = scriptIn(code, surroundings(paper));
    const noted = () =>
      sheetOf(paper, '_Meta').values.filter(([key]) => key === 'spreadsheetId').length;
    script['onOpen']?.({ authMode: 'NONE' });
    expect(noted()).toBe(0);
    script['onOpen']?.({ authMode: 'LIMITED' });
    paper.id = 'ban-sao';
    script['onOpen']?.({ authMode: 'LIMITED' });
    expect(noted()).toBe(1);
    expect((script.sidebarCheck() as CheckView).repaired.join()).toContain('bản sao');
  });

  it('opens all the same where its card may not be written, or is none of ours', () => {
    const { paper } = filledPaper();
    const card = sheetOf(paper, '_Meta');
    card.open = () => false;
    const around = surroundings(paper);
    const script = scriptIn(code, around);
    script['onOpen']?.({ authMode: 'LIMITED' });
    card.open = () => true;
    card.values = [['ghi chú', 'của riêng tôi']];
    script['onOpen']?.({ authMode: 'LIMITED' });
    expect(around.menus).toHaveLength(2);
    expect(card.values).toHaveLength(1);
  });

  it.each<[string, (paper: Paper) => unknown, string]>([
    ['that has nothing to do with us', (it) => it.sheets.splice(0, 99), 'NOT_A_WORKBOOK'],
    ['without its rules', (it) => it.sheets.pop(), 'CONTEXT_LOST'],
    [
      'with damaged rules',
      (it) => (sheetOf(it, '_QuyDinh').values[1] = ['{"period":"2026-Q1"}']),
      'CONTEXT_LOST',
    ],
    [
      'made by an older template',
      (it) => {
        it.sheets.pop();
        const row = sheetOf(it, '_Meta').values.find(([key]) => key === 'templateVersion');
        row?.splice(1, 1, 0.5);
      },
      'OLD_TEMPLATE',
    ],
  ])('%s is refused, with what to do', (_name, damage, expected) => {
    const { failure } = checked(damage);
    expect(failure).toMatchObject({ failed: true, code: expected, again: false });
    expect(failure.message).toMatch(/[Hh]ãy|Chọn/);
  });

  it('with what was kept of an earlier period is read without it', () => {
    const { view } = checked((it) =>
      it.sheets.push({ ...sheetOf(it, FIGURES), name: '2025-Q3 · 4. Số liệu kỳ', hidden: true }),
    );
    expect(view.groups.map(({ tab }) => tab)).not.toContain('2025-Q3 · 4. Số liệu kỳ');
    expect(view.repaired).toEqual([]);
  });
});
