// Short messages in a corner: what the add-on says by toast, and what the page has to say itself. Read
// out by screen readers, gone by themselves, and there to be sent away before.
import { element } from './element.ts';

const SECONDS = 6;

let shelf: HTMLElement | null = null;

export interface Notice {
  title?: string;
  text: string;
  seconds?: number;
  tone?: 'plain' | 'warning';
}

/** Below zero seconds: until sent away. */
export function notify({ title = '', text, seconds = SECONDS, tone = 'plain' }: Notice): void {
  if (!shelf) {
    shelf = element('div', { class: 'notices', role: 'status', 'aria-live': 'polite' });
    document.body.append(shelf);
  }
  const same = [...shelf.children].find((it) => it.getAttribute('data-text') === title + text);
  same?.remove();
  const notice = element(
    'div',
    { class: `notice ${tone}`, 'data-text': title + text },
    element('div', {}, title ? element('strong', {}, title) : null, element('p', {}, text)),
    element('button', { 'aria-label': 'Đóng thông báo', onclick: () => notice.remove() }, '×'),
  );
  shelf.append(notice);
  if (seconds > 0) setTimeout(() => notice.remove(), seconds * 1000);
}

/** Waits until it is read: the last-resort alert of the add-on. */
export async function alertBox(title: string, text: string): Promise<void> {
  const box = element(
    'dialog',
    { class: 'box' },
    title ? element('h2', {}, title) : null,
    element('p', { class: 'words' }, text),
    element('form', { method: 'dialog' }, element('button', { class: 'strong' }, 'Đồng ý')),
  );
  document.body.append(box);
  box.showModal();
  await new Promise<void>((resolve) => box.addEventListener('close', () => resolve()));
  box.remove();
}
