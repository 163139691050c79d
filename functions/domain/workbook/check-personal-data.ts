// The guard on personal data: the form takes counts only. A column that looks like residents'
// numbers stops the send, a digit run in free text is asked about (Law 91/2025/QH15; Decree
// 356/2025/NĐ-CP). The members' own optional phone column is part of the form and never leaves it.
import { looksPersonal, personalColumn } from '../vietnamese/personal-data.ts';
import type { CheckInput } from './check.ts';
import { readText } from './read-cell.ts';
import { placeOf } from './row.ts';

export function checkPersonalData({ read, raise }: Pick<CheckInput, 'read' | 'raise'>): void {
  for (const tab of read.tabs.values()) {
    for (const { cell, header } of tab.extraColumns) {
      const kind = personalColumn(header);
      const at = placeOf(tab.name, cell);
      if (kind) raise('PERSONAL_COLUMN', 'BLOCK', at, { column: header, kind });
      else raise('EXTRA_COLUMN', 'INFO', at, { column: header });
    }
    const watched = tab.tab.columns.filter((column) => column.freeText);
    for (const row of tab.rows)
      for (const column of watched) {
        const cell = row.cells.get(column.key);
        const typed = readText(cell?.raw ?? null);
        if (cell === undefined || typed === null) continue;
        const kind = looksPersonal(typed);
        if (kind) raise('PERSONAL_TEXT', 'WARN', placeOf(tab.name, cell.cell), { kind });
      }
  }
}
