// "Trả lời kiến nghị": the difficulties that communes have reported, one line each, and beside them the
// province's answer and what it decides. The server alone makes lines; the staff type in two columns.
import type { AnswerState } from '../functions/domain/report/difficulty.ts';
import { momentWords } from '../functions/domain/vietnamese/date.ts';
import { excerpt } from '../functions/domain/vietnamese/text.ts';
import {
  ASK_LEVEL_WORDS,
  DIFFICULTY_ANSWER_WORDS,
  DIFFICULTY_STATUS_WORDS,
  DIFFICULTY_WORDS,
} from '../functions/domain/workbook/words.ts';
import { readWord } from './entry-cells.ts';
import type { EntryFault, EntryTab, EntryWish } from './entry-plan.ts';
import { isBlankLine, isChanged, isGone, type EntryLine, type KnownLine } from './entry-tab.ts';

export interface AnswerWish {
  id: string;
  answer: string;
  state: AnswerState;
}

/** What `difficulties` answers. */
export interface RepliesSaid {
  lines: {
    id: string;
    commune: string;
    name: string;
    category: string | null;
    description: string;
    cause: string | null;
    proposal: string | null;
    askLevel: string | null;
    status: string | null;
    at: string;
    url: string | null;
    answer: { text: string; state: AnswerState; by: string; at: string } | null;
  }[];
}

const DECISIONS = Object.fromEntries(
  DIFFICULTY_ANSWER_WORDS.map(({ code, name }) => [code, name]),
) as Record<AnswerState, string>;
/** As much as the functions take. */
const LONGEST = 2000;

export const REPLIES_TAB: EntryTab<RepliesSaid> = {
  name: 'Trả lời kiến nghị',
  closed: true,
  columns: [
    { key: 'name', heading: 'Xã, phường', width: 140, machine: true, subject: true },
    { key: 'category', heading: 'Lĩnh vực', width: 100, machine: true },
    { key: 'description', heading: 'Khó khăn', width: 260, machine: true },
    { key: 'cause', heading: 'Nguyên nhân', width: 180, machine: true },
    { key: 'proposal', heading: 'Kiến nghị', width: 220, machine: true },
    { key: 'askLevel', heading: 'Gửi cấp', width: 80, machine: true },
    { key: 'status', heading: 'Xã ghi', width: 90, machine: true },
    { key: 'answer', heading: 'Trả lời của tỉnh', width: 300 },
    { key: 'decision', heading: 'Xử lý', width: 120 },
  ],
  choices: () => ({ decision: Object.values(DECISIONS) }),
  known: ({ lines }) => lines.map(knownDifficulty),
  read: readReplies,
  settled: () => false,
};

function knownDifficulty(line: RepliesSaid['lines'][number]): KnownLine {
  const { id, name, description, cause, proposal, answer } = line;
  return {
    key: id,
    cells: {
      name,
      category: wordOf(line.category, DIFFICULTY_WORDS),
      description,
      cause: cause ?? '',
      proposal: proposal ?? '',
      askLevel: wordOf(line.askLevel, ASK_LEVEL_WORDS),
      status: wordOf(line.status, DIFFICULTY_STATUS_WORDS),
      answer: answer?.text ?? '',
      decision: answer === null ? '' : DECISIONS[answer.state],
    },
    open: ['answer', 'decision'],
    state: answer === null ? '' : `Đã gửi ${momentWords(answer.at)} · ${answer.by}`,
  };
}

function wordOf(code: string | null, words: readonly { code: string; name: string }[]): string {
  return words.find((word) => word.code === code)?.name ?? code ?? '';
}

function readReplies(lines: readonly EntryLine[]) {
  const faults: EntryFault[] = [];
  const wishes: EntryWish[] = [];
  lines.forEach((line, at) => {
    const fault = (column: string, message: string) => faults.push({ line: at, column, message });
    const [text, decision] = [line.cells['answer'] ?? '', line.cells['decision'] ?? ''];
    if (line.known === null) {
      if (!isBlankLine(line) && !isGone(line))
        fault(
          'answer',
          'Dòng này không phải kiến nghị của xã nào; hãy ghi trả lời vào dòng của kiến nghị rồi xóa dòng này.',
        );
      return;
    }
    if (!isChanged(line)) return;
    const [before, decided] = [line.known['answer'] ?? '', line.known['decision'] ?? ''];
    if (text === '') {
      const message =
        before === ''
          ? 'Chưa ghi câu trả lời.'
          : 'Câu trả lời đã gửi thì không xóa được; hãy ghi câu trả lời mới.';
      fault('answer', message);
      return;
    }
    if (text.length > LONGEST)
      fault('answer', `Câu trả lời dài ${text.length} ký tự, chỉ nhận đến ${LONGEST}.`);
    if (decision === '') {
      fault('decision', 'Chưa chọn kết quả xử lý.');
      return;
    }
    const read = readWord(decision, DECISIONS);
    if ('fault' in read) {
      fault('decision', read.fault);
      return;
    }
    if (text.length > LONGEST) return;
    const body: AnswerWish = { id: line.key, answer: text, state: read.value };
    wishes.push({
      lines: [at],
      column: 'answer',
      what: `${line.cells['name'] ?? ''}: ${excerpt(line.cells['description'] ?? '')}`,
      before: before === '' ? null : `${decided}: ${excerpt(before)}`,
      after: `${DECISIONS[read.value]}: ${excerpt(text)}`,
      body,
    });
  });
  return { wishes, faults };
}
