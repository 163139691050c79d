// Every figure and line of a report with the cell it stands in: what a reviewer reads through, and
// what a return can be pinned to. Named as the differences between two versions name them, so that a
// cell is recognised again when it comes back changed, wherever its row has moved to. Members are
// told by their number, never by name.
import { POPULATION_LINES } from '../workbook/form-base.ts';
import { inOrder } from './changes.ts';
import { eventCells } from './changed-events.ts';
import { typedOnly } from './changed-figures.ts';
import { shownFigure, rowNames, shownDay, type CodeNames } from './compare-lines.ts';
import { COMMUNE_TEAM, type Figure, type ReportContent } from './content.ts';

export interface ReviewCell {
  /** `4. Số liệu kỳ!E5` */
  at: string;
  /** "Thôn 3 · Hộ có chữ ký số"; of a whole row its name alone, "Thôn 3". */
  what: string;
  /** As an officer reads it; null where the cell says nothing by itself. */
  value: string | null;
}

type Add = (at: string | undefined, what: string, value: string | null) => void;
type NameOf = ReturnType<typeof rowNames>;

/**
 * In the order of the workbook. A blank cell has no place in a report and is not there; the row that
 * it stands in is, by its first cell. `names` as `contentChanges` takes them; `beside` is another
 * version of the report, by whose names villages are called that this one lacks.
 */
export function reportCells(
  content: ReportContent,
  names: CodeNames = new Map(),
  beside: Pick<ReportContent, 'villages'> = content,
): ReviewCell[] {
  const cells: ReviewCell[] = [];
  const add: Add = (at, what, value) => {
    if (at !== undefined && at !== '') cells.push({ at, what, value });
  };
  const nameOf = rowNames([...beside.villages, ...content.villages]);
  for (const { field, label } of POPULATION_LINES) addFigure(add, label, content.population[field]);
  addVillages(content, nameOf, add);
  addMembers(content, nameOf, add);
  addVillageFigures(content, names, nameOf, add);
  addCommuneFigures(content, names, add);
  cells.push(...eventCells(content, names));
  return inOrder(cells);
}

function addFigure(add: Add, what: string, figure: Figure | undefined): void {
  if (figure) add(figure.at, what, shownFigure(figure));
}

function addVillages({ villages, communeTeam }: ReportContent, nameOf: NameOf, add: Add): void {
  for (const line of villages) {
    const name = nameOf(line.village, line.team);
    const decision = line.decision === null ? 'chưa có quyết định' : `QĐ ${line.decision.no}`;
    add(line.at, name, line.team === null ? 'Không có Tổ' : `Có Tổ, ${decision}`);
    addFigure(add, `${name} · Số hộ`, line.households);
    addFigure(add, `${name} · Số nhân khẩu`, line.residents);
    addFigure(add, `${name} · Số người trưởng thành`, line.adults);
  }
  if (communeTeam !== null) {
    const { decision } = communeTeam;
    add(communeTeam.at, 'Tổ cấp xã', decision === null ? 'Có' : `Có, QĐ ${decision.no}`);
  }
}

/** One cell for a team, as its members' changes are told. */
function addMembers({ members, villages }: ReportContent, nameOf: NameOf, add: Add): void {
  const names = new Map<string, string>([[COMMUNE_TEAM, 'Tổ cấp xã']]);
  for (const { team, village } of villages)
    if (team !== null && !names.has(team)) names.set(team, nameOf(village, team));
  const teams = new Map<string, { at: string; standing: number }>();
  for (const { team, at, leftOn } of members) {
    const found = teams.get(team) ?? { at, standing: 0 };
    teams.set(team, { at: found.at, standing: found.standing + (leftOn === null ? 1 : 0) });
  }
  for (const [team, { at, standing }] of teams) {
    const name = names.get(team) ?? (team === '' ? 'Chưa rõ Tổ' : `Tổ ${team}`);
    add(at, name, `${standing} người`);
  }
}

function addVillageFigures(
  content: ReportContent,
  names: CodeNames,
  nameOf: NameOf,
  add: Add,
): void {
  const typed = typedOnly(content);
  // Members with digital skills are counted from tab 3; their cell is told there, once.
  const counted = new Set(content.members.map(({ at }) => at));
  for (const line of content.teamPeriods) {
    const name = nameOf(line.village, line.team);
    const came = shownDay(line.reportedOn);
    add(line.at, name, came === null ? null : `Tổ gửi báo cáo ngày ${came}`);
    addFigure(add, `${name} · Giờ hoạt động TB/tuần`, line.hoursPerWeek);
    addFigure(add, `${name} · Số thành viên hoạt động trong kỳ`, line.activeMembers);
  }
  for (const { village, team, indicator, numerator, denominator } of content.villageFigures) {
    const what = `${nameOf(village, team)} · ${names.get(indicator) ?? indicator}`;
    if (numerator && !counted.has(numerator.at)) addFigure(add, what, numerator);
    addFigure(add, `${what} (mẫu số)`, typed(denominator));
  }
}

function addCommuneFigures(content: ReportContent, names: CodeNames, add: Add): void {
  const typed = typedOnly(content);
  for (const { indicator, numerator, denominator } of content.communeFigures) {
    const what = names.get(indicator) ?? indicator;
    addFigure(add, what, numerator);
    addFigure(add, `${what} (mẫu số)`, typed(denominator));
  }
  for (const { id, count } of content.residentLists) addFigure(add, names.get(id) ?? id, count);
}
