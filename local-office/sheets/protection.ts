// Who may change what in a spreadsheet, as Google has it: the owner everything; a writer not what is
// protected, unless the protection only warns or names the account as an editor.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Draft } from './draft.ts';
import { areaOf, overlap, without, type Area } from './grid-range.ts';
import { GoogleFault, type StoredSheet } from './store.ts';

/** @throws GoogleFault 403 where the account may not change a cell of the area */
export function demandCells(draft: Draft, sheet: StoredSheet, area: Area): void {
  for (const { range, unprotectedRanges } of binding(draft, sheet)) {
    const locked = overlap(area, areaOf(range ?? {}, sheet));
    const free = (unprotectedRanges ?? []).map((it) => areaOf(it, sheet));
    if (locked !== null && without(locked, free).length > 0) throw refused();
  }
}

/** @throws GoogleFault 403 where the account may not change the make-up of the sheet */
export function demandSheet(draft: Draft, sheet: StoredSheet): void {
  if (binding(draft, sheet).some((it) => isWholeSheet(it.range ?? {}))) throw refused();
}

/** @throws GoogleFault 403 where anything in the sheet is closed to the account */
export function demandAll(draft: Draft, sheet: StoredSheet): void {
  if (binding(draft, sheet).length > 0) throw refused();
}

/** Rows or columns may come between the cells of a protected range only by who may edit it. */
export function demandInsertion(
  draft: Draft,
  sheet: StoredSheet,
  dimension: 'ROWS' | 'COLUMNS',
  at: number,
): void {
  demandSheet(draft, sheet);
  for (const { range } of binding(draft, sheet)) {
    const area = areaOf(range ?? {}, sheet);
    const [from, to] = dimension === 'ROWS' ? [area.top, area.bottom] : [area.left, area.right];
    if (from < at && at < to) throw refused();
  }
}

/** @throws GoogleFault 403 where the protection is not the account's to change */
export function demandProtection(draft: Draft, protection: sheets_v4.Schema$ProtectedRange): void {
  if (!mayEdit(draft, protection)) throw refused();
}

/** A protection without sides covers its sheet. */
export function isWholeSheet(range: sheets_v4.Schema$GridRange): boolean {
  return [
    range.startRowIndex,
    range.endRowIndex,
    range.startColumnIndex,
    range.endColumnIndex,
  ].every((side) => side === undefined || side === null);
}

/** Whether an account may change everything in a sheet. */
export function mayEdit(
  { by, owner, replaying }: Pick<Draft, 'by' | 'owner' | 'replaying'>,
  protection: sheets_v4.Schema$ProtectedRange,
): boolean {
  if (replaying || by === owner || protection.warningOnly === true) return true;
  return (protection.editors?.users ?? []).some((it) => it.toLowerCase() === by.toLowerCase());
}

function binding(draft: Draft, sheet: StoredSheet): sheets_v4.Schema$ProtectedRange[] {
  return sheet.protectedRanges.filter((it) => !mayEdit(draft, it));
}

function refused(): GoogleFault {
  return new GoogleFault(
    403,
    'PERMISSION_DENIED',
    'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
  );
}
