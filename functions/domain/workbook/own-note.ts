// The officer's own part of a cell's note. The add-on writes what it found below it, between two
// lines of its own, so that both can stand in one note and neither is lost with the other.

export const MARK_BEGIN = '⟦Chốt Số⟧';
export const MARK_END = '⟦/Chốt Số⟧';

const BLOCK = new RegExp(`${MARK_BEGIN}\\n?[\\s\\S]*?${MARK_END}`, 'g');
/** Half a block: somebody has edited it, and what is left is theirs. */
const STRAY = new RegExp(`${MARK_BEGIN}|${MARK_END}`, 'g');

/** The note without the add-on's blocks; null where nothing else stands in it. */
export function ownNote(note: string): string | null {
  const own = note.replace(BLOCK, '').replace(STRAY, '').trim();
  return own === '' ? null : own;
}
