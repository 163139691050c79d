// Which village or team an officer means: by code, or by name however it was typed.
import { COMMUNE_TEAM, type VillageLine } from '../report/content.ts';
import { fold } from '../vietnamese/text.ts';

/** A team by its code, its village's code, or either one's name. */
export function teamFinder(lines: readonly VillageLine[]): (typed: string) => string | undefined {
  const found = new Map<string, string>([[COMMUNE_TEAM, COMMUNE_TEAM]]);
  const offer = (key: string | null, team: string | null) => {
    if (key !== null && team !== null && !found.has(fold(key))) found.set(fold(key), team);
  };
  for (const line of lines) offer(line.team, line.team);
  for (const line of lines) offer(line.village, line.team);
  for (const line of lines) offer(line.teamName, line.team);
  for (const line of lines) offer(line.name, line.team);
  found.set(fold(COMMUNE_TEAM), COMMUNE_TEAM);
  return (typed) => found.get(fold(typed));
}

/** A village by its code or its name. */
export function villageFinder(
  lines: readonly VillageLine[],
): (typed: string) => string | undefined {
  const found = new Map<string, string>();
  for (const line of lines) found.set(fold(line.village), line.village);
  for (const line of lines)
    if (!found.has(fold(line.name))) found.set(fold(line.name), line.village);
  return (typed) => found.get(fold(typed));
}
