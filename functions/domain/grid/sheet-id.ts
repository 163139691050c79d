// The number by which a tab is known in a link, made from the name under which the product creates
// it: a link to a cell can be written without asking the spreadsheet, and still leads there after an
// officer has renamed the tab.
import { nfc } from '../vietnamese/text.ts';

/** FNV-1a of the name's UTF-16 units, from 1 to 2³¹ − 1; 0 belongs to a new spreadsheet's first tab. */
export function sheetIdOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const unit of nfc(name).split('')) {
    hash ^= unit.charCodeAt(0);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 1) | 1;
}
