// Closing a period and what comes after: what is in the figures and what is not, the one press that
// closes, communes opened for a correction, who is excused, and the ledger of what was changed since.
import type { CloseWish, PeriodView } from '../province-contract.ts';
import { button, element, growingList, heading } from './dom.ts';
import { askOnceMore } from './once-more.ts';
import { correctForm, excuseForm, forget, ownReason } from './period-forms.ts';
import { ledgerParts } from './period-ledger.ts';
import { ask, isFailure } from './server.ts';
import { showTrouble, type Stage } from './stage.ts';

const AT_FIRST = 30;
const MOST_NAMED = 8;
/** Fields for reasons, by the names under which what is typed is kept. */
const CLOSE_EARLY = 'close-early';
const CLOSE_AGAIN = 'close-again';

export function periodPane(stage: Stage): void {
  load(stage, []);
}

function load(stage: Stage, said: HTMLElement[]): void {
  stage.request(
    'Đang xem tình trạng kỳ…',
    () => ask('sidebarPeriod'),
    (view) => showPeriod(stage, view, said),
  );
}

function showPeriod(stage: Stage, view: PeriodView, said: HTMLElement[]): void {
  stage.name(`${view.province} · ${view.period}`);
  const { expected, counted } = view.coverage;
  const tone = view.state === 'CLOSED' ? 'good' : view.state === 'CLOSING' ? 'late' : '';
  const changed = (next: PeriodView, words: string): void =>
    showPeriod(stage, next, [heading(words, 'good')]);
  stage.show(
    ...said,
    heading(view.title, tone),
    ...view.closed.map((words) => element('p', { class: 'aside' }, words)),
    element('p', {}, `${counted}/${expected} đơn vị có số liệu được tính.`),
    ...closingParts(stage, view),
    ...notCountedParts(view),
    ...openedParts(view),
    ...(view.state === 'CLOSED' ? correctForm(stage, view, changed) : []),
    ...excuseForm(stage, view, changed),
    ...ledgerParts(view),
    element(
      'div',
      { class: 'actions' },
      button('Xem lại', () => load(stage, [])),
    ),
  );
}

/** The one press, or why it is not there; closing early or again has to say why. */
function closingParts(stage: Stage, view: PeriodView): HTMLElement[] {
  const { state, mayClose, early } = view;
  const place = element('div', {});
  const act = (label: string, press: () => void): HTMLElement[] => [
    element('div', { class: 'actions' }, button(label, press, 'primary')),
    place,
  ];
  if (mayClose !== null) {
    const which = state === 'CLOSED' ? 'Chưa cần chốt lại' : 'Chưa chốt được';
    return [element('p', { class: 'note' }, `${which}: ${mayClose}`)];
  }
  if (state === 'CLOSING') {
    const words = 'Lần chốt trước bị dừng giữa chừng; bấm để làm tiếp cho xong.';
    const press = (): void => close(stage, IN_TIME, place);
    return [element('p', { class: 'note-box' }, words), ...act('Chốt tiếp', press)];
  }
  if (state === 'CLOSED') return againParts(stage, view, place);
  const question = { words: questionOf(view), more: namesOf(view) };
  if (early === null)
    return act('Chốt kỳ…', () =>
      askOnceMore(place, { ...question, yes: 'Chốt kỳ' }, () => close(stage, IN_TIME, place)),
    );
  const reason = ownReason('Lý do chốt sớm', CLOSE_EARLY);
  const words = `Kỳ còn nhận số liệu, báo cáo đến hết ngày ${early}. Chốt trước ngày đó là chốt sớm.`;
  return [
    element('p', { class: 'note-box' }, words),
    ...reason.parts,
    ...act('Chốt sớm…', () => {
      const why = reason.read();
      if (why === null) return;
      const wish = { reason: why, early: true, renew: false };
      askOnceMore(place, { ...question, yes: 'Chốt sớm' }, () => close(stage, wish, place));
    }),
  ];
}

const IN_TIME: CloseWish = { reason: '', early: false, renew: false };

function againParts(stage: Stage, view: PeriodView, place: HTMLElement): HTMLElement[] {
  const reason = ownReason('Lý do chốt lại', CLOSE_AGAIN);
  const renew = element('input', { type: 'checkbox' });
  const press = (): void => {
    const why = reason.read();
    if (why === null) return;
    const wish = { reason: why, early: false, renew: renew.checked };
    const question = { words: againOf(view), yes: 'Chốt lại' };
    askOnceMore(place, question, () => close(stage, wish, place));
  };
  const today =
    'Tính theo kế hoạch, danh sách đơn vị, chỉ tiêu hiện nay (đã thay đổi từ lần chốt trước)';
  return [
    element('h3', {}, 'Chốt lại sau đính chính'),
    ...reason.parts,
    ...(view.renewable ? [element('label', { class: 'tick' }, renew, today)] : []),
    element('div', { class: 'actions' }, button('Chốt lại…', press, 'primary')),
    place,
  ];
}

function questionOf({ period, coverage, notCounted }: PeriodView): string {
  const { counted, expected } = coverage;
  const left =
    notCounted.length === 0
      ? 'không còn đơn vị nào chưa có số liệu'
      : `${notCounted.length} đơn vị không có trong số liệu`;
  return `Chốt ${period} với ${counted}/${expected} đơn vị; ${left}. Sau khi chốt, số liệu của kỳ không tự thay đổi.`;
}

function againOf({ opened }: PeriodView): string {
  const waiting = opened.map(({ name }) => name).join(', ');
  return waiting === ''
    ? 'Số liệu cũ được giữ cạnh số mới và ghi vào sổ đính chính.'
    : `Đang mở cho đính chính mà chưa gửi: ${waiting}. Chốt lại là các đơn vị này hết được đính chính. Số liệu cũ được giữ cạnh số mới.`;
}

function namesOf({ notCounted }: PeriodView): HTMLElement[] {
  if (notCounted.length === 0) return [];
  const lines = notCounted.slice(0, MOST_NAMED).map(({ name, why }) => `${name}: ${why}`);
  const rest = notCounted.length - lines.length;
  return [
    element(
      'ul',
      { class: 'dots' },
      ...[...lines, ...(rest > 0 ? [`và ${rest} đơn vị khác`] : [])].map((it) =>
        element('li', {}, it),
      ),
    ),
  ];
}

function close(stage: Stage, wish: CloseWish, trouble: HTMLElement): void {
  stage.attempt(
    'Đang chốt kỳ, chờ tối đa một phút…',
    () => ask('sidebarClosePeriod', wish),
    (done) => {
      if (isFailure(done)) {
        showTrouble(trouble, done, () => close(stage, wish, trouble));
        return;
      }
      forget(CLOSE_EARLY, CLOSE_AGAIN);
      if (done.running)
        load(stage, [heading('Đang tiếp tục chốt'), element('p', {}, done.message)]);
      else publish(stage, done.message);
    },
  );
}

/** What is published is what was closed; a failure here leaves the period closed all the same. */
function publish(stage: Stage, closed: string): void {
  stage.attempt(
    'Đã chốt. Đang cập nhật bảng tổng hợp…',
    () => ask('sidebarUpdateSummary'),
    (summary) => {
      const said = isFailure(summary)
        ? [
            heading(closed, 'good'),
            element(
              'p',
              { class: 'note-box', role: 'alert' },
              `Bảng tổng hợp chưa cập nhật được: ${summary.message}`,
            ),
            element(
              'div',
              { class: 'actions' },
              button('Cập nhật bảng tổng hợp', () => publish(stage, closed), 'primary'),
            ),
          ]
        : [heading(closed, 'good'), element('p', {}, summary.message)];
      load(stage, said);
    },
  );
}

function notCountedParts({ notCounted, state }: PeriodView): HTMLElement[] {
  if (notCounted.length === 0) return [];
  const title =
    state === 'OPEN' ? 'chưa được tính' : 'chưa vào, hoặc có bản mới chưa vào số liệu đã chốt';
  return [
    element(
      'details',
      { class: 'group', open: notCounted.length <= MOST_NAMED },
      element('summary', {}, `${notCounted.length} đơn vị ${title}`),
      ...growingList('communes', notCounted, AT_FIRST, ({ name, why }) =>
        element(
          'li',
          { class: 'commune' },
          element('span', {}, name),
          element('span', { class: 'state' }, why),
        ),
      ),
    ),
  ];
}

function openedParts({ opened }: PeriodView): HTMLElement[] {
  if (opened.length === 0) return [];
  return [
    element('h3', {}, 'Đang mở cho đính chính, chưa gửi'),
    element(
      'ul',
      { class: 'dots' },
      ...opened.map(({ name, words }) => element('li', {}, `${name}: ${words}`)),
    ),
  ];
}
