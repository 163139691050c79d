// Differences between the figures of two versions of a report: tabs 1, 4 and 5, cell by cell.
import { figureRowKey } from '../workbook/content-figures.ts';
import { POPULATION_LINES } from '../workbook/form-base.ts';
import {
  noteFigure,
  pairs,
  rowNames,
  shownDay,
  type CodeNames,
  type Note,
} from './compare-lines.ts';
import type { Figure, ReportContent } from './content.ts';

export function noteFigures(
  before: ReportContent,
  after: ReportContent,
  names: CodeNames,
  note: Note,
): void {
  for (const { field, label } of POPULATION_LINES)
    noteFigure(note, label, before.population[field], after.population[field]);
  noteVillageFigures(before, after, names, note);
  noteTeamPeriods(before, after, note);
  noteCommuneFigures(before, after, names, note);
  noteResidentLists(before, after, names, note);
}

function noteVillageFigures(
  before: ReportContent,
  after: ReportContent,
  names: CodeNames,
  note: Note,
): void {
  const nameOf = rowNames([...after.villages, ...before.villages]);
  const typed = typedOnly(before, after);
  for (const [old, now] of pairs(
    before.villageFigures,
    after.villageFigures,
    (line) => `${line.indicator}\u0000${figureRowKey(line.village, line.team)}`,
  )) {
    const line = now ?? old;
    if (line === undefined) continue;
    const indicator = names.get(line.indicator) ?? line.indicator;
    const what = `${nameOf(line.village, line.team)} · ${indicator}`;
    noteFigure(note, what, old?.numerator, now?.numerator);
    noteFigure(note, `${what} (mẫu số)`, typed(old?.denominator), typed(now?.denominator));
  }
}

function noteTeamPeriods(before: ReportContent, after: ReportContent, note: Note): void {
  const nameOf = rowNames([...after.villages, ...before.villages]);
  for (const [old, now] of pairs(before.teamPeriods, after.teamPeriods, (line) =>
    figureRowKey(line.village, line.team),
  )) {
    const line = now ?? old;
    if (line === undefined) continue;
    const of = (what: string) => `${nameOf(line.village, line.team)} · ${what}`;
    noteFigure(note, of('Giờ hoạt động TB/tuần'), old?.hoursPerWeek, now?.hoursPerWeek);
    noteFigure(
      note,
      of('Số thành viên hoạt động trong kỳ'),
      old?.activeMembers,
      now?.activeMembers,
    );
    const days = [shownDay(old?.reportedOn), shownDay(now?.reportedOn)] as const;
    note(line.at, of('Ngày Tổ gửi báo cáo'), ...days);
    note(line.at, of('Ghi chú'), old?.note, now?.note);
  }
}

function noteCommuneFigures(
  before: ReportContent,
  after: ReportContent,
  names: CodeNames,
  note: Note,
): void {
  const typed = typedOnly(before, after);
  for (const [old, now] of pairs(
    before.communeFigures,
    after.communeFigures,
    (it) => it.indicator,
  )) {
    const id = now?.indicator ?? old?.indicator ?? '';
    const what = names.get(id) ?? id;
    const at = now?.numerator?.at ?? old?.numerator?.at ?? COMMUNE_TAB;
    noteFigure(note, what, old?.numerator, now?.numerator);
    noteFigure(note, `${what} (mẫu số)`, typed(old?.denominator), typed(now?.denominator));
    note(at, `${what} · Nguồn số liệu`, old?.source, now?.source);
    note(at, `${what} · Ghi chú`, old?.note, now?.note);
  }
}

/** Where a line of tab 5 stands that has words but no figure. */
const COMMUNE_TAB = '5. Số liệu xã';

function noteResidentLists(
  before: ReportContent,
  after: ReportContent,
  names: CodeNames,
  note: Note,
): void {
  const said = (kept: boolean | null | undefined) =>
    kept === true ? 'Có' : kept === false ? 'Không' : null;
  for (const [old, now] of pairs(before.residentLists, after.residentLists, (it) => it.id)) {
    const id = now?.id ?? old?.id ?? '';
    const what = names.get(id) ?? id;
    noteFigure(note, what, old?.count, now?.count);
    const at = now?.count?.at ?? old?.count?.at ?? COMMUNE_TAB;
    note(at, `${what} · Đã lập danh sách lưu tại xã`, said(old?.kept), said(now?.kept));
  }
}

/**
 * Keeps a denominator only where it was typed beside its numerator. Households, people and members
 * stand in tabs of their own and their change is told there, once.
 */
export function typedOnly(
  ...contents: ReportContent[]
): (figure: Figure | undefined) => Figure | undefined {
  const elsewhere = new Set<string>();
  for (const { villages, population, members } of contents) {
    for (const figure of [
      ...villages.flatMap((line) => [line.households, line.residents, line.adults]),
      ...Object.values(population),
    ])
      if (figure) elsewhere.add(figure.at);
    for (const member of members) elsewhere.add(member.at);
  }
  return (figure) => (figure && !elsewhere.has(figure.at) ? figure : null);
}
