// What the person does in the grid, told in the words of the Sheets API. Before a change is made it is
// held against the locks; after it, what really became different is handed on. Changes that came from
// the office, and results of formulas, are not the person's and pass by.
import {
  CanceledError,
  CommandType,
  ICommandService,
  IUniverInstanceService,
  UniverInstanceType,
  type ICellData,
  type IExecutionOptions,
  type Injector,
  type Nullable,
  type Workbook,
} from '@univerjs/core';
import { cellAddress } from '../../../functions/domain/workbook/cell.ts';
import type { PageEdit, PageEdits } from '../../sheet-page/contract.ts';
import type { SheetsRequest } from '../../sheets/store.ts';
import { extendedValue, plainValue, requestsOf, type CellChange } from './cell-requests.ts';
import { isRefused } from './refused-commands.ts';
import { structureRequests } from './structure-requests.ts';

export interface EditWatch {
  isLocked(sheetId: string, row: number, column: number): boolean;
  /** Rows and columns of the tab may not be added or removed. */
  isClosed(sheetId: string): boolean;
  /** This account is a reader of the spreadsheet. */
  mayOnlyLook(): boolean;
  /** What the cell's note says now. */
  noteAt(sheetId: string, row: number, column: number): string | null;
  refuse(sentence: string): void;
  edited(edits: PageEdits, cells: { sheetId: number; row: number; column: number }[]): void;
}

type Matrix = Record<number, Record<number, Nullable<ICellData>>>;
interface Params {
  unitId?: string;
  subUnitId?: string;
  sheetId?: string;
  cellValue?: Matrix;
  row?: number;
  col?: number;
  note?: { note: string };
  from?: { subUnitId: string; value: Matrix };
  to?: { subUnitId: string; value: Matrix };
}

const WORDS = {
  LOOKING: 'Tài khoản này chỉ được xem bảng tính, không sửa được.',
  LOCKED: 'Ô này đã khóa: đây là phần của biểu mẫu, không nhập vào đây.',
  CLOSED: 'Tab này đã khóa hàng và cột; dùng các dòng trống có sẵn phía dưới.',
  NAMED: 'Tab này đã khóa: không đổi tên được.',
};
const UNSUPPORTED = 'Văn phòng mô phỏng chưa có thao tác này; trong Google Sheets thì có.';

/**
 * A rule that refuses what was typed lets it in for a moment and then takes it back: only what still
 * stands after this time was meant.
 */
const MEANT_AFTER_MS = 60;
const WRITTEN_AFTER_MS = 700;

/** Why nothing can be typed into a cell. */
export function lockedWords(mayOnlyLook: boolean): string {
  return mayOnlyLook ? WORDS.LOOKING : WORDS.LOCKED;
}

export interface EditWatching {
  /** Hands on what still waits to be meant; true where something did. */
  flush: () => boolean;
  /** Something waits to be meant, or a note is being written. */
  isWaiting: () => boolean;
  /** A note is being written there. */
  isWriting: (sheetId: number, row: number, column: number) => boolean;
}

export function watchEdits(injector: Injector, watch: EditWatch): EditWatching {
  const commands = injector.get(ICommandService);
  const instances = injector.get(IUniverInstanceService);
  const before = new WeakMap<object, CellChange[]>();
  const gathered = new Map<string, CellChange>();
  const notes = new Map<string, { place: NotePlace; text: string }>();
  /** Cells that have a note with text in it. */
  const told = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let noteTimer: ReturnType<typeof setTimeout> | undefined;
  const workbookOf = (unitId: string | undefined) =>
    unitId === undefined
      ? null
      : instances.getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET);

  /** The cells that a change names, with what stands in them now. */
  function cellsOf({ id, params }: { id: string; params: Params }): CellChange[] {
    const workbook = workbookOf(params.unitId);
    if (!workbook) return [];
    const parts =
      id === 'sheet.mutation.move-range'
        ? [params.from, params.to]
        : [{ subUnitId: params.subUnitId ?? '', value: params.cellValue ?? {} }];
    return parts.flatMap((part) => {
      const sheet = part && workbook.getSheetBySheetId(part.subUnitId);
      if (!part || !sheet) return [];
      return placesIn(part.value).map(([row, column]) => {
        const raw = sheet.getCellRaw(row, column);
        return {
          sheetId: Number(part.subUnitId),
          row,
          column,
          before: copyOf(raw, workbook),
          after: null,
        };
      });
    });
  }

  function gather(change: CellChange): void {
    const key = `${change.sheetId}:${change.row},${change.column}`;
    const known = gathered.get(key);
    gathered.set(key, known ? { ...known, after: change.after } : change);
    clearTimeout(timer);
    timer = setTimeout(flush, MEANT_AFTER_MS);
  }

  /** A note is told of at every letter; an empty one, as it is begun, is none yet. */
  function gatherNote({ sheetId, row = 0, col = 0, note }: Params): void {
    const text = note?.note ?? '';
    const key = `${sheetId}:${row},${col}`;
    const place = { sheetId: Number(sheetId), row, column: col };
    if (text !== '' || told.has(key)) notes.set(key, { place, text });
    if (text === '') told.delete(key);
    else told.add(key);
    clearTimeout(noteTimer);
    noteTimer = setTimeout(flush, WRITTEN_AFTER_MS);
  }

  function flushNotes(): boolean {
    clearTimeout(noteTimer);
    const written = [...notes.values()];
    notes.clear();
    for (const { place, text } of written)
      watch.edited({ requests: [noteRequest(place, text === '' ? null : text)] }, [place]);
    return written.length > 0;
  }

  function flush(): boolean {
    clearTimeout(timer);
    const changes = [...gathered.values()];
    gathered.clear();
    const requests = requestsOf(changes);
    if (requests.length > 0) watch.edited(withEdit(requests, changes), changes);
    return flushNotes() || requests.length > 0;
  }

  function demandOpen(id: string, params: Params): void {
    const sheetId = params.subUnitId ?? params.sheetId ?? '';
    if (CELLS.has(id)) {
      const cells = cellsOf({ id, params });
      if (cells.some((it) => watch.isLocked(String(it.sheetId), it.row, it.column)))
        throw refusal(lockedWords(watch.mayOnlyLook()));
      before.set(params, cells);
    } else if (NOTES.has(id)) {
      const [row, column] = [params.row ?? 0, params.col ?? 0];
      if (watch.isLocked(sheetId, row, column)) throw refusal(lockedWords(watch.mayOnlyLook()));
      if (watch.noteAt(sheetId, row, column)) told.add(`${sheetId}:${row},${column}`);
    } else if (STRUCTURE.has(id) && watch.isClosed(sheetId)) throw refusal(closedWords(id));
  }

  function closedWords(id: string): string {
    if (watch.mayOnlyLook()) return WORDS.LOOKING;
    return id === RENAMING ? WORDS.NAMED : WORDS.CLOSED;
  }

  function refusal(sentence: string): CanceledError {
    watch.refuse(sentence);
    return new CanceledError();
  }

  commands.beforeCommandExecuted(({ id, type, params }, options) => {
    if (isForeign(options)) return;
    if (type === CommandType.COMMAND && isRefused(id)) throw refusal(UNSUPPORTED);
    if (type === CommandType.MUTATION && params) demandOpen(id, params);
  });

  commands.onCommandExecuted(({ id, type, params }, options) => {
    if (isForeign(options) || type !== CommandType.MUTATION || !params) return;
    const given: Params = params;
    const workbook = workbookOf(given.unitId);
    if (!workbook) return;
    if (CELLS.has(id)) {
      const changes = (before.get(params) ?? []).map((change) => {
        const sheet = workbook.getSheetBySheetId(String(change.sheetId));
        const formula = sheet?.getCellRaw(change.row, change.column);
        return { ...change, after: copyOf(formula, workbook) };
      });
      for (const change of changes) gather(change);
    } else if (NOTES.has(id)) gatherNote(given);
    else {
      const requests = structureRequests(id, params);
      if (requests.length > 0) flush();
      if (requests.length > 0) watch.edited({ requests }, []);
    }
  });

  return {
    flush,
    isWaiting: () => gathered.size > 0 || notes.size > 0,
    isWriting: (sheetId, row, column) => notes.has(`${sheetId}:${row},${column}`),
  };
}

const CELLS = new Set(['sheet.mutation.set-range-values', 'sheet.mutation.move-range']);
const NOTES = new Set(['sheet.mutation.update-note', 'sheet.mutation.remove-note']);
const RENAMING = 'sheet.mutation.set-worksheet-name';
const STRUCTURE = new Set([
  'sheet.mutation.insert-row',
  'sheet.mutation.remove-rows',
  'sheet.mutation.insert-col',
  'sheet.mutation.remove-col',
  RENAMING,
]);

function isForeign(options: IExecutionOptions | undefined): boolean {
  return Boolean(options?.fromCollab ?? options?.onlyLocal ?? options?.['fromFormula']);
}

function placesIn(matrix: Matrix): [number, number][] {
  return Object.entries(matrix).flatMap(([row, columns]) =>
    Object.keys(columns).map((column): [number, number] => [Number(row), Number(column)]),
  );
}

/** With the look spelt out, and the text of a formula that shares another cell's. */
function copyOf(cell: Nullable<ICellData>, workbook: Workbook): ICellData | null {
  if (!cell) return null;
  return { ...cell, s: workbook.getStyles().getStyleByCell(cell) ?? null };
}

function withEdit(requests: SheetsRequest[], changes: CellChange[]): PageEdits {
  const typed = changes.filter(
    ({ before, after }) =>
      JSON.stringify(extendedValue(before)) !== JSON.stringify(extendedValue(after)),
  );
  const [first] = typed;
  if (!first) return { requests };
  const same = typed.filter((it) => it.sheetId === first.sheetId);
  const rows = same.map((it) => it.row);
  const columns = same.map((it) => it.column);
  const start = cellAddress(Math.min(...rows), Math.min(...columns));
  const end = cellAddress(Math.max(...rows), Math.max(...columns));
  const edit: PageEdit = {
    sheetId: first.sheetId,
    range: start === end ? start : `${start}:${end}`,
    ...(start === end
      ? { value: plainValue(first.after), oldValue: plainValue(first.before) }
      : {}),
  };
  return { requests, edit };
}

interface NotePlace {
  sheetId: number;
  row: number;
  column: number;
}

function noteRequest({ sheetId, row, column }: NotePlace, note: string | null): SheetsRequest {
  return {
    updateCells: {
      start: { sheetId, rowIndex: row, columnIndex: column },
      rows: [{ values: [note ? { note } : {}] }],
      fields: 'note',
    },
  };
}
