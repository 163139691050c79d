// The add-on's menus above the grid, worked by mouse or by keys: arrows, Home, End, Enter, Escape; F6
// leads to them (sheet.ts).
import { element } from './element.ts';

export interface MenuItem {
  label: string;
  act: () => void;
}

export interface Menu {
  caption: string;
  /** null is a line between groups. */
  items: (MenuItem | null)[];
}

let count = 0;

export interface MenuBar {
  bar: HTMLElement;
  add(menu: Menu): void;
  /** False where there is no menu yet. */
  focus(): boolean;
}

export function menuBar(label: string): MenuBar {
  const bar = element('div', { class: 'menu-bar', role: 'menubar', 'aria-label': label });
  bar.addEventListener('keydown', (event) => {
    const captions = [...bar.querySelectorAll<HTMLElement>('.menu > button')];
    const at = captions.findIndex((it) => it.parentElement?.contains(document.activeElement));
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0 || at < 0) return;
    event.preventDefault();
    captions.at((at + step) % captions.length)?.focus();
  });
  return {
    bar,
    add: (menu) => bar.append(menuElement(menu)),
    focus() {
      const first = bar.querySelector<HTMLElement>('.menu > button');
      first?.focus();
      return first !== null;
    },
  };
}

function menuElement({ caption, items }: Menu): HTMLElement {
  const id = `menu-${(count += 1)}`;
  const list = element('div', { class: 'menu-list', role: 'menu', id, hidden: true });
  const opener = element(
    'button',
    { role: 'menuitem', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-controls': id },
    caption,
  );
  const menu = element('div', { class: 'menu' }, opener, list);

  const entries = () => [...list.querySelectorAll<HTMLButtonElement>('button')];
  const open = (focusAt: number | null) => {
    list.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    if (focusAt !== null) entries().at(focusAt)?.focus();
  };
  const close = (back: boolean) => {
    list.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    if (back) opener.focus();
  };

  for (const item of items)
    list.append(
      item
        ? element(
            'button',
            {
              role: 'menuitem',
              tabindex: -1,
              onclick: () => {
                close(false);
                item.act();
              },
            },
            item.label,
          )
        : element('hr'),
    );
  opener.addEventListener('click', () => (list.hidden ? open(null) : close(false)));
  opener.addEventListener('keydown', (event) => {
    const first = event.key === 'ArrowDown' || event.key === 'Enter' || event.key === ' ';
    if (!first && event.key !== 'ArrowUp') return;
    event.preventDefault();
    event.stopPropagation();
    open(first ? 0 : -1);
  });
  list.addEventListener('keydown', (event) => {
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (goal !== undefined) {
      event.preventDefault();
      all.at(goal % all.length)?.focus();
    } else if (event.key === 'Escape') close(true);
    else if (event.key === 'Tab') close(false);
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') event.stopPropagation();
  });
  // Opened by mouse, the focus is still on the caption.
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || list.hidden) return;
    event.stopPropagation();
    close(true);
  });
  menu.addEventListener('focusout', (event) => {
    if (!menu.contains(event.relatedTarget as Node | null)) close(false);
  });
  return menu;
}
