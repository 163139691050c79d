// The frame around every pane: the bar with the unit, the way to the other panes, the place where a
// pane shows itself. It runs one request at a time, shows that something is under way, leads the
// focus to what came of it and says it aloud.
import type { Failure, Pane } from '../contract.ts';
import { button, element, heading } from './dom.ts';
import { isFailure } from './server.ts';

export interface Stage {
  /** Goes to another pane. */
  open(pane: Pane): void;
  /** Puts a result in the place of what stood there; the focus goes to its first heading. */
  show(...parts: (Node | null)[]): void;
  /**
   * Waits for an answer while the pane stands still, then hands it on. A failure is shown in the
   * pane's place, with a button where trying again makes sense.
   */
  request<T>(words: string, work: () => Promise<T | Failure>, then: (answer: T) => void): void;
  /**
   * The same for what must not be sent twice: nothing else can be pressed meanwhile, a failure is
   * handed on too, and what the officer put in stays.
   */
  attempt<T>(words: string, work: () => Promise<T>, then: (answer: T) => void): void;
  /** Says something to who does not see it. */
  say(words: string): void;
  /** The unit and period, once they are known. */
  name(words: string): void;
}

const PLACES: Record<'commune' | 'province', [Pane, string][]> = {
  commune: [
    ['check', 'Kiểm tra'],
    ['submit', 'Nộp'],
    ['status', 'Trạng thái'],
    ['zalo', 'Tin Zalo'],
  ],
  province: [
    ['summary', 'Tổng hợp'],
    ['missing', 'Chưa nộp'],
    ['chase', 'Đôn đốc'],
    ['review', 'Duyệt'],
    ['period', 'Chốt kỳ'],
  ],
};
const OF_PROVINCE = new Set<Pane>([
  'summary',
  'missing',
  'chase',
  'review',
  'period',
  'targets',
  'replies',
  'requests',
]);

/** `draw` shows a pane; `first` is true for the one that the menu asked for. */
export function openStage(
  root: Document,
  pane: Pane,
  draw: (pane: Pane, stage: Stage, first: boolean) => void,
): void {
  const place = (id: string) => root.querySelector<HTMLElement>(`#${id}`) ?? element('div');
  const view = place('view');
  const busy = place('busy');
  const live = place('live');
  const links = placesFor(pane).map(([to, label]) => {
    const link = element('button', { type: 'button', 'data-to': to }, label);
    link.addEventListener('click', () => stage.open(to));
    return link;
  });
  place('places').append(...links);
  const help = root.querySelector<HTMLButtonElement>('#help') ?? element('button');
  help.addEventListener('click', () => stage.open('guide'));
  const ways = [...links, help];
  // An answer to a pane that was left in the meantime is nobody's any more.
  let turn = 0;

  const wait = (words: string | null, hold = false): void => {
    busy.textContent = words ?? '';
    busy.hidden = words === null;
    view.inert = words !== null;
    view.setAttribute('aria-busy', String(words !== null));
    for (const way of ways) way.disabled = hold;
  };
  const run = <T>(work: () => Promise<T>, then: (answer: T) => void): void => {
    const mine = ++turn;
    void work().then((answer) => {
      if (mine !== turn) return;
      wait(null);
      then(answer);
    });
  };
  const enter = (to: Pane, first: boolean): void => {
    turn += 1;
    wait(null);
    view.replaceChildren();
    for (const link of links)
      if (link.dataset['to'] === to) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    draw(to, stage, first);
  };
  const stage: Stage = {
    open: (to) => enter(to, false),
    show(...parts) {
      view.replaceChildren(...parts.filter((part) => part !== null));
      const first = view.querySelector<HTMLElement>('h2');
      first?.focus();
      stage.say(first?.textContent ?? '');
    },
    request(words, work, then) {
      wait(words);
      run(work, (answer) => {
        if (isFailure(answer))
          stage.show(failureBox(answer, () => stage.request(words, work, then)));
        else then(answer);
      });
    },
    attempt(words, work, then) {
      if (ways[0]?.disabled === true) return;
      wait(words, true);
      run(work, then);
    },
    say(words) {
      live.textContent = words;
    },
    name(words) {
      place('unit').textContent = words;
    },
  };
  enter(pane, true);
}

/** What went wrong, in its own sentence; nothing that stands in the sheet is lost by it. */
function failureBox({ message, again }: Failure, retry: () => void): HTMLElement {
  return element(
    'section',
    { class: 'failure', role: 'alert' },
    heading('Chưa thực hiện được'),
    element('p', {}, message),
    again ? button('Thử lại', retry, 'primary') : null,
  );
}

/** The same beside what the officer put in, which stays; the focus goes to it. */
export function showTrouble(place: HTMLElement, failure: Failure, retry: () => void): HTMLElement {
  const box = failureBox(failure, retry);
  place.replaceChildren(box);
  box.querySelector<HTMLElement>('h2')?.focus();
  return box;
}

function placesFor(pane: Pane): [Pane, string][] {
  return PLACES[OF_PROVINCE.has(pane) ? 'province' : 'commune'];
}
