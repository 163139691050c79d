// What one version of a report says differently from another, for whoever sends or reviews it.
import { cellPlace, placeParts } from '../workbook/cell.ts';
import { noteEvents } from './changed-events.ts';
import { noteFigures } from './changed-figures.ts';
import { noteVillages } from './changed-villages.ts';
import type { CodeNames, Note } from './compare-lines.ts';
import type { ReportContent } from './content.ts';

export interface ContentChange {
  /** Where the new value stands, `4. Số liệu kỳ!E5`, or where the old one stood. */
  at: string;
  /** "Thôn 3 · Hộ có chữ ký số" */
  what: string;
  /** As an officer reads it; null: nothing stood or stands there. */
  before: string | null;
  after: string | null;
}

/**
 * What `after` says differently from `before`, in the order of the workbook: by tab, row, column.
 * A row that only moved is no change, and members are told by their number. `names` gives the names
 * of indicators, lists, kinds of activity and topics; a code that it lacks stands as it is.
 */
export function contentChanges(
  before: ReportContent,
  after: ReportContent,
  names: CodeNames = new Map(),
): ContentChange[] {
  const changes: ContentChange[] = [];
  const note: Note = (at = '', what, old = null, now = null) => {
    if (old !== now) changes.push({ at, what, before: old, after: now });
  };
  const [papers, newPapers] = [before.documents, after.documents];
  note('0. Bắt đầu', 'Số văn bản báo cáo', before.officialNo, after.officialNo);
  note('1. Đơn vị', 'Kế hoạch năm của xã', papers.yearlyPlan, newPapers.yearlyPlan);
  note('1. Đơn vị', 'Quy chế hoạt động của Tổ', papers.regulation, newPapers.regulation);
  noteVillages(before, after, note);
  noteFigures(before, after, names, note);
  noteEvents(before, after, names, note);
  return inOrder(changes);
}

/** By tab, row, column; the number in front of a tab's name orders the tabs. */
export function inOrder<T extends { at: string }>(changes: readonly T[]): T[] {
  const placeOf = (at: string) => {
    const { tab, cell: address } = placeParts(at);
    const cell = cellPlace(address);
    const number = Number.parseInt(tab, 10);
    return {
      number: Number.isNaN(number) ? Number.MAX_SAFE_INTEGER : number,
      tab,
      row: cell?.row ?? -1,
      column: cell?.column ?? -1,
    };
  };
  return changes
    .map((change, index) => ({ change, index, place: placeOf(change.at) }))
    .sort(
      ({ place: a, index: i }, { place: b, index: j }) =>
        a.number - b.number ||
        (a.tab === b.tab ? 0 : a.tab < b.tab ? -1 : 1) ||
        a.row - b.row ||
        a.column - b.column ||
        i - j,
    )
    .map(({ change }) => change);
}
