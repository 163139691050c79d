// Tab "3. Thành viên": invented members, composed as the plans in force want a team to be. They are
// called by numbers, so that nobody takes one for a person.
import type { LocalDate } from '../functions/domain/calendar/rule.ts';
import type { Overlay } from '../functions/domain/plan/overlay.ts';
import { sheetOf, type Book } from './synthesis-book.ts';
import type { Random } from './synthesis-random.ts';
import { isCommuneTeam, type Team } from './synthesis-villages.ts';

const USUAL = { least: 5, most: 8 };
/** Posts of members whom no rule asks for. */
const OTHERS = [
  'YOUTH_MEMBER',
  'WOMEN_UNION',
  'FARMERS_UNION',
  'TEACHER',
  'POLICE',
  'VETERANS_UNION',
  'HEALTH_WORKER',
  'RESIDENT',
];
const TOO_FEW = 0.01;
const SKILLED = 0.96;

type Level = 'VILLAGE' | 'COMMUNE';

/** How many members a team gets: as the rules want it, but for a few teams that are too small. */
export function memberCount(overlay: Overlay, level: Level, random: Random): number {
  const sizes = rulesOf(overlay, level).flatMap((rule) => (rule.kind === 'SIZE' ? [rule] : []));
  const least = Math.max(...sizes.map((rule) => rule.min ?? 0), 0) || USUAL.least;
  const most = Math.min(...sizes.map((rule) => rule.max ?? Infinity), Math.max(least, USUAL.most));
  return random.chance(TOO_FEW)
    ? Math.max(1, least - 1)
    : random.whole(Math.min(least, most), most);
}

/** Writes the members of every team, a leader and a deputy first. */
export function typeMembers(book: Book, teams: readonly Team[], random: Random): void {
  const sheet = sheetOf(book, 'members');
  if (!sheet) return;
  const { overlay } = book.form;
  const posts = { VILLAGE: postsOf(overlay, 'VILLAGE'), COMMUNE: postsOf(overlay, 'COMMUNE') };
  let row = 0;
  for (const team of teams) {
    const level = isCommuneTeam(team) ? 'COMMUNE' : 'VILLAGE';
    const approver = overlay.membership.find(({ join }) => join)?.join?.approver[level];
    for (let member = 0; member < team.members; member += 1, row += 1) {
      const role = member === 0 ? 'LEADER' : member === 1 ? 'DEPUTY' : 'MEMBER';
      sheet.type(row, 'team', team.code ?? team.village);
      sheet.type(row, 'name', `Thành viên mô phỏng ${row + 1}`);
      sheet.type(row, 'role', sheet.word('role', role));
      sheet.type(row, 'post', sheet.word('post', posts[level][member] ?? random.pick(OTHERS)));
      sheet.type(row, 'area', `Tuyến ${member + 1}`);
      sheet.type(row, 'skilled', random.chance(SKILLED) ? 'x' : null);
      sheet.type(row, 'joinedOn', dayCell(team.decision?.on));
      if (approver) sheet.type(row, 'joinApprover', sheet.word('joinApprover', approver));
    }
  }
}

/** The posts that the rules name, in the order in which members take them: leader, deputy, others. */
function postsOf(overlay: Overlay, level: Level): string[] {
  const rules = rulesOf(overlay, level);
  const ofRole = (role: 'LEADER' | 'DEPUTY') =>
    rules.flatMap((rule) => (rule.kind === 'ROLE_POST' && rule.role === role ? rule.posts : []))[0];
  const posts = [
    ofRole('LEADER') ?? (level === 'VILLAGE' ? 'VILLAGE_HEAD' : 'CULTURE_OFFICE_LEADER'),
    ofRole('DEPUTY') ?? 'YOUTH_SECRETARY',
  ];
  for (const rule of rules)
    if (rule.kind === 'REQUIRED_POST' && !rule.posts.some((post) => posts.includes(post)))
      posts.push(...Array.from({ length: rule.count }, () => rule.posts[0] ?? 'OTHER'));
  return posts;
}

function rulesOf({ teamRules }: Overlay, level: Level) {
  return teamRules
    .map(({ rule }) => rule)
    .filter((rule) => rule.teamLevel === level || rule.teamLevel === 'ANY');
}

function dayCell(day: LocalDate | undefined) {
  return day === undefined ? null : { date: day };
}
