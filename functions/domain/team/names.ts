// What a team is called where nobody's name may stand: by its village, never by a person.
import { COMMUNE_TEAM, type ReportContent } from '../report/content.ts';

/** "Thôn 3", "Thôn 3 (Tổ T003B)" where the team is not simply the village's, "Tổ cấp xã". */
export function teamNames({ villages }: Pick<ReportContent, 'villages'>): (team: string) => string {
  const names = new Map<string, string>([[COMMUNE_TEAM, 'Tổ cấp xã']]);
  for (const { team, village, name } of villages)
    if (team !== null && !names.has(team))
      names.set(team, team === village ? name : `${name} (Tổ ${team})`);
  return (team) => names.get(team) ?? (team === '' ? 'Chưa rõ Tổ' : `Tổ ${team}`);
}
