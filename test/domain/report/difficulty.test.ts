import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DifficultyLine } from '../../../functions/domain/report/content.ts';
import { maskPersonal } from '../../../functions/domain/vietnamese/personal-data.ts';
import {
  communeOfDifficulty,
  difficultyIdOf,
  isSettled,
  linesById,
  openDifficulties,
  type AnswerState,
} from '../../../functions/domain/report/difficulty.ts';
import {
  recordedDifficulties,
  standingDifficulties,
  type PeriodDifficulties,
} from '../../../functions/domain/report/difficulty-record.ts';

const AN_HAI = { province: '48', commune: '20275' };
const NETWORK = { category: 'NETWORK', description: 'Thôn 3 chưa có sóng di động' };

function line(facts: Partial<DifficultyLine> = {}): DifficultyLine {
  return {
    ...NETWORK,
    cause: null,
    proposal: null,
    askLevel: 'PROVINCE',
    status: 'NEW',
    at: '8. Khó khăn, kiến nghị!B3',
    ...facts,
  };
}

describe('the id of a difficulty', () => {
  const id = difficultyIdOf(AN_HAI, NETWORK);

  it.each<[string, Partial<typeof NETWORK>]>([
    ['in capitals', { description: 'THÔN 3 CHƯA CÓ SÓNG DI ĐỘNG' }],
    ['decomposed', { description: NETWORK.description.normalize('NFD') }],
    ['with spaces about it', { description: `  ${NETWORK.description.replace(' ', '\u00a0 ')} ` }],
  ])('is the same for the same words %s', (_case, facts) => {
    expect(difficultyIdOf(AN_HAI, { ...NETWORK, ...facts })).toBe(id);
  });

  it.each<[string, { province: string; commune: string }, Partial<typeof NETWORK>]>([
    ['for another commune', { ...AN_HAI, commune: '20285' }, {}],
    ['for another province', { ...AN_HAI, province: '44' }, {}],
    ['for another kind', AN_HAI, { category: 'EQUIPMENT' }],
    ['once a word has changed', AN_HAI, { description: 'Thôn 4 chưa có sóng di động' }],
    ['once a tone has changed', AN_HAI, { description: 'Thôn 3 chưa có sống di động' }],
  ])('is another %s', (_case, unit, facts) => {
    expect(difficultyIdOf(unit, { ...NETWORK, ...facts })).not.toBe(id);
  });

  it('is the same in the sheet, where a person’s number stands, and in the report, where it is masked', () => {
    const typed = 'Bà Sáu, 0905 123 456, không có máy';
    expect(maskPersonal(typed)).not.toBe(typed);
    const idOf = (description: string) => difficultyIdOf(AN_HAI, { ...NETWORK, description });
    expect(idOf(maskPersonal(typed))).toBe(idOf(typed));
    const withNumbers = fc.stringMatching(/^[\d .]{0,16} ?máy [\d-]{0,14}$/);
    fc.assert(
      fc.property(withNumbers, (text) => {
        expect(idOf(maskPersonal(text))).toBe(idOf(text));
      }),
    );
  });

  it('tells its commune, and no other province’s', () => {
    expect(communeOfDifficulty(id, '48')).toBe('20275');
    expect(communeOfDifficulty(id, '44')).toBeNull();
    for (const wrong of ['', '48-20275', `${id}_1`, `x${id}`, '48-20275_12345678901'])
      expect(communeOfDifficulty(wrong, '48'), wrong).toBeNull();
  });

  it('does not depend on where its row stands nor on anything but kind and words', () => {
    const other = fc.record({
      cause: fc.option(fc.string()),
      proposal: fc.option(fc.string()),
      askLevel: fc.constantFrom('COMMUNE' as const, 'PROVINCE' as const, null),
      status: fc.constantFrom('NEW' as const, 'IN_PROGRESS' as const, 'DONE' as const, null),
      at: fc.nat(99).map((row) => `8. Khó khăn, kiến nghị!B${row + 3}`),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 6 }),
        fc.array(other, { minLength: 6, maxLength: 6 }),
        fc.array(other, { minLength: 6, maxLength: 6 }),
        fc.nat(5),
        (words, once, later, turn) => {
          const rows = words.map((description, place) => line({ description, ...once[place] }));
          const moved = words
            .map((description, place) => line({ description, ...later[place] }))
            .map((_, place, all) => all[(place + turn) % all.length] ?? line());
          expect(new Set(linesById(AN_HAI, moved).keys())).toEqual(
            new Set(linesById(AN_HAI, rows).keys()),
          );
        },
      ),
    );
  });
});

describe('a difficulty is settled', () => {
  it.each<[DifficultyLine['status'], AnswerState | null, boolean]>([
    ['NEW', null, false],
    [null, null, false],
    ['IN_PROGRESS', null, false],
    ['DONE', null, true],
    ['NEW', 'IN_PROGRESS', false],
    ['NEW', 'DONE', true],
    ['IN_PROGRESS', 'REFUSED', true],
    ['DONE', 'IN_PROGRESS', true],
  ])('status %s, answer %s: %s', (status, state, settled) => {
    expect(isSettled(status, state === null ? null : { state })).toBe(settled);
  });

  it('and what is not is open, once, in the order of the report', () => {
    const lines = [
      line({ description: 'a' }),
      line({ description: 'b' }),
      line({ description: 'A ' }),
      line({ description: 'c', status: 'DONE' }),
      line({ description: 'd' }),
    ];
    const answers = [
      { id: difficultyIdOf(AN_HAI, line({ description: 'b' })), state: 'DONE' as const },
      { id: difficultyIdOf(AN_HAI, line({ description: 'd' })), state: 'IN_PROGRESS' as const },
    ];
    const open = openDifficulties(AN_HAI, lines, answers);
    expect(open.map(({ description }) => description)).toEqual(['a', 'd']);
    expect(open.map(({ id }) => id)).toEqual(open.map((it) => difficultyIdOf(AN_HAI, it)));
  });
});

describe('the difficulties of a province', () => {
  const periods = (...told: Record<string, string[]>[]): PeriodDifficulties[] =>
    told.map((communes, place) => ({
      period: `2025-Q${4 - place}`,
      label: `Quý ${4 - place}`,
      lines: new Map(
        Object.entries(communes).map(([code, words]) => [
          code,
          words.map((description) => line({ description })),
        ]),
      ),
    }));
  const shown = (recorded: ReturnType<typeof recordedDifficulties>) =>
    recorded.map((it) => [it.commune, it.description, it.period, it.since.period]);

  it('are those of the last report of each commune, with the period since which each is told', () => {
    const recorded = recordedDifficulties(
      '48',
      periods(
        { 20275: ['a', 'b'] },
        { 20275: ['A'], 20285: ['x', 'y'] },
        { 20275: ['a', 'b'], 20285: ['y'], 20194: [] },
        {},
      ),
    );
    expect(shown(recorded)).toEqual([
      ['20275', 'a', '2025-Q4', '2025-Q2'],
      ['20275', 'b', '2025-Q4', '2025-Q4'],
      ['20285', 'x', '2025-Q3', '2025-Q3'],
      ['20285', 'y', '2025-Q3', '2025-Q2'],
    ]);
  });

  it('a period in which the commune sent nothing is no break', () => {
    const recorded = recordedDifficulties('48', periods({ 20275: ['a'] }, {}, { 20275: ['a'] }));
    expect(shown(recorded)).toEqual([['20275', 'a', '2025-Q4', '2025-Q2']]);
  });

  it('a report that tells nothing is a word too', () => {
    expect(recordedDifficulties('48', periods({ 20275: [] }, { 20275: ['a'] }))).toEqual([]);
  });

  it('told in the oldest period that was looked at it may be older', () => {
    const [one, other] = recordedDifficulties(
      '48',
      periods({ 20275: ['a', 'b'] }, { 20275: ['a'] }),
    );
    expect([one?.since.orEarlier, other?.since.orEarlier]).toEqual([true, false]);
  });

  it('of earlier periods only what is open is left, of this one everything', () => {
    const recorded = recordedDifficulties('48', periods({ 20275: ['a'] }, { 20285: ['x', 'y'] }));
    const settled = (state: AnswerState) => ({ text: 'Đã rõ', state, by: 'son', at: '2025-12-20' });
    const answers = new Map(
      recorded.map(({ id, description }) => [
        id,
        settled(description === 'y' ? 'IN_PROGRESS' : 'DONE'),
      ]),
    );
    expect(shown(standingDifficulties(recorded, '2025-Q4', answers))).toEqual([
      ['20275', 'a', '2025-Q4', '2025-Q4'],
      ['20285', 'y', '2025-Q3', '2025-Q3'],
    ]);
  });
});
