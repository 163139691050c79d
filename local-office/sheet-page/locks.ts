// What an account may not change on a tab. The store refuses it in any case; the page asks here
// beforehand, so that nobody types in vain.
import type { StoredSheet } from '../sheets/store.ts';
import { boxOf } from './boxes.ts';
import type { Box, Locks } from './contract.ts';

type Access = 'owner' | 'writer' | 'reader' | 'none';

/** A protection that only warns locks nothing. */
export function locksOf(sheet: StoredSheet, account: string, access: Access): Locks {
  if (access === 'reader' || access === 'none') return { locked: 'ALL', open: [] };
  if (access === 'owner') return { locked: [], open: [] };
  const locked: Box[] = [];
  const open: Box[] = [];
  let whole = false;
  for (const { range, unprotectedRanges, warningOnly, editors } of sheet.protectedRanges) {
    const mine = editors?.users?.some((user) => user.toLowerCase() === account.toLowerCase());
    if (warningOnly || mine) continue;
    const box = boxOf(range ?? {}, sheet);
    if (!range || isWhole(range)) whole = true;
    else if (box) locked.push(box);
    for (const hole of unprotectedRanges ?? []) {
      const gap = boxOf(hole, sheet);
      if (gap) open.push(gap);
    }
  }
  return { locked: whole ? 'ALL' : locked, open };
}

function isWhole(range: NonNullable<StoredSheet['protectedRanges'][number]['range']>): boolean {
  const sides = [
    range.startRowIndex,
    range.endRowIndex,
    range.startColumnIndex,
    range.endColumnIndex,
  ];
  return sides.every((side) => side === undefined || side === null);
}
