// The message by which a commune asks its village teams for what is still missing, ready to be
// pasted into their Zalo group. It names villages and figures, never a person.
import { describeDue, dueOfObligation } from '../calendar/due.ts';
import type { LocalDate } from '../calendar/rule.ts';
import { dataWindow } from '../calendar/window.ts';
import { reportObligation, type OverlaidObligation } from '../plan/overlay.ts';
import { COMMUNE_KIND_NAMES, communeTitle, VILLAGE_KIND_NAMES } from '../unit/words.ts';
import { formatDate } from '../vietnamese/date.ts';
import { lowerFirst } from '../vietnamese/text.ts';
import type { CellBook } from '../workbook/cell.ts';
import { bookContent } from '../workbook/content.ts';
import { figureRowKey } from '../workbook/content-figures.ts';
import { receiveContextOf, type WorkbookContext } from '../workbook/context.ts';
import { teamsReport, type Form } from '../workbook/contract.ts';
import { buildForm } from '../workbook/form.ts';
import { confirmKept } from '../workbook/prefilled.ts';
import { readBook } from '../workbook/read-book.ts';
import { rowNames } from './compare-lines.ts';
import type { ReportContent, VillageLine } from './content.ts';

/**
 * Greeting, period, both wordings of the due dates, and for each village's team the figures of tab 4
 * that are blank and whether its own report is in. Teams
 * that lack the same share a line. Works on a workbook that is still full of faults.
 */
export function teamMessage(book: CellBook, context: WorkbookContext, today: LocalDate): string {
  const { overlay, commune, period, previous } = receiveContextOf(context, today);
  const form = buildForm(overlay, period);
  const read = readBook(book, form);
  const window = dataWindow(period, overlay.dataWindow);
  const { content } = bookContent(read, form, commune, window.to);
  confirmKept(content, read, form, previous);

  const holidays = new Map(context.holidays);
  const ownReport = overlay.obligations.find((it) => it.from === 'TEAM');
  const upwards = reportObligation(overlay);
  const dueLine = (label: string, obligation: OverlaidObligation | undefined): string[] => {
    if (obligation === undefined) return [];
    const due = dueOfObligation(obligation.obligation, period, holidays);
    if (due === null) return [];
    const hint = obligation.obligation.due === null ? ' – hạn gợi ý' : '';
    return [`${label}: ${describeDue(due)}${hint}.`];
  };
  const unit = COMMUNE_KIND_NAMES[commune.kind];
  const missing = missingLines(content, form);
  return [
    `Kính gửi các Tổ công nghệ số cộng đồng ${communeTitle(commune)},`,
    `${unit} đang làm báo cáo ${lowerFirst(period.label)}, số liệu từ ${formatDate(window.from)} đến hết ${formatDate(window.to)}.`,
    ...(ownReport ? dueLine(`Hạn Tổ gửi ${lowerFirst(unit)}`, ownReport) : []),
    ...(upwards === ownReport ? [] : dueLine(`Hạn ${lowerFirst(unit)} nộp`, upwards)),
    '',
    ...(missing.length === 0
      ? ['Đến nay số liệu của các Tổ đã đủ. Xin cảm ơn!']
      : [
          'Còn thiếu:',
          ...missing.map((line) => `- ${line}`),
          '',
          'Việc nào không phát sinh, xin báo số 0; số nào không đổi so với kỳ trước, xin nhắn “giữ nguyên”. Xin chỉ gửi số lượng, không gửi thông tin cá nhân của người dân. Trân trọng cảm ơn!',
        ]),
  ].join('\n');
}

function missingLines(content: ReportContent, form: Form): string[] {
  const nameOf = rowNames(content.villages);
  const asked = form.villageIndicators.filter(
    ({ indicator }) => indicator.numerator.source === 'typed' && !indicator.optional,
  );
  const reported = new Set(
    content.teamPeriods
      .filter((line) => line.reportedOn !== null)
      .map((line) => figureRowKey(line.village, line.team)),
  );
  const filled = new Set(
    content.villageFigures
      .filter((line) => line.numerator !== null)
      .map((line) => `${line.indicator}\u0000${figureRowKey(line.village, line.team)}`),
  );
  const rows = content.villages.filter(({ team }) => team !== null);
  const byWants = new Map<string, string[]>();
  for (const { village, team } of rows) {
    const row = figureRowKey(village, team);
    const blank = asked.filter(({ canonicalId }) => !filled.has(`${canonicalId}\u0000${row}`));
    const names = blank.map(({ indicator }) => indicator.shortName).join('; ');
    const wants = [
      ...(blank.length === 0 ? [] : [`chưa có số liệu: ${names}`]),
      ...(!teamsReport(form.overlay) || reported.has(row) ? [] : ['chưa gửi báo cáo của Tổ']),
    ];
    if (wants.length === 0) continue;
    const said = `${wants.join('. Và ')}.`;
    byWants.set(said, [...(byWants.get(said) ?? []), nameOf(village, team)]);
  }
  const places = placeWords(rows);
  return [...byWants].map(([said, names]) => `${whoWords(names, rows.length, places)}: ${said}`);
}

/** What the lines are called when counted: villages of one kind, else the teams themselves. */
function placeWords(rows: readonly Pick<VillageLine, 'village' | 'kind'>[]): string {
  const kind = rows[0]?.kind ?? null;
  const alike = rows.every((row) => row.kind === kind);
  const apart = new Set(rows.map(({ village }) => village)).size === rows.length;
  return kind !== null && alike && apart ? lowerFirst(VILLAGE_KIND_NAMES[kind]) : 'Tổ';
}

/** Those who lack the same in one line, for a Zalo group reads no page of thirty alike. */
function whoWords(names: readonly string[], all: number, places: string): string {
  if (names.length === 1) return names.join();
  if (names.length === all) return `Tất cả ${all} ${places}`;
  return `${names.join(', ')} (${names.length} ${places})`;
}
