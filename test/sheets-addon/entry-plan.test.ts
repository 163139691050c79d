// Refreshing an entry tab: nothing that was typed and not yet sent is lost, and twice is once.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planEntry, seenOf, type EntryPlan, type EntryTab } from '../../sheets-addon/entry-plan.ts';
import { isChanged, type KnownLine, type StandingLine } from '../../sheets-addon/entry-tab.ts';
import { REPLIES_TAB } from '../../sheets-addon/replies-tab.ts';
import { REQUESTS_TAB } from '../../sheets-addon/requests-tab.ts';
import { TARGETS_TAB } from '../../sheets-addon/targets-tab.ts';
import { COMMUNES, DIFFICULTIES, INDICATORS, TODAY } from './entry-server.ts';

/** What the server says, by key: a thing and the answer to it; and notes that it has taken. */
interface Said {
  answers: Record<string, string>;
  notes: string[];
}

const SMALL: EntryTab<Said> = {
  name: 'Nhỏ',
  columns: [
    { key: 'thing', heading: 'Việc', width: 100, machine: true },
    { key: 'answer', heading: 'Trả lời', width: 100 },
    { key: 'note', heading: 'Ghi chú', width: 100 },
  ],
  closed: false,
  choices: () => ({}),
  known: ({ answers }) =>
    Object.entries(answers).map(([key, answer]): KnownLine => ({
      key,
      cells: { thing: `Việc ${key}`, answer },
      open: ['answer'],
      state: answer === '' ? '' : 'Đã gửi',
    })),
  read: (lines) => {
    const said = lines.map(({ cells }) => cells['answer'] || cells['note'] || '');
    const wishes = lines.flatMap((line, at) => {
      const body = said[at] ?? '';
      if (line.known === null ? body === '' : !isChanged(line)) return [];
      return [{ lines: [at], column: 'answer', what: body, before: null, after: body, body }];
    });
    return { wishes: wishes.filter(({ body }) => body !== 'sai'), faults: faultsOf(said) };
  },
  settled: ({ body, lines: [at = 0] }, { notes }) => at >= 0 && notes.includes(String(body)),
};

function faultsOf(said: readonly string[]) {
  return said.flatMap((text, line) =>
    text === 'sai' ? [{ line, column: 'answer', message: 'Sai.' }] : [],
  );
}

const said = (answers: Record<string, string>, notes: string[] = []): Said => ({ answers, notes });
const standing = ({ lines }: EntryPlan): StandingLine[] =>
  lines.map(({ key, base, cells, state }) => ({ key, base, cells, state }));
const made = (answers: Record<string, string>) => standing(planEntry(SMALL, [], said(answers)));
const shown = ({ lines }: EntryPlan) =>
  lines.map(({ key, cells, state }) =>
    [key, cells['thing'], cells['answer'], cells['note'], state].map((it) => it ?? '').join('|'),
  );
const typed = (cells: Record<string, string>): StandingLine => ({
  key: '',
  base: '',
  cells,
  state: '',
});
const edit = (lines: StandingLine[], at: number, cells: Record<string, string>): StandingLine[] =>
  lines.map((line, index) =>
    index === at ? { ...line, cells: { ...line.cells, ...cells } } : line,
  );

describe('a refresh', () => {
  it('takes what the server has learnt where nothing was typed', () => {
    const plan = planEntry(SMALL, made({ a: '', b: 'cũ' }), said({ a: 'mới', b: 'mới' }));
    expect(shown(plan)).toEqual(['a|Việc a|mới||Đã gửi', 'b|Việc b|mới||Đã gửi']);
  });

  it('keeps what was typed, also where the server has learnt something else', () => {
    const lines = edit(made({ a: '', b: 'cũ' }), 1, { answer: 'tôi gõ' });
    const plan = planEntry(SMALL, lines, said({ a: '', b: 'người khác' }));
    expect(shown(plan)).toEqual(['a|Việc a|||', 'b|Việc b|tôi gõ||Chưa gửi thay đổi. Đã gửi']);
    expect(plan.wishes.map(({ what }) => what)).toEqual(['tôi gõ']);
  });

  it('keeps that an answer was emptied, which is not the same as never typed', () => {
    const plan = planEntry(SMALL, edit(made({ a: 'cũ' }), 0, { answer: '' }), said({ a: 'cũ' }));
    expect(plan.lines[0]?.cells['answer']).toBe('');
    expect(plan.wishes).toHaveLength(1);
  });

  it('puts new lines in their place and leaves typed ones where they are: below', () => {
    const typedBelow = [{ note: 'một' }, {}, {}, { note: 'hai' }, {}].map(typed);
    const lines = [...made({ a: '' }), ...typedBelow];
    const plan = planEntry(SMALL, lines, said({ a: '', b: '' }));
    expect(shown(plan)).toEqual([
      'a|Việc a|||',
      'b|Việc b|||',
      '|||một|Chưa gửi',
      '||||',
      '|||hai|Chưa gửi',
    ]);
  });

  it('leaves a line that was typed between two others between them', () => {
    const [a, b] = made({ a: '', b: '' }) as [StandingLine, StandingLine];
    const plan = planEntry(SMALL, [a, typed({ note: 'giữa' }), b], said({ a: '', b: '', c: '' }));
    expect(shown(plan).map((it) => it.slice(0, 8))).toEqual([
      'a|Việc a',
      '|||giữa|',
      'b|Việc b',
      'c|Việc c',
    ]);
  });

  it('drops a line that the server has no more, unless something was typed into it', () => {
    const lines = edit(made({ a: 'x', b: 'y' }), 1, { answer: 'đang gõ' });
    const plan = planEntry(SMALL, lines, said({}));
    expect(shown(plan)).toEqual([
      'b|Việc b|đang gõ||Máy chủ không còn dòng này; nội dung đã ghi được giữ lại.',
    ]);
  });

  it('takes a copied line for one of its own', () => {
    const [a] = edit(made({ a: 'x' }), 0, { answer: 'y' }) as [StandingLine];
    const plan = planEntry(SMALL, [a, a], said({ a: 'x' }));
    expect(plan.lines.map(({ key, cells }) => [key, cells['answer']])).toEqual([
      ['a', 'y'],
      ['', 'y'],
    ]);
  });

  it('brings back a line that was deleted', () => {
    const [, b] = made({ a: '', b: '' }) as [StandingLine, StandingLine];
    expect(shown(planEntry(SMALL, [b], said({ a: '', b: '' })))).toHaveLength(2);
  });

  it('knows what was sent although nobody heard the answer', () => {
    const sent = { ...typed({ note: 'một' }), key: 'new:1' };
    const plan = planEntry(SMALL, [sent, typed({ note: 'hai' })], said({}, ['một']));
    expect(shown(plan)).toEqual(['|||hai|Chưa gửi']);
  });

  it('keeps a row in which only the staff’s own columns say something', () => {
    const lines = [...made({ a: '' }), { ...typed({}), own: true } as const];
    expect(planEntry(SMALL, lines, said({ a: '' })).lines).toHaveLength(2);
  });

  it('does not trip over what somebody typed into the hidden columns', () => {
    const lines = made({ a: 'x' }).map((line) => ({ ...line, base: 'không phải JSON' }));
    const plan = planEntry(SMALL, edit(lines, 0, { answer: 'y' }), said({ a: 'x' }));
    expect(plan.lines[0]?.cells['answer']).toBe('y');
  });
});

describe('after sending', () => {
  const refused = new Map([['new:1', 'sai hạn.']]);

  it('a line that was taken says what the server says', () => {
    const lines = edit(made({ a: 'x' }), 0, { answer: '  nhiều   chữ' });
    const sent = { taken: new Set(['a']), refused: new Map<string, string>() };
    const plan = planEntry(SMALL, lines, said({ a: 'nhiều chữ' }), sent);
    expect(shown(plan)).toEqual(['a|Việc a|nhiều chữ||Đã gửi']);
  });

  it('one that was refused says why, and goes on saying so until it is sent again', () => {
    const lines = [{ ...typed({ note: 'một' }), key: 'new:1' }];
    const first = planEntry(SMALL, lines, said({}), { taken: new Set(), refused });
    expect(shown(first)).toEqual(['new:1|||một|Chưa được nhận: sai hạn.']);
    expect(shown(planEntry(SMALL, standing(first), said({})))).toEqual(shown(first));
  });

  it('one that was changed after it had arrived unheard is another one from then on', () => {
    const lines = [{ ...typed({ note: 'đã sửa' }), key: 'new:1' }];
    const sent = { taken: new Set(['new:1']), refused: new Map<string, string>() };
    const plan = planEntry(SMALL, lines, said({}, ['bản trước']), sent);
    expect([...plan.different]).toEqual(['new:1']);
    expect(shown(plan)[0]).toMatch(/^\|\|\|đã sửa\|Chưa được nhận: .*nội dung khác/);
  });

  it('what is taken back by the server is not kept for what was typed to take it back', () => {
    const lines = edit(made({ a: 'x' }), 0, { answer: '' });
    const sent = { taken: new Set(['a']), refused: new Map<string, string>() };
    expect(planEntry(SMALL, lines, said({}), sent).lines).toEqual([]);
  });
});

const TEXTS = ['', '', 'một', 'hai', 'sai', '70', '20/12/2025', 'Xã Bà Nà', 'Có', '=A1'];
const KEYS = ['a', 'b', 'c', 'd'];

/** What happens to a tab between two looks at it. */
const happening = (columns: readonly string[]) =>
  fc.oneof(
    fc.record({
      do: fc.constant('type' as const),
      at: fc.nat(12),
      column: fc.constantFrom(...columns),
      text: fc.constantFrom(...TEXTS),
    }),
    fc.record({ do: fc.constantFrom('insert', 'copy', 'delete', 'refresh'), at: fc.nat(12) }),
    fc.record({
      do: fc.constant('server' as const),
      key: fc.constantFrom(...KEYS),
      text: fc.constantFrom(...TEXTS, null),
    }),
  );
type Happening = typeof happening extends (...given: never[]) => fc.Arbitrary<infer It>
  ? It
  : never;

function happened(lines: StandingLine[], it: Happening): StandingLine[] {
  if (it.do === 'server' || it.do === 'refresh') return lines;
  const at = it.at % (lines.length + 1);
  if (it.do === 'type' && 'column' in it) {
    const grown = at === lines.length ? [...lines, typed({})] : lines;
    return edit(grown, at, { [it.column]: it.text });
  }
  if (it.do === 'insert') return [...lines.slice(0, at), typed({}), ...lines.slice(at)];
  if (it.do === 'copy') return [...lines, ...lines.slice(at, at + 1)];
  return lines.filter((_, index) => index !== at);
}

describe('whatever is typed, copied and deleted while the server goes on', () => {
  it('every text that was typed and not sent stands there after a refresh, and a second one changes nothing', () => {
    const columns = ['answer', 'note'];
    fc.assert(
      fc.property(fc.array(happening(columns), { maxLength: 40 }), (story) => {
        let answers: Record<string, string> = { a: '', b: 'x' };
        let lines = made(answers);
        for (const it of [...story, { do: 'refresh' as const, at: 0 }]) {
          if (it.do === 'server' && 'key' in it) {
            const { [it.key]: _gone, ...rest } = answers;
            answers = it.text === null ? rest : { ...answers, [it.key]: it.text };
          }
          if (it.do !== 'refresh') {
            lines = happened(lines, it);
            continue;
          }
          const plan = planEntry(SMALL, lines, said(answers));
          lostNothing(lines, plan);
          const again = planEntry(SMALL, standing(plan), said(answers));
          expect(standing(again)).toEqual(standing(plan));
          expect(seenOf(again)).toBe(seenOf(plan));
          lines = standing(plan);
        }
      }),
      { numRuns: 400 },
    );
  });

  /** Line by line and column by column where somebody may type. */
  function lostNothing(before: readonly StandingLine[], plan: EntryPlan): void {
    const first = new Set<string>();
    before.forEach((line, index) => {
      const original = line.key !== '' && !first.has(line.key);
      first.add(line.key);
      const base = JSON.parse(line.base === '' ? '{}' : line.base) as Record<string, string>;
      for (const column of original ? ['answer'] : ['answer', 'note']) {
        const text = line.cells[column] ?? '';
        if (text === '' || text === (base[column] ?? '')) continue;
        const kept = plan.lines.find(({ from }) => from === index);
        expect([index, kept?.cells[column]]).toEqual([index, text]);
      }
    });
  }

  const targets = { indicators: INDICATORS, targets: [], communes: COMMUNES, today: TODAY };
  const requests = { requests: [], communes: COMMUNES, today: TODAY };

  it.each<[string, (lines: StandingLine[]) => EntryPlan, readonly string[]]>([
    ['targets', (lines) => planEntry(TARGETS_TAB, lines, targets), keysOf(TARGETS_TAB)],
    [
      'answers',
      (lines) => planEntry(REPLIES_TAB, lines, { lines: DIFFICULTIES }),
      keysOf(REPLIES_TAB),
    ],
    ['requests', (lines) => planEntry(REQUESTS_TAB, lines, requests), keysOf(REQUESTS_TAB)],
  ])('the tab of %s reads it without a stumble, twice as once', (_name, plan, columns) => {
    fc.assert(
      fc.property(fc.array(happening(columns), { maxLength: 60 }), (story) => {
        const lines = story.reduce(happened, standing(plan([])));
        const once = plan(lines);
        expect(standing(plan(standing(once)))).toEqual(standing(once));
        const said = new Set(once.lines.flatMap(({ cells }) => Object.values(cells)));
        const free = lines
          .filter(({ key }) => key === '')
          .flatMap(({ cells }) => columns.map((it) => cells[it] ?? ''));
        expect(free.filter((text) => !said.has(text) && text !== '')).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  function keysOf(tab: { columns: readonly { key: string; machine?: true }[] }): string[] {
    return tab.columns.filter(({ machine }) => machine !== true).map(({ key }) => key);
  }
});
