// Developer metadata: what an application writes beside a spreadsheet, a sheet, rows or columns to
// find them again. Created, changed, deleted and looked up by data filters.
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { findSheet, openSheet, type Draft } from './draft.ts';
import { overwrite } from './field-mask.ts';
import { columnCount, rowCount } from './grid-range.ts';
import { fieldsToWrite, gridOf, idOr, need, type Handlers } from './handler.ts';
import { invalid } from './shape.ts';
import type { StoredSpreadsheet } from './store.ts';

type Metadata = sheets_v4.Schema$DeveloperMetadata;
type Lookup = sheets_v4.Schema$DeveloperMetadataLookup;

export const METADATA_REQUESTS: Handlers = {
  createDeveloperMetadata(draft, request) {
    const wish = need(request.developerMetadata, 'developerMetadata');
    const metadataId = idOr(
      wish.metadataId,
      (id) => allMetadata(draft.book).some((it) => it.metadataId === id),
      'Developer metadata',
    );
    need(wish.metadataKey, 'developerMetadata.metadataKey');
    const made: Metadata = {
      ...wish,
      metadataId,
      visibility: need(wish.visibility, 'developerMetadata.visibility'),
      location: placed(draft, need(wish.location, 'developerMetadata.location')),
    };
    keep(draft, made);
    request.developerMetadata = { ...wish, metadataId };
    return { createDeveloperMetadata: { developerMetadata: made } };
  },

  updateDeveloperMetadata(draft, { dataFilters, developerMetadata, fields }) {
    const tree = fieldsToWrite(fields, 'DeveloperMetadata');
    const found = matching(draft.book, dataFilters ?? []);
    const changed = found.map((before) => {
      const next = overwrite(before, developerMetadata, tree) as Metadata;
      remove(draft, before);
      const after: Metadata = {
        ...next,
        metadataId: before.metadataId ?? null,
        location: placed(draft, need(next.location, 'developerMetadata.location')),
      };
      keep(draft, after);
      return after;
    });
    return { updateDeveloperMetadata: { developerMetadata: changed } };
  },

  deleteDeveloperMetadata(draft, { dataFilter }) {
    const found = matching(draft.book, [need(dataFilter, 'dataFilter')]);
    for (const it of found) remove(draft, it);
    return { deleteDeveloperMetadata: { deletedDeveloperMetadata: found } };
  },
};

export function allMetadata(book: StoredSpreadsheet): Metadata[] {
  return [...book.developerMetadata, ...book.sheets.flatMap((it) => it.developerMetadata)];
}

/** What any of the filters finds. @throws GoogleFault 400 for a filter that looks nothing up */
export function matching(
  book: StoredSpreadsheet,
  filters: readonly sheets_v4.Schema$DataFilter[],
): Metadata[] {
  if (filters.length === 0) throw invalid('At least one data filter must be specified');
  const lookups = filters.map((it) => {
    if (!it.developerMetadataLookup)
      throw invalid('Only data filters with a developerMetadataLookup are supported');
    return it.developerMetadataLookup;
  });
  return allMetadata(book).filter((it) => lookups.some((lookup) => isMeant(it, lookup)));
}

function isMeant(it: Metadata, lookup: Lookup): boolean {
  const asked = <T>(wanted: T | null | undefined, found: T | null | undefined) =>
    wanted === undefined || wanted === null || wanted === found;
  const place = lookup.metadataLocation;
  return (
    asked(lookup.metadataId, it.metadataId) &&
    asked(lookup.metadataKey, it.metadataKey) &&
    asked(lookup.metadataValue, it.metadataValue) &&
    asked(lookup.visibility, it.visibility) &&
    asked(lookup.locationType, it.location?.locationType) &&
    (!place || isThere(it, place, lookup.locationMatchingStrategy !== 'EXACT_LOCATION'))
  );
}

/** At the place itself; or, where places that meet are wanted, anywhere on its sheet. */
function isThere(
  it: Metadata,
  place: sheets_v4.Schema$DeveloperMetadataLocation,
  meeting: boolean,
): boolean {
  const there = it.location ?? {};
  if (place.spreadsheet === true) return meeting || there.spreadsheet === true;
  const span = place.dimensionRange;
  const own = there.dimensionRange;
  if (!span) {
    if (!meeting) return there.sheetId === (place.sheetId ?? 0) && !own;
    return (own?.sheetId ?? there.sheetId) === (place.sheetId ?? 0);
  }
  if (!own || (own.sheetId ?? 0) !== (span.sheetId ?? 0) || own.dimension !== span.dimension)
    return false;
  const [from, to] = [span.startIndex ?? 0, span.endIndex ?? Infinity];
  const [start, end] = [own.startIndex ?? 0, own.endIndex ?? Infinity];
  return meeting ? start < to && from < end : start === from && end === to;
}

/** @throws GoogleFault 400 for a place that is none */
function placed(
  draft: Draft,
  wish: sheets_v4.Schema$DeveloperMetadataLocation,
): sheets_v4.Schema$DeveloperMetadataLocation {
  if (wish.spreadsheet === true) return { locationType: 'SPREADSHEET', spreadsheet: true };
  const span = wish.dimensionRange;
  if (!span) {
    if (wish.sheetId === null || wish.sheetId === undefined)
      throw invalid('developerMetadata.location must be specified');
    gridOf(draft, wish.sheetId);
    return { locationType: 'SHEET', sheetId: wish.sheetId };
  }
  const sheet = gridOf(draft, span.sheetId);
  const rows = need(span.dimension, 'dimensionRange.dimension') === 'ROWS';
  const start = span.startIndex ?? 0;
  const end = span.endIndex ?? start + 1;
  if (end - start !== 1)
    throw invalid('Developer metadata may only be associated with a single row or column');
  if (start < 0 || end > (rows ? rowCount(sheet) : columnCount(sheet)))
    throw invalid(`dimensionRange is outside of the grid: ${start}`);
  return {
    locationType: rows ? 'ROW' : 'COLUMN',
    dimensionRange: {
      sheetId: sheet.properties.sheetId,
      dimension: rows ? 'ROWS' : 'COLUMNS',
      startIndex: start,
      endIndex: end,
    },
  };
}

function keep(draft: Draft, it: Metadata): void {
  const sheetId = it.location?.dimensionRange?.sheetId ?? it.location?.sheetId;
  const sheet = it.location?.spreadsheet === true ? undefined : findSheet(draft.book, sheetId ?? 0);
  if (sheet) openSheet(draft, sheet).developerMetadata.push(it);
  else draft.book.developerMetadata.push(it);
}

function remove(draft: Draft, it: Metadata): void {
  draft.book.developerMetadata = draft.book.developerMetadata.filter((other) => other !== it);
  for (const sheet of draft.book.sheets)
    if (sheet.developerMetadata.includes(it)) {
      const opened = openSheet(draft, sheet);
      opened.developerMetadata = opened.developerMetadata.filter((other) => other !== it);
    }
}
