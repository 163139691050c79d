import { describe, expect, it } from 'vitest';
import type {
  RollupActivity,
  RollupDifficulty,
  RollupRecognition,
} from '../../../functions/domain/rollup/rollup.ts';
import {
  NAME_WITHHELD,
  namesCollective,
  withoutPersons,
} from '../../../functions/domain/summary/recognitions.ts';
import type { SummaryDifficulty } from '../../../functions/domain/summary/input.ts';
import { cell, summaryOf, tab, texts, value } from './stage.ts';

describe('Hoạt động', () => {
  const activity = (facts: Partial<RollupActivity>): RollupActivity => ({
    unit: '20332',
    kind: 'OUTREACH',
    topic: null,
    sessions: 2,
    hours: 3.5,
    attendances: 100,
    households: 40,
    teamMembers: 5,
    ...facts,
  });
  const grid = tab(
    'Hoạt động',
    summaryOf({
      activities: [
        activity({}),
        activity({ unit: '20308', topic: 'CYBER_SAFETY' }),
        activity({ kind: 'TRAINING', sessions: 1, attendances: 30, teamMembers: 30 }),
        activity({ kind: 'HOUSE_VISIT', sessions: 4, hours: 0, attendances: 4 }),
      ],
      supportPoints: [
        { unit: '20332', points: 2, served: 50 },
        { unit: '20308', points: 1, served: 20 },
      ],
    }),
  );

  it.each([
    ['Thông tin, tuyên truyền', 2, 4, 7, 200],
    ['Tập huấn, bồi dưỡng', 1, 1, 3.5, 30],
    ['HOUSE_VISIT', 1, 4, 0, 4],
    ['An toàn thông tin', 1, 2, 3.5, 100],
    ['Chưa ghi chủ đề', 1, 7, 7, 134],
  ])(
    '%s: %i communes, %i occasions, %f hours, %i attendances',
    (name, communes, sessions, hours, attendances) => {
      expect(value(grid, name, 'Số xã có hoạt động')).toBe(communes);
      expect(value(grid, name, 'Số buổi')).toBe(sessions);
      expect(value(grid, name, 'Số giờ')).toBe(hours);
      expect(value(grid, name, 'Lượt người')).toBe(attendances);
    },
  );

  it('occasions and attendances have sums of their own; a commune of two kinds counts once', () => {
    expect(value(grid, 'Cộng', 'Số buổi')).toBe(9);
    expect(value(grid, 'Cộng', 'Lượt người')).toBe(234);
    expect(value(grid, 'Cộng', 'Số xã có hoạt động')).toBe(2);
  });

  it('the sums by topic are the sums by kind', () => {
    expect(value(grid, 'Cộng', 'Số buổi', 1)).toBe(value(grid, 'Cộng', 'Số buổi'));
  });

  it('kinds stand in the order of the plan, unknown ones last', () => {
    const names = grid.rows.map((row) => row[1]?.value);
    const place = (name: string) => names.indexOf(name);
    expect(place('Thông tin, tuyên truyền')).toBeLessThan(place('Tập huấn, bồi dưỡng'));
    expect(place('Tập huấn, bồi dưỡng')).toBeLessThan(place('HOUSE_VISIT'));
  });

  it('support points are counted apart', () => {
    expect(value(grid, 'Cộng', 'Số điểm hỗ trợ', 2)).toBe(3);
    expect(value(grid, 'Cộng', 'Lượt người được hỗ trợ', 2)).toBe(70);
  });

  it('nothing recorded is a sentence', () => {
    expect(texts(tab('Hoạt động', summaryOf({ activities: [] })))).toContain(
      'Chưa có hoạt động nào được ghi.',
    );
  });
});

describe('Khó khăn', () => {
  const difficulty = (facts: Partial<RollupDifficulty>): RollupDifficulty => ({
    unit: '20332',
    category: 'NETWORK',
    description: 'Thôn ở xa chưa có sóng.',
    cause: 'Chưa có trạm.',
    proposal: 'Đặt thêm trạm.',
    askLevel: 'PROVINCE',
    status: 'NEW',
    at: '8. Khó khăn, kiến nghị!B3',
    ...facts,
  });
  const grid = tab(
    'Khó khăn',
    summaryOf({
      difficulties: [
        difficulty({ askLevel: 'COMMUNE', description: 'Xã tự lo.' }),
        difficulty({}),
        difficulty({
          askLevel: null,
          description: 'Chưa rõ ai lo.',
          category: null,
          status: null,
          cause: null,
        }),
      ],
    }),
  );

  it('what the province is asked for comes first', () => {
    const said = grid.rows.map((row) => row[5]?.value);
    expect(said.indexOf('Thôn ở xa chưa có sóng.')).toBeLessThan(said.indexOf('Xã tự lo.'));
    expect(said.indexOf('Xã tự lo.')).toBeLessThan(said.indexOf('Chưa rõ ai lo.'));
  });

  it('codes are read as words, and what is not filled in says so', () => {
    expect(value(grid, 'Thôn ở xa chưa có sóng.', 'Cấp xử lý')).toBe('Tỉnh');
    expect(value(grid, 'Thôn ở xa chưa có sóng.', 'Nhóm')).toBe('Mạng');
    expect(value(grid, 'Thôn ở xa chưa có sóng.', 'Trạng thái')).toBe('Mới');
    expect(value(grid, 'Chưa rõ ai lo.', 'Cấp xử lý')).toBe('Chưa ghi');
    expect(value(grid, 'Chưa rõ ai lo.', 'Nguyên nhân')).toBeNull();
  });

  it('the head counts by level', () => {
    expect(texts(grid).join('\n')).toContain('3 ý kiến: cấp tỉnh 1, cấp xã 1, chưa ghi cấp 1.');
  });

  it('the level can be filtered', () => {
    const heading = grid.rows[grid.filter?.top ?? -1]?.map((it) => it.value);
    expect(heading).toContain('Cấp xử lý');
  });

  it('a text that begins like a formula stays text', () => {
    const risky = tab(
      'Khó khăn',
      summaryOf({ difficulties: [difficulty({ description: '=1+1' })] }),
    );
    expect(cell(risky, '=1+1', 'Khó khăn, vướng mắc')).toMatchObject({
      value: '=1+1',
      format: 'text',
    });
  });
});

describe('Khó khăn, with the province’s answers', () => {
  const told = (facts: Partial<SummaryDifficulty>): SummaryDifficulty => ({
    id: '48-20332_1',
    commune: '20332',
    category: 'NETWORK',
    description: 'Thôn ở xa chưa có sóng.',
    cause: null,
    proposal: null,
    askLevel: 'PROVINCE',
    status: 'NEW',
    at: '8. Khó khăn, kiến nghị!B3',
    period: '2025-Q4',
    periodLabel: 'Quý IV năm 2025',
    since: { period: '2025-Q2', label: 'Quý II năm 2025', orEarlier: false },
    answer: null,
    ...facts,
  });
  const grid = tab(
    'Khó khăn',
    summaryOf(
      { difficulties: [] },
      {
        difficulties: [
          told({
            answer: {
              text: 'Đã đề nghị nhà mạng.',
              state: 'IN_PROGRESS',
              by: 'so@tinh.example',
              at: '2025-12-20T14:05:00+07:00',
            },
          }),
          told({
            description: 'Thiếu máy.',
            commune: '20308',
            period: '2025-Q3',
            periodLabel: 'Quý III năm 2025',
            since: { period: '2024-Q4', label: 'Quý IV năm 2024', orEarlier: true },
          }),
        ],
      },
    ),
  );

  it('tells answer, state, by whom, when, and since when it is open', () => {
    const at = (heading: string) => value(grid, 'Thôn ở xa chưa có sóng.', heading);
    expect(at('Trả lời của tỉnh')).toBe('Đã đề nghị nhà mạng.');
    expect(at('Kết quả trả lời')).toBe('Đang xử lý');
    expect(at('Người trả lời')).toBe('so@tinh.example');
    expect(at('Trả lời lúc')).toEqual({ date: '2025-12-20T14:05' });
    expect(at('Nêu từ kỳ')).toBe('Quý II năm 2025');
    expect(at('Ô trong bảng tính của xã')).toBe('8. Khó khăn, kiến nghị!B3');
  });

  it('tells what is still open of a commune that has not reported, and of which period it is', () => {
    const at = (heading: string) => value(grid, 'Thiếu máy.', heading);
    expect(at('Kết quả trả lời')).toBeNull();
    expect(at('Nêu từ kỳ')).toBe('Quý IV năm 2024 hoặc trước đó');
    expect(at('Ô trong bảng tính của xã')).toBe('8. Khó khăn, kiến nghị!B3 (Quý III năm 2025)');
    expect(texts(grid).join('\n')).toContain('1 ý kiến nêu từ kỳ trước còn chờ trả lời');
  });
});

describe('Mô hình – khen thưởng', () => {
  const recognition = (facts: Partial<RollupRecognition>): RollupRecognition => ({
    unit: '20332',
    kind: 'MODEL',
    name: 'Chợ không tiền mặt',
    content: null,
    form: null,
    decisionNo: null,
    at: '9. Mô hình, khen thưởng!B3',
    ...facts,
  });

  it('a model is named', () => {
    const grid = tab('Mô hình – khen thưởng', summaryOf({ recognitions: [recognition({})] }));
    expect(value(grid, 'Chợ không tiền mặt', 'Loại')).toBe('Mô hình');
  });

  it.each([
    ['MODEL', 'Chợ không tiền mặt'],
    ['MODEL', 'Tuyến phố Nguyễn Văn Linh không tiền mặt'],
    ['INITIATIVE', 'Bà con cùng học số'],
    ['COMMENDED', 'Tổ công nghệ số cộng đồng thôn Phú Sơn'],
    ['PROPOSED', 'UBND xã Hòa Tiến'],
    ['PROPOSED', 'Tập thể Tổ 5'],
    ['PROPOSED', 'Phòng Văn hóa và Xã hội'],
  ] as const)('%s «%s» is kept', (kind, name) => {
    expect(withoutPersons(recognition({ kind, name })).name).toBe(name);
  });

  it.each([
    ['COMMENDED', 'Nguyễn Văn A'],
    ['PROPOSED', 'Đoàn Thị Hoa'],
    ['PROPOSED', 'Tổ trưởng Trần B'],
    ['COMMENDED', 'Tổ CNSCĐ thôn 3 (ông Lê C)'],
    ['COMMENDED', 'Thôn trưởng Y Moan'],
    ['PROPOSED', 'Ksor Hờ Bia'],
    ['COMMENDED', 'Tổ CNSCĐ thôn 4 - Ksor Hờ Bia'],
    ['MODEL', 'Trần Thị Bưởi'],
    ['INITIATIVE', 'Lớp học của ông Hồ Văn D'],
    ['COMMENDED', 'Nguyễn Thị E'.normalize('NFD')],
  ] as const)('%s «%s» is withheld', (kind, name) => {
    expect(withoutPersons(recognition({ kind, name })).name).toBe(NAME_WITHHELD);
  });

  it('in doubt a name is taken for a person’s', () => {
    expect(namesCollective('Hội Nông dân xã')).toBe(true);
    expect(namesCollective('Hội')).toBe(false);
    expect(namesCollective('Đoàn kết')).toBe(false);
  });
});
