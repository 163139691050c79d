// Text from other programs, pasted as if it were typed cell by cell. What was copied in this very grid
// carries its looks and numbers with it and is left to Univer.
import type { ICellData } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/lib/facade';
import { linesOf } from './paste-lines.ts';
import { typedCell } from './typing.ts';

export function pasteText(api: FUniver): void {
  api.addEvent(api.Event.BeforeClipboardPaste, (params) => {
    const { text, html, worksheet } = params;
    if (!text || /data-copy-id|univer/i.test(html ?? '')) return;
    params.cancel = true;
    const lines = linesOf(text);
    const range = worksheet.getSelection()?.getActiveRange();
    if (!range) return;
    const [top, left] = [range.getRow(), range.getColumn()];
    const wide = Math.max(...lines.map((line) => line.length));
    const cells = lines.map((line, r) =>
      Array.from({ length: wide }, (_, c): ICellData => {
        const target = worksheet.getRange(top + r, left + c);
        const pattern = target.getCellStyleData()?.n?.pattern ?? null;
        const typed = line[c] ?? '';
        return typed === '' ? { v: null, f: null } : typedCell(typed, pattern);
      }),
    );
    worksheet.getRange(top, left, lines.length, wide).setValues(cells);
  });
}
