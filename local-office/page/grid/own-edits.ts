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

const LOCKED = 'Ô này đã khoá: đây là phần của biểu mẫu, không nhập vào đây.';
const CLOSED = 'Trang này đã khoá: không thêm, xoá hay đổi tên được.';
const UNSUPPORTED = 'Văn phòng mô phỏng chưa có thao tác này; trong Google Sheets thì có.';

/**
 * A rule that refuses what was typed lets it in for a moment and then takes it back: only what still
 * stands after this time was meant.
 */
const MEANT_AFTER_MS = 60;

export interface EditWatching {
  /** Hands on what still waits to be meant; true where something did. */
  flush: () => boolean;
}

export function watchEdits(injector: Injector, watch: EditWatch): EditWatching {
  const commands = injector.get(ICommandService);
  const instances = injector.get(IUniverInstanceService);
  const before = new WeakMap<object, CellChange[]>();
  const gathered = new Map<string, CellChange>();
  let timer: ReturnType<typeof setTimeout> | undefined;
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

  function flush(): boolean {
    clearTimeout(timer);
    const changes = [...gathered.values()];
    gathered.clear();
    const requests = requestsOf(changes);
    if (requests.length > 0) watch.edited(withEdit(requests, changes), changes);
    return requests.length > 0;
  }

  function demandOpen(id: string, params: Params): void {
    const sheetId = params.subUnitId ?? params.sheetId ?? '';
    if (CELLS.has(id)) {
      const cells = cellsOf({ id, params });
      if (cells.some((it) => watch.isLocked(String(it.sheetId), it.row, it.column)))
        throw refusal(LOCKED);
      before.set(params, cells);
    } else if (NOTES.has(id)) {
      if (watch.isLocked(sheetId, params.row ?? 0, params.col ?? 0)) throw refusal(LOCKED);
    } else if (STRUCTURE.has(id) && watch.isClosed(sheetId)) throw refusal(CLOSED);
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
    } else if (NOTES.has(id)) {
      flush();
      const place = { sheetId: Number(given.sheetId), row: given.row ?? 0, column: given.col ?? 0 };
      watch.edited({ requests: [noteRequest(place, given.note?.note ?? null)] }, [place]);
    } else {
      const requests = structureRequests(id, params);
      if (requests.length > 0) flush();
      if (requests.length > 0) watch.edited({ requests }, []);
    }
  });

  return { flush };
}

const CELLS = new Set(['sheet.mutation.set-range-values', 'sheet.mutation.move-range']);
const NOTES = new Set(['sheet.mutation.update-note', 'sheet.mutation.remove-note']);
const STRUCTURE = new Set([
  'sheet.mutation.insert-row',
  'sheet.mutation.remove-rows',
  'sheet.mutation.insert-col',
  'sheet.mutation.remove-col',
  'sheet.mutation.set-worksheet-name',
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

function noteRequest(
  { sheetId, row, column }: { sheetId: number; row: number; column: number },
  note: string | null,
): SheetsRequest {
  return {
    updateCells: {
      start: { sheetId, rowIndex: row, columnIndex: column },
      rows: [{ values: [note ? { note } : {}] }],
      fields: 'note',
    },
  };
}
