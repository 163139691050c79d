// Requests about protections: who may change which cells.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { openSheet, type Draft } from './draft.ts';
import { overwrite } from './field-mask.ts';
import { areaInside } from './grid-range.ts';
import { fieldsToWrite, gridOf, idOr, need, type Handlers } from './handler.ts';
import { demandProtection, isWholeSheet } from './protection.ts';
import { invalid } from './shape.ts';
import type { StoredSheet } from './store.ts';

type GridRange = sheets_v4.Schema$GridRange;

export const PROTECTION_REQUESTS: Handlers = {
  addProtectedRange(draft, request) {
    const wish = need(request.protectedRange, 'protectedRange');
    const range = need(wish.range, 'protectedRange.range');
    const sheet = gridOf(draft, range.sheetId);
    const protectedRangeId = idOr(
      wish.protectedRangeId,
      (id) => findProtection(draft, id) !== undefined,
      'Protected range',
    );
    const protection = withEditors(draft, {
      ...wish,
      protectedRangeId,
      range: sided(range, sheet),
      warningOnly: wish.warningOnly ?? false,
    });
    checkUnprotected(protection, sheet);
    sheet.protectedRanges.push(protection);
    request.protectedRange = {
      ...wish,
      protectedRangeId,
      ...(protection.editors ? { editors: protection.editors } : {}),
    };
    return { addProtectedRange: { protectedRange: protection } };
  },

  updateProtectedRange(draft, { protectedRange, fields }) {
    const tree = fieldsToWrite(fields, 'ProtectedRange');
    const { sheet, protection } = protectionOf(draft, protectedRange?.protectedRangeId);
    demandProtection(draft, protection);
    const next = overwrite(protection, protectedRange, tree) as sheets_v4.Schema$ProtectedRange;
    const changed = withEditors(draft, {
      ...next,
      protectedRangeId: protection.protectedRangeId ?? null,
      range: sided({ ...next.range, sheetId: sheet.properties.sheetId }, sheet),
      warningOnly: next.warningOnly ?? false,
    });
    checkUnprotected(changed, sheet);
    sheet.protectedRanges = sheet.protectedRanges.map((it) => (it === protection ? changed : it));
    return {};
  },

  deleteProtectedRange(draft, { protectedRangeId }) {
    const { sheet, protection } = protectionOf(draft, protectedRangeId);
    demandProtection(draft, protection);
    sheet.protectedRanges = sheet.protectedRanges.filter((it) => it !== protection);
    return {};
  },
};

function findProtection(draft: Draft, id: number) {
  for (const sheet of draft.book.sheets) {
    const protection = sheet.protectedRanges.find((it) => it.protectedRangeId === id);
    if (protection) return { sheet, protection };
  }
  return undefined;
}

function protectionOf(draft: Draft, id: number | null | undefined) {
  const found = findProtection(draft, id ?? 0);
  if (found === undefined) throw invalid(`No protected range with id: ${id ?? 0}`);
  return { sheet: openSheet(draft, found.sheet), protection: found.protection };
}

/** A protection of a part of a sheet has its sides inside the grid, of a whole sheet it has none. */
function sided(range: GridRange, sheet: StoredSheet): GridRange {
  const { sheetId } = sheet.properties;
  if (isWholeSheet(range)) return { sheetId };
  areaInside(range, sheet);
  return { ...range, sheetId };
}

/** As Google does: who protects, and the owner, may go on editing. */
function withEditors(
  draft: Draft,
  protection: sheets_v4.Schema$ProtectedRange,
): sheets_v4.Schema$ProtectedRange {
  const { requestingUserCanEdit: _, ...kept } = protection;
  if (kept.warningOnly === true) {
    if ((kept.editors?.users ?? []).length > 0)
      throw invalid('Editors may not be set when warningOnly is true');
    delete kept.editors;
    return kept;
  }
  const users = [...new Set([...(kept.editors?.users ?? []), draft.owner, draft.by])];
  return { ...kept, editors: { ...kept.editors, users } };
}

function checkUnprotected(protection: sheets_v4.Schema$ProtectedRange, sheet: StoredSheet): void {
  for (const free of protection.unprotectedRanges ?? []) {
    if (!isWholeSheet(protection.range ?? {}))
      throw invalid('unprotectedRanges may only be set when the whole sheet is protected');
    if ((free.sheetId ?? 0) !== sheet.properties.sheetId)
      throw invalid(`No grid with id: ${free.sheetId ?? 0} in this protected range`);
    areaInside(free, sheet);
  }
}
