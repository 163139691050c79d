import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rollup } from '../../../functions/domain/rollup/rollup.ts';
import { columnsOf } from '../../../functions/domain/summary/terminal.ts';
import { summaryText } from '../../../functions/domain/summary/text.ts';
import { QUANG_NAM, scene } from '../../cast.ts';
import { figure, indicatorOf, ROLLUP, team, timeliness } from './stage.ts';

const bare = (_: string, text: string) => text;
const lines = (facts: Partial<Rollup> = {}, width = 120) => {
  const { plans, units } = scene();
  return summaryText({ ...ROLLUP, ...facts }, plans, units, { width, colour: bare });
};
const said = (facts: Partial<Rollup> = {}, width = 120) => lines(facts, width).join('\n');

describe('the summary in a terminal', () => {
  it('opens with the title, the province, the period and the cut-off', () => {
    expect(lines().slice(0, 2)).toEqual([
      'TỔNG HỢP KẾT QUẢ HOẠT ĐỘNG TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG',
      'Thành phố Đà Nẵng. Quý IV năm 2025. Chốt số liệu ngày 14/12/2025. Tính lúc 23/12/2025 08:00.',
    ]);
  });

  it('counts who has reported, and draws it', () => {
    expect(said()).toMatch(/4\/5 xã đã nộp \(80,0%\) {2}█{24}░{6}/);
  });

  it('counts each obligation with its due date and the rate’s n/N', () => {
    expect(said()).toContain('QN-R1: Trước ngày 20/12/2025 (muộn nhất 23:59 ngày 19/12/2025)');
    expect(said()).toContain('3 đúng hạn · 1 muộn · 1 chưa nộp  (3/5 đúng hạn, 60,0%)');
  });

  it('reports inside the commune are told apart and have no rate', () => {
    const inside = timeliness({
      plan: 'an-hai-2025',
      obligation: 'AH-R1',
      level: 'TEAM',
      internal: true,
      unit: '48-20275-T001',
    });
    const text = said({ timeliness: [inside] });
    expect(text).toMatch(/Nội bộ xã, AH-R1: .*\n {2}1 đúng hạn\n/);
  });

  it('an indicator has a line for the province and one for each zone', () => {
    const service = {
      indicator: 'hh_online_public_service',
      unit: '48',
      level: 'PROVINCE' as const,
    };
    const text = said({
      figures: [
        figure({
          ...service,
          target: null,
          met: null,
          communesExpected: 5,
          communesReported: 4,
          carriedForward: 1,
        }),
        figure({
          ...service,
          zone: 'PLAIN',
          numerator: 1234,
          denominator: 1500,
          percent: 82.26,
          target: 80,
          met: true,
          communesExpected: 4,
        }),
        figure({ ...service, zone: 'MOUNTAIN', target: 50, met: false, carriedForward: 1 }),
      ],
    });
    const { shortName } = indicatorOf(QUANG_NAM, 'QN-02');
    expect(text).toMatch(new RegExp(`${shortName} +90/120 +75,0%\\* +Theo vùng +Theo vùng +4/5`));
    expect(text).toMatch(/ {2}Đồng bằng +1\.234\/1\.500 +82,3% +≥ 80% +Đạt +1\/4/);
    expect(text).toMatch(/ {2}Miền núi +90\/120 +75,0%\* +≥ 50% +Chưa đạt +1\/1/);
    expect(text).toContain('* gồm số cũ của kỳ trước');
  });

  it('a figure that is not there is a dash', () => {
    const text = said({
      figures: [
        figure({
          unit: '48',
          level: 'PROVINCE',
          numerator: null,
          denominator: null,
          percent: null,
          met: null,
        }),
      ],
    });
    expect(text).toMatch(/– +– +≥ 100% +Chưa có số liệu/);
  });

  it.each([
    [1, 'Cần đôn đốc 1 xã: Xã 00001 (00001).'],
    [12, 'Xã 00010 (00010) và 2 xã khác.'],
  ])('names the first ten of %i missing communes', (many, words) => {
    const codes = Array.from({ length: many }, (_, index) => String(index + 1).padStart(5, '0'));
    const { plans, units } = scene();
    const [model] = units.communes;
    const communes = codes.map((code) => ({ ...model!, code, name: code }));
    const missing = codes.map((unit) => timeliness({ unit, status: 'MISSING', submittedAt: null }));
    const rollup = { ...ROLLUP, figures: [], teams: [], timeliness: missing };
    const text = summaryText(rollup, plans, { ...units, communes }, { width: 400, colour: bare });
    expect(text.join('\n')).toContain(words);
  });

  it('before the date, those who have not reported are named without reproach', () => {
    const waiting = { ...timeliness({ unit: '20434', status: 'NOT_DUE', submittedAt: null }) };
    expect(said({ timeliness: [waiting] })).toContain(
      'Chưa có báo cáo của 1 xã: Xã Tân Hiệp (20434).',
    );
  });

  it('teams, hours and what they lack', () => {
    const teams = [
      team({
        members: 1234,
        hoursPerWeek: 9.25,
        teamsWithHours: 3,
        teamsBelowHours: 1,
        villagesWithoutTeam: 2,
      }),
    ];
    const text = said({ teams });
    expect(text).toContain('3 Tổ ở 3 thôn, 1.234 thành viên, 0 cộng tác viên (1/5 xã có số liệu)');
    expect(text).toContain('Bình quân 9,3 giờ/tuần (3/3 Tổ có số giờ), 1 Tổ chưa đủ giờ');
    expect(text).toContain('2 thôn chưa có Tổ');
  });

  it('activities by kind with a sum; occasions and attendances apart', () => {
    const one = {
      unit: '20332',
      kind: 'OUTREACH',
      topic: null,
      hours: 1,
      households: 0,
      teamMembers: 0,
    };
    const activities = [
      { ...one, sessions: 2, attendances: 100 },
      { ...one, kind: 'TRAINING', sessions: 1, attendances: 1200 },
    ];
    expect(said({ activities })).toMatch(/Cộng +3 buổi +1\.300 lượt người/);
  });

  it('a tone reaches the words it is for, and nothing else changes', () => {
    const { plans, units } = scene();
    const tones = new Set<string>();
    const painted = summaryText(ROLLUP, plans, units, {
      width: 120,
      colour: (tone, text) => {
        tones.add(tone);
        return `\u001B[1m${text}\u001B[0m`;
      },
    });
    // oxlint-disable-next-line no-control-regex -- the very codes a terminal is dressed with
    const stripped = painted.map((line) => line.replace(/\u001B\[\dm/g, '').trimEnd());
    expect(stripped).toEqual(lines());
    expect([...tones]).toEqual(
      expect.arrayContaining(['title', 'header', 'met', 'notMet', 'late']),
    );
  });

  it('no line is wider than the window, and every line is composed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 80, max: 240 }), (width) => {
        for (const line of lines({}, width)) {
          expect(columnsOf(line)).toBeLessThanOrEqual(width);
          expect(line).toBe(line.normalize('NFC'));
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the width of Vietnamese', () => {
  it.each([
    ['Tổ', 2],
    ['Tổ'.normalize('NFD'), 2],
    ['Đường Trường Sơn', 16],
    ['', 0],
  ])('«%s» takes %i columns', (text, width) => {
    expect(columnsOf(text)).toBe(width);
  });
});
