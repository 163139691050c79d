// Sending a report: what goes out and in whose name, what has changed, the warnings to stand by, and
// then the receipt. Whatever comes back, the ticks and reasons given so far are kept.
import type { SubmitOutcome, SubmitView } from '../contract.ts';
import { changeGroups } from './changes.ts';
import { button, element, factList, heading } from './dom.ts';
import { dueBox } from './due.ts';
import { issueGroups } from './issues.ts';
import { showReceipt } from './receipt.ts';
import { returnedBox, untouchedBox } from './returned.ts';
import { ask, isFailure, perhapsArrived } from './server.ts';
import type { Stage } from './stage.ts';
import { showTrouble } from './stage.ts';
import { confirmationsOf, tickedAmong, tickList, type Ticks } from './ticks.ts';

export function submitPane(stage: Stage): void {
  prepare(stage, new Map());
}

function prepare(stage: Stage, ticks: Ticks): void {
  stage.request(
    'Đang kiểm tra và xem bản đã nộp…',
    () => ask('sidebarPrepare'),
    (view) => {
      stage.name(`${view.check.unit} · ${view.check.period}`);
      if (view.closed !== null) showClosed(stage, view.closed);
      else if (view.check.counts.block > 0) showBlocked(stage, view, () => prepare(stage, ticks));
      else showReady(stage, view, ticks);
    },
  );
}

function showClosed(stage: Stage, why: string): void {
  stage.show(
    heading('Kỳ này không nộp thêm được', 'bad'),
    element('p', {}, why),
    element('p', { class: 'aside' }, 'Số liệu trong bảng tính vẫn còn nguyên.'),
    element(
      'div',
      { class: 'actions' },
      button('Xem trạng thái', () => stage.open('status')),
    ),
  );
}

function showBlocked(stage: Stage, { check, returned }: SubmitView, again: () => void): void {
  stage.show(
    heading(`Chưa nộp được: còn ${check.counts.block} lỗi phải sửa`, 'bad'),
    dueBox(check.due, true),
    element('div', { class: 'actions' }, button('Đã sửa, kiểm tra lại', again, 'primary')),
    returned === null ? null : returnedBox(stage, returned),
    ...issueGroups(stage, check.groups, ['BLOCK']),
  );
}

function showReady(stage: Stage, view: SubmitView, ticks: Ticks): void {
  const { check, baseRevision } = view;
  const warnings = check.groups
    .flatMap(({ issues }) => issues)
    .filter(({ severity }) => severity === 'WARN');
  const progress = element('p', { class: 'progress', 'aria-live': 'polite' });
  const trouble = element('div', {});
  const send = button('Nộp báo cáo', () => submit(), 'primary');
  const count = (): void => {
    const ticked = tickedAmong(ticks, warnings);
    // What failed was said of other ticks.
    trouble.replaceChildren();
    send.hidden = false;
    send.disabled = ticked < warnings.length;
    progress.textContent =
      warnings.length === 0
        ? 'Không có cảnh báo nào phải xác nhận.'
        : `Đã xác nhận ${ticked}/${warnings.length} cảnh báo.`;
  };
  const submit = (): void => {
    const wish = { baseRevision, confirmations: confirmationsOf(ticks, warnings) };
    stage.attempt(
      'Đang gửi báo cáo…',
      () => ask('sidebarSubmit', wish),
      (outcome) => {
        if (!isFailure(outcome)) {
          showOutcome(stage, outcome, () => prepare(stage, ticks));
          return;
        }
        send.hidden = outcome.again;
        showTrouble(trouble, perhapsArrived(outcome, 'báo cáo', 'số liệu'), submit);
      },
    );
  };
  const list = tickList(stage, ticks, warnings, count);
  count();
  stage.show(
    warnings.length > 0 ? heading('Xem lại trước khi nộp') : heading('Sẵn sàng nộp', 'good'),
    facts(view),
    dueBox(check.due, view.standing === null),
    view.returned === null ? null : returnedBox(stage, view.returned),
    ...changesOf(stage, view),
    view.returned === null ? null : untouchedBox(stage, view.returned),
    warnings.length > 0 ? element('h3', {}, 'Cảnh báo cần xác nhận') : null,
    ...list,
    element('div', { class: 'send' }, trouble, progress, send),
  );
}

function facts({ check, who, standing, officialNo, approval }: SubmitView): HTMLElement {
  const lines: [string, string][] = [
    ['Đơn vị', check.unit],
    ['Kỳ', check.period],
    ['Người gửi', who],
  ];
  if (officialNo !== null) lines.push(['Số văn bản', officialNo]);
  if (standing !== null)
    lines.push(['Đã nộp', `bản ${standing.revision}, ${standing.by}, ${standing.at}`]);
  if (approval) lines.push(['Sau khi gửi', 'lãnh đạo xã duyệt, rồi tỉnh mới nhận']);
  return factList(lines);
}

function changesOf(stage: Stage, { standing, changes, returned }: SubmitView): HTMLElement[] {
  if (standing === null)
    return [element('p', { class: 'aside' }, 'Đây là lần nộp đầu tiên của kỳ này.')];
  if (changes.length === 0) {
    const same =
      returned === null
        ? `Số liệu không khác bản ${standing.revision} đã nộp; nộp lại sẽ nhận đúng biên nhận cũ.`
        : `Số liệu không khác bản ${standing.revision} đã bị trả lại; nộp lại nghĩa là đơn vị khẳng định số liệu đúng.`;
    return [element('p', { class: 'aside' }, same)];
  }
  return changeGroups(stage, changes, `${changes.length} thay đổi so với bản ${standing.revision}`);
}

function showOutcome(stage: Stage, outcome: SubmitOutcome, again: () => void): void {
  switch (outcome.kind) {
    case 'received':
      showReceipt(stage, outcome.receipt, outcome.note);
      return;
    case 'refused':
      stage.show(
        heading('Báo cáo chưa được nhận', 'bad'),
        element('p', {}, outcome.message),
        element('div', { class: 'actions' }, button('Xem lại và nộp', again, 'primary')),
        ...issueGroups(stage, outcome.check.groups, ['BLOCK', 'WARN']),
      );
      return;
    case 'stale':
      stage.show(
        heading('Đã có bản mới hơn', 'bad'),
        element('p', {}, outcome.message),
        element(
          'ol',
          { class: 'steps' },
          element('li', {}, 'Bấm “Xem chỗ khác nhau” để biết bản mới ghi gì khác bảng này.'),
          element('li', {}, 'Thống nhất với người vừa gửi, sửa bảng nếu cần.'),
          element('li', {}, 'Bấm “Chuẩn bị nộp lại”: bản của bạn sẽ đứng sau bản mới.'),
        ),
        element(
          'div',
          { class: 'actions' },
          button('Xem chỗ khác nhau', () => stage.open('status'), 'primary'),
          button('Chuẩn bị nộp lại', again),
        ),
      );
  }
}
