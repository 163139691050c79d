// Whether a cell is closed to the person: asked by the grid before a change and by an upload.
import type { Box, Locks } from './contract.ts';

export function isLocked({ locked, open }: Locks, row: number, column: number): boolean {
  const inside = locked === 'ALL' || locked.some((box) => holds(box, row, column));
  return inside && !open.some((box) => holds(box, row, column));
}

function holds(box: Box, row: number, column: number): boolean {
  return box.top <= row && row <= box.bottom && box.left <= column && column <= box.right;
}
