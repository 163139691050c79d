// Checking: how many of each, until when, and every issue one press away from its cell.
import type { CheckView } from '../contract.ts';
import type { Severity } from '../../functions/domain/workbook/issue.ts';
import { button, element, heading } from './dom.ts';
import { dueBox } from './due.ts';
import { issueGroups } from './issues.ts';
import { returnedBox, returnedTitle } from './returned.ts';
import { ask, isFailure } from './server.ts';
import type { Stage } from './stage.ts';

const ALL: readonly Severity[] = ['BLOCK', 'WARN', 'INFO'];

export function checkPane(stage: Stage): void {
  stage.request(
    'Đang kiểm tra số liệu…',
    () => ask('sidebarCheck'),
    (view) => showCheck(stage, view),
  );
}

function showCheck(stage: Stage, view: CheckView): void {
  stage.name(`${view.unit} · ${view.period}`);
  const { block, warn } = view.counts;
  const actions = element('div', { class: 'actions' });
  if (block === 0)
    actions.append(button('Đi tới nộp báo cáo', () => stage.open('submit'), 'primary'));
  actions.append(button('Kiểm tra lại', () => checkPane(stage)));
  stage.show(
    heading(verdictOf(block, warn), block > 0 ? 'bad' : 'good'),
    element('p', { class: 'aside' }, `Kiểm tra lúc ${view.at}`),
    dueBox(view.due, true),
    sentBack(stage),
    actions,
    repairs(view.repaired),
    ...found(stage, view),
  );
}

/** Whether the report was sent back is asked beside the check, which needs no network; without an answer nothing is said. */
function sentBack(stage: Stage): HTMLElement {
  const place = element('div', { class: 'sent-back', hidden: true });
  void ask('sidebarReturned').then((answer) => {
    if (isFailure(answer) || answer.returned === null) return;
    place.replaceChildren(returnedBox(stage, answer.returned));
    place.hidden = false;
    if (place.isConnected) stage.say(returnedTitle(answer.returned));
  });
  return place;
}

function verdictOf(block: number, warn: number): string {
  if (block > 0) return `Còn ${block} lỗi phải sửa trước khi nộp`;
  return warn > 0 ? `Không có lỗi; có ${warn} cảnh báo cần xem` : 'Không có lỗi: có thể nộp';
}

/** The chips tell how many there are, and pressed they leave only theirs. */
function found(stage: Stage, { counts, groups }: CheckView): HTMLElement[] {
  const list = element('div', { class: 'groups' });
  let only: Severity | null = null;
  const chips = (
    [
      ['BLOCK', counts.block, 'lỗi'],
      ['WARN', counts.warn, 'cảnh báo'],
      ['INFO', counts.info, 'lưu ý'],
    ] as const
  ).map(([severity, number, word]) => {
    const chip = element(
      'button',
      { type: 'button', class: `chip ${severity.toLowerCase()}`, disabled: number === 0 },
      element('strong', {}, String(number)),
      ` ${word}`,
    );
    chip.addEventListener('click', () => {
      only = only === severity ? null : severity;
      draw();
    });
    return { severity, chip };
  });
  const draw = (): void => {
    for (const { severity, chip } of chips)
      chip.setAttribute('aria-pressed', String(only === severity));
    list.replaceChildren(...issueGroups(stage, groups, only === null ? ALL : [only]));
  };
  draw();
  const filter = { class: 'chips', role: 'group', 'aria-label': 'Chỉ xem' };
  return [element('div', filter, ...chips.map((it) => it.chip)), list];
}

function repairs(repaired: readonly string[]): HTMLElement | null {
  if (repaired.length === 0) return null;
  return element(
    'details',
    { class: 'note', open: true },
    element('summary', {}, 'Đã tự sửa'),
    element('ul', {}, ...repaired.map((words) => element('li', {}, words))),
  );
}
