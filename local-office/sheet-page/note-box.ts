// A note as Univer keeps it.

export interface BoxedNote {
  id: string;
  row: number;
  col: number;
  width: number;
  height: number;
  note: string;
}

/** A box about as wide as a hand-written note and as tall as its text needs. */
export function noteAt(row: number, column: number, note: string): BoxedNote {
  const lines = note.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / 34), 0);
  const height = Math.min(24 + 18 * lines, 320);
  return { id: `n${row}-${column}`, row, col: column, width: 260, height, note };
}
