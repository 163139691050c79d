// What is selected in the window of the person at the keyboard, as this execution knows it: what the
// window said at the start, until the script itself goes somewhere else.
import type { Area } from '../area.ts';
import type { Execution } from '../execution.ts';

/** Of a window that said nothing, the first cell of the first tab that can be seen. */
export function selectedArea(execution: Execution): Area {
  if (execution.selection === null) {
    const sheets = execution.ask('sheets');
    const first = sheets.find((sheet) => !sheet.hidden) ?? sheets[0];
    const area = { sheetId: first?.sheetId ?? 0, row: 1, column: 1, rows: 1, columns: 1 };
    execution.selection = { area, moved: false };
  }
  return execution.selection.area;
}

export function selectSheet(execution: Execution, sheetId: number): void {
  const { area } = execution.selection ?? {};
  const place =
    area?.sheetId === sheetId ? area : { sheetId, row: 1, column: 1, rows: 1, columns: 1 };
  execution.selection = { area: place, moved: true };
}
