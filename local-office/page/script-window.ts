// What the add-on shows beside the grid: its sidebar, its dialogs, its toasts. Sidebar and dialogs are
// frames without rights of their own; what they ask of the add-on's server side goes through here.
import type { PageEffect, PageOutcome } from '../sheet-page/contract.ts';
import { element } from './element.ts';
import { alertBox, notify } from './notices.ts';

export interface ScriptWindow {
  sidebar: HTMLElement;
  /** What the add-on has logged goes to the console. */
  show(outcome: PageOutcome): void;
  /** Keys go to the sidebar from now on; false where none is open. */
  focus(): boolean;
}

export interface ScriptWindowEvents {
  /** Runs a function of the add-on and gives what came of it. */
  run(name: string, args: unknown[]): Promise<PageOutcome>;
  menu(effect: Extract<PageEffect, { kind: 'menu' }>): void;
  select(sheetId: number, range: string): void;
  open(href: string): void;
  focusGrid(): void;
}

/** As wide as Google makes it. */
const SANDBOX = 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox';

export function scriptWindow(events: ScriptWindowEvents): ScriptWindow {
  const sidebar = element('aside', { class: 'sidebar', hidden: true });
  const frames = new Map<Window, { frame: HTMLIFrameElement; close: () => void }>();

  function frameOf(title: string, address: string, close: () => void): HTMLIFrameElement {
    const frame = element('iframe', {
      src: address,
      title,
      sandbox: SANDBOX,
      allow: 'clipboard-write *',
      referrerpolicy: 'no-referrer',
    });
    frame.addEventListener('load', () => {
      if (frame.contentWindow) frames.set(frame.contentWindow, { frame, close });
    });
    return frame;
  }

  function forget(container: HTMLElement): void {
    for (const [window, { frame }] of frames) if (container.contains(frame)) frames.delete(window);
    container.replaceChildren();
  }

  function openSidebar(title: string, address: string): void {
    forget(sidebar);
    const close = () => {
      forget(sidebar);
      sidebar.hidden = true;
      events.focusGrid();
    };
    const frame = frameOf(title, address, close);
    sidebar.append(
      element(
        'header',
        {},
        element('h2', {}, title),
        element('button', { 'aria-label': 'Đóng thanh bên', onclick: close }, '×'),
      ),
      frame,
    );
    sidebar.hidden = false;
    watchWindow(frame);
  }

  function openDialog({ title, frame: address, width, height }: DialogEffect): void {
    const dialog = element('dialog', { class: 'box framed' });
    const close = () => dialog.close();
    const frame = frameOf(title, address, close);
    frame.style.width = `${width}px`;
    frame.style.height = `${height}px`;
    dialog.append(
      element(
        'header',
        {},
        element('h2', {}, title),
        element('button', { 'aria-label': 'Đóng', onclick: close }, '×'),
      ),
      frame,
    );
    dialog.addEventListener('close', () => {
      forget(dialog);
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
    watchWindow(frame);
  }

  /** A frame has its window as soon as it stands in the page, before it has loaded. */
  function watchWindow(frame: HTMLIFrameElement): void {
    const close = () =>
      frame.closest<HTMLElement>('aside, dialog')?.querySelector('button')?.click();
    if (frame.contentWindow) frames.set(frame.contentWindow, { frame, close });
  }

  function show({ effects, logs }: PageOutcome): void {
    for (const log of logs) console.warn(log);
    for (const effect of effects)
      switch (effect.kind) {
        case 'menu':
          events.menu(effect);
          break;
        case 'sidebar':
          openSidebar(effect.title, effect.frame);
          break;
        case 'dialog':
          openDialog(effect);
          break;
        case 'toast':
          notify({ title: effect.title, text: effect.text, seconds: effect.seconds });
          break;
        case 'alert':
          void alertBox(effect.title, effect.text);
          break;
        case 'select':
          events.select(effect.sheetId, effect.range);
          break;
      }
  }

  async function answer(window: Window, { id, name, args }: RunMessage): Promise<void> {
    const reply = (message: object) =>
      window.postMessage({ chotSo: 'answer', id, ...message }, '*');
    try {
      const outcome = await events.run(name, args);
      show(outcome);
      if (outcome.error === undefined) reply({ value: outcome.value });
      else reply({ error: outcome.error });
    } catch (error) {
      reply({ error: error instanceof Error ? error.message : String(error) });
    }
  }

  addEventListener('message', (event: MessageEvent<FrameMessage>) => {
    const source = event.source as Window | null;
    const known = source && frames.get(source);
    if (!known) return;
    const message = event.data;
    if (message.chotSo === 'run') void answer(source, message);
    else if (message.chotSo === 'open') events.open(message.href);
    else if (message.chotSo === 'wantFocus') {
      if (mayTakeFocus(known.frame)) source.postMessage({ chotSo: 'takeFocus' }, '*');
    } else if (message.chotSo === 'focus') events.focusGrid();
    else known.close();
  });

  return {
    sidebar,
    show,
    focus() {
      const frame = sidebar.hidden ? null : sidebar.querySelector('iframe');
      frame?.focus();
      return frame !== null;
    },
  };
}

/**
 * What comes of a long check must not pull the keyboard away from a person who has gone on to a menu or
 * to the grid: a frame has the focus if it is already there, or if nobody has it.
 */
function mayTakeFocus(frame: HTMLIFrameElement): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return true;
  return frame.closest('aside, dialog')?.contains(activeElement) === true;
}

type DialogEffect = Extract<PageEffect, { kind: 'dialog' }>;
interface RunMessage {
  chotSo: 'run';
  id: number;
  name: string;
  args: unknown[];
}
type FrameMessage =
  RunMessage | { chotSo: 'open'; href: string } | { chotSo: 'close' | 'focus' | 'wantFocus' };
