// Answers of a province put together: figures worked out by hand, and the same whatever comes first.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAnswers } from '../../../functions/domain/request/check-answers.ts';
import { rollUpAnswers } from '../../../functions/domain/request/request-rollup.ts';
import type { Question } from '../../../functions/domain/request/request.ts';

const TYPES: Question['type'][] = ['COUNT', 'PERCENT', 'DAY', 'YES_NO', 'CHOICE', 'TEXT'];
const REQUEST = {
  id: 'ADHOC-2026-007',
  questions: TYPES.map((type, index): Question => ({
    id: `C${index + 1}`,
    text: `Câu ${index + 1}`,
    type,
    choices: type === 'CHOICE' ? ['A', 'B', 'C'] : [],
    required: false,
  })),
};

type Values = (string | number | boolean | null)[];
function said(commune: string, values: Values) {
  const given = values.map((value, index) => ({
    question: `C${index + 1}`,
    value,
    at: `10. Yêu cầu đột xuất!H${index + 3}`,
  }));
  return { commune, answers: checkAnswers(REQUEST, given).answers ?? [] };
}

const ASKED = ['20275', '20285', '20194', '20332'];
const GIVEN = [
  said('20275', [3, '35,4', '05/12/2026', 'Có', 'A', 'Mạng yếu']),
  said('20285', [0, '80', '01/12/2026', 'Không', 'A', null]),
  said('20194', [12, null, null, 'Có', 'C', 'Thiếu máy']),
];

describe('the answers of a province', () => {
  const { questions, answered, missing, answers } = rollUpAnswers(REQUEST, ASKED, GIVEN);

  it('are added, ranged, counted and listed by their type', () => {
    expect(questions.map(({ question: _question, ...figures }) => figures)).toEqual([
      { asked: 4, answered: 3, kind: 'COUNT', sum: 15, min: 0, max: 12 },
      { asked: 4, answered: 2, kind: 'PERCENT', min: 35.4, max: 80 },
      { asked: 4, answered: 2, kind: 'DAY', earliest: '2026-12-01', latest: '2026-12-05' },
      {
        asked: 4,
        answered: 3,
        kind: 'CHOICE',
        counts: [
          { choice: 'Có', count: 2 },
          { choice: 'Không', count: 1 },
        ],
      },
      {
        asked: 4,
        answered: 3,
        kind: 'CHOICE',
        counts: [
          { choice: 'A', count: 2 },
          { choice: 'B', count: 0 },
          { choice: 'C', count: 1 },
        ],
      },
      { asked: 4, answered: 2, kind: 'TEXT' },
    ]);
    expect(answers.get('20194')?.get('C6')?.answer).toBe('Thiếu máy');
  });

  it('name who has answered and who has not', () => {
    expect(answered).toEqual(['20194', '20275', '20285']);
    expect(missing).toEqual(['20332']);
  });

  it('leave aside whoever does not owe one', () => {
    const fewer = rollUpAnswers(REQUEST, ['20275'], GIVEN);
    expect(fewer.questions[0]).toMatchObject({ asked: 1, answered: 1, sum: 3 });
  });

  it('are no zero where there are none', () => {
    const none = rollUpAnswers(REQUEST, ASKED, []).questions;
    expect(none[0]).toMatchObject({ answered: 0, sum: null, min: null, max: null });
    expect(none[2]).toMatchObject({ earliest: null, latest: null });
  });
});

it('any order of answers and resends gives the same', () => {
  const sending = fc.record({
    commune: fc.constantFrom(...ASKED, '99999'),
    count: fc.integer({ min: 0, max: 1000 }),
    percent: fc.integer({ min: 0, max: 1000 }).map((it) => it / 10),
    yes: fc.boolean(),
    choice: fc.constantFrom('A', 'B', 'C'),
  });
  fc.assert(
    fc.property(
      fc.array(sending, { maxLength: 40 }).chain((sent) =>
        fc.record({
          sent: fc.constant(sent),
          order: fc.shuffledSubarray([...new Set(sent.map(({ commune }) => commune))], {
            minLength: new Set(sent.map(({ commune }) => commune)).size,
          }),
          asked: fc.shuffledSubarray(ASKED, { minLength: ASKED.length }),
        }),
      ),
      ({ sent, order, asked }) => {
        // The latest revision of each commune counts, whenever the others came.
        const latest = new Map(sent.map((it) => [it.commune, it]));
        const revisions = [...latest.values()].map((it) =>
          said(it.commune, [it.count, it.percent, null, it.yes, it.choice, null]),
        );
        const inOrder = order.flatMap((code) => revisions.filter((it) => it.commune === code));
        const one = rollUpAnswers(REQUEST, ASKED, revisions);
        expect(rollUpAnswers(REQUEST, asked, inOrder)).toEqual(one);

        const counted = ASKED.flatMap((code) => latest.get(code) ?? []);
        const sum = counted.reduce((total, { count }) => total + count, 0);
        const [counts, percents, , yes] = one.questions;
        expect(counts).toMatchObject({
          answered: counted.length,
          sum: counted.length === 0 ? null : sum,
        });
        const shares = counted.map(({ percent }) => percent);
        expect(percents).toMatchObject({
          min: shares.length === 0 ? null : Math.min(...shares),
          max: shares.length === 0 ? null : Math.max(...shares),
        });
        const agreed = counted.filter((it) => it.yes).length;
        expect(yes).toMatchObject({
          counts: [{ count: agreed }, { count: counted.length - agreed }],
        });
      },
    ),
  );
});
