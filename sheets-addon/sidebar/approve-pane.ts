// The commune's leader decides on what an officer has sent: the figures, what is different, the
// warnings that were confirmed, and the two decisions. What was typed is kept through a failure.
import type { ApprovalOutcome, ApprovalView } from '../contract.ts';
import { changeGroups } from './changes.ts';
import { button, element, factList, heading } from './dom.ts';
import { dueBox } from './due.ts';
import { cellButton } from './issues.ts';
import { ask, isFailure } from './server.ts';
import { showTrouble, type Stage } from './stage.ts';

const MOST_LETTERS = 1000;
/** What the leader has begun to write, by report; it stays until it has been sent. */
const begun = new Map<string, string>();

export function approvePane(stage: Stage): void {
  stage.request(
    'Đang xem báo cáo chờ duyệt…',
    () => ask('sidebarApproval'),
    (view) => showApproval(stage, view),
  );
}

function showApproval(stage: Stage, view: ApprovalView): void {
  stage.name(`${view.unit} · ${view.period}`);
  const { report, waits, hindrance, due, state } = view;
  stage.show(
    heading(
      waits && report !== null
        ? `Bản ${report.revision} chờ lãnh đạo xã duyệt`
        : 'Không có gì chờ duyệt',
      waits ? '' : 'good',
    ),
    waits ? null : element('p', { class: 'aside' }, `Trạng thái: ${state}.`),
    hindrance === null ? null : element('p', { class: 'note-box' }, hindrance),
    ...(waits ? waitingParts(stage, view) : []),
    waits ? dueBox(due, true) : null,
    ...(waits ? decisionParts(stage, view) : []),
    waits && hindrance === null
      ? null
      : element(
          'div',
          { class: 'actions' },
          button('Xem lại', () => approvePane(stage)),
          button('Xem trạng thái', () => stage.open('status')),
        ),
  );
}

function waitingParts(stage: Stage, view: ApprovalView): HTMLElement[] {
  const { report, who, since, lines, hindrance } = view;
  const facts: [string, string][] =
    report === null
      ? []
      : [
          ['Người gửi', report.by],
          ['Gửi lúc', report.at],
        ];
  const first = since === null;
  return [
    factList(hindrance === null ? [...facts, ['Người duyệt', who]] : facts),
    ...(since === null
      ? [element('p', { class: 'aside' }, 'Đây là bản đầu tiên của kỳ này.')]
      : since.changes.length === 0
        ? [element('p', { class: 'aside' }, `Số liệu không khác bản ${since.revision}.`)]
        : changeGroups(
            stage,
            since.changes,
            `${since.changes.length} thay đổi so với bản ${since.revision}`,
          )),
    ...(lines.length === 0
      ? []
      : [
          element(
            'details',
            { class: 'group', open: first },
            element('summary', {}, 'Số liệu chính của đơn vị'),
            factList(lines.map(({ what, value }) => [what, value] as const)),
          ),
        ]),
  ];
}

function decisionParts(stage: Stage, view: ApprovalView): HTMLElement[] {
  const { report, hindrance } = view;
  const parts = warningParts(stage, view);
  if (report === null || hindrance !== null) return parts;
  const trouble = element('div', {});
  const decide = (decision: 'APPROVE' | 'REFUSE', reason: string): void =>
    stage.attempt(
      decision === 'APPROVE' ? 'Đang duyệt và gửi tỉnh…' : 'Đang trả lại cán bộ…',
      () =>
        ask('sidebarApprove', { report: report.id, revision: report.revision, decision, reason }),
      (outcome) => {
        if (!isFailure(outcome)) {
          begun.delete(report.id);
          showOutcome(stage, outcome);
          return;
        }
        const box = showTrouble(trouble, outcome, () => decide(decision, reason));
        // What was looked at may have been overtaken by a newer revision.
        box.append(button('Xem lại báo cáo', () => approvePane(stage)));
      },
    );
  const area = element('textarea', { rows: 4, maxlength: MOST_LETTERS, id: 'refusal' });
  const giveBack = button('Gửi trả lại cán bộ', () => decide('REFUSE', area.value));
  area.value = begun.get(report.id) ?? '';
  giveBack.disabled = area.value.trim() === '';
  area.addEventListener('input', () => {
    begun.set(report.id, area.value);
    giveBack.disabled = area.value.trim() === '';
  });
  const form = element(
    'div',
    { class: 'refusal', hidden: area.value === '' },
    element('label', { for: 'refusal' }, 'Lý do trả lại (bắt buộc)'),
    area,
    giveBack,
  );
  const refuse = button('Trả lại cán bộ', () => {
    form.hidden = !form.hidden;
    refuse.setAttribute('aria-expanded', String(!form.hidden));
    if (!form.hidden) area.focus();
  });
  refuse.setAttribute('aria-expanded', String(!form.hidden));
  const approve = button('Duyệt, gửi tỉnh', () => decide('APPROVE', ''), 'primary');
  return [...parts, element('div', { class: 'send' }, trouble, approve, refuse, form)];
}

function warningParts(stage: Stage, { warnings }: ApprovalView): HTMLElement[] {
  if (warnings.length === 0) return [];
  return [
    element(
      'details',
      { class: 'group', open: warnings.length <= 10 },
      element('summary', {}, `${warnings.length} cảnh báo cán bộ đã xác nhận`),
      element(
        'ul',
        { class: 'ticks' },
        ...warnings.map(({ tab, cell, message, reason }) =>
          element(
            'li',
            { class: 'warning' },
            tab === '' || cell === '' ? null : cellButton(stage, tab, cell),
            element('span', { class: 'sentence' }, message),
            element(
              'p',
              { class: 'aside' },
              reason === '' ? 'Không ghi lý do.' : `Lý do của cán bộ: ${reason}`,
            ),
          ),
        ),
      ),
    ),
  ];
}

function showOutcome(stage: Stage, { approved, message }: ApprovalOutcome): void {
  stage.show(
    heading(approved ? 'Đã duyệt, tỉnh đã nhận' : 'Đã trả lại cán bộ', 'good'),
    element('p', {}, message),
    element(
      'div',
      { class: 'actions' },
      button('Xem trạng thái', () => stage.open('status')),
    ),
  );
}
