// Invented villages and teams, plausible in number and size, and called by numbers only: no real
// village is named, for none of these figures is one's.
import { addDays } from '../functions/domain/calendar/local.ts';
import type { LocalDate } from '../functions/domain/calendar/rule.ts';
import { COMMUNE_TEAM } from '../functions/domain/report/content.ts';
import type { Commune, CommuneKind, Village } from '../functions/domain/unit/unit.ts';
import { REORGANISED } from './province.ts';
import type { Random } from './synthesis-random.ts';

/** What marks an invented figure, wherever a remark may stand beside it. */
export const SYNTHETIC_NOTE = 'Số liệu mô phỏng';

interface Size {
  villages: [number, number];
  households: [number, number];
}

/**
 * By kind of commune: Đà Nẵng's 94 communes had 3,766 teams early in 2026, and wards have more and
 * larger villages than xã. The special zones are islands without villages.
 */
const SIZES: Record<CommuneKind, Size> = {
  xa: { villages: [22, 40], households: [70, 320] },
  phuong: { villages: [45, 80], households: [150, 420] },
  thi_tran: { villages: [10, 20], households: [100, 300] },
  dac_khu: { villages: [0, 0], households: [1, 1] },
};

/** The villages of a commune; `count` where a story wants a number of its own. */
export function villagesOf(commune: Commune, random: Random, count?: number): Village[] {
  const { villages, households } = SIZES[commune.kind];
  const ward = commune.kind === 'phuong';
  const many = count ?? random.whole(...villages);
  return Array.from({ length: many }, (_, index) => ({
    commune: commune.code,
    code: `T${String(index + 1).padStart(3, '0')}`,
    name: `${ward ? 'Tổ dân phố' : 'Thôn'} ${index + 1}`,
    kind: ward ? 'to_dan_pho' : 'thon',
    zone: null,
    households: random.whole(...households),
    validFrom: REORGANISED,
    validTo: null,
  }));
}

/**
 * The third village stands in the place of two since `day`: its line begins anew, and a village that
 * has ended the day before is kept among the former.
 */
export function mergedOn(
  day: LocalDate,
  villages: readonly Village[],
): { villages: Village[]; former: Village[] } {
  const before = addDays(day, -1);
  const merged = villages[2];
  if (!merged) return { villages: [...villages], former: [] };
  const number = villages.length + 1;
  const gone: Village = {
    ...merged,
    code: `T${String(number).padStart(3, '0')}`,
    name: merged.name.replace(/\d+$/, String(number)),
    validTo: before,
  };
  return {
    villages: villages.map((it) => (it === merged ? { ...it, validFrom: day } : it)),
    former: [{ ...merged, validTo: before }, gone],
  };
}

/** A team of the commune as tab 2 has it: the village it serves, or the commune (XA). */
export interface Team {
  /** Village code, or XA. */
  village: string;
  /** Its own code where the village has several; null where it goes by the village's. */
  code: string | null;
  name: string;
  households: number;
  residents: number;
  adults: number;
  /** A village may be without a team; then it has no members and no decision either. */
  founded: boolean;
  members: number;
  decision: { no: string; on: LocalDate } | null;
}

/** Teams for villages, one each but for the first `second`, which have two that share its households. */
export function teamsOf(
  villages: readonly Village[],
  second: number,
  make: (team: Pick<Team, 'village' | 'code' | 'name' | 'households'>) => Team,
): Team[] {
  return villages.flatMap((village, index) => {
    const { code, name } = village;
    const households = village.households ?? 0;
    if (index >= second) return [make({ village: code, code: null, name, households })];
    const half = Math.floor(households / 2);
    return [
      make({ village: code, code: `${code}A`, name, households: half }),
      make({ village: code, code: `${code}B`, name, households: households - half }),
    ];
  });
}

export function isCommuneTeam(team: Pick<Team, 'village'>): boolean {
  return team.village === COMMUNE_TEAM;
}
