// What happens while the officer types: the touched rows are checked, nothing else is, and nothing is
// asked of the network.
import { beforeAll, describe, expect, it } from 'vitest';
import { dress, lookOf, sheetOf, spreadsheetOn, writingOf, type Paper } from './paper.ts';
import { compiledAddon, scriptIn, surroundings } from './script.ts';
import { filledPaper, typeOn } from './sheets.ts';

const FIGURES = '4. Số liệu kỳ';
const BLOCK = '#f4c7c3';
const PREVIOUS = '#ddebf7';
const ENTRY = '#fffdf0';
let code = '';

beforeAll(async () => {
  ({ code } = await compiledAddon());
});

function opened() {
  const { desk, paper } = filledPaper();
  const around = surroundings(paper);
  const script = scriptIn(code, around);
  const edit = (tab: string, range: string) => editing(paper, script, tab, range);
  return { desk, paper, around, edit, script, sheet: sheetOf(paper, FIGURES) };
}

function editing(
  paper: Paper,
  script: ReturnType<typeof scriptIn>,
  tab: string,
  range: string,
): void {
  const source = spreadsheetOn(paper);
  script['onEdit']?.({ source, range: source.getSheetByName(tab)?.getRange(range) });
}

describe('typing', () => {
  it('is checked at once, and a correction too', () => {
    const { desk, paper, around, edit, sheet } = opened();
    const cell = typeOn(paper, desk, 'figures', 0, 'activeMembers', 'bốn');
    edit(FIGURES, cell);
    expect(lookOf(sheet, cell).colour).toBe(BLOCK);
    typeOn(paper, desk, 'figures', 0, 'activeMembers', 4);
    edit(FIGURES, cell);
    expect(lookOf(sheet, cell).note).toBe('');
    expect([around.requests, around.said]).toEqual([[], []]);
  });

  it('is compared with the households of tab 2', () => {
    const { desk, paper, edit, sheet } = opened();
    const id = desk.form.villageIndicators.find(
      ({ indicator }) => indicator.denominator.field === 'households',
    )?.canonicalId;
    const cell = typeOn(paper, desk, 'figures', 1, `n:${id}`, 281);
    edit(FIGURES, cell);
    expect(lookOf(sheet, cell).note).toContain('tử số 281 lớn hơn mẫu số 280');
  });

  it.each<[string, string, number, string, string]>([
    ['a count', 'activeMembers', 0.7, '70%', '#,##0'],
    ['a count', 'activeMembers', 1, '100%', '#,##0'],
    ['hours', 'hoursPerWeek', 0.5, '50%', '#,##0.0'],
  ])('a percentage into %s (%s) is refused for itself only', (_what, key, share, shown, format) => {
    const { desk, paper, edit, sheet } = opened();
    const cell = typeOn(paper, desk, 'figures', 0, key, share);
    dress(sheet, cell, { format: '0%' });
    edit(FIGURES, cell);
    expect(lookOf(sheet, cell).colour).toBe(BLOCK);
    expect(writingOf(sheet, cell).format).toBe(format);
    edit(FIGURES, cell);
    expect(lookOf(sheet, cell).note).toContain(`ô ghi ${shown}`);
    typeOn(paper, desk, 'figures', 0, key, key === 'activeMembers' ? 4 : 9);
    edit(FIGURES, cell);
    expect(lookOf(sheet, cell).note).toBe('');
  });

  it.each(['a blank cell', 'the full check'])('frees %s of the format of a percentage', (where) => {
    const { desk, paper, edit, sheet, script } = opened();
    const cell = typeOn(
      paper,
      desk,
      'figures',
      0,
      'activeMembers',
      where === 'a blank cell' ? null : 0.7,
    );
    dress(sheet, cell, { format: '0.00%' });
    if (where === 'a blank cell') edit(FIGURES, cell);
    else script.sidebarCheck();
    expect(writingOf(sheet, cell).format).toBe('#,##0');
  });

  it('leaves formats of text, formulas and other rows alone', () => {
    const { desk, paper, edit, sheet } = opened();
    const note = typeOn(paper, desk, 'figures', 0, 'note', 0.7);
    const formula = typeOn(paper, desk, 'figures', 0, 'hoursPerWeek', 0.7);
    const other = typeOn(paper, desk, 'figures', 1, 'activeMembers', 0.7);
    for (const cell of [note, formula, other]) dress(sheet, cell, { format: '0%' });
    dress(sheet, formula, { formula: '=7/10' });
    edit(FIGURES, typeOn(paper, desk, 'figures', 0, 'activeMembers', 4));
    for (const cell of [note, formula, other]) expect(writingOf(sheet, cell).format).toBe('0%');
  });

  it('over last period’s figure takes its look away, and of that cell only', () => {
    const { desk, paper, edit, sheet } = opened();
    const [typed, wrong, beside] = ['activeMembers', 'hoursPerWeek', 'note'].map((key) =>
      typeOn(paper, desk, 'figures', 0, key, key === 'hoursPerWeek' ? 'nhiều' : 4),
    ) as [string, string, string];
    for (const cell of [typed, wrong, beside]) dress(sheet, cell, { colour: PREVIOUS });
    edit(FIGURES, typed);
    edit(FIGURES, wrong);
    expect(lookOf(sheet, typed).colour).toBe(ENTRY);
    expect(writingOf(sheet, typed)).toMatchObject({ ink: '#000000', style: 'normal' });
    expect(lookOf(sheet, beside).colour).toBe(PREVIOUS);
    expect(writingOf(sheet, beside).style).toBe('');
    typeOn(paper, desk, 'figures', 0, 'hoursPerWeek', 9);
    edit(FIGURES, wrong);
    expect(lookOf(sheet, wrong)).toEqual({ note: '', colour: ENTRY });
    expect(writingOf(sheet, wrong).style).toBe('normal');
  });

  it('of one row leaves the others alone', () => {
    const { desk, paper, edit, sheet } = opened();
    const other = typeOn(paper, desk, 'figures', 1, 'activeMembers', 'ba');
    edit(FIGURES, typeOn(paper, desk, 'figures', 0, 'hoursPerWeek', 9));
    expect(lookOf(sheet, other).note).toBe('');
  });

  it('says nothing of tabs that were not read', () => {
    const { desk, paper, edit, sheet } = opened();
    edit(FIGURES, typeOn(paper, desk, 'figures', 0, 'hoursPerWeek', 9));
    edit('2. Thôn và Tổ', 'A3:R4');
    expect([...sheet.notes.values()].filter((note) => note !== '')).toEqual([]);
  });

  it.each([
    ['a tab of the officer’s own', 'Nháp', 'A1'],
    ['a hidden tab', '_Meta', 'B2'],
  ])('in %s does nothing', (_name, tab, range) => {
    const { paper, edit, around } = opened();
    if (tab === 'Nháp')
      paper.sheets.push({ ...sheetOf(paper, '_NhatKy'), name: tab, values: [['abc']] });
    edit(tab, range);
    expect(sheetOf(paper, tab).notes.size).toBe(0);
    expect(around.said).toEqual([]);
  });

  it.each([
    ['without its rules', (paper: Paper) => paper.sheets.splice(0, 99, sheetOf(paper, FIGURES))],
    ['with damaged rules', (paper: Paper) => sheetOf(paper, '_QuyDinh').values.splice(1, 1)],
    ['with everything locked', (paper: Paper) => (sheetOf(paper, FIGURES).open = () => false)],
  ])('is never disturbed in a spreadsheet %s', (_name, damage) => {
    const { desk, paper, edit, sheet } = opened();
    const cell = typeOn(paper, desk, 'figures', 0, 'activeMembers', 'bốn');
    damage(paper);
    expect(() => edit(FIGURES, cell)).not.toThrow();
    expect(lookOf(sheet, cell).note).toBe('');
  });

  it('is never disturbed by a fault of ours, which goes to the log', () => {
    const { around } = opened();
    const script = scriptIn(code, around);
    expect(() => script['onEdit']?.({})).not.toThrow();
    expect(around.said.join()).toContain('TypeError');
  });
});
