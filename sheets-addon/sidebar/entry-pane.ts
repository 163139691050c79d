// The panes of the entry tabs: how to fill the tab in, what is ready to be sent, what is wrong and
// where, one button, and then what became of it.
import type { EntryKind, EntryOutcome, EntryView } from '../entry-contract.ts';
import { button, element, growingList, heading } from './dom.ts';
import { cellButton, issueGroups } from './issues.ts';
import { ask, isFailure } from './server.ts';
import { showTrouble, type Stage } from './stage.ts';

interface Words {
  title: string;
  /** What one thing that is sent is called. */
  one: string;
  how: readonly string[];
}

const NEXT = 'Điền xong thì bấm “Xem lại”: chỗ sai được chỉ ra, phần đúng hiện ra để gửi.';

const WORDS: Record<EntryKind, Words> = {
  targets: {
    title: 'Giao chỉ tiêu',
    one: 'chỉ tiêu',
    how: [
      'Giao cho cả tỉnh: ghi mức giao, ngày áp dụng, số và ngày văn bản vào ô vàng cạnh chỉ tiêu.',
      'Giao riêng cho xã, phường: ghi ở các dòng trống bên dưới, mỗi dòng một chỉ tiêu; có thể dán cả cột.',
      'Mức giao là phần trăm: 70 hoặc 35,4. Đánh giá của các kỳ đã chốt giữ nguyên.',
      NEXT,
    ],
  },
  replies: {
    title: 'Trả lời kiến nghị',
    one: 'câu trả lời',
    how: [
      'Ghi câu trả lời và chọn kết quả xử lý ở hai cột vàng cạnh kiến nghị của xã.',
      'Xã thấy câu trả lời trong bảng của mình. Sửa câu đã gửi rồi gửi lại thì bản mới thay bản cũ.',
      NEXT,
    ],
  },
  requests: {
    title: 'Yêu cầu đột xuất',
    one: 'việc',
    how: [
      'Mỗi câu hỏi một dòng. Tiêu đề, văn bản, hạn và phạm vi ghi ở dòng đầu; các dòng dưới để trống.',
      'Phạm vi để trống là tất cả; nếu không thì ghi tên hoặc mã xã, phường, cách nhau bằng dấu ;',
      'Muốn rút một yêu cầu đã gửi thì ghi lý do vào cột “Lý do rút” của yêu cầu đó.',
      NEXT,
    ],
  },
};
const AT_FIRST = 40;

export function entryPane(kind: EntryKind): (stage: Stage) => void {
  return (stage) => open(stage, kind);
}

function open(stage: Stage, kind: EntryKind): void {
  stage.request(
    `Đang mở tab “${WORDS[kind].title}”…`,
    () => ask('sidebarEntry', kind),
    (view) => showView(stage, view, [heading(verdictOf(view), toneOf(view))]),
  );
}

function showView(stage: Stage, view: EntryView, head: (HTMLElement | null)[]): void {
  const { kind, tab, ready, faults, made, at } = view;
  stage.name([WORDS[kind].title, view.period].filter((words) => words !== null).join(' · '));
  stage.show(
    ...head,
    element('p', { class: 'aside' }, `Tab “${tab}”${made ? ' vừa được lập' : ''}, xem lúc ${at}`),
    guide(view),
    ...faultsOf(stage, view),
    ready.length === 0 ? null : element('h3', {}, `Sẽ gửi ${ready.length} ${WORDS[kind].one}`),
    ...(ready.length === 0 ? [] : growingList('changes', ready, AT_FIRST, readyItem(stage, tab))),
    element(
      'div',
      { class: ready.length === 0 ? 'actions' : 'send' },
      ...actions(stage, view, faults.length),
    ),
  );
}

function guide({ kind, known, ready, faults }: EntryView): HTMLElement {
  const fresh = known === 0 && ready.length === 0 && faults.length === 0;
  return element(
    'details',
    { class: 'note', open: fresh },
    element('summary', {}, 'Cách điền'),
    element('ul', {}, ...WORDS[kind].how.map((words) => element('li', {}, words))),
  );
}

function faultsOf(stage: Stage, { tab, faults }: EntryView): HTMLElement[] {
  const issues = faults.map(({ cell, message }) => ({
    code: 'ENTRY',
    severity: 'BLOCK' as const,
    tab,
    cell,
    message,
  }));
  return issueGroups(stage, [{ tab, issues }], ['BLOCK']);
}

function readyItem(stage: Stage, tab: string) {
  return ({ cell, what, before, after }: EntryView['ready'][number]): HTMLLIElement =>
    element(
      'li',
      {},
      element('span', { class: 'what' }, what),
      element(
        'span',
        { class: 'values' },
        ...(before === null ? [] : [element('s', {}, before), ' → ']),
        after,
      ),
      cellButton(stage, tab, cell),
    );
}

function actions(stage: Stage, view: EntryView, faults: number): HTMLElement[] {
  const { kind, ready } = view;
  const again = button(
    'Xem lại',
    () => open(stage, kind),
    ready.length === 0 ? 'primary' : 'plain',
  );
  if (ready.length === 0) return [again];
  const trouble = element('div', {});
  const words = `Gửi ${ready.length} ${WORDS[kind].one}`;
  const send = button(words, () => submit(), 'primary');
  const submit = (): void =>
    stage.attempt(
      'Đang gửi…',
      () => ask('sidebarSendEntry', kind, view.seen),
      (outcome) => {
        if (!isFailure(outcome)) {
          showOutcome(stage, outcome);
          return;
        }
        send.hidden = outcome.again;
        showTrouble(trouble, outcome, submit);
      },
    );
  const waits =
    faults === 0
      ? null
      : element('p', { class: 'progress' }, `${faults} chỗ còn lỗi chưa gửi trong lần này.`);
  return [trouble, ...(waits === null ? [] : [waits]), send, again];
}

function showOutcome(stage: Stage, outcome: EntryOutcome): void {
  if (outcome.kind === 'changed') {
    showView(stage, outcome.view, [
      heading('Bảng vừa thay đổi', 'late'),
      element('p', {}, 'Chưa gửi gì. Hãy xem lại danh sách dưới đây rồi gửi.'),
    ]);
    return;
  }
  const { taken, refused, note, view } = outcome;
  const { one } = WORDS[view.kind];
  showView(stage, view, [
    refused.length === 0
      ? heading(`Đã gửi ${taken.length} ${one}`, 'good')
      : heading(`Đã gửi ${taken.length}, chưa được nhận ${refused.length} ${one}`, 'bad'),
    note === null ? null : element('p', { class: 'note-box' }, note),
    taken.length === 0
      ? null
      : element(
          'details',
          { class: 'group', open: refused.length === 0 },
          element('summary', {}, 'Đã nhận'),
          ...growingList('dots', taken, AT_FIRST, ({ what, after }) =>
            element('li', {}, `${what}: ${after}`),
          ),
        ),
    refused.length === 0
      ? null
      : element(
          'details',
          { class: 'group', open: true },
          element('summary', {}, 'Chưa được nhận'),
          ...growingList('dots', refused, AT_FIRST, ({ what, why }) =>
            element('li', {}, element('b', {}, what), `: ${why}`),
          ),
        ),
  ]);
}

function verdictOf({ kind, ready, faults, known }: EntryView): string {
  const { one, title } = WORDS[kind];
  if (faults.length > 0) return `Còn ${faults.length} chỗ cần sửa`;
  if (ready.length > 0) return `Sẵn sàng gửi ${ready.length} ${one}`;
  return known === 0 ? title : 'Không có gì chờ gửi';
}

function toneOf({ ready, faults }: EntryView): string {
  if (faults.length > 0) return 'bad';
  return ready.length > 0 ? 'good' : '';
}
