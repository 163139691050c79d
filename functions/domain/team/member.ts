// When a person counts as a member of a team.
import type { LocalDate } from '../calendar/rule.ts';
import type { MemberLine } from '../report/content.ts';

/** A member counts on a day when they have joined by then and not left before or on it. */
export function isActiveMember(
  member: Pick<MemberLine, 'joinedOn' | 'leftOn'>,
  on: LocalDate,
): boolean {
  return (
    (member.joinedOn === null || member.joinedOn <= on) &&
    (member.leftOn === null || member.leftOn > on)
  );
}
