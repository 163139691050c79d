// The add-on's part of a cell's note. It stands between two lines of its own below whatever the
// officer wrote, so that both live side by side and the add-on takes out only what it put in. What the
// check found and why the province sent a cell back stand in one block, told apart by their first words.
import { MARK_BEGIN, MARK_END } from '../functions/domain/workbook/own-note.ts';

const OLD_COLOUR = 'màu cũ: ';
const RETURNED = 'Tỉnh trả lại: ';
const BLOCK = new RegExp(`\\n?${MARK_BEGIN}\\n([\\s\\S]*?)\\n${MARK_END}`, 'g');
const STRAY = new RegExp(`\\n?(?:${MARK_BEGIN}|${MARK_END})`, 'g');

export interface SplitNote {
  /** What the officer wrote. */
  own: string;
  /** The add-on has a part in it. */
  marked: boolean;
  /** The officer's own colour of the cell, `#rrggbb`, where it was remembered. */
  oldColour: string | null;
  /** What the check said, and why the cell was sent back, line by line. */
  found: string[];
  returned: string[];
}

/** The line by which a cell says that it was sent back; of the province's words nothing else can be made. */
export function returnedLine(words: string): string {
  return `${RETURNED}${words.replace(/[⟦⟧]/g, '').replace(/\s+/g, ' ').trim()}`;
}

export function splitNote(note: string): SplitNote {
  let marked = false;
  let oldColour: string | null = null;
  const found: string[] = [];
  const returned: string[] = [];
  const own = note
    .replace(BLOCK, (_whole, inside: string) => {
      marked = true;
      for (const line of inside.split('\n')) {
        const colour = /^màu cũ: (#[0-9a-f]{6})$/.exec(line)?.[1];
        if (colour !== undefined) oldColour ??= colour;
        else if (line.startsWith(RETURNED)) returned.push(line);
        else if (!line.startsWith(OLD_COLOUR)) found.push(line);
      }
      return '';
    })
    // Half a block: somebody has edited it, and what is left is theirs.
    .replace(STRAY, () => {
      marked = true;
      return '';
    });
  return { own, marked, oldColour, found, returned };
}

export function joinNote(
  own: string,
  sentences: readonly string[],
  oldColour: string | null,
): string {
  return [
    ...(own === '' ? [] : [own]),
    MARK_BEGIN,
    ...sentences,
    ...(oldColour === null ? [] : [`${OLD_COLOUR}${oldColour}`]),
    MARK_END,
  ].join('\n');
}

/** Whether it is worth taking apart. */
export function hasMark(note: string): boolean {
  return note.includes(MARK_BEGIN) || note.includes(MARK_END);
}
