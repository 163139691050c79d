// Ui: menus, sidebar and dialogs. None of them is shown here: each is told to the window that the
// execution was started from. Nobody waits for an answer, so an alert is always "OK".
import type { Execution } from '../execution.ts';
import { enumeration } from './enumeration.ts';

type Ui = GoogleAppsScript.Base.Ui;
type Menu = GoogleAppsScript.Base.Menu;
type HtmlOutput = GoogleAppsScript.HTML.HtmlOutput;
type Items = ({ label: string; function: string } | null)[];

const ENUMS: Pick<Ui, 'Button' | 'ButtonSet'> = {
  Button: enumeration(['CLOSE', 'OK', 'CANCEL', 'YES', 'NO']),
  ButtonSet: enumeration(['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL']),
};

/** How Google heads the menu of an add-on that leaves it the choice. */
const ADDON = 'Tiện ích bổ sung';
const menus = new WeakMap<Menu, { caption: string; items: Items }>();

export function uiObject(execution: Execution): Ui {
  const dialog = (html: HtmlOutput, title: string): void => {
    const [width, height] = [html.getWidth() || 600, html.getHeight() || 400];
    execution.tell({
      effect: { kind: 'dialog', title, html: html.getContent(), width, height },
    });
  };
  return execution.guard<Ui>('Ui', {
    ...ENUMS,
    createMenu: (caption: string) => menuObject(execution, caption),
    createAddonMenu: () => menuObject(execution, ADDON),
    showSidebar: (html: HtmlOutput) => {
      execution.permit('Ui.showSidebar', 'script.container.ui');
      const title = html.getTitle();
      execution.tell({ effect: { kind: 'sidebar', title, html: html.getContent() } });
    },
    showModalDialog: (html: HtmlOutput, title: string) => {
      execution.permit('Ui.showModalDialog', 'script.container.ui');
      dialog(html, title);
    },
    showModelessDialog: (html: HtmlOutput, title: string) => {
      execution.permit('Ui.showModelessDialog', 'script.container.ui');
      dialog(html, title);
    },
    alert: (...given: unknown[]) => {
      const [first = '', second] = given.filter((it) => typeof it === 'string');
      const words =
        second === undefined ? { title: '', text: first } : { title: first, text: second };
      execution.tell({ effect: { kind: 'alert', ...words } });
      return ENUMS.Button.OK;
    },
  });
}

function menuObject(execution: Execution, caption: string): Menu {
  const items: Items = [];
  const menu: Menu = execution.guard<Menu>('Menu', {
    addItem: (label: string, name: string) => {
      items.push({ label, function: name });
      return menu;
    },
    addSeparator: () => {
      items.push(null);
      return menu;
    },
    addSubMenu: (inner: Menu) => {
      const below = menus.get(inner);
      for (const item of below?.items ?? [])
        items.push(item && { ...item, label: `${below?.caption} › ${item.label}` });
      return menu;
    },
    addToUi: () => execution.tell({ effect: { kind: 'menu', caption, items: [...items] } }),
  });
  menus.set(menu, { caption, items });
  return menu;
}
