import { describe, expect, it } from 'vitest';
import type { TabKey } from '../../../functions/domain/workbook/contract.ts';
import { buildForm } from '../../../functions/domain/workbook/form.ts';
import { formGrids } from '../../../functions/domain/workbook/form-grids.ts';
import { readBook } from '../../../functions/domain/workbook/read-book.ts';
import { bookContent } from '../../../functions/domain/workbook/content.ts';
import { bookOf } from '../../../functions/domain/grid/book.ts';
import { fold } from '../../../functions/domain/vietnamese/text.ts';
import {
  AN_HAI,
  fillIn,
  openDesk,
  QUANG_NAM,
  QUANG_NGOC,
  QUANG_TRI,
  TUYEN_QUANG,
} from './office.ts';

const DESKS = {
  'Quảng Nam': () => openDesk({ plans: [QUANG_NAM] }),
  'Quảng Nam and An Hải': () => openDesk({ plans: [QUANG_NAM, AN_HAI] }),
  'Tuyên Quang': () => openDesk({ plans: [TUYEN_QUANG], province: '08', code: '00691' }),
  'Quảng Trị': () =>
    openDesk({ plans: [QUANG_TRI], province: '44', code: '19333', period: '2025-M12' }),
  'Quảng Ngọc': () =>
    openDesk({ plans: [QUANG_NGOC], province: '38', code: '16498', period: '2026-Q1' }),
};

const BASE: TabKey[] = ['start', 'unit', 'villages', 'members', 'figures'];

describe('the form follows the plans', () => {
  it.each(['An Hải', 'Phường An Hải'])('names %s in tab 0 with its kind, once', (name) => {
    const { form, commune, villages } = DESKS['Quảng Nam']();
    const prefill = { commune: { ...commune, name }, villages, previous: null };
    const [start] = formGrids(form, { ...prefill, holidays: new Map() });
    const status = start?.rows.find(([key]) => key?.value === 'status');
    expect(status?.[2]?.value).toBe('Phường An Hải: chưa nộp');
  });

  it.each<[keyof typeof DESKS, TabKey[]]>([
    ['Quảng Nam', [...BASE, 'activities', 'difficulties', 'recognitions', 'funding']],
    [
      'Quảng Nam and An Hải',
      [
        ...BASE,
        'commune',
        'activities',
        'supportPoints',
        'difficulties',
        'recognitions',
        'funding',
      ],
    ],
    ['Tuyên Quang', [...BASE, 'activities', 'difficulties', 'recognitions']],
    ['Quảng Trị', [...BASE, 'activities', 'difficulties', 'recognitions']],
    ['Quảng Ngọc', [...BASE, 'commune', 'activities', 'difficulties', 'recognitions', 'funding']],
  ])('%s has just the tabs that its plans need', (name, tabs) => {
    expect(DESKS[name]().form.tabs.map(({ key }) => key)).toEqual(tabs);
  });

  it('An Hải under both plans: 13 indicators, the shared one once', () => {
    const { form } = DESKS['Quảng Nam and An Hải']();
    expect(form.villageIndicators).toHaveLength(8);
    expect(form.communeIndicators).toHaveLength(5);
    const figures = form.tabs.find(({ key }) => key === 'figures');
    expect(figures?.columns.filter(({ key }) => key === 'n:hh_informed')).toHaveLength(1);
  });

  it('Quảng Ngọc counts skilled members from tab 3, so nobody types them', () => {
    const { form } = DESKS['Quảng Ngọc']();
    const figures = form.tabs.find(({ key }) => key === 'figures');
    expect(figures?.columns.some(({ key }) => key.endsWith(':member_skills'))).toBe(false);
  });

  it('only a plan with zones asks for a zone', () => {
    const hasZone = (name: keyof typeof DESKS) =>
      DESKS[name]().form.tabs.some((tab) => tab.columns.some(({ key }) => key === 'zone'));
    expect([hasZone('Quảng Nam'), hasZone('Tuyên Quang')]).toEqual([true, false]);
  });

  it('teams type the day of their report only where a plan obliges them in that kind of period', () => {
    const hasDay = (name: keyof typeof DESKS) =>
      DESKS[name]().form.tabs.some((tab) => tab.columns.some(({ key }) => key === 'reportedOn'));
    expect([hasDay('Quảng Nam'), hasDay('Quảng Ngọc')]).toEqual([false, true]);
  });
});

describe.each(Object.entries(DESKS))('the form of %s', (_, open) => {
  it('has keys and headings of its own in each tab, all of them NFC', () => {
    for (const tab of open().form.tabs) {
      const keys = tab.columns.map(({ key }) => key);
      const headings = tab.columns.map(({ header }) => fold(header));
      expect(new Set(keys).size, tab.name).toBe(keys.length);
      expect(new Set(headings).size, tab.name).toBe(headings.length);
      for (const { header, hint } of tab.columns)
        expect(header + hint).toBe((header + hint).normalize('NFC'));
    }
  });

  it('has its keys in hidden row 1, its headings in row 2, and locks only what is grey', () => {
    const { form, commune, villages } = open();
    const grids = formGrids(form, { commune, villages, previous: null, holidays: new Map() });
    for (const tab of form.tabs) {
      const grid = grids.find(({ name }) => name === tab.name);
      expect(grid?.hiddenRows).toEqual([0]);
      expect(grid?.rows[0]?.map(({ value }) => value)).toEqual(tab.columns.map(({ key }) => key));
      expect(grid?.rows[1]?.map(({ value }) => value)).toEqual(
        tab.columns.map(({ header }) => header),
      );
      const open = (row: number, column: number) =>
        grid?.unlocked?.some(
          (range) =>
            row >= range.top &&
            row <= range.bottom &&
            column >= range.left &&
            column <= range.right,
        ) ?? false;
      grid?.rows.slice(2).forEach((cells, index) =>
        cells.forEach(({ tone }, column) => {
          if (tone === 'entry' || tone === 'previous')
            expect(open(index + 2, column), `${tab.name} ${index + 2} ${column}`).toBe(true);
          // The add-on writes the state of the report, what was reminded of and the province's answers,
          // as the officer at the keyboard.
          const key = tab.columns[column]?.key ?? '';
          if (tone === 'locked')
            expect(open(index + 2, column), `${tab.name} ${index + 2} ${column}`).toBe(
              (['status', 'reminders'].includes(tab.lines?.[index]?.key ?? '') &&
                key === 'value') ||
                (tab.key === 'difficulties' && ['answer', 'answerState'].includes(key)),
            );
        }),
      );
    }
  });

  it('is read back without a single complaint about its shape', () => {
    const desk = open();
    const shape = readBook(desk.book, desk.form).issues.map(({ code }) => code);
    expect(shape).toEqual([]);
  });
});

describe('the next quarter’s workbook', () => {
  it('carries over villages, members and stock figures, and leaves what happened behind', () => {
    const old = fillIn(openDesk({ period: '2025-Q3' }));
    old.type('activities', 0, 'kind', 'Hướng dẫn người dân');
    old.type('difficulties', 0, 'description', 'Sóng yếu');
    old.type('difficulties', 1, 'description', 'Đã xong');
    old.type('difficulties', 1, 'status', 'Đã xử lý');
    const read = readBook(old.book, old.form);
    const { content } = bookContent(read, old.form, old.commune, '2025-09-14');
    const desk = openDesk();
    const form = buildForm(desk.form.overlay, desk.form.period);
    const book = bookOf(
      formGrids(form, {
        commune: desk.commune,
        villages: desk.villages,
        previous: { read, content },
        holidays: new Map(),
      }),
    );
    const next = { ...desk, book };
    const again = readBook(next.book, form);
    const of = (key: TabKey, column: string) =>
      again.tabs.get(key)?.rows.map((row) => row.cells.get(column)?.value ?? null) ?? [];
    expect(of('figures', 'n:hh_informed').slice(0, 2)).toEqual([156, 140]);
    expect(of('figures', 'hoursPerWeek').slice(0, 2)).toEqual([null, null]);
    expect(of('members', 'name')).toHaveLength(8);
    expect(of('villages', 'decisionNo').slice(0, 2)).toEqual(['756/QĐ-UBND', '756/QĐ-UBND']);
    expect(of('activities', 'kind')).toEqual([]);
    expect(of('difficulties', 'description')).toEqual(['Sóng yếu']);
  });
});

describe('last quarter’s figures in this quarter’s form', () => {
  const next = () => {
    const old = fillIn(openDesk({ period: '2025-Q3' }));
    const read = readBook(old.book, old.form);
    const { content } = bookContent(read, old.form, old.commune, '2025-09-14');
    const desk = openDesk();
    const { commune, villages, form } = desk;
    const grids = formGrids(form, {
      commune,
      villages,
      previous: { read, content },
      holidays: new Map(),
    });
    desk.book.tabs = bookOf(grids).tabs;
    return { desk, previous: content };
  };

  it('sent back untouched are no report, with or without the old one at hand', () => {
    const { desk, previous } = next();
    for (const before of [previous, null])
      expect(desk.receive(before).issues.map(({ code }) => code)).toContain('REPORT_EMPTY');
  });

  it('a tick on a row that has no figure, now or before, confirms nothing', () => {
    const desk = openDesk();
    desk.type('figures', 0, 'keep', 'x');
    expect(desk.receive().issues.map(({ code }) => code)).toContain('REPORT_EMPTY');
  });

  it('one figure typed over makes it a report', () => {
    const { desk, previous } = next();
    desk.type('figures', 0, 'n:hh_informed', 200);
    expect(desk.receive(previous).content?.villageFigures[0]?.numerator?.value).toBe(200);
  });

  it('a tick on a row confirms the old figures, also where the cells were emptied', () => {
    const { desk, previous } = next();
    desk.type('figures', 0, 'n:hh_informed', null);
    const tick = desk.type('figures', 0, 'keep', 'x');
    const { content, issues } = desk.receive(previous);
    expect(content?.villageFigures[0]?.numerator).toEqual({
      value: 156,
      at: `4. Số liệu kỳ!${tick}`,
    });
    expect(issues.filter(({ code }) => code === 'FIGURES_BLANK')).toEqual([]);
  });
});

describe('a commune without a village list', () => {
  it('gets numbered rows to type its villages into, and only the typed ones are villages', () => {
    const desk = openDesk({ households: [] });
    desk.type('villages', 0, 'name', 'Thôn Đông');
    desk.type('villages', 0, 'households', 90);
    desk.type('villages', 0, 'hasTeam', 'x');
    desk.type('figures', 0, 'n:hh_informed', 45);
    const { content, issues } = desk.receive();
    expect(content?.villages.map(({ village, name }) => [village, name])).toEqual([
      ['T001', 'Thôn Đông'],
    ]);
    const blanks = issues.filter(({ code }) => code === 'FIGURES_BLANK');
    expect(new Set(blanks.map(({ facts }) => facts['rows']))).toEqual(new Set([1]));
  });
});
