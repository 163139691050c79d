// One commune's report before the reviewer: the difference first where it came back, what was warned
// of, every cell to read and to pin, and the two decisions. What was typed here is kept until a
// decision has been carried out, whatever goes wrong and wherever the reviewer has been meanwhile.
import type { DecisionWish, ReviewView } from '../province-contract.ts';
import { cellLink, differenceParts } from './review-difference.ts';
import { button, element, factList, heading, sheetLink } from './dom.ts';
import { askOnceMore } from './once-more.ts';
import { pinList, type Pins } from './pin-list.ts';
import { ask, isFailure } from './server.ts';
import { showTrouble, type Stage } from './stage.ts';

interface Draft {
  reason: string;
  pins: Pins;
}
/** Which report: '' for the spreadsheet's own period. */
interface Of {
  commune: string;
  period: string;
}
/** By commune and period; a sidebar that is closed forgets them. */
const drafts = new Map<string, Draft>();
const STALE = new Set(['STALE_REVISION', 'NOT_IN_STATE']);
const MOST_LETTERS = 1000;

type Back = (said: HTMLElement[]) => void;

/** `note`: why the report is shown anew. */
export function openReport(stage: Stage, of: Of, back: Back, note: string | null = null): void {
  stage.request(
    'Đang mở báo cáo…',
    () => ask('sidebarReview', of.commune, of.period),
    (view) => showReport(stage, of, view, { back, note }),
  );
}

function showReport(
  stage: Stage,
  of: Of,
  view: ReviewView,
  { back, note }: { back: Back; note: string | null },
): void {
  const { name, stateWords, url, mayReturn } = view;
  const draft = drafts.get(keyOf(of)) ?? { reason: '', pins: new Map() };
  drafts.set(keyOf(of), draft);
  stage.show(
    element(
      'div',
      { class: 'actions' },
      button('← Danh sách', () => back([])),
    ),
    heading(`${name}: ${stateWords.slice(0, 1).toLowerCase()}${stateWords.slice(1)}`),
    note === null ? null : element('p', { class: 'note-box', role: 'alert' }, note),
    factList(factsOf(view)),
    url === null ? null : element('p', {}, sheetLink('Mở bảng tính của xã', url)),
    ...returnedParts(view),
    ...differenceParts(view),
    ...warningParts(view),
    ...(view.cells.length === 0 ? [] : pinList(stage, view, draft.pins, mayReturn)),
    ...historyParts(view),
    ...decisionParts(stage, of, view, { draft, back }),
  );
}

function keyOf({ commune, period }: Of): string {
  return `${commune} ${period}`;
}

function factsOf({ report, timeliness, due }: ReviewView): [string, string][] {
  return [
    ...(report === null
      ? []
      : ([
          ['Bản', String(report.revision)],
          ['Người gửi', report.by],
          ['Gửi lúc', report.at],
        ] as [string, string][])),
    ['Thời hạn', timeliness],
    ...(due === null ? [] : ([['Hạn nộp', due]] as [string, string][])),
  ];
}

function returnedParts({ returned }: ReviewView): HTMLElement[] {
  if (returned === null) return [];
  const { revision, reason, who } = returned;
  return [
    element(
      'section',
      { class: 'note' },
      element('h3', {}, `Bản ${revision} đã bị trả lại`),
      element('p', {}, `Lý do: ${reason}`),
      element('p', { class: 'aside' }, who),
    ),
  ];
}

function warningParts({ issues, url }: ReviewView): HTMLElement[] {
  if (issues.length === 0) return [];
  return [
    element(
      'details',
      { class: 'group', open: issues.length <= 10 },
      element('summary', {}, `${issues.length} cảnh báo xã đã xác nhận`),
      element(
        'ul',
        { class: 'ticks' },
        ...issues.map(({ at, message, reason }) =>
          element(
            'li',
            { class: 'warning' },
            at === '' ? null : cellLink(at, url),
            element('span', { class: 'sentence' }, message),
            element(
              'p',
              { class: 'aside' },
              reason === '' ? 'Xã không ghi lý do.' : `Lý do của xã: ${reason}`,
            ),
          ),
        ),
      ),
    ),
  ];
}

function historyParts({ history }: ReviewView): HTMLElement[] {
  if (history.length === 0) return [];
  return [
    element(
      'details',
      { class: 'group' },
      element('summary', {}, `Quá trình (${history.length} bước)`),
      element(
        'ol',
        { class: 'receipts' },
        ...history.map(({ words, who, reason }) =>
          element(
            'li',
            {},
            element('b', {}, words),
            element('span', {}, who),
            reason === null ? null : element('span', {}, `Lý do: ${reason}`),
          ),
        ),
      ),
    ),
  ];
}

function decisionParts(
  stage: Stage,
  of: Of,
  view: ReviewView,
  { draft, back }: { draft: Draft; back: Back },
): HTMLElement[] {
  const { report, mayAccept, mayReturn } = view;
  if (report === null || (!mayAccept && !mayReturn)) return [];
  const trouble = element('div', {});
  const reason = element('textarea', {
    rows: 3,
    maxlength: MOST_LETTERS,
    id: 'return-reason',
    'aria-describedby': 'return-missing',
  });
  reason.value = draft.reason;
  const missing = element('p', { class: 'gone', id: 'return-missing', role: 'alert' });
  reason.addEventListener('input', () => {
    draft.reason = reason.value;
    missing.textContent = '';
    reason.removeAttribute('aria-invalid');
  });
  const send = (wish: DecisionWish): void =>
    decide(stage, of, { name: view.name, wish, trouble, back });
  const accept = (): void => {
    const go = () => send({ report: report.id, revision: report.revision, decision: 'ACCEPT' });
    if (draft.reason.trim() === '' && draft.pins.size === 0) go();
    else
      askOnceMore(
        trouble,
        { words: 'Bạn đang ghi nội dung trả lại. Vẫn duyệt báo cáo này?', yes: 'Vẫn duyệt' },
        go,
      );
  };
  const giveBack = (): void => {
    const why = draft.reason.trim();
    if (why === '') {
      missing.textContent = 'Cần ghi lý do trả lại để xã biết phải sửa gì.';
      reason.setAttribute('aria-invalid', 'true');
      reason.focus();
      return;
    }
    const cells = [...draft.pins].map(([at, words]) => ({ at, words: words.trim() }));
    const { id, revision } = report;
    send({ report: id, revision, decision: 'RETURN', reason: why, cells });
  };
  return [
    element('label', { class: 'field', for: 'return-reason' }, 'Lý do trả lại (chỉ khi trả lại)'),
    reason,
    missing,
    element(
      'div',
      { class: 'send' },
      trouble,
      element(
        'div',
        { class: 'actions' },
        mayAccept ? button('Duyệt', accept, 'primary') : null,
        mayReturn ? button('Trả lại', giveBack) : null,
      ),
    ),
  ];
}

interface Decision {
  name: string;
  wish: DecisionWish;
  trouble: HTMLElement;
  back: Back;
}

function decide(stage: Stage, of: Of, decision: Decision): void {
  const { name, wish, trouble, back } = decision;
  const retry = (): void => decide(stage, of, decision);
  stage.attempt(
    wish.decision === 'ACCEPT' ? 'Đang duyệt…' : 'Đang trả lại…',
    () => ask('sidebarDecide', [wish]),
    (outcomes) => {
      if (isFailure(outcomes)) {
        showTrouble(trouble, outcomes, retry);
        return;
      }
      const problem = outcomes[0]?.problem ?? null;
      if (problem === null) {
        drafts.delete(keyOf(of));
        back([heading(doneWords(name, wish), 'good')]);
      } else if (STALE.has(problem.code)) {
        const kept = 'Lý do và các ô đã ghim của bạn vẫn còn; hãy xem lại bản dưới đây.';
        openReport(stage, of, back, `${problem.message} ${kept}`);
      } else showTrouble(trouble, { failed: true, ...problem, again: false }, retry);
    },
  );
}

function doneWords(name: string, wish: DecisionWish): string {
  if (wish.decision === 'ACCEPT') return `Đã duyệt báo cáo của ${name}`;
  const pinned = wish.cells.length === 0 ? '' : `, ghim ${wish.cells.length} ô`;
  return `Đã trả lại báo cáo của ${name}${pinned}`;
}
