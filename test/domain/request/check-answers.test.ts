// What can be an answer to a question and what cannot, type by type, with the cell it stands in.
import { describe, expect, it } from 'vitest';
import { checkAnswers } from '../../../functions/domain/request/check-answers.ts';
import type { GivenAnswer, Question } from '../../../functions/domain/request/request.ts';
import { issueMessage } from '../../../functions/domain/workbook/messages.ts';

const AT = '10. Yêu cầu đột xuất!H3';

const question = (type: Question['type'], facts: Partial<Question> = {}): Question => ({
  id: 'C1',
  text: 'Số điểm hỗ trợ',
  type,
  choices: type === 'CHOICE' ? ['Máy bàn', 'Máy xách tay'] : [],
  required: true,
  ...facts,
});
const check = (asked: Question, value: GivenAnswer['value']) =>
  checkAnswers({ id: 'ADHOC-2026-007', questions: [asked] }, [{ question: 'C1', value, at: AT }]);

describe('an answer that is taken', () => {
  it.each<[Question['type'], GivenAnswer['value'], unknown, string]>([
    ['COUNT', 0, 0, '0'],
    ['COUNT', '0', 0, '0'],
    ['COUNT', 1234, 1234, '1.234'],
    ['COUNT', '1.234', 1234, '1.234'],
    ['COUNT', ' 12 ', 12, '12'],
    ['PERCENT', '35,4', 35.4, '35,4%'],
    ['PERCENT', '35,4%', 35.4, '35,4%'],
    ['PERCENT', '35.4%', 35.4, '35,4%'],
    ['PERCENT', 0, 0, '0%'],
    ['PERCENT', '100', 100, '100%'],
    ['PERCENT', '12,345', 12.345, '12,345%'],
    ['DAY', '05/12/2026', '2026-12-05', '05/12/2026'],
    ['DAY', '5-12-2026', '2026-12-05', '05/12/2026'],
    ['DAY', '2026-12-05', '2026-12-05', '05/12/2026'],
    ['DAY', 46361, '2026-12-05', '05/12/2026'],
    ['YES_NO', 'có', true, 'Có'],
    ['YES_NO', 'x', true, 'Có'],
    ['YES_NO', true, true, 'Có'],
    ['YES_NO', 'KHÔNG', false, 'Không'],
    ['YES_NO', false, false, 'Không'],
    ['CHOICE', 'máy  xách tay', 'Máy xách tay', 'Máy xách tay'],
    ['CHOICE', 'Máy bàn'.normalize('NFD'), 'Máy bàn', 'Máy bàn'],
    ['TEXT', '  Đường truyền yếu ', 'Đường truyền yếu', 'Đường truyền yếu'],
    ['TEXT', 12, '12', '12'],
  ])('%s %j is %j, shown as %s', (type, typed, value, words) => {
    const { answers, issues } = check(question(type), typed);
    expect(issues).toEqual([]);
    expect(answers).toEqual([
      { request: 'ADHOC-2026-007', question: 'C1', answer: words, value, at: AT },
    ]);
  });
});

describe('an answer that is refused', () => {
  it.each<[Question['type'], GivenAnswer['value'], string]>([
    ['COUNT', -1, 'NEGATIVE'],
    ['COUNT', '-3', 'NEGATIVE'],
    ['COUNT', 2.5, 'NOT_WHOLE'],
    ['COUNT', '2,5', 'NOT_WHOLE'],
    ['COUNT', '1,234', 'AMBIGUOUS_NUMBER'],
    ['COUNT', 1.234, 'AMBIGUOUS_NUMBER'],
    ['COUNT', '12%', 'PERCENT_IN_COUNT'],
    ['COUNT', '05/12/2026', 'DATE_IN_NUMBER'],
    ['COUNT', 'ba', 'NOT_A_NUMBER'],
    ['COUNT', true, 'NOT_A_NUMBER'],
    ['COUNT', '#REF!', 'ERROR_VALUE'],
    ['COUNT', '9007199254740993', 'NOT_A_NUMBER'],
    ['PERCENT', 100.01, 'ADHOC_PERCENT_RANGE'],
    ['PERCENT', '-0,1', 'ADHOC_PERCENT_RANGE'],
    ['PERCENT', '-1.234', 'ADHOC_PERCENT_RANGE'],
    ['PERCENT', '123.456', 'AMBIGUOUS_NUMBER'],
    ['PERCENT', 'khoảng nửa', 'NOT_A_NUMBER'],
    ['DAY', '31/02/2026', 'NOT_A_DATE'],
    ['DAY', '05/12/26', 'NOT_A_DATE'],
    ['DAY', 2026, 'NOT_A_DATE'],
    ['DAY', 'hôm qua', 'NOT_A_DATE'],
    ['YES_NO', 'đôi khi', 'ADHOC_YES_NO'],
    ['YES_NO', 2, 'ADHOC_YES_NO'],
    ['CHOICE', 'Máy tính bảng', 'ADHOC_CHOICE'],
    ['TEXT', '#N/A', 'ERROR_VALUE'],
    ['TEXT', 'a'.repeat(3001), 'TEXT_TOO_LONG'],
  ])('%s %j: %s, in its cell', (type, typed, kind) => {
    const { answers, issues } = check(question(type), typed);
    expect(answers).toBeNull();
    expect(issues).toMatchObject([
      { code: kind, severity: 'BLOCK', tab: '10. Yêu cầu đột xuất', cell: 'H3' },
    ]);
    for (const issue of issues) {
      expect(issueMessage(issue)).not.toMatch(/undefined|NaN/);
      expect(issueMessage(issue)).toMatch(/\.$/);
    }
  });

  it.each([null, '', '   '])('a required one left at %j', (typed) => {
    expect(check(question('COUNT'), typed).issues.map((it) => it.code)).toEqual([
      'ADHOC_ANSWER_MISSING',
    ]);
  });
});

describe('answers together', () => {
  const request = {
    id: 'ADHOC-2026-007',
    questions: [
      question('COUNT', { id: 'C1' }),
      question('TEXT', { id: 'C2', required: false }),
      question('YES_NO', { id: 'C3', required: false }),
    ],
  };
  const given = (...pairs: [string, GivenAnswer['value']][]) =>
    pairs.map(([id, value], row) => ({
      question: id,
      value,
      at: `10. Yêu cầu đột xuất!H${row + 3}`,
    }));

  it('stand in the order of the questions, a blank one with nothing', () => {
    const { answers } = checkAnswers(request, given(['C3', 'không'], ['C1', 2]));
    expect(answers?.map(({ question: id, value, at }) => [id, value, at])).toEqual([
      ['C1', 2, '10. Yêu cầu đột xuất!H4'],
      ['C2', null, ''],
      ['C3', false, '10. Yêu cầu đột xuất!H3'],
    ]);
  });

  it('are asked for where none is given though none is required', () => {
    const optional = { ...request, questions: request.questions.slice(1) };
    const { answers, issues } = checkAnswers(optional, given(['C2', ' '], ['C3', null]));
    expect([answers, issues.map((it) => it.code)]).toEqual([null, ['ADHOC_EMPTY']]);
  });

  it('are refused to a question asked by nobody, and given twice', () => {
    const { answers, issues } = checkAnswers(request, given(['C1', 1], ['C9', 1], ['C1', 2]));
    expect(answers).toBeNull();
    expect(issues.map(({ code, cell }) => [code, cell])).toEqual([
      ['ADHOC_QUESTION_UNKNOWN', 'H4'],
      ['ADHOC_QUESTION_TWICE', 'H5'],
    ]);
  });

  it('hold no number of a person, and the officer is asked about it', () => {
    const { answers, issues } = checkAnswers(
      request,
      given(['C1', 1], ['C2', 'Liên hệ bà Năm, 0905 123 456']),
    );
    expect(issues.map(({ code, severity, cell }) => [code, severity, cell])).toEqual([
      ['PERSONAL_TEXT', 'WARN', 'H4'],
    ]);
    expect(answers?.[1]?.value).toBe('Liên hệ bà Năm, •••• ••• •••');
  });
});
