// Differences between what happened by two versions of a report: tabs 6 to 11. A line has no key of
// its own, so one that was altered shows as one taken out and one put in.
import { formatNumber } from '../vietnamese/number.ts';
import { excerpt } from '../vietnamese/text.ts';
import { RECOGNITION_WORDS } from '../workbook/words.ts';
import { canonicalJson } from './canonical-json.ts';
import { pairs, rowNames, shownDay, type CodeNames, type Note } from './compare-lines.ts';
import type {
  ActivityLine,
  DifficultyLine,
  FundingLine,
  RecognitionLine,
  ReportContent,
  SupportPointLine,
} from './content.ts';

export function noteEvents(
  before: ReportContent,
  after: ReportContent,
  names: CodeNames,
  note: Note,
): void {
  const villageName = rowNames([...after.villages, ...before.villages]);
  const activity = activityWords(names, villageName);
  noteLines('Hoạt động', before.activities, after.activities, activity, note);
  noteLines('Điểm hỗ trợ', before.supportPoints, after.supportPoints, supportPoint, note);
  noteLines('Khó khăn, kiến nghị', before.difficulties, after.difficulties, difficulty, note);
  noteLines('Mô hình, khen thưởng', before.recognitions, after.recognitions, recognition, note);
  for (const [old, now] of pairs(
    before.adhocAnswers,
    after.adhocAnswers,
    (line) => `${line.request}\u0000${line.question}`,
  )) {
    const line = now ?? old;
    note(line?.at, `Trả lời ${line?.request}, câu ${line?.question}`, old?.answer, now?.answer);
  }
  noteLines('Kinh phí', before.funding, after.funding, funding, note);
}

/** Each line of tabs 6 to 11 with its cell, in the words by which its change would be told. */
export function eventCells(
  content: ReportContent,
  names: CodeNames,
): { at: string; what: string; value: string | null }[] {
  const activity = activityWords(names, rowNames(content.villages));
  const told = <T extends { at: string }>(
    what: string,
    lines: readonly T[],
    words: (line: T) => string,
  ) => lines.map((line) => ({ at: line.at, what, value: words(line) }));
  return [
    ...told('Hoạt động', content.activities, activity),
    ...told('Điểm hỗ trợ', content.supportPoints, supportPoint),
    ...told('Khó khăn, kiến nghị', content.difficulties, difficulty),
    ...told('Mô hình, khen thưởng', content.recognitions, recognition),
    ...content.adhocAnswers.map(({ at, request, question, answer }) => ({
      at,
      what: `Trả lời ${request}, câu ${question}`,
      value: answer,
    })),
    ...told('Kinh phí', content.funding, funding),
  ];
}

function activityWords(
  names: CodeNames,
  villageName: ReturnType<typeof rowNames>,
): (line: ActivityLine) => string {
  return (line) =>
    listed(
      names.get(line.kind) ?? line.kind,
      line.topic === null ? null : (names.get(line.topic) ?? line.topic),
      shownDay(line.on),
      line.village === null ? null : villageName(line.village, null),
      `${formatNumber(line.sessions)} buổi`,
      line.attendances === null ? null : `${formatNumber(line.attendances)} lượt người`,
    );
}

function supportPoint({ name, schedule, served }: SupportPointLine): string {
  return listed(name, schedule, served === null ? null : `${formatNumber(served)} lượt người`);
}

function difficulty({ description }: DifficultyLine): string {
  return excerpt(description);
}

function recognition({ kind, name, decisionNo }: RecognitionLine): string {
  const word = RECOGNITION_WORDS.find((it) => it.code === kind)?.name ?? kind;
  return listed(word, excerpt(name), decisionNo);
}

function funding({ year, team, policy, budgeted, spent }: FundingLine): string {
  return listed(
    `Năm ${year}`,
    team === null ? null : `Tổ ${team}`,
    policy,
    budgeted === null ? null : `dự toán ${formatNumber(budgeted)} đồng`,
    spent === null ? null : `đã chi ${formatNumber(spent)} đồng`,
  );
}

function listed(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(', ');
}

/** Equal lines cancel each other out one by one, so that of two alike one may still be taken out. */
function noteLines<T extends { at: string }>(
  what: string,
  before: readonly T[],
  after: readonly T[],
  words: (line: T) => string,
  note: Note,
): void {
  const said = (line: T) => canonicalJson({ ...line, at: '' });
  const old = new Map<string, number>();
  for (const line of before) old.set(said(line), (old.get(said(line)) ?? 0) + 1);
  for (const line of after) {
    const left = old.get(said(line)) ?? 0;
    if (left > 0) old.set(said(line), left - 1);
    else note(line.at, `${what}: thêm dòng`, null, words(line));
  }
  for (const line of before) {
    const left = old.get(said(line)) ?? 0;
    if (left === 0) continue;
    old.set(said(line), left - 1);
    note(line.at, `${what}: bỏ dòng`, words(line), null);
  }
}
