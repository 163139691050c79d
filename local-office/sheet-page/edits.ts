// What the grid sends is what it shows; a tick box shows 1 or 0 and means true or false.
import type { SheetsRequest, StoredSpreadsheet } from '../sheets/store.ts';

/** The same requests, with true and false where a cell asks for a tick. */
export function inKind(
  spreadsheet: StoredSpreadsheet,
  requests: readonly SheetsRequest[],
): SheetsRequest[] {
  return requests.map((request) => {
    const { updateCells } = request;
    const { start, rows } = updateCells ?? {};
    const sheet = spreadsheet.sheets.find((it) => it.properties.sheetId === start?.sheetId);
    if (!updateCells || !start || !rows || !sheet) return request;
    const meant = rows.map((row, r) => ({
      ...row,
      values: (row.values ?? []).map((cell, c) => {
        const place = sheet.cells[(start.rowIndex ?? 0) + r]?.[(start.columnIndex ?? 0) + c];
        const condition = place?.validation?.condition;
        const number = cell.userEnteredValue?.numberValue;
        const ticked = number === 0 || number === 1;
        if (condition?.type !== 'BOOLEAN' || condition.values?.length || !ticked) return cell;
        return { ...cell, userEnteredValue: { boolValue: number === 1 } };
      }),
    }));
    return { ...request, updateCells: { ...updateCells, rows: meant } };
  });
}
