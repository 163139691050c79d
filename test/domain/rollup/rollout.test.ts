import { describe, expect, it } from 'vitest';
import { digestOfRollup } from '../../../functions/digest.ts';
import { phasePeriod } from '../../../functions/domain/calendar/period.ts';
import { rollUp } from '../../../functions/domain/rollup/roll-up.ts';
import type { Commune } from '../../../functions/domain/unit/unit.ts';
import { commune, QUANG_TRI_PLAN, sceneOf } from '../../cast.ts';
import { at, contentOf, periodOf, reportOf, row } from '../../report-makers.ts';

const GIO_LINH = { code: '466', name: 'Huyện Gio Linh' };
const inGioLinh = (code: string): Commune =>
  commune(code, `Xã ${code}`, null, {
    province: '45',
    district: GIO_LINH,
    validFrom: '2020-01-01',
  });

/** Teams of villages by the day of their decision; the first is the commune's own team. */
function founding(
  of: Commune,
  communeTeamOn: string | null,
  villageTeamsOn: string[],
  period: string,
) {
  const rows = villageTeamsOn.map((_day, place) => row(`T00${place}`, 100, {}));
  const content = contentOf(of, rows, { period });
  return reportOf({
    ...content,
    villages: content.villages.map((line, place) => ({
      ...line,
      decision: { no: '5/QĐ-UBND', on: villageTeamsOn[place] ?? null },
    })),
    communeTeam: communeTeamOn
      ? {
          decision: { no: '4/QĐ-UBND', on: communeTeamOn },
          zalo: { has: false, members: null },
          at: '2. Thôn và Tổ!A9',
        }
      : null,
  });
}

const [A, B, C] = ['19496', '19499', '19501'].map(inGioLinh) as [Commune, Commune, Commune];

function rolloutIn(period: string, reports: ReturnType<typeof founding>[]): string[] {
  return rollUp(
    sceneOf(A, [], {
      plans: [QUANG_TRI_PLAN],
      period: periodOf(period),
      units: { communes: [A, B, C], villages: [] },
      reports,
    }),
  ).rollout.map(
    ({ phase, unit, measure, count, min, max, met }) =>
      `${phase} ${unit} ${measure} ${count} of ${min}–${max}${met ? '' : ', not met'}`,
  );
}

describe('the roll-out of Quảng Trị (III.2)', () => {
  it('phase 1: two communes of a district, each with its own team and two of villages', () => {
    expect(
      rolloutIn('2022-M07', [
        founding(A, '2022-05-01', ['2022-06-10', '2022-07-31'], '2022-M07'),
        founding(B, null, ['2022-06-01', '2022-08-01'], '2022-M07'),
        founding(C, null, [], '2022-M07'),
      ]),
    ).toEqual([
      'P1 district:466 COMMUNES 2 of 2–2',
      'P1 19496 COMMUNE_TEAMS 1 of 1–1',
      'P1 19496 VILLAGE_TEAMS 2 of 2–2',
      'P1 19499 COMMUNE_TEAMS 0 of 1–1, not met',
      'P1 19499 VILLAGE_TEAMS 1 of 2–2, not met',
    ]);
  });

  it('phase 2 adds communes on top: one of phase 1 that founds more teams is not chosen anew', () => {
    const five = ['2022-08-01', '2022-08-02', '2022-09-01', '2022-10-01', '2022-10-31'];
    expect(
      rolloutIn('2022-M10', [
        founding(A, '2022-05-01', five, '2022-M10'),
        founding(B, '2022-08-15', five.slice(0, 4), '2022-M10'),
      ]).filter((it) => it.startsWith('P2')),
    ).toEqual([
      'P2 district:466 COMMUNES 1 of 3–5, not met',
      'P2 19496 VILLAGE_TEAMS 5 of 5–10',
      'P2 19499 VILLAGE_TEAMS 4 of 5–10, not met',
    ]);
  });

  it.each<[string, string, string, number, string]>([
    ['reached before its end', '2022-M05', '2022-05-20', 2, 'MET'],
    ['not reached while it lasts', '2022-M05', '2022-05-20', 1, 'NOT_DUE'],
    ['not reached in the data of May, seen afterwards', '2022-M05', '2022-09-01', 1, 'NOT_DUE'],
    ['not reached on its last day', '2022-M07', '2022-07-31', 1, 'NOT_DUE'],
    ['not reached the day after', '2022-M07', '2022-08-01', 1, 'NOT_MET'],
    ['more than the plan names', '2022-M07', '2022-08-01', 3, 'ABOVE'],
  ])('P1 (III.2.1), 02 teams of villages: %s', (_, period, today, teams, state) => {
    const days = ['2022-05-02', '2022-05-03', '2022-05-04'].slice(0, teams);
    const scene = sceneOf(A, [], {
      plans: [QUANG_TRI_PLAN],
      period: periodOf(period),
      units: { communes: [A, B, C], villages: [] },
      reports: [founding(A, '2022-05-01', days, period)],
      now: at(`${today}T08:00:00`),
    });
    const rolled = rollUp(scene);
    const row = rolled.rollout.find((it) => it.phase === 'P1' && it.measure === 'VILLAGE_TEAMS');
    expect(row).toMatchObject({ unit: A.code, count: teams, state });
    const later = rollUp({ ...scene, now: at('2030-01-01T08:00:00') });
    expect(digestOfRollup(later)).toBe(digestOfRollup(rolled));
  });

  it('a district of which nobody has reported has its quota, and no figure', () => {
    const scene = sceneOf(A, [], {
      plans: [QUANG_TRI_PLAN],
      period: periodOf('2022-M07'),
      units: {
        communes: [A, B, { ...C, district: { code: '467', name: 'Huyện Cam Lộ' } }],
        villages: [],
      },
      reports: [founding(A, '2022-05-01', ['2022-05-02'], '2022-M07')],
      now: at('2022-08-01T08:00:00'),
    });
    expect(
      rollUp(scene)
        .rollout.filter(({ measure }) => measure === 'COMMUNES')
        .map(({ unit, count, state, communesReported: n, communesExpected: all }) =>
          [unit, count, state, `${n}/${all}`].join(' '),
        ),
    ).toEqual(['district:466 1 NOT_MET 1/2', 'district:467 0 NO_DATA 0/1']);
  });

  it('a phase of its own period: communes report on it since districts are gone', () => {
    const [, second] = QUANG_TRI_PLAN.rollout;
    if (!second) throw new Error('no second phase');
    const phase = { ...second, id: 'P4', from: '2025-10-01', to: '2025-11-30' };
    const plan = { ...QUANG_TRI_PLAN, rollout: [phase] };
    const of = { ...A, province: '44', district: null, validFrom: '2025-07-01' };
    const days = ['2025-10-02', '2025-10-03', '2025-10-04', '2025-11-01', '2025-11-30'];
    const period = phasePeriod(phase);
    const { coverage, timeliness, rollout, teamAlerts } = rollUp(
      sceneOf(of, [], {
        plans: [plan],
        period,
        reports: [
          reportOf(founding(of, null, days, period.id).content, {
            submittedAt: at('2025-12-01T09:00:00'),
          }),
        ],
        now: at('2025-12-02T08:00:00'),
      }),
    );
    expect(coverage).toEqual({ expected: 1, reported: 1 });
    expect(timeliness.map(({ obligation, status }) => `${obligation} ${status}`)).toEqual([
      'QT-R4 LATE',
    ]);
    expect(rollout.map(({ measure, count, state }) => `${measure} ${count} ${state}`)).toEqual([
      'VILLAGE_TEAMS 5 MET',
    ]);
    expect(teamAlerts.map(({ kind }) => kind)).toContain('NO_MEMBERS');
  });

  it('a phase that has not begun is not judged', () => {
    const reports = [founding(A, '2022-05-01', [], '2022-M07')];
    expect(rolloutIn('2022-M07', reports).filter((it) => it.startsWith('P2'))).toEqual([]);
  });
});
