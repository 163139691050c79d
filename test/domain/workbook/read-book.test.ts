import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cellPlace,
  type CellBook,
  type CellValue,
} from '../../../functions/domain/workbook/cell.ts';
import type { TabKey } from '../../../functions/domain/workbook/contract.ts';
import { issueMessage } from '../../../functions/domain/workbook/messages.ts';
import { buildForm } from '../../../functions/domain/workbook/form.ts';
import { questionCells, readAnswersTab } from '../../../functions/domain/workbook/form-answers.ts';
import { readMeta } from '../../../functions/domain/workbook/meta.ts';
import { receiveWorkbook } from '../../../functions/domain/workbook/receive.ts';
import { redactBook } from '../../../functions/domain/workbook/redact.ts';
import { AN_HAI, fillIn, openDesk, QUANG_NAM, type Desk } from './office.ts';

const anHai = () => {
  const desk = fillIn(openDesk({ plans: [QUANG_NAM, AN_HAI] }));
  desk.type('activities', 0, 'kind', 'Hướng dẫn người dân');
  desk.type('activities', 0, 'attendances', 85);
  desk.type('commune', 'student_skills', 'numerator', 300);
  desk.type('unit', 'secondaryStudents', 'value', 320);
  desk.type('difficulties', 0, 'description', 'Sóng di động yếu');
  return desk;
};

/** The content without the addresses, which move with the cells. */
function figuresOf(desk: Desk): unknown {
  const { content } = desk.receive();
  expect(content).not.toBeNull();
  return JSON.parse(
    JSON.stringify(content, (key, value: unknown) => (key === 'at' ? undefined : value)),
  );
}

const EXPECTED = figuresOf(anHai());

function eachCell(book: CellBook, change: (value: CellValue) => CellValue): void {
  for (const tab of book.tabs) tab.rows = tab.rows.map((row) => row.map(change));
}

const HARMLESS: Record<string, (desk: Desk) => void> = {
  'tabs in reverse order': ({ book }) => {
    book.tabs.reverse();
  },
  'tabs renamed by the officer': ({ book }) => {
    for (const tab of book.tabs)
      if (!tab.name.startsWith('_')) tab.name = `Bảng ${tab.name.slice(0, 2)}`;
  },
  'everything in NFD, as some phones type': ({ book }) => {
    for (const tab of book.tabs)
      if (!tab.name.startsWith('_')) tab.name = tab.name.normalize('NFD');
    eachCell(book, (value) => (typeof value === 'string' ? value.normalize('NFD') : value));
  },
  'a title above, merged over the columns': ({ book }) => {
    for (const tab of book.tabs)
      if (!tab.name.startsWith('_')) tab.rows.unshift(['SỐ LIỆU CỦA PHƯỜNG'], []);
  },
  'a column of the officer’s own on the left': ({ book }) => {
    for (const tab of book.tabs)
      if (!tab.name.startsWith('_'))
        tab.rows.forEach((row, index) => row.unshift(index === 5 ? 'nhớ' : null));
  },
  'a hundred blank rows below': ({ book }) => {
    for (const tab of book.tabs)
      tab.rows.push(...Array.from({ length: 100 }, () => [null, '', '  ']));
  },
  'the key rows deleted': ({ book }) => {
    for (const tab of book.tabs) if (/^[234]/.test(tab.name)) tab.rows.shift();
  },
  'headings in capitals and spaced out, without the key rows': ({ book }) => {
    for (const tab of book.tabs)
      if (/^[234]/.test(tab.name)) {
        tab.rows.shift();
        tab.rows[0] = (tab.rows[0] ?? []).map((value) =>
          typeof value === 'string' ? `  ${value.toUpperCase().replace(' ', '\u00a0 ')} ` : value,
        );
      }
  },
  'numbers typed as text with full-width digits and dots': (desk) => {
    const sheet = desk.sheet('figures');
    sheet.rows = sheet.rows.map((row, index) =>
      row.map((value) =>
        index > 1 && typeof value === 'number' && Number.isInteger(value)
          ? ` ${String(value).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))}\u00a0`
          : value,
      ),
    );
  },
  'the team named by its village': (desk) => {
    for (let row = 0; row < 4; row += 1) desk.type('members', row, 'team', 'tổ dân phố 1');
  },
};

describe('what an officer does to the sheet does no harm', () => {
  it.each(Object.entries(HARMLESS))('%s: the same figures', (_, change) => {
    const desk = anHai();
    change(desk);
    expect(figuresOf(desk)).toEqual(EXPECTED);
  });

  it('any order of tabs and columns gives the same figures', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), (order) => {
        const desk = anHai();
        desk.book.tabs.sort((a, b) => (order[a.name.length] ?? 0) - (order[b.name.length] ?? 0));
        for (const tab of desk.book.tabs.filter(({ name }) => /^[2-9]/.test(name))) {
          const width = Math.max(...tab.rows.map((row) => row.length));
          const places = Array.from({ length: width }, (_, place) => place).sort(
            (a, b) => (order[a] ?? 0) - (order[b] ?? 0) || a - b,
          );
          tab.rows = tab.rows.map((row) => places.map((place) => row[place] ?? null));
        }
        expect(figuresOf(desk)).toEqual(EXPECTED);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a blank cell is blank, however the way in delivers it', () => {
  it('null, an empty text and spaces give the same issues', () => {
    const found = (blank: CellValue) => {
      const desk = anHai();
      desk.type('activities', 1, 'attendances', 5);
      desk.type('difficulties', 1, 'category', 'Mạng');
      desk.type('recognitions', 0, 'kind', 'Mô hình');
      desk.type('members', 2, 'role', null);
      desk.type('figures', 0, 'n:hh_digital_signature', null);
      eachCell(desk.book, (value) => value ?? blank);
      return desk.receive().issues;
    };
    expect(found('')).toEqual(found(null));
    expect(found(' \u00a0')).toEqual(found(null));
  });
});

describe('a figure keeps the cell that it was read from', () => {
  it('names the tab and the address, also where the column has moved', () => {
    const desk = anHai();
    for (const row of desk.sheet('figures').rows) row.splice(2, 0, null, null);
    const first = desk.receive().content?.villageFigures[0];
    expect(first?.numerator).toEqual({ value: 156, at: '4. Số liệu kỳ!G3' });
    expect(first?.denominator).toEqual({ value: 312, at: '2. Thôn và Tổ!E3' });
  });
});

describe('any workbook at all', () => {
  const cell = fc.oneof(
    fc.constantFrom<CellValue[]>(
      null,
      '',
      'x',
      'T001',
      'XA',
      '#REF!',
      '1.234',
      '12 %',
      '−5',
      'Tổ trưởng',
      'village',
      'field',
      'Mã thôn',
    ),
    fc.string({ maxLength: 12 }),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant({ error: '#N/A' }),
    fc
      .date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('2100-01-01') })
      .map((day) => ({ date: day.toISOString().slice(0, 10) })),
  ) as fc.Arbitrary<CellValue>;

  const previous = anHai().receive().content;

  it('random cells scattered over a good one never throw, and each issue has a place and words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(15), fc.nat(12), fc.nat(24), cell), { maxLength: 60 }),
        (changes) => {
          const desk = anHai();
          for (const [tab, row, column, value] of changes) {
            const rows = desk.book.tabs[tab % desk.book.tabs.length]?.rows;
            const cells = rows?.[row % (rows.length || 1)];
            if (cells) cells[column] = value;
          }
          const { issues, content } = desk.receive(previous);
          expect(content === null).toBe(issues.some((issue) => issue.severity === 'BLOCK'));
          for (const issue of issues) {
            expect(issueMessage(issue)).not.toMatch(/undefined|NaN|\[object/);
            if (issue.cell !== '') expect(cellPlace(issue.cell)).toBeDefined();
            for (const fact of Object.values(issue.facts))
              expect(String(fact).length).toBeLessThan(300);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('random tabs never throw', () => {
    const { form, commune, villages } = openDesk();
    const context = {
      overlay: form.overlay,
      commune,
      villages,
      period: form.period,
      today: '2025-12-18',
      previous: null,
    };
    const tabs = fc.array(
      fc.record({
        name: fc.constantFrom(...form.tabs.map((tab) => tab.name), 'Trang 1', ''),
        rows: fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 12 }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(tabs, (random) => {
        const { content } = receiveWorkbook({ tabs: random }, context);
        expect(content).toBeNull();
        expect(readMeta({ tabs: random })).toBeDefined();
      }),
      { numRuns: 200 },
    );
  });
});

describe('the card inside', () => {
  it('tells commune and period', () => {
    expect(readMeta(openDesk().book)).toEqual({
      province: '48',
      commune: '20275',
      period: '2025-Q4',
      templateVersion: 1,
      plans: ['quang-nam-2025'],
      found: true,
    });
  });

  it('finds the commune’s code in tab 1 when the card is lost, with the zero a spreadsheet dropped', () => {
    const { book } = openDesk({ code: '00691' });
    book.tabs = book.tabs.filter((tab) => tab.name !== '_Meta');
    for (const tab of book.tabs)
      tab.rows = tab.rows.map((row) => row.map((value) => (value === '00691' ? 691 : value)));
    expect(readMeta(book)).toMatchObject({ commune: '00691', found: false });
  });
});

describe('what leaves the commune', () => {
  const withPeople = () => {
    const desk = anHai();
    desk.type('members', 0, 'name', 'Nguyễn Văn Ảnh');
    desk.type('members', 1, 'name', 'Nguyễn Văn Ảnh');
    desk.type('members', 0, 'phone', '0905123456');
    desk.type('unit', 'contactName', 'value', 'Trần Thị Bưởi');
    desk.type('recognitions', 0, 'kind', 'Đề xuất khen');
    desk.type('recognitions', 0, 'subject', 'Cá nhân');
    desk.type('recognitions', 0, 'name', 'Lê Văn Cam');
    desk.sheet('figures').rows[1]?.push('Họ tên chủ hộ');
    desk.sheet('figures').rows[2]?.push('Phạm Thị Dứa');
    return desk;
  };

  it('holds no name, no phone number and no column of its own', () => {
    const desk = withPeople();
    const text = JSON.stringify(redactBook(desk.book, desk.form));
    for (const personal of ['Ảnh', '0905123456', 'Bưởi', 'Cam', 'Dứa'])
      expect(text).not.toContain(personal);
  });

  it('keeps the figures and the finding that one person is entered twice', () => {
    const desk = withPeople();
    const before = desk.receive();
    desk.book.tabs = redactBook(desk.book, desk.form).tabs;
    const after = desk.receive();
    expect(after.content?.villageFigures).toEqual(before.content?.villageFigures);
    expect(after.issues.filter((issue) => issue.code === 'MEMBER_TWICE')).toHaveLength(1);
  });

  it('withholds the name of one praised of whom nobody said who it is', () => {
    const desk = withPeople();
    desk.type('recognitions', 0, 'subject', null);
    expect(JSON.stringify(desk.receive().content)).not.toContain('Cam');
    expect(JSON.stringify(redactBook(desk.book, desk.form))).not.toContain('Cam');
    desk.type('recognitions', 0, 'subject', 'Tập thể');
    expect(desk.receive().content?.recognitions[0]?.name).toBe('Lê Văn Cam');
  });

  it('holds no person’s number in what was written freely, nor does its report', () => {
    const free = fc.constantFrom<[TabKey, string]>(
      ['figures', 'note'],
      ['difficulties', 'description'],
      ['difficulties', 'proposal'],
      ['activities', 'note'],
      ['recognitions', 'content'],
      ['recognitions', 'name'],
      ['members', 'area'],
      ['villages', 'teamName'],
    );
    const numbers = fc.constantFrom('0905123456', '0905 123 456', '049085001234', 905_123_456);
    fc.assert(
      fc.property(fc.array(fc.tuple(free, numbers), { minLength: 1, maxLength: 8 }), (typed) => {
        const desk = withPeople();
        desk.type('recognitions', 0, 'subject', 'Tập thể');
        for (const [[tab, column], number] of typed)
          desk.type(tab, 0, column, typeof number === 'number' ? number : `gọi ${number} nhé`);
        const asTyped = desk.receive();
        expect(asTyped.issues.map(({ code }) => code)).toContain('PERSONAL_TEXT');
        const sent = redactBook(desk.book, desk.form);
        desk.book.tabs = sent.tabs;
        const received = desk.receive();
        expect(received.content).toEqual(asTyped.content);
        expect(received.issues.map(({ code }) => code)).not.toContain('PERSONAL_TEXT');
        const texts = JSON.stringify([sent.tabs, received.content]);
        expect(texts).not.toMatch(/0905|905123456|123 456|049085001234/);
      }),
      { numRuns: 40 },
    );
  });

  it('never carries a member’s or a commended person’s name into a report', () => {
    const text = JSON.stringify(withPeople().receive().content);
    for (const personal of ['Ảnh', '0905123456', 'Bưởi', 'Cam', 'Dứa'])
      expect(text).not.toContain(personal);
  });
});

describe('a province that stores members’ names', () => {
  it('finds them in the content, and still no phone number', () => {
    const desk = anHai();
    desk.type('members', 0, 'name', 'Nguyễn Văn Ảnh');
    desk.type('members', 0, 'phone', '0905123456');
    const { content } = receiveWorkbook(desk.book, {
      overlay: desk.form.overlay,
      commune: desk.commune,
      villages: desk.villages,
      period: desk.form.period,
      today: '2025-12-18',
      previous: null,
      storeMemberNames: true,
    });
    expect(content?.members[0]?.name).toBe('Nguyễn Văn Ảnh');
    expect(JSON.stringify(content)).not.toContain('0905123456');
  });
});

describe('an ad-hoc request', () => {
  it('is a tab of its own, of which the report on the period takes no notice', () => {
    const desk = openDesk();
    const receive = () =>
      receiveWorkbook(desk.book, {
        overlay: desk.form.overlay,
        commune: desk.commune,
        villages: desk.villages,
        period: desk.form.period,
        today: '2025-12-18',
        previous: null,
      });
    const without = receive();
    const question = {
      request: 'ADHOC-2026-007',
      title: 'Báo cáo nhanh',
      dueWords: 'trước ngày 05/12/2025',
      id: 'C1',
      text: 'Số điểm hỗ trợ mở thêm',
      type: 'COUNT' as const,
      choices: [],
      required: true,
    };
    const form = buildForm(desk.form.overlay, desk.form.period, [question]);
    const tab = form.tabs.find(({ key }) => key === 'adhoc');
    expect(tab?.name).toBe('10. Yêu cầu đột xuất');
    const answered = { ...questionCells(question), answer: '0905123456' };
    desk.book.tabs.push({
      name: tab?.name ?? '',
      rows: [
        tab?.columns.map(({ key }) => key) ?? [],
        tab?.columns.map(({ header }) => header) ?? [],
        tab?.columns.map(({ key }) => new Map(Object.entries(answered)).get(key) ?? null) ?? [],
      ],
    });
    expect(readAnswersTab(desk.book)?.rows[0]?.cells.get('answer')?.raw).toBe('0905123456');
    expect(receive()).toEqual(without);
  });
});
