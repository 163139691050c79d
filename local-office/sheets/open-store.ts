// The local office's spreadsheets, kept in a journal: each change is one entry, in the file before it
// shows, and reading the journal again gives the very same state. What formulas come to is not kept,
// it is worked out when somebody looks.
import { randomBytes, randomInt } from 'node:crypto';
import type { Journal } from '../journal.ts';
import { applyRequests } from './apply.ts';
import { recalculated } from './recalculate.ts';
import { newSheet } from './new-sheet.ts';
import { invalid } from './shape.ts';
import { restored, snapshotOf, type Snapshot } from './snapshot.ts';
import {
  GoogleFault,
  type SheetsRequest,
  type SpreadsheetChange,
  type SpreadsheetStore,
  type StoredFile,
  type StoredSpreadsheet,
} from './store.ts';

/**
 * After so many changes, or bytes, the journal is written afresh, an entry a spreadsheet: more than the
 * first day of a province takes, which is not the time to stop and tidy up.
 */
const CHANGES_BETWEEN_SNAPSHOTS = 1000;
const BYTES_BETWEEN_SNAPSHOTS = 96_000_000;

type Entry =
  | { kind: 'create'; file: StoredFile; locale: string; timeZone: string }
  | { kind: 'file'; id: string; change: Partial<StoredFile> }
  | { kind: 'share'; id: string; permission: StoredFile['permissions'][number] }
  | { kind: 'unshare'; id: string; permissionId: string }
  | { kind: 'apply'; id: string; by: string; requests: SheetsRequest[] }
  | Snapshot;

interface Kept {
  file: StoredFile;
  book: StoredSpreadsheet;
  /** Results of formulas are out of date. */
  stale: boolean;
}

/** The spreadsheets that a journal holds, and a place for new ones. */
export function openSpreadsheetStore(
  journal: Journal,
  mostBytes = BYTES_BETWEEN_SNAPSHOTS,
): SpreadsheetStore {
  const all = new Map<string, Kept>();
  const listeners = new Set<(change: SpreadsheetChange) => void>();
  for (const it of journal.entries()) {
    const entry = it as Entry;
    const id = idOf(entry);
    all.set(id, afterEntry(all.get(id), entry));
  }

  const find = (id: string): Kept => {
    const found = all.get(id);
    if (found === undefined) throw notFound();
    return found;
  };
  const findOpen = (id: string): Kept => {
    const found = find(id);
    if (found.file.trashed) throw notFound();
    return found;
  };
  let written = 0;
  const keep = (entry: Entry, after: Kept) => {
    written += journal.append(entry);
    all.set(idOf(entry), after);
    if (journal.appended < CHANGES_BETWEEN_SNAPSHOTS && written < mostBytes) return;
    journal.compact([...all.values()].map(({ file, book }) => snapshotOf(file, book)));
    written = 0;
  };
  const change = (entry: Entry) => keep(entry, afterEntry(all.get(idOf(entry)), entry));

  return {
    create({ title, owner, appProperties, locale, timeZone }) {
      if (title === '') throw invalid('Spreadsheet title cannot be empty');
      const id = randomBytes(33).toString('base64url');
      const file: StoredFile = {
        id,
        name: title,
        owner,
        appProperties: { ...appProperties },
        permissions: [],
        trashed: false,
        createdAt: new Date().toISOString(),
      };
      const place = { locale: locale ?? 'vi_VN', timeZone: timeZone ?? 'Asia/Ho_Chi_Minh' };
      change({ kind: 'create', file, ...place });
      return id;
    },
    files: () => [...all.values()].map(({ file }) => file),
    file: (id) => find(id).file,
    changeFile(id, { name, trashed, appProperties }) {
      find(id);
      if (name === '') throw invalid('Spreadsheet title cannot be empty');
      const wish: Partial<StoredFile> = {
        ...(name === undefined ? {} : { name }),
        ...(trashed === undefined ? {} : { trashed }),
        ...(appProperties === undefined ? {} : { appProperties: { ...appProperties } }),
      };
      change({ kind: 'file', id, change: wish });
    },
    share(id, emailAddress, role) {
      const known = find(id).file.permissions.find((it) => same(it.emailAddress, emailAddress));
      const permission = { id: known?.id ?? String(randomInt(1, 2 ** 47)), emailAddress, role };
      change({ kind: 'share', id, permission });
      return permission.id;
    },
    unshare(id, permissionId) {
      if (!find(id).file.permissions.some((it) => it.id === permissionId))
        throw new GoogleFault(404, 'NOT_FOUND', `Permission not found: ${permissionId}.`);
      change({ kind: 'unshare', id, permissionId });
    },
    accessOf: (id, account) => accessTo(find(id).file, account),
    spreadsheet(id) {
      const found = findOpen(id);
      if (found.stale) {
        found.book = recalculated(found.book);
        found.stale = false;
      }
      return found.book;
    },
    layout: (id) => findOpen(id).book,
    apply(id, requests, by, origin = 'OWN') {
      const { file, book, stale } = findOpen(id);
      if (!['owner', 'writer'].includes(accessTo(file, by)))
        throw new GoogleFault(403, 'PERMISSION_DENIED', 'The caller does not have permission');
      const who = { by, owner: file.owner, replaying: false, recalculate: stale };
      const applied = applyRequests(book, requests, who, origin);
      keep({ kind: 'apply', id, by, requests: applied.requests }, settled(file, applied));
      for (const listener of listeners)
        listener({ spreadsheetId: id, requests: applied.requests, by });
      return applied.responses;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function idOf(entry: Entry): string {
  return entry.kind === 'create' || entry.kind === 'snapshot' ? entry.file.id : entry.id;
}

/** What an entry makes of what was there. */
function afterEntry(before: Kept | undefined, entry: Entry): Kept {
  if (entry.kind === 'create') {
    const { file, locale, timeZone } = entry;
    const properties = { title: file.name, locale, timeZone };
    const sheets = [newSheet(0, 'Sheet1')];
    const parts = { sheets, developerMetadata: [], namedRanges: [] };
    return { file, book: { spreadsheetId: file.id, properties, ...parts }, stale: false };
  }
  if (entry.kind === 'snapshot') return { ...restored(entry), stale: true };
  if (before === undefined)
    throw new Error(`journal of spreadsheets: ${entry.kind} of ${entry.id}, which was never made`);
  const { file, book } = before;
  switch (entry.kind) {
    case 'file': {
      const changed = { ...file, ...entry.change };
      const properties = { ...book.properties, title: changed.name };
      return { ...before, file: changed, book: { ...book, properties } };
    }
    case 'share': {
      const others = file.permissions.filter((it) => it.id !== entry.permission.id);
      return { ...before, file: { ...file, permissions: [...others, entry.permission] } };
    }
    case 'unshare': {
      const permissions = file.permissions.filter((it) => it.id !== entry.permissionId);
      return { ...before, file: { ...file, permissions } };
    }
    case 'apply': {
      const who = { by: entry.by, owner: file.owner, replaying: true, recalculate: before.stale };
      return settled(file, applyRequests(book, entry.requests, who, 'RECEIVED'));
    }
  }
}

/** The file is called what its spreadsheet is called. */
function settled(file: StoredFile, applied: ReturnType<typeof applyRequests>): Kept {
  const { book, recalculate } = applied;
  const { title } = book.properties;
  return { file: file.name === title ? file : { ...file, name: title }, book, stale: recalculate };
}

function accessTo(file: StoredFile, account: string): 'owner' | 'writer' | 'reader' | 'none' {
  if (same(file.owner, account)) return 'owner';
  return file.permissions.find((it) => same(it.emailAddress, account))?.role ?? 'none';
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function notFound(): GoogleFault {
  return new GoogleFault(404, 'NOT_FOUND', 'Requested entity was not found.');
}
