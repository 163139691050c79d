// The office's side of an execution: every question that a service puts is answered here, from the
// spreadsheets as the account at the keyboard may see and change them.
import { areaOf, overlap, without } from '../sheets/grid-range.ts';
import { mayEdit } from '../sheets/protection.ts';
import type { SpreadsheetStore, StoredSheet, StoredSpreadsheet } from '../sheets/store.ts';
import { areaOfGrid, gridRange, type Extent } from './area.ts';
import type { ScriptCall } from './call.ts';
import { facetOf, holdsContent } from './cell-facets.ts';
import type { Cupboard } from './cupboard.ts';
import type { Locks } from './locks.ts';
import type { Desk, Drawer, MetadataFacts, ProtectionFacts } from './questions.ts';
import { sendRequest } from './send-request.ts';
import { valueRequests } from './write-values.ts';

/** What all executions share. */
export interface Shared {
  store: SpreadsheetStore;
  locks: Locks;
  cupboard: Cupboard;
  now: () => number;
  signIdToken: (email: string) => string;
  fetchAllowed: (url: string) => boolean;
  /** The address of a spreadsheet without its id. */
  webUrl: string;
}

/** `ended` is told when the execution is over, so that nothing is still being fetched for it. */
export function openDesk(shared: Shared, call: ScriptCall, ended: AbortSignal): Desk {
  const { store, locks, cupboard, now } = shared;
  const { spreadsheetId: id, user } = call;
  const book = () => store.spreadsheet(id);
  const sheet = (sheetId: number) => sheetOf(book(), sheetId);
  const drawer = (name: Drawer) => drawerOf(call, name);
  const who = () => ({ by: user, owner: store.file(id).owner, replaying: false });
  return {
    now,
    spreadsheet() {
      const { owner, permissions } = store.file(id);
      const { title, locale, timeZone } = book().properties;
      const writers = permissions.filter((it) => it.role === 'writer');
      const editors = [owner, ...writers.map((it) => it.emailAddress)];
      return {
        id,
        name: title,
        url: `${shared.webUrl}/${id}/edit`,
        locale,
        timeZone,
        owner,
        editors,
      };
    },
    sheets: () =>
      book().sheets.map((it) => ({
        sheetId: it.properties.sheetId,
        title: it.properties.title,
        hidden: it.properties.hidden === true,
        ...sizeOf(it),
      })),
    content: (sheetId) => contentOf(sheet(sheetId)),
    read: (area, facet) => facetOf(sheet(area.sheetId), area, facet, book().properties.locale),
    apply: (requests) => store.apply(id, requests, user),
    write(area, values, before) {
      const { locale } = book().properties;
      const written = valueRequests(sheet(area.sheetId), area, values, locale);
      store.apply(id, [...before, ...written], user);
    },
    canEdit(area) {
      const access = store.accessOf(id, user);
      if (access !== 'owner' && access !== 'writer') return false;
      const stored = sheet(area.sheetId);
      const wanted = areaOf(gridRange(area), stored);
      return stored.protectedRanges.every((it) => {
        const locked = mayEdit(who(), it) ? null : overlap(wanted, areaOf(it.range ?? {}, stored));
        const free = (it.unprotectedRanges ?? []).map((range) => areaOf(range, stored));
        return locked === null || without(locked, free).length === 0;
      });
    },
    metadata: () => metadataOf(book()),
    protections: (sheetId) =>
      sheet(sheetId).protectedRanges.map((it): ProtectionFacts => {
        const size = sizeOf(sheet(sheetId));
        const { sheetId: _own, ...sides } = it.range ?? {};
        const whole = Object.values(sides).every((side) => side === undefined || side === null);
        return {
          id: it.protectedRangeId ?? 0,
          kind: whole ? 'SHEET' : 'RANGE',
          description: it.description ?? '',
          warningOnly: it.warningOnly === true,
          area: areaOfGrid(sides, sheetId, size),
          unprotected: (it.unprotectedRanges ?? []).map((range) =>
            areaOfGrid(range, sheetId, size),
          ),
          editors: it.editors?.users ?? [],
          editable: mayEdit(who(), it),
        };
      }),
    namedRange: (name) => book().namedRanges.find((it) => it.name === name)?.range ?? null,
    takeLock: (name, patience) => locks.take(drawer(name), call, patience),
    releaseLock: (name) => locks.release(drawer(name), call),
    holdsLock: (name) => locks.holds(drawer(name), call),
    properties: (name) => cupboard.properties(drawer(name)),
    setProperties: (name, properties) => cupboard.setProperties(drawer(name), properties),
    cached: (name, keys) => cupboard.cached(drawer(name), keys, now()),
    cache: (name, values, seconds) => cupboard.cache(drawer(name), values, now() + seconds * 1000),
    uncache: (name, keys) => cupboard.uncache(drawer(name), keys),
    fetch: (wish) => sendRequest(wish, shared.fetchAllowed, ended),
    identityToken: () => shared.signIdToken(user),
  };
}

/** Where the script's own properties lie. */
export const SCRIPT_DRAWER = 'script';

function drawerOf({ user, spreadsheetId }: ScriptCall, name: Drawer): string {
  if (name === 'script') return SCRIPT_DRAWER;
  return name === 'user' ? `user ${user}` : `document ${spreadsheetId}`;
}

function sheetOf(book: StoredSpreadsheet, sheetId: number): StoredSheet {
  const found = book.sheets.find((it) => it.properties.sheetId === sheetId);
  if (found === undefined) throw new Error(`Sheet ${sheetId} not found`);
  return found;
}

function sizeOf({ properties }: StoredSheet): Extent {
  const { rowCount, columnCount } = properties.gridProperties ?? {};
  return { rows: rowCount ?? 0, columns: columnCount ?? 0 };
}

function contentOf({ cells }: StoredSheet): Extent {
  const ends = cells.map((row) => (row ?? []).findLastIndex(holdsContent) + 1);
  return { rows: ends.findLastIndex((end) => end > 0) + 1, columns: Math.max(0, ...ends) };
}

function metadataOf(book: StoredSpreadsheet): MetadataFacts[] {
  const places = [
    { sheetId: null, kept: book.developerMetadata },
    ...book.sheets.map((it) => ({
      sheetId: it.properties.sheetId,
      kept: it.developerMetadata,
    })),
  ];
  return places.flatMap(({ sheetId, kept }) =>
    kept.map((it) => ({
      id: it.metadataId ?? 0,
      key: it.metadataKey ?? '',
      value: it.metadataValue ?? '',
      visibility: it.visibility === 'PROJECT' ? 'PROJECT' : 'DOCUMENT',
      sheetId,
    })),
  );
}
