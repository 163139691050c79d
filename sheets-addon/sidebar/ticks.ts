// The warnings before a report is sent: each wants a tick, and may have a reason. Those of one kind
// are gathered, with a tick for all of them. What was ticked stays ticked while its sentence stays
// the same, however often the sheet is checked again.
import type { IssueView, SubmitWish } from '../contract.ts';
import { element } from './dom.ts';
import { cellButton } from './issues.ts';
import type { Stage } from './stage.ts';

interface Tick {
  ticked: boolean;
  reason: string;
}
/** By code, place and sentence. */
export type Ticks = Map<string, Tick>;

/** Warnings of one kind whose list is open from the start. */
const OPEN_UP_TO = 4;
const TRUE_TO_LIFE = 'Đã kiểm tra, đúng thực tế';

const keyOf = ({ code, tab, cell, message }: IssueView) =>
  JSON.stringify([code, tab, cell, message]);

function tickOf(ticks: Ticks, warning: IssueView): Tick {
  const key = keyOf(warning);
  const tick = ticks.get(key) ?? { ticked: false, reason: '' };
  ticks.set(key, tick);
  return tick;
}

/** How many of the warnings are ticked. */
export function tickedAmong(ticks: Ticks, warnings: readonly IssueView[]): number {
  return warnings.filter((warning) => tickOf(ticks, warning).ticked).length;
}

export function confirmationsOf(
  ticks: Ticks,
  warnings: readonly IssueView[],
): SubmitWish['confirmations'] {
  return warnings.flatMap((warning) => {
    const { ticked, reason } = tickOf(ticks, warning);
    const { code, tab, cell } = warning;
    return ticked ? [{ code, tab, cell, reason: reason.trim() }] : [];
  });
}

/** The warnings to tick; `changed` is called after every tick. */
export function tickList(
  stage: Stage,
  ticks: Ticks,
  warnings: readonly IssueView[],
  changed: () => void,
): HTMLElement[] {
  const kinds = new Map<string, IssueView[]>();
  for (const warning of warnings)
    kinds.set(warning.code, [...(kinds.get(warning.code) ?? []), warning]);
  return [...kinds.values()].map((kind) =>
    kind.length === 1 ? single(stage, ticks, kind, changed) : many(stage, ticks, kind, changed),
  );
}

function single(
  stage: Stage,
  ticks: Ticks,
  kind: readonly IssueView[],
  changed: () => void,
): HTMLElement {
  const items = kind.map((warning) => tickItem(stage, tickOf(ticks, warning), warning, changed));
  return element('ul', { class: 'ticks' }, ...items.map((it) => it.item));
}

function many(
  stage: Stage,
  ticks: Ticks,
  kind: readonly IssueView[],
  changed: () => void,
): HTMLElement {
  const all = element('input', { type: 'checkbox' });
  const sync = (): void => {
    const ticked = tickedAmong(ticks, kind);
    all.checked = ticked === kind.length;
    all.indeterminate = ticked > 0 && ticked < kind.length;
    changed();
  };
  const items = kind.map((warning) => tickItem(stage, tickOf(ticks, warning), warning, sync));
  all.addEventListener('change', () => {
    const ticked = all.checked;
    for (const { set } of items) set(ticked, null);
    sync();
  });
  const reason = reasonField('Lý do chung (không bắt buộc)', '');
  reason.addEventListener('input', () => {
    for (const { set } of items) set(null, reason.value);
  });
  sync();
  return element(
    'fieldset',
    { class: 'kind' },
    element('legend', {}, `${kind.length} cảnh báo cùng loại`),
    element('p', { class: 'sample' }, `Ví dụ: ${kind[0]?.message ?? ''}`),
    element('label', { class: 'tick' }, all, `Cả ${kind.length}: ${TRUE_TO_LIFE.toLowerCase()}`),
    reason,
    element(
      'details',
      { open: kind.length <= OPEN_UP_TO },
      element('summary', {}, 'Xem từng cảnh báo'),
      element('ul', { class: 'ticks' }, ...items.map((it) => it.item)),
    ),
  );
}

/** One warning; `set` puts a tick or a reason from outside, null leaving it as it is. */
function tickItem(stage: Stage, tick: Tick, warning: IssueView, changed: () => void) {
  const { tab, cell, message } = warning;
  const box = element('input', { type: 'checkbox' });
  const reason = reasonField('Lý do (không bắt buộc)', tick.reason);
  const show = (): void => {
    box.checked = tick.ticked;
    reason.hidden = !tick.ticked;
  };
  const set = (ticked: boolean | null, why: string | null): void => {
    tick.ticked = ticked ?? tick.ticked;
    if (why !== null) reason.value = tick.reason = why;
    show();
  };
  box.addEventListener('change', () => {
    set(box.checked, null);
    changed();
  });
  reason.addEventListener('input', () => {
    tick.reason = reason.value;
  });
  show();
  const where = tab === '' || cell === '' ? null : cellButton(stage, tab, cell);
  const head = element(
    'span',
    { class: 'issue-head' },
    element('span', { class: 'where' }, tab === '' ? 'Toàn bảng tính' : tab),
    where,
  );
  const words = element('span', { class: 'sentence' }, message);
  const label = element('label', { class: 'tick' }, box, TRUE_TO_LIFE);
  return { item: element('li', { class: 'warning' }, head, words, label, reason), set };
}

function reasonField(label: string, value: string): HTMLInputElement {
  const field = element('input', {
    type: 'text',
    class: 'reason',
    maxlength: 500,
    'aria-label': label,
    placeholder: label,
  });
  field.value = value;
  return field;
}
