import { describe, expect, it } from 'vitest';
import type { TeamRule } from '../../../functions/domain/plan/plan.ts';
import { ruleWords } from '../../../functions/domain/summary/rule-words.ts';
import { QUANG_NAM, QUANG_TRI_PLAN } from '../../cast.ts';
import { cell, summaryOf, tab, team, texts, value } from './stage.ts';

const teams = (...args: Parameters<typeof summaryOf>) =>
  tab('Tổ và thành viên', summaryOf(...args));
const finding = (facts: object = {}) => ({
  rule: 'QN-T1',
  plan: 'quang-nam-2025',
  teams: 2,
  severity: 'WARN' as const,
  ...facts,
});

describe('the province above its communes', () => {
  const grid = teams({
    teams: [
      team({
        members: 12,
        skilledMembers: 10,
        trainedAttendances: 30,
        hoursPerWeek: 10,
        teamsWithHours: 2,
      }),
      team({
        unit: '20308',
        members: 8,
        skilledMembers: 8,
        villagesWithoutTeam: 1,
        teamsWithoutDecision: 2,
        hoursPerWeek: 4,
        teamsWithHours: 1,
        teamsBelowHours: 1,
      }),
    ],
  });
  const whole = 'TOÀN TỈNH (2/5 xã)';

  it.each([
    ['Số thôn', 6],
    ['Số Tổ cấp thôn', 6],
    ['Thôn chưa có Tổ', 1],
    ['Tổ chưa có quyết định', 2],
    ['Tổ chưa có tổ trưởng', 0],
    ['Số thành viên', 20],
    ['Thành viên nắm vững kỹ năng số', 18],
    ['Lượt tham gia tập huấn', 30],
    ['Giờ TB/tuần', 8],
    ['Tổ có số giờ/Tổ cấp thôn', '3/6'],
    ['Tổ chưa đủ giờ', 1],
  ])('%s', (heading, sum) => {
    expect(value(grid, whole, heading)).toBe(sum);
  });

  it('what ought to be nought stands out', () => {
    expect(cell(grid, 'Xã Bà Nà', 'Thôn chưa có Tổ').tone).toBe('late');
    expect(cell(grid, 'Xã Hòa Tiến', 'Thôn chưa có Tổ').tone).toBeUndefined();
  });

  it('trainings that nobody recorded are no figure, not nought', () => {
    expect(value(grid, 'Xã Bà Nà', 'Lượt tham gia tập huấn')).toBeNull();
    expect(
      value(teams({ teams: [team()] }), 'TOÀN TỈNH (1/5 xã)', 'Lượt tham gia tập huấn'),
    ).toBeNull();
  });

  it('a silent commune is grey and empty', () => {
    expect(cell(grid, 'Xã Tân Hiệp', 'Số thành viên')).toMatchObject({
      value: null,
      tone: 'noData',
    });
  });
});

describe('columns that only some plans need', () => {
  it('no team of the commune under a plan of villages’ teams', () => {
    expect(texts(teams())).not.toContain('Số Tổ cấp xã');
  });

  it('no lack of hours under a plan without a minimum', () => {
    const plans = summaryOf().plans.map((plan) => ({
      ...plan,
      teamLevels: ['VILLAGE' as const, 'COMMUNE' as const],
      activities: { ...plan.activities, minHoursPerWeek: null },
    }));
    const grid = teams({ teams: [team({ communeTeams: 1 })] }, { plans });
    expect(texts(grid)).not.toContain('Tổ chưa đủ giờ');
    expect(value(grid, 'TOÀN TỈNH (1/5 xã)', 'Số Tổ cấp xã')).toBe(1);
  });
});

describe('findings by rule', () => {
  const grid = teams({
    teams: [
      team({ findings: [finding(), finding({ rule: 'QN-T3', teams: 1 })] }),
      team({ unit: '20308', findings: [finding({ teams: 3 })] }),
    ],
  });

  it('add up over the communes, with the plan’s clause', () => {
    expect(value(grid, 'QN-T1', 'Số Tổ')).toBe(5);
    expect(value(grid, 'QN-T1', 'Số xã')).toBe(2);
    expect(value(grid, 'QN-T1', 'Mức')).toBe('Cảnh báo');
    expect(value(grid, 'QN-T1', 'Nội dung quy định và điều khoản')).toBe(
      'Tổ cấp thôn: có ít nhất 4 thành viên (II.2.a)',
    );
  });

  it('a link on top leads to them', () => {
    const link = grid.rows.flat().find((it) => it.link?.includes('Tổ và thành viên'));
    const row = Number(/!A(\d+)$/.exec(link?.link ?? '')?.[1]);
    expect(grid.rows[row - 1]?.[0]?.value).toContain('Bảng 2.');
  });

  it('none is a sentence', () => {
    expect(texts(teams({ teams: [team()] }))).toContain('Không có Tổ nào bị cảnh báo.');
  });
});

describe('a rule in words', () => {
  const common = { id: 'R', teamLevel: 'VILLAGE', severity: 'WARN', clause: 'II.1' } as const;
  const said = (rule: Partial<TeamRule> & { kind: TeamRule['kind'] }) =>
    ruleWords({ ...QUANG_NAM, teamRules: [{ ...common, ...rule } as TeamRule] }, 'R').words;

  it.each<[string, Partial<TeamRule> & { kind: TeamRule['kind'] }]>([
    ['có từ 5 đến 8 thành viên', { kind: 'SIZE', min: 5, max: 8, stage: 'ANY' }],
    ['có 5 thành viên', { kind: 'SIZE', min: 5, max: 5, stage: 'ANY' }],
    ['có ít nhất 4 thành viên', { kind: 'SIZE', min: 4, max: null, stage: 'ANY' }],
    [
      'có không quá 10 thành viên khi thành lập',
      { kind: 'SIZE', min: null, max: 10, stage: 'FOUNDING' },
    ],
    [
      'tổ trưởng là Trưởng thôn/Tổ trưởng TDP',
      { kind: 'ROLE_POST', role: 'LEADER', posts: ['VILLAGE_HEAD'] },
    ],
    [
      'có ít nhất 1 Bí thư Đoàn hoặc Phó Bí thư Đoàn',
      { kind: 'REQUIRED_POST', posts: ['YOUTH_SECRETARY', 'YOUTH_DEPUTY'], count: 1 },
    ],
    ['quá 8 người thì số vượt ghi là cộng tác viên', { kind: 'COLLABORATORS_ABOVE', above: 8 }],
    ['mỗi đơn vị có một Tổ', { kind: 'ONE_TEAM_PER_UNIT' }],
    [
      'có quyết định thành lập của Chủ tịch UBND cấp xã',
      { kind: 'DECISION_REQUIRED', signer: 'Chủ tịch UBND cấp xã' },
    ],
    [
      'có kế hoạch năm, quy chế hoạt động',
      { kind: 'DOCUMENTS_REQUIRED', documents: ['YEARLY_PLAN', 'REGULATION'] },
    ],
    ['có nhóm Zalo (cả Tổ)', { kind: 'ZALO_GROUP_REQUIRED', composition: 'cả Tổ' }],
    ['phân công địa bàn cho từng thành viên', { kind: 'AREA_ASSIGNED' }],
    ['ưu tiên người trẻ', { kind: 'PREFERENCE', text: 'ưu tiên người trẻ' }],
  ])('%s', (words, rule) => {
    expect(said(rule)).toBe(`Tổ cấp thôn: ${words}`);
  });

  it('every rule of a real plan has words and a clause', () => {
    for (const rule of [...QUANG_NAM.teamRules, ...QUANG_TRI_PLAN.teamRules])
      for (const plan of [QUANG_NAM, QUANG_TRI_PLAN].filter((it) => it.teamRules.includes(rule)))
        expect(ruleWords(plan, rule.id)).toMatchObject({ clause: rule.clause });
  });

  it('the minimum of hours is a rule too', () => {
    expect(ruleWords(QUANG_NAM, 'QN-H').words).toBe('Mỗi Tổ: hoạt động ít nhất 8 giờ/tuần');
  });

  it('a rule that no plan knows is shown by its id', () => {
    expect(ruleWords(undefined, 'X-1')).toEqual({ words: 'X-1', clause: '' });
  });
});
