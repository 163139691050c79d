// Answering what communes ask for.
import { describe, expect, it } from 'vitest';
import { planEntry } from '../../sheets-addon/entry-plan.ts';
import type { Cells } from '../../sheets-addon/entry-tab.ts';
import { REPLIES_TAB, type RepliesSaid } from '../../sheets-addon/replies-tab.ts';
import { faultsOf, opened, typed, typeInto } from './entry-lines.ts';
import { DIFFICULTIES } from './entry-server.ts';

const [FIRST, ...OTHERS] = DIFFICULTIES as [RepliesSaid['lines'][number]];
const NEW: RepliesSaid = { lines: DIFFICULTIES };
const answer = {
  text: 'Sẽ cấp',
  state: 'IN_PROGRESS' as const,
  by: 'a@so.example',
  at: '2025-12-17T09:30:00+07:00',
};
const ANSWERED: RepliesSaid = { lines: [{ ...FIRST, answer }, ...OTHERS] };

const read = (said: RepliesSaid, cells: Cells) =>
  planEntry(REPLIES_TAB, typeInto(opened(REPLIES_TAB, said), FIRST.id, cells), said);

describe('the tab', () => {
  it('shows each difficulty in words, with the answer and when it was sent', () => {
    const [line] = planEntry(REPLIES_TAB, [], ANSWERED).lines;
    expect(line?.cells).toEqual({
      name: 'Xã Hòa Vang',
      category: 'Thiết bị',
      description: 'Thiếu máy tính ở nhà văn hóa',
      cause: '',
      proposal: 'Cấp thêm máy tính',
      askLevel: 'Tỉnh',
      status: 'Mới',
      answer: 'Sẽ cấp',
      decision: 'Đang xử lý',
    });
    expect(line?.state).toBe('Đã gửi 09:30 ngày 17/12/2025 · a@so.example');
  });
});

describe('an answer', () => {
  it('goes out with what was decided', () => {
    const { wishes, faults } = read(NEW, { answer: 'Sẽ cấp 5 máy', decision: 'đang xử lý' });
    expect(faults).toEqual([]);
    expect(wishes).toMatchObject([
      {
        what: 'Xã Hòa Vang: Thiếu máy tính ở nhà văn hóa',
        before: null,
        after: 'Đang xử lý: Sẽ cấp 5 máy',
        body: { id: FIRST.id, answer: 'Sẽ cấp 5 máy', state: 'IN_PROGRESS' },
      },
    ]);
  });

  it('that stands may be changed, in words or in what was decided alone', () => {
    const { wishes } = read(ANSWERED, { decision: 'Đã xử lý' });
    expect(wishes).toMatchObject([
      { before: 'Đang xử lý: Sẽ cấp', body: { answer: 'Sẽ cấp', state: 'DONE' } },
    ]);
  });

  it('that nobody has changed is not sent', () => {
    expect(read(ANSWERED, {}).wishes).toEqual([]);
  });

  it.each<[string, RepliesSaid, Cells, string]>([
    ['without a decision', NEW, { answer: 'Sẽ cấp' }, 'decision: Chưa chọn kết quả'],
    ['that is a decision alone', NEW, { decision: 'Đã xử lý' }, 'answer: Chưa ghi câu trả lời.'],
    [
      'emptied after it was sent',
      ANSWERED,
      { answer: '' },
      'answer: Câu trả lời đã gửi thì không xóa',
    ],
    [
      'with a decision of one’s own',
      NEW,
      { answer: 'x', decision: 'để xem' },
      'decision: “để xem”',
    ],
    [
      'longer than 2000 letters',
      NEW,
      { answer: 'x'.repeat(2001), decision: 'Đã xử lý' },
      'answer: Câu trả lời dài 2001',
    ],
  ])('%s is asked about', (_what, said, cells, fault) => {
    const plan = read(said, cells);
    expect(plan.wishes).toEqual([]);
    expect(faultsOf(plan)).toEqual([expect.stringContaining(fault) as string]);
  });

  it('typed below the table belongs to nobody, and stays', () => {
    const stray = typed({ name: 'Xã Bà Nà', answer: 'Sẽ cấp', decision: 'Đã xử lý' });
    const plan = planEntry(REPLIES_TAB, [...opened(REPLIES_TAB, NEW), stray], NEW);
    expect(faultsOf(plan)).toEqual([expect.stringContaining('không phải kiến nghị') as string]);
    expect(plan.lines.at(-1)?.cells).toMatchObject({ name: 'Xã Bà Nà', answer: 'Sẽ cấp' });
  });

  it('typed to a difficulty that is gone by then stays, with its words', () => {
    const lines = typeInto(opened(REPLIES_TAB, NEW), FIRST.id, { answer: 'Sẽ cấp' });
    const plan = planEntry(REPLIES_TAB, lines, { lines: OTHERS });
    expect(plan.lines.find(({ key }) => key === FIRST.id)).toMatchObject({
      cells: { name: 'Xã Hòa Vang', answer: 'Sẽ cấp' },
      state: expect.stringContaining('không còn dòng này') as string,
    });
    expect([plan.wishes, plan.faults]).toEqual([[], []]);
  });
});
