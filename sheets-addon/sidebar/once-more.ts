// What cannot be taken back lightly is asked once more, in the pane itself: a press, then a press on
// the same thing in so many words.
import { button, element } from './dom.ts';

/**
 * Puts the question into `place`, with the focus on its first button; "Thôi" takes it away and gives
 * the focus back to what had it.
 */
export function askOnceMore(
  place: HTMLElement,
  question: { words: string; more?: HTMLElement[]; yes: string },
  go: () => void,
): void {
  const before = document.activeElement;
  const leave = (): void => {
    place.replaceChildren();
    if (before instanceof HTMLElement) before.focus();
  };
  const yes = button(
    question.yes,
    () => {
      place.replaceChildren();
      go();
    },
    'primary',
  );
  const box = element(
    'section',
    { class: 'once-more', role: 'group', 'aria-label': question.words },
    element('p', {}, question.words),
    ...(question.more ?? []),
    element('div', { class: 'actions' }, yes, button('Thôi', leave)),
  );
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') leave();
  });
  place.replaceChildren(box);
  yes.focus();
}
