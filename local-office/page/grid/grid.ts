// The grid of one spreadsheet: opened from the office's snapshot, kept up with what others change, and
// opened anew where too much has changed, with the same tab and cell in sight.
import {
  ICommandService,
  IUniverInstanceService,
  LifecycleStages,
  type ICellData,
} from '@univerjs/core';
import {
  DeviceInputEventType,
  ILayoutService,
  type FWorkbook,
  type FWorksheet,
} from '@univerjs/preset-sheets-core';
import { cellPlace } from '../../../functions/domain/workbook/cell.ts';
import type { CellPatch, PageEdits, PageSpreadsheet } from '../../sheet-page/contract.ts';
import { isLocked } from '../../sheet-page/locked.ts';
import { noteAt } from '../../sheet-page/note-box.ts';
import { lockedWords, watchEdits } from './own-edits.ts';
import { pasteText } from './paste.ts';
import { rowFitting } from './row-heights.ts';
import { readTyping } from './typing.ts';
import { openUniver } from './univer.ts';

export interface Place {
  sheetId: number;
  row: number;
  column: number;
}

export interface GridEvents {
  edited: (edits: PageEdits, cells: Place[]) => void;
  refused: (sentence: string) => void;
  /** Another cell or tab is in hand. */
  moved: () => void;
}

export interface Grid {
  /** Resolves once it can be seen; the tab and cell in hand stay, where they are still there. */
  show(spreadsheet: PageSpreadsheet): Promise<void>;
  patch(cells: readonly CellPatch[]): void;
  /** By name or sheetId; false where there is no such tab in sight, or no such range. */
  select(tab: string | number, range: string): boolean;
  active(): { sheetId: number; tab: string; range: string } | null;
  cell(tab: string, a1: string): ICellData | null;
  note(tab: string, a1: string): string | null;
  background(tab: string, a1: string): string | null;
  linkAt(place: Place): string | null;
  isEditing(): boolean;
  /** Somebody is typing: what is on the way from the keys into the cells would be lost by `show`. */
  isBusy(): boolean;
  /** A word still being typed goes into its cell, which stays the one in hand. */
  endEditing(): Promise<void>;
  /** Hands on edits that wait to be sure; true where there were any. */
  flush: () => boolean;
  /** Where the active cell stands in the window. */
  activeRect(): DOMRect | null;
  focus(): void;
}

/** Told to Univer, so that what comes from the office is not taken for the person's own doing. */
const FROM_OFFICE = { fromCollab: true };

/** A person who types rests no longer than this between two keys. */
const REST_MS = 1_000;

export function openGrid(container: HTMLElement, events: GridEvents): Grid {
  const { api, injector } = openUniver(container);
  const commands = injector.get(ICommandService);
  const heights = rowFitting(injector);
  let shown: PageSpreadsheet | null = null;
  let editing = false;
  let begun = false;
  let keyAt = Number.NEGATIVE_INFINITY;

  const workbook = (): FWorkbook | null => api.getActiveWorkbook();
  const sheetOf = (tab: string | number): FWorksheet | null =>
    (typeof tab === 'number'
      ? workbook()?.getSheetBySheetId(String(tab))
      : workbook()?.getSheetByName(tab)) ?? null;
  const locksOf = (sheetId: string) => shown?.locks[sheetId] ?? { locked: 'ALL', open: [] };
  const mayOnlyLook = () => shown?.access === 'reader';
  const isLockedAt = (sheetId: string, row: number, column: number) =>
    isLocked(locksOf(sheetId), row, column);

  const { flush, isWaiting, isWriting } = watchEdits(injector, {
    noteAt: (sheetId, row, column) =>
      workbook()?.getSheetBySheetId(sheetId)?.getRange(row, column).getNote()?.note ?? null,
    isLocked: isLockedAt,
    isClosed: (sheetId) => locksOf(sheetId).locked === 'ALL',
    mayOnlyLook,
    refuse: events.refused,
    edited: events.edited,
  });
  pasteText(api);
  api.addEvent(api.Event.BeforeSheetEditStart, (params) => {
    if (!isLockedAt(params.worksheet.getSheetId(), params.row, params.column)) return;
    params.cancel = true;
    events.refused(lockedWords(mayOnlyLook()));
  });
  api.addEvent(api.Event.SheetEditStarted, () => (editing = true));
  api.addEvent(api.Event.SheetEditEnded, () => (editing = false));
  api.addEvent(api.Event.SelectionChanged, () => events.moved());
  api.addEvent(api.Event.ActiveSheetChanged, ({ activeSheet }) => {
    heights.fit(activeSheet.getSheet());
    const range = activeSheet.getSelection()?.getActiveRange();
    if (range && !activeSheet.getSheet().getRowVisible(range.getRow())) selectFirst();
    events.moved();
  });

  function active() {
    const sheet = workbook()?.getActiveSheet();
    if (!sheet) return null;
    const range = sheet.getSelection()?.getActiveRange() ?? sheet.getRange(0, 0);
    return {
      sheetId: Number(sheet.getSheetId()),
      tab: sheet.getSheetName(),
      range: range.getA1Notation(),
    };
  }

  function select(tab: string | number, range: string): boolean {
    const sheet = sheetOf(tab);
    if (!sheet || sheet.isSheetHidden() || !/^[A-Z]+\d*(:[A-Z]+\d*)?$/i.test(range)) return false;
    workbook()?.setActiveSheet(sheet);
    const place = cellPlace(range.replace(/:.*/, '').toUpperCase());
    if (place && (place.row >= sheet.getMaxRows() || place.column >= sheet.getMaxColumns()))
      return false;
    sheet.getRange(range).activate();
    // What is in sight of a tab just opened is known with the next frame.
    if (place) requestAnimationFrame(() => bringIntoSight(sheet, place));
    return true;
  }

  async function show(spreadsheet: PageSpreadsheet): Promise<void> {
    const before = active();
    if (shown) api.disposeUnit(shown.id);
    shown = spreadsheet;
    editing = false;
    api.createWorkbook(spreadsheet.book);
    if (!begun) readTyping(injector);
    begun = true;
    await rendered();
    heights.forget();
    const first = workbook()?.getActiveSheet().getSheet();
    if (first) heights.fit(first);
    if (!before || !select(before.sheetId, before.range)) selectFirst();
  }

  /** Keys go to the grid from now on. */
  function focus(): void {
    if (!shown || !begun) return;
    injector.get(IUniverInstanceService).focusUnit(shown.id);
    injector.get(ILayoutService).focus();
  }
  // Once a message box is closed nothing has the focus; then keys are meant for the grid.
  addEventListener(
    'keydown',
    () => {
      keyAt = performance.now();
      if (document.activeElement === document.body) focus();
    },
    true,
  );

  /** Not the API's own, which goes on to the next cell as Enter does. */
  async function endEditing(): Promise<void> {
    if (!editing || !shown) return;
    const params = {
      unitId: shown.id,
      visible: false,
      eventType: DeviceInputEventType.PointerDown,
    };
    commands.syncExecuteCommand('sheet.operation.set-cell-edit-visible', params);
    // What was typed is held against the cell's rule in turns of its own.
    await nextTurn();
  }

  /** Before this, Univer cannot select or scroll. */
  async function rendered(): Promise<void> {
    while (api.getCurrentLifecycleStage() < LifecycleStages.Rendered) await nextFrame();
    await nextFrame();
  }

  /** The first cell that is not hidden, on the tab that is open. */
  function selectFirst(): void {
    const sheet = workbook()?.getActiveSheet();
    if (!sheet) return;
    const model = sheet.getSheet();
    const row = firstOf(sheet.getMaxRows(), (at) => model.getRowVisible(at));
    const column = firstOf(sheet.getMaxColumns(), (at) => model.getColVisible(at));
    sheet.getRange(row, column).activate();
  }

  function patch(cells: readonly CellPatch[]): void {
    if (!shown) return;
    const unitId = shown.id;
    for (const sheetId of new Set(cells.map((cell) => cell.sheetId))) {
      const subUnitId = String(sheetId);
      const those = cells.filter((cell) => cell.sheetId === sheetId);
      const cellsAt = (pick: (cell: CellPatch) => ICellData | null) => {
        const matrix: Record<number, Record<number, ICellData | null>> = {};
        for (const cell of those) (matrix[cell.row] ??= {})[cell.column] = pick(cell);
        return matrix;
      };
      // What stood there goes first: else an old look would shine through the new one.
      for (const cellValue of [cellsAt(() => null), cellsAt((it) => it.cell)])
        commands.syncExecuteCommand(
          'sheet.mutation.set-range-values',
          { unitId, subUnitId, cellValue },
          FROM_OFFICE,
        );
      const sheet = workbook()?.getSheetBySheetId(subUnitId)?.getSheet();
      if (sheet) heights.fitRows(sheet, new Set(those.map((cell) => cell.row)));
      for (const cell of those) patchNote(unitId, subUnitId, cell);
      const links = (shown.links[subUnitId] ??= {});
      for (const { row, column, link } of those)
        if (link === null) delete links[`${row},${column}`];
        else links[`${row},${column}`] = link;
    }
  }

  function patchNote(unitId: string, sheetId: string, { row, column, note }: CellPatch): void {
    const known = workbook()?.getSheetBySheetId(sheetId)?.getRange(row, column).getNote() ?? null;
    if ((known?.note ?? null) === note || isWriting(Number(sheetId), row, column)) return;
    // An empty one is open and waits for its first letter.
    if (known?.note === '' && note === null) return;
    const place = { unitId, sheetId, row, col: column };
    if (note === null)
      commands.syncExecuteCommand('sheet.mutation.remove-note', place, FROM_OFFICE);
    else
      commands.syncExecuteCommand(
        'sheet.mutation.update-note',
        { ...place, note: { ...noteAt(row, column, note), ...(known ? { id: known.id } : {}) } },
        FROM_OFFICE,
      );
  }

  return {
    show,
    patch,
    select,
    active,
    cell: (tab, a1) => {
      const place = cellPlace(a1);
      return (place && sheetOf(tab)?.getSheet().getCellRaw(place.row, place.column)) || null;
    },
    note: (tab, a1) => sheetOf(tab)?.getRange(a1).getNote()?.note ?? null,
    background: (tab, a1) => sheetOf(tab)?.getRange(a1).getBackground() ?? null,
    linkAt: ({ sheetId, row, column }) =>
      shown?.links[String(sheetId)]?.[`${row},${column}`] ?? null,
    isEditing: () => editing,
    isBusy: () => editing || isWaiting() || performance.now() - keyAt < REST_MS,
    endEditing,
    flush,
    activeRect: () => {
      const sheet = workbook()?.getActiveSheet();
      const at = active()?.range.replace(/:.*/, '');
      const canvas = container
        .querySelector('canvas[id^=univer-sheet-main]')
        ?.getBoundingClientRect();
      if (!sheet || !at || !canvas) return null;
      const { x, y, width, height } = sheet.getRange(at).getCellRect();
      return new DOMRect(canvas.x + x, canvas.y + y, width, height);
    },
    focus,
  };
}

async function nextFrame(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(resolve));
}

async function nextTurn(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

function firstOf(count: number, fits: (at: number) => boolean): number {
  for (let at = 0; at < count; at += 1) if (fits(at)) return at;
  return 0;
}

/** Moves as little as needed, and leaves a few rows above for what they are about. */
function bringIntoSight(sheet: FWorksheet, { row, column }: Pick<Place, 'row' | 'column'>): void {
  const seen = sheet.getVisibleRange();
  const down = seen && seen.startRow <= row && row < seen.endRow;
  const across = seen && seen.startColumn <= column && column < seen.endColumn;
  if (down && across) return;
  sheet.scrollToCell(
    down ? seen.startRow : Math.max(0, row - 3),
    across ? seen.startColumn : Math.max(0, column - 1),
  );
}
