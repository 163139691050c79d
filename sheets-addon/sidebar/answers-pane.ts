// The ad-hoc requests of the commune: each with its deadline, how far its answers have come, what is
// wrong with them, and a button of its own to send them. Ticks given so far survive whatever comes back.
import type { AnswerOutcome, AnswersView, RequestView } from '../answers-contract.ts';
import { button, element, factList, heading } from './dom.ts';
import { dueBox } from './due.ts';
import { cellButton, issueGroups } from './issues.ts';
import { ask, isFailure, perhapsArrived } from './server.ts';
import { showTrouble, type Stage } from './stage.ts';
import { confirmationsOf, tickedAmong, tickList, type Ticks } from './ticks.ts';

/** Ticks by request. */
type AllTicks = Map<string, Ticks>;
/** What the leader has begun to write, by report; it stays until it has been sent. */
const begun = new Map<string, string>();

export function answersPane(stage: Stage): void {
  load(stage, new Map());
}

function load(stage: Stage, ticks: AllTicks): void {
  stage.request(
    'Đang xem các yêu cầu đột xuất…',
    () => ask('sidebarAnswers'),
    (view) => showRequests(stage, view, ticks),
  );
}

function showRequests(stage: Stage, view: AnswersView, ticks: AllTicks): void {
  stage.name(view.unit);
  const again = () => load(stage, ticks);
  const open = view.requests.filter(isOpen);
  stage.show(
    heading(titleOf(view, open.length), open.some(({ tone }) => tone === 'late') ? 'late' : ''),
    element('p', { class: 'aside' }, `Xem lúc ${view.at}. Tài khoản gửi: ${view.who}.`),
    view.requests.length === 0
      ? null
      : element(
          'p',
          { class: 'aside' },
          'Điền cột “Trả lời” ở tab 10 (cuối hàng tab), bấm “Đã điền, xem lại”, rồi gửi từng yêu cầu.',
        ),
    element('div', { class: 'actions' }, button('Đã điền, xem lại', again, 'primary')),
    ...view.requests.map((request) =>
      requestBox(stage, request, ticksOf(ticks, request.id), again),
    ),
  );
}

const isOpen = ({ tone, changed }: RequestView): boolean =>
  tone !== 'over' && (tone !== 'good' || changed);

function titleOf({ requests }: AnswersView, open: number): string {
  if (requests.length === 0) return 'Hiện không có yêu cầu đột xuất nào';
  return open === 0 ? 'Đã trả lời hết các yêu cầu' : `${open} yêu cầu cần trả lời`;
}

function ticksOf(all: AllTicks, request: string): Ticks {
  const ticks = all.get(request) ?? new Map();
  all.set(request, ticks);
  return ticks;
}

function requestBox(
  stage: Stage,
  request: RequestView,
  ticks: Ticks,
  again: () => void,
): HTMLElement {
  const { title, documentNo, due, state, tone, standing, closed } = request;
  const title3 = element('h3', { tabindex: -1 }, title);
  return element(
    'section',
    { class: `request ${tone}`, 'aria-label': title },
    title3,
    factList([
      ['Văn bản', documentNo],
      ['Trạng thái', state],
      ['Đã điền', `${request.answered}/${request.asked} câu`],
      ...(standing === null
        ? []
        : [['Bản đã gửi', `bản ${standing.revision}, ${standing.by}, ${standing.at}`] as const]),
    ]),
    dueBox(due, standing === null && closed === null),
    returnedBox(stage, request),
    decisionBox(stage, request, again),
    ...(closed === null
      ? sending(stage, request, ticks, again)
      : [element('p', { class: 'note-box' }, closed)]),
  );
}

function returnedBox(stage: Stage, { returned }: RequestView): HTMLElement | null {
  if (returned === null) return null;
  return element(
    'div',
    { class: 'note-box' },
    element('b', {}, `Bị trả lại lúc ${returned.at}: ${returned.reason}`),
    element(
      'ul',
      {},
      ...returned.cells.map(({ tab, cell, words }) =>
        element('li', {}, cellButton(stage, tab, cell), words === '' ? '' : ` ${words}`),
      ),
    ),
  );
}

/** For the leader: the answer that waits is let go to the province, or sent back with a reason. */
function decisionBox(
  stage: Stage,
  { waiting, title }: RequestView,
  again: () => void,
): HTMLElement | null {
  if (waiting === null) return null;
  const trouble = element('div', {});
  const reason = element('input', {
    type: 'text',
    class: 'reason',
    maxlength: 1000,
    'aria-label': `Lý do trả lại: ${title}`,
    placeholder: 'Lý do trả lại (bắt buộc khi trả lại)',
  });
  reason.value = begun.get(waiting.report) ?? '';
  reason.addEventListener('input', () => begun.set(waiting.report, reason.value));
  const decide = (decision: 'APPROVE' | 'REFUSE'): void => {
    if (decision === 'REFUSE' && reason.value.trim() === '') {
      trouble.replaceChildren(element('p', { role: 'alert' }, 'Hãy ghi lý do trả lại.'));
      reason.focus();
      return;
    }
    stage.attempt(
      'Đang ghi ý kiến…',
      () => ask('sidebarDecideAnswer', { ...waiting, decision, reason: reason.value }),
      (outcome) => {
        if (!isFailure(outcome)) {
          begun.delete(waiting.report);
          again();
          return;
        }
        showTrouble(trouble, outcome, () => decide(decision));
      },
    );
  };
  return element(
    'div',
    { class: 'note-box' },
    element('p', {}, `Bản ${waiting.revision} chờ lãnh đạo xã duyệt; tỉnh chưa nhận.`),
    reason,
    trouble,
    element(
      'div',
      { class: 'actions' },
      button('Lãnh đạo duyệt, gửi tỉnh', () => decide('APPROVE')),
      button('Trả lại cán bộ', () => decide('REFUSE')),
    ),
  );
}

/** What stands against sending, what is to be confirmed, and the button. */
function sending(
  stage: Stage,
  request: RequestView,
  ticks: Ticks,
  again: () => void,
): (HTMLElement | null)[] {
  const { issues, answered, changed, standing, start } = request;
  const blocks = issues.filter(({ severity }) => severity === 'BLOCK');
  if (answered === 0)
    return [
      element(
        'p',
        { class: 'aside' },
        'Chưa điền câu nào của yêu cầu này ở tab 10. ',
        ...(start === undefined ? [] : [cellButton(stage, start.tab, start.cell)]),
      ),
    ];
  if (blocks.length > 0)
    return [
      element('p', { class: 'progress' }, `Còn ${blocks.length} lỗi phải sửa trước khi gửi.`),
      ...issueGroups(stage, groupsOf(blocks), ['BLOCK']),
    ];
  const warnings = issues.filter(({ severity }) => severity === 'WARN');
  const trouble = element('div', {});
  const progress = element('p', { class: 'progress', 'aria-live': 'polite' });
  const label = standing === null ? 'Gửi trả lời' : 'Gửi lại trả lời';
  const send = button(label, () => submit(), changed ? 'primary' : 'plain');
  send.setAttribute('aria-label', `${label}: ${request.title}`);
  const count = (): void => {
    const ticked = tickedAmong(ticks, warnings);
    trouble.replaceChildren();
    send.hidden = false;
    send.disabled = ticked < warnings.length;
    progress.textContent =
      warnings.length > 0
        ? `Đã xác nhận ${ticked}/${warnings.length} cảnh báo.`
        : changed
          ? 'Sẵn sàng gửi.'
          : 'Trả lời trong bảng giống bản đã gửi.';
  };
  const submit = (): void => {
    const { id, baseRevision } = request;
    const confirmations = confirmationsOf(ticks, warnings);
    stage.attempt(
      'Đang gửi trả lời…',
      () => ask('sidebarAnswer', { request: id, baseRevision, confirmations }),
      (outcome) => {
        if (!isFailure(outcome)) {
          showOutcome(stage, request, outcome, again);
          return;
        }
        send.hidden = outcome.again;
        showTrouble(trouble, perhapsArrived(outcome, 'trả lời', 'trả lời'), submit);
      },
    );
  };
  const list = tickList(stage, ticks, warnings, count);
  count();
  return [...list, element('div', {}, trouble, progress, send)];
}

function groupsOf(issues: RequestView['issues']) {
  const tabs = [...new Set(issues.map(({ tab }) => tab))];
  return tabs.map((tab) => ({ tab, issues: issues.filter((it) => it.tab === tab) }));
}

function showOutcome(
  stage: Stage,
  { title, documentNo }: RequestView,
  outcome: AnswerOutcome,
  again: () => void,
): void {
  const back = element('div', { class: 'actions' }, button('Xem các yêu cầu', again, 'primary'));
  switch (outcome.kind) {
    case 'received': {
      const { revision, at, by, timeliness, duplicate, waiting = false } = outcome.receipt;
      stage.show(
        heading(
          duplicate
            ? 'Trả lời này đã được nhận trước đó'
            : waiting
              ? 'Đã gửi, chờ lãnh đạo xã duyệt'
              : 'Đã gửi trả lời',
          'good',
        ),
        element(
          'div',
          { class: 'receipt' },
          factList([
            ['Yêu cầu', `${title} (${documentNo})`],
            ['Bản số', String(revision)],
            [waiting ? 'Gửi lúc' : 'Nhận lúc', at],
            ['Người gửi', by],
            [waiting ? 'Trạng thái' : 'Thời hạn', timeliness],
          ]),
        ),
        outcome.note === null ? null : element('p', { class: 'note-box' }, outcome.note),
        back,
      );
      return;
    }
    case 'refused':
      stage.show(
        heading('Trả lời chưa được nhận', 'bad'),
        element('p', {}, outcome.message),
        back,
        ...issueGroups(stage, groupsOf(outcome.issues), ['BLOCK', 'WARN']),
      );
      return;
    case 'stale':
      stage.show(heading('Chưa gửi được', 'late'), element('p', {}, outcome.message), back);
  }
}
