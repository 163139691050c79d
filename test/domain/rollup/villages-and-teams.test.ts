import { describe, expect, it } from 'vitest';
import { rollUp } from '../../../functions/domain/rollup/roll-up.ts';
import { HOA_TIEN, sceneOf, sceneOfQuangNgoc, village } from '../../cast.ts';
import { contentOf, row, type Row } from '../../report-makers.ts';
import { figureIn, reachOf, sumOf } from './shown.ts';

const SERVICE = 'hh_online_public_service';
describe('villages and teams', () => {
  const eight = Array.from({ length: 8 }, (_, place) => `T00${place + 1}`);
  /** Twelve teams of before the merger, fifty households each: four villages have two of them. */
  const twelve: Row[] = [...eight, ...eight.slice(0, 4)].map((code, place) => ({
    village: code,
    team: `T1${String(place + 1).padStart(2, '0')}`,
    households: 50,
    says: { [SERVICE]: 40 },
  }));
  const units = { communes: [HOA_TIEN], villages: eight.map((code) => village(HOA_TIEN, code)) };

  it('8 villages with 12 teams are 8 villages', () => {
    const rollup = rollUp(sceneOf(HOA_TIEN, [contentOf(HOA_TIEN, twelve)], { units }));
    const all = figureIn(rollup, SERVICE, '48');
    expect(sumOf(all)).toBe('480/600');
    expect(reachOf(all)).toBe('villages 8/8, 8 met; communes 1/1, 1 met');
    expect(sumOf(figureIn(rollup, SERVICE, '48-20332-T001'))).toBe('80/100');
    expect(rollup.teams[0]).toMatchObject({ villages: 8, teams: 12 });
  });

  it('a village is missing while one of its two teams is, yet what the other says is added', () => {
    const blank = twelve.map((it, place) =>
      place === 8 ? { ...it, says: { [SERVICE]: null } } : it,
    );
    const rollup = rollUp(sceneOf(HOA_TIEN, [contentOf(HOA_TIEN, blank)], { units }));
    const all = figureIn(rollup, SERVICE, '48');
    expect(sumOf(all)).toBe('440/550');
    expect(reachOf(all)).toBe('villages 7/8, 7 met; communes 1/1, 1 met');
  });

  it('a team over two villages is one team, and each village has its own figure', () => {
    const shared: Row[] = [
      { village: 'T001', team: 'T001', households: 100, says: { [SERVICE]: 60 } },
      { village: 'T002', team: 'T001', households: 50, says: { [SERVICE]: 45 } },
    ];
    const rollup = rollUp(sceneOf(HOA_TIEN, [contentOf(HOA_TIEN, shared)]));
    expect(rollup.teams[0]).toMatchObject({ villages: 2, teams: 1, villagesWithoutTeam: 0 });
    expect(figureIn(rollup, SERVICE, '48-20332-T001').percent).toBe(60);
    expect(figureIn(rollup, SERVICE, '48-20332-T002').percent).toBe(90);
    expect(reachOf(figureIn(rollup, SERVICE, '48'))).toBe(
      'villages 2/2, 1 met; communes 1/1, 0 met',
    );
  });

  it('the members of that team are shown in both villages and added up once', () => {
    const rollup = rollUp(
      sceneOfQuangNgoc([
        { village: 'T001', team: 'T001', households: 100, says: { member_skills: [6, 8] } },
        { village: 'T002', team: 'T001', households: 50, says: { member_skills: [6, 8] } },
        { village: 'T003', team: 'T003', households: 50, says: { member_skills: [4, 4] } },
      ]),
    );
    expect(sumOf(figureIn(rollup, 'member_skills', '38-16498-T002'))).toBe('6/8');
    expect(sumOf(figureIn(rollup, 'member_skills', '16498'))).toBe('10/12');
    expect(sumOf(figureIn(rollup, 'member_skills', '38'))).toBe('10/12');
  });

  it('a village that the list does not know yet is expected as soon as it is reported', () => {
    const content = contentOf(HOA_TIEN, [
      row('T001', 100, { [SERVICE]: 90 }),
      row('T009', 100, { [SERVICE]: 70 }),
    ]);
    const list = { communes: [HOA_TIEN], villages: [village(HOA_TIEN, 'T001')] };
    const all = figureIn(rollUp(sceneOf(HOA_TIEN, [content], { units: list })), SERVICE, '48');
    expect(sumOf(all)).toBe('160/200');
    expect(all).toMatchObject({ villagesReported: 2, villagesExpected: 2 });
  });

  it.each([
    ['ended on the last day of the period', '2025-12-31', 2],
    ['ended the day before', '2025-12-30', 1],
  ])('a silent village that %s', (_name, validTo, villagesExpected) => {
    const list = {
      communes: [HOA_TIEN],
      villages: [village(HOA_TIEN, 'T001'), village(HOA_TIEN, 'T002', { validTo })],
    };
    const content = contentOf(HOA_TIEN, [row('T001', 100, { [SERVICE]: 90 })]);
    const rollup = rollUp(sceneOf(HOA_TIEN, [content], { units: list }));
    expect(figureIn(rollup, SERVICE, '48')).toMatchObject({
      villagesReported: 1,
      villagesExpected,
    });
  });
});
