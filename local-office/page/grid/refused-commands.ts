// What the grid could do and the office would not keep: refused with a sentence, and taken from the
// menus, so that nobody does work that is lost with the next reload.

const VERBS =
  /^sheet\.command\.(add-range-protection|add-worksheet-(merge|protection)|remove-worksheet-merge|change-sheet-protection|delete-(range|worksheet)-protection|delete-range-move|insert-range-move|insert-(sheet|defined-name)|copy-sheet|remove-(sheet|defined-name)|set-(defined-name|frozen|col-frozen|row-frozen|first-|selection-frozen|col-hidden|rows-hidden|protection|range-protection|tab-color|text-rotation|worksheet-(order|hidden|show|protection|range-theme|permission|right|default))|cancel-frozen|hide-(col|row)-confirm|move-(cols|rows)|toggle-gridlines|set-gridlines|split-text|set-(selected|specific)-(cols|rows)-visible|register-|unregister-|view-sheet-permission)/;
const OTHERS =
  /^(data-validation\.(command|operation)\.|sheet\.(command|operation)\.[a-z-]*(conditional|data-validation|filter))/;

export function isRefused(id: string): boolean {
  if (id === 'data-validation.command.update-sheet-data-validation-range') return false;
  return VERBS.test(id) || (OTHERS.test(id) && !/toggle|show-data-validation-dropdown/.test(id));
}

const HIDDEN = [
  'sheet.command.insert-range-move-right-confirm',
  'sheet.command.insert-range-move-down-confirm',
  'sheet.command.delete-range-move-left-confirm',
  'sheet.command.delete-range-move-up-confirm',
  'sheet.command.hide-row-confirm',
  'sheet.command.hide-col-confirm',
  'sheet.command.set-selected-rows-visible',
  'sheet.command.set-selected-cols-visible',
  'sheet.command.set-row-frozen',
  'sheet.command.set-col-frozen',
  'sheet.command.set-selection-frozen',
  'sheet.command.cancel-frozen',
  'sheet.command.insert-sheet',
  'sheet.command.remove-sheet-confirm',
  'sheet.command.copy-sheet',
  'sheet.command.set-tab-color',
  'sheet.command.set-worksheet-hidden',
  'sheet.command.set-worksheet-show',
  'sheet.command.add-range-protection-from-context-menu',
  'sheet.command.set-range-protection-from-context-menu',
  'sheet.command.delete-range-protection-from-context-menu',
  'sheet.command.view-sheet-permission-from-context-menu',
  'sheet.command.add-range-protection-from-sheet-bar',
  'sheet.command.delete-worksheet-protection-from-sheet-bar',
  'sheet.command.change-sheet-protection-from-sheet-bar',
  'sheet.command.view-sheet-permission-from-sheet-bar',
  'sheet.contextMenu.permission',
  'sheet.menu.sheet-frozen',
  'sheet.menu.sheets-lock',
  'sheet.row-header-menu.sheet-frozen',
  'sheet.column-header-menu.sheet-frozen',
];

export const HIDDEN_MENU = Object.fromEntries(HIDDEN.map((id) => [id, { hidden: true }]));
