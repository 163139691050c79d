// The line "Trạng thái" of tab 0: the state of the report, then what the last check found. It is the
// one grey cell that the add-on writes, and where it may not, nothing is lost.
import { lineCell } from '../functions/domain/workbook/read-book.ts';
import { nfc } from '../functions/domain/vietnamese/text.ts';
import type { CheckView } from './contract.ts';
import type { Desk } from './desk.ts';

const CHECKED = ' · Kiểm tra lúc ';

export function writeCounts(desk: Desk, { at, counts }: CheckView): void {
  const line = statusLine(desk);
  if (line === null) return;
  const [state = ''] = line.text.split(CHECKED);
  const found = `${counts.block} lỗi phải sửa, ${counts.warn} cảnh báo`;
  write(line.range, `${state}${CHECKED}${at}: ${found}`);
}

export function writeState(desk: Desk, state: string): void {
  const line = statusLine(desk);
  if (line !== null) write(line.range, state);
}

function statusLine(desk: Desk) {
  const start = desk.read.tabs.get('start');
  const cell = lineCell(start, 'status');
  const open = desk.tabs.find(({ cells }) => nfc(cells.name) === start?.name);
  if (cell === undefined || open === undefined) return null;
  return {
    range: open.sheet.getRange(cell.cell),
    text: typeof cell.raw === 'string' ? cell.raw : '',
  };
}

function write(range: GoogleAppsScript.Spreadsheet.Range, text: string): void {
  if (range.canEdit()) range.setValue(text);
}
