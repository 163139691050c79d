// Differences between the villages, teams and members of two versions of a report: tabs 2 and 3.
// Members are told by their number, never by name.
import { figureRowKey } from '../workbook/content-figures.ts';
import { VILLAGE_KIND_NAMES, ZONE_NAMES } from '../unit/words.ts';
import { noteFigure, pairs, rowNames, shownDay, type Note } from './compare-lines.ts';
import {
  COMMUNE_TEAM,
  type MemberLine,
  type ReportContent,
  type TeamDecision,
  type VillageLine,
} from './content.ts';

export function noteVillages(before: ReportContent, after: ReportContent, note: Note): void {
  const nameOf = rowNames([...after.villages, ...before.villages]);
  for (const [old, now] of pairs(before.villages, after.villages, (line) =>
    figureRowKey(line.village, line.team),
  ))
    noteVillage(old, now, nameOf, note);
  const [old, now] = [before.communeTeam, after.communeTeam];
  note(now?.at ?? old?.at, 'Tổ cấp xã', old ? 'Có' : null, now ? 'Có' : null);
  if (old && now) {
    note(
      now.at,
      'Tổ cấp xã · Quyết định',
      shownDecision(old.decision),
      shownDecision(now.decision),
    );
    noteZalo(now.at, 'Tổ cấp xã', old.zalo, now.zalo, note);
  }
  noteMembers(before, after, note);
}

function noteVillage(
  old: VillageLine | undefined,
  now: VillageLine | undefined,
  nameOf: (village: string, team: string | null) => string,
  note: Note,
): void {
  const line = now ?? old;
  if (line === undefined) return;
  const name = nameOf(line.village, line.team);
  if (old === undefined || now === undefined) {
    note(line.at, `${name} · dòng của thôn và Tổ`, old ? 'Có' : null, now ? 'Có' : null);
    return;
  }
  const at = now.at;
  note(at, `${name} · Tên`, old.name, now.name);
  note(at, `${name} · Loại`, kindName(old), kindName(now));
  note(at, `${name} · Vùng`, zoneName(old), zoneName(now));
  noteFigure(note, `${name} · Số hộ`, old.households, now.households);
  noteFigure(note, `${name} · Số nhân khẩu`, old.residents, now.residents);
  noteFigure(note, `${name} · Số người trưởng thành`, old.adults, now.adults);
  note(
    at,
    `${name} · Có Tổ`,
    old.team === null ? 'Không' : 'Có',
    now.team === null ? 'Không' : 'Có',
  );
  note(at, `${name} · Tên Tổ`, old.teamName, now.teamName);
  note(at, `${name} · Quyết định`, shownDecision(old.decision), shownDecision(now.decision));
  noteZalo(at, name, old.zalo, now.zalo, note);
  note(at, `${name} · Sáp nhập từ`, old.mergedFrom, now.mergedFrom);
}

function noteZalo(
  at: string,
  name: string,
  old: VillageLine['zalo'],
  now: VillageLine['zalo'],
  note: Note,
): void {
  const count = ({ members }: VillageLine['zalo']) => (members === null ? null : String(members));
  note(at, `${name} · Nhóm Zalo`, old.has ? 'Có' : 'Không', now.has ? 'Có' : 'Không');
  note(at, `${name} · Số TV nhóm Zalo`, count(old), count(now));
}

function kindName({ kind }: VillageLine): string | null {
  return kind === null ? null : VILLAGE_KIND_NAMES[kind];
}

function zoneName({ zone }: VillageLine): string | null {
  return zone === null ? null : ZONE_NAMES[zone];
}

function shownDecision(decision: TeamDecision | null): string | null {
  if (decision === null) return null;
  const day = shownDay(decision.on);
  return day === null ? decision.no : `${decision.no} ngày ${day}`;
}

/** What is counted of a team, in the order of the columns of tab 3. */
const COUNTS: [string, (member: MemberLine) => boolean][] = [
  ['Tổ trưởng, Tổ phó', ({ role }) => role === 'LEADER' || role === 'DEPUTY'],
  ['thành viên', ({ role }) => role !== 'COLLABORATOR'],
  ['cộng tác viên', ({ role }) => role === 'COLLABORATOR'],
  ['người được phân công tuyến, nhóm hộ', ({ area }) => area],
  ['người đạt kỹ năng số', ({ skilled }) => skilled],
];

function noteMembers(before: ReportContent, after: ReportContent, note: Note): void {
  const names = new Map<string, string>([[COMMUNE_TEAM, 'Tổ cấp xã']]);
  for (const { team, village, name } of [...after.villages, ...before.villages])
    if (team !== null && !names.has(team))
      names.set(team, team === village ? name : `${name} (Tổ ${team})`);
  const teams = [...new Set([...after.members, ...before.members].map(({ team }) => team))];
  for (const team of teams) {
    const [old, now] = [before, after].map(({ members }) =>
      members.filter((member) => member.team === team),
    ) as [MemberLine[], MemberLine[]];
    const of = names.get(team) ?? (team === '' ? 'Chưa rõ Tổ' : `Tổ ${team}`);
    const at = now[0]?.at ?? old[0]?.at;
    const standing = ({ leftOn }: MemberLine) => leftOn === null;
    for (const [what, counts] of COUNTS) {
      const count = (members: MemberLine[]) =>
        String(members.filter((member) => standing(member) && counts(member)).length);
      note(at, `${of} · Số ${what}`, count(old), count(now));
    }
    const left = (members: MemberLine[]) =>
      String(members.filter((member) => !standing(member)).length);
    note(at, `${of} · Số người đã ra khỏi Tổ`, left(old), left(now));
  }
}
