// The reports that communes have sent, those first that wait for the province: narrowed down, opened
// one by one, or accepted many at once.
import type { DecisionOutcome, ReviewRow, ReviewState, ReviewsView } from '../province-contract.ts';
import { button, element, heading } from './dom.ts';
import { plain } from './missing-pane.ts';
import { askOnceMore } from './once-more.ts';
import { openReport } from './review-report.ts';
import { ask, isFailure } from './server.ts';
import { showTrouble, type Stage } from './stage.ts';

const TONES: Record<ReviewState, string> = {
  NEW: 'info',
  RESUBMITTED: 'info',
  RETURNED: 'warn',
  LEADER: '',
  ACCEPTED: 'good',
  CORRECTING: 'warn',
  CLOSED: 'good',
  MISSING: 'block',
  EXEMPT: '',
};
const WAITING: readonly ReviewState[] = ['NEW', 'RESUBMITTED'];
const FILTERS: [string, readonly ReviewState[]][] = [
  ['chờ duyệt', WAITING],
  ['đã gửi lại', ['RESUBMITTED']],
  ['đã trả lại', ['RETURNED']],
  ['đã duyệt', ['ACCEPTED']],
  ['đã chốt', ['CLOSED', 'CORRECTING']],
  ['chưa nộp', ['MISSING', 'LEADER']],
  ['tất cả', Object.keys(TONES) as ReviewState[]],
];
/** Names in a question; the rest is a number. */
const MOST_NAMED = 6;

export function reviewPane(stage: Stage): void {
  load(stage, [], '');
}

/** `said`: what came of the last decision; it stands above the list. */
function load(stage: Stage, said: HTMLElement[], period: string): void {
  stage.request(
    'Đang xem các báo cáo…',
    () => ask('sidebarReviews', period),
    (view) => showList(stage, view, said),
  );
}

function showList(stage: Stage, view: ReviewsView, said: HTMLElement[]): void {
  stage.name(`${view.province} · ${view.period}`);
  const waiting = view.rows.filter(isWaiting);
  const clean = waiting.filter(({ state, report }) => state === 'NEW' && report?.warnings === 0);
  const question = element('div', {});
  const chosen = new Set<string>();
  const accept = (rows: readonly ReviewRow[]) => (): void =>
    askOnceMore(
      question,
      {
        words: `Duyệt ${rows.length} báo cáo: ${named(rows)}?`,
        yes: `Duyệt ${rows.length} báo cáo`,
      },
      () => decide(stage, view.chosen, rows, question),
    );
  const acceptChosen = button('Duyệt', () => {
    accept(waiting.filter(({ commune }) => chosen.has(commune)))();
  });
  const count = (): void => {
    question.replaceChildren();
    acceptChosen.disabled = chosen.size === 0;
    acceptChosen.textContent =
      chosen.size === 0 ? 'Đánh dấu báo cáo để duyệt' : `Duyệt ${chosen.size} báo cáo đã chọn`;
  };
  count();
  stage.show(
    ...said,
    periodChoice(stage, view),
    heading(
      waiting.length === 0 ? 'Không có báo cáo chờ duyệt' : `${waiting.length} báo cáo chờ duyệt`,
      waiting.length === 0 ? 'good' : '',
    ),
    view.closed === null ? null : element('p', { class: 'note-box' }, `${view.closed}.`),
    element(
      'div',
      { class: 'actions' },
      clean.length === 0
        ? null
        : button(`Duyệt cả ${clean.length} báo cáo mới, không cảnh báo`, accept(clean), 'primary'),
      button('Xem lại', () => load(stage, [], view.chosen)),
    ),
    ...list(stage, view, chosen, count),
    waiting.length === 0 ? null : element('div', { class: 'send' }, question, acceptChosen),
  );
}

/** Which reports: those of the period, or the answers to a request; null where there is no choice. */
function periodChoice(stage: Stage, { periods, chosen }: ReviewsView): HTMLElement | null {
  if (periods.length < 2) return null;
  const options = periods.map(({ id, label }) =>
    element('option', { value: id, selected: id === chosen }, label),
  );
  const field = element('select', { class: 'reason', 'aria-label': 'Duyệt gì' }, ...options);
  field.addEventListener('change', () => load(stage, [], field.value));
  return field;
}

function isWaiting({ state }: ReviewRow): boolean {
  return WAITING.includes(state);
}

function named(rows: readonly ReviewRow[]): string {
  const names = rows.slice(0, MOST_NAMED).map(({ name }) => name);
  const rest = rows.length - names.length;
  return `${names.join(', ')}${rest > 0 ? ` và ${rest} đơn vị khác` : ''}`;
}

function decide(
  stage: Stage,
  period: string,
  rows: readonly ReviewRow[],
  trouble: HTMLElement,
): void {
  const wishes = rows.flatMap(({ report }) =>
    report ? [{ report: report.id, revision: report.revision, decision: 'ACCEPT' as const }] : [],
  );
  stage.attempt(
    `Đang duyệt ${wishes.length} báo cáo…`,
    () => ask('sidebarDecide', wishes),
    (outcomes) => {
      if (isFailure(outcomes)) {
        showTrouble(trouble, outcomes, () => decide(stage, period, rows, trouble));
      } else load(stage, acceptedBoxes(rows, outcomes), period);
    },
  );
}

/** What was accepted, and by name what was not and why. */
function acceptedBoxes(
  rows: readonly ReviewRow[],
  outcomes: readonly DecisionOutcome[],
): HTMLElement[] {
  const names = new Map(rows.map(({ name, report }) => [report?.id, name]));
  const refused = outcomes.flatMap(({ report, problem }) =>
    problem === null ? [] : [`${names.get(report) ?? report}: ${problem.message}`],
  );
  const done = outcomes.length - refused.length;
  return [
    heading(`Đã duyệt ${done} báo cáo`, done > 0 ? 'good' : 'bad'),
    ...(refused.length === 0
      ? []
      : [
          element(
            'section',
            { class: 'failure', role: 'alert' },
            element('h3', {}, `${refused.length} báo cáo chưa duyệt được`),
            element('ul', { class: 'dots' }, ...refused.map((it) => element('li', {}, it))),
          ),
        ]),
  ];
}

/** At first those that wait; the chips and the words typed narrow it down. */
function list(
  stage: Stage,
  { rows, chosen: period }: ReviewsView,
  chosen: Set<string>,
  count: () => void,
): HTMLElement[] {
  const of = (states: readonly ReviewState[]) => rows.filter(({ state }) => states.includes(state));
  const filters = FILTERS.map(([word, states]) => ({ word, states, number: of(states).length }));
  let wanted = filters.find(({ number }) => number > 0)?.states ?? [];
  const search = element('input', {
    type: 'search',
    class: 'reason',
    'aria-label': 'Tìm xã, phường',
    placeholder: 'Tìm xã, phường',
  });
  const found = element('ul', { class: 'communes' });
  const chips = filters.map(({ word, states, number }) => {
    const tone = states.length > 2 ? '' : TONES[states[0] ?? 'EXEMPT'];
    const chip = element(
      'button',
      { type: 'button', class: `chip ${tone}`, disabled: number === 0 },
      element('strong', {}, String(number)),
      ` ${word}`,
    );
    chip.addEventListener('click', () => {
      wanted = states;
      draw();
    });
    return { states, chip };
  });
  const draw = (): void => {
    for (const { states, chip } of chips)
      chip.setAttribute('aria-pressed', String(states === wanted));
    const words = plain(search.value);
    const shown = of(wanted).filter(
      ({ name, commune }) => plain(name).includes(words) || commune.startsWith(words),
    );
    found.replaceChildren(
      ...shown.map((row) =>
        item(row, chosen, count, () => openReport(stage, { commune: row.commune, period }, back)),
      ),
    );
    if (shown.length === 0) found.append(element('li', { class: 'aside' }, 'Không có đơn vị nào.'));
    stage.say(`${shown.length} đơn vị`);
  };
  const back = (said: HTMLElement[]): void => load(stage, said, period);
  search.addEventListener('input', draw);
  draw();
  const group = { class: 'chips', role: 'group', 'aria-label': 'Chỉ xem' };
  return [element('div', group, ...chips.map((it) => it.chip)), search, found];
}

function item(
  row: ReviewRow,
  chosen: Set<string>,
  count: () => void,
  open: () => void,
): HTMLElement {
  const { commune, name, state, words, report } = row;
  const look = { class: `commune review ${TONES[state]}` };
  const said = element('span', { class: 'state' }, words);
  if (report === null) return element('li', look, element('span', { class: 'name' }, name), said);
  const press = element('button', { type: 'button', class: 'name', click: open }, name);
  if (!isWaiting(row)) return element('li', look, press, said);
  const box = element('input', { type: 'checkbox', 'aria-label': `Chọn ${name}` });
  box.checked = chosen.has(commune);
  box.addEventListener('change', () => {
    if (box.checked) chosen.add(commune);
    else chosen.delete(commune);
    count();
  });
  return element('li', look, box, press, said);
}
