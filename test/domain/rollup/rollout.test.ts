import { describe, expect, it } from 'vitest';
import { rollUp } from '../../../functions/domain/rollup/roll-up.ts';
import type { Commune } from '../../../functions/domain/unit/unit.ts';
import { commune, QUANG_TRI_PLAN, sceneOf } from '../../cast.ts';
import { contentOf, periodOf, reportOf, row } from '../../report-makers.ts';

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

  it('a phase that has not begun is not judged', () => {
    const reports = [founding(A, '2022-05-01', [], '2022-M07')];
    expect(rolloutIn('2022-M07', reports).filter((it) => it.startsWith('P2'))).toEqual([]);
  });
});
