import { describe, expect, it } from 'vitest';
import { HIDDEN_MENU, isRefused } from '../../local-office/page/grid/refused-commands.ts';

describe('the menus of the grid', () => {
  it.each([
    'sheet.menu.sheet-frozen',
    'sheet.row-header-menu.sheet-frozen',
    'sheet.column-header-menu.sheet-frozen',
    'sheet.command.set-worksheet-show',
    'sheet.contextMenu.permission',
  ])('do not offer %s, which would be refused', (item) => {
    expect(HIDDEN_MENU[item]).toEqual({ hidden: true });
  });

  it.each([
    'sheet.command.insert-multi-rows-above',
    'sheet.command.insert-multi-cols-right',
    'sheet.command.remove-row-confirm',
    'sheet.command.set-row-height',
    'sheet.command.set-worksheet-col-width',
    'sheet.command.clear-selection-content',
  ])('offer %s, which is done', (command) => {
    expect([HIDDEN_MENU[command], isRefused(command)]).toEqual([undefined, false]);
  });
});
