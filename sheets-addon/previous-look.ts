// A figure typed over last period's is a new one and looks like it: the blue italic is taken off the
// touched cells.
import { PALETTE } from '../functions/domain/grid/palette.ts';

type Range = GoogleAppsScript.Spreadsheet.Range;

const PREVIOUS = `#${PALETTE.previous.ground?.toLowerCase() ?? ''}`;
const { ground: ENTRY_GROUND = 'FFFFFF', text: ENTRY_TEXT } = PALETTE.entry;

/** Only where the ground is that of last period's figures; colours of the officer's stay. */
export function dropPreviousLook(range: Range): void {
  const sheet = range.getSheet();
  range.getBackgrounds().forEach((line, y) => {
    let x = 0;
    while (x < line.length) {
      const from = x;
      while (line[x]?.toLowerCase() === PREVIOUS) x += 1;
      if (x > from) {
        const run = sheet.getRange(range.getRow() + y, range.getColumn() + from, 1, x - from);
        if (run.canEdit())
          run
            .setBackground(`#${ENTRY_GROUND.toLowerCase()}`)
            .setFontColor(`#${ENTRY_TEXT.toLowerCase()}`)
            .setFontStyle('normal');
      }
      x += 1;
    }
  });
}
