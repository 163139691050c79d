// The add-on's part of a cell's note. It stands between two lines of its own below whatever the
// officer wrote, so that both live side by side and the add-on takes out only what it put in.
import { MARK_BEGIN, MARK_END } from '../functions/domain/workbook/own-note.ts';

const OLD_COLOUR = 'màu cũ: ';
const BLOCK = new RegExp(`\\n?${MARK_BEGIN}\\n([\\s\\S]*?)\\n${MARK_END}`, 'g');
const STRAY = new RegExp(`\\n?(?:${MARK_BEGIN}|${MARK_END})`, 'g');

export interface SplitNote {
  /** What the officer wrote. */
  own: string;
  /** The add-on has a part in it. */
  marked: boolean;
  /** The officer's own colour of the cell, `#rrggbb`, where it was remembered. */
  oldColour: string | null;
}

export function splitNote(note: string): SplitNote {
  let marked = false;
  let oldColour: string | null = null;
  const own = note
    .replace(BLOCK, (_whole, inside: string) => {
      marked = true;
      const line = inside.split('\n').find((it) => it.startsWith(OLD_COLOUR));
      const colour = line?.slice(OLD_COLOUR.length) ?? '';
      if (/^#[0-9a-f]{6}$/.test(colour)) oldColour ??= colour;
      return '';
    })
    // Half a block: somebody has edited it, and what is left is theirs.
    .replace(STRAY, () => {
      marked = true;
      return '';
    });
  return { own, marked, oldColour };
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
