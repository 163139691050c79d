// A commune's workbook as cells, written straight from the form: keys in row 1, headings in row 2,
// and only what a test puts in.
import type { CellBook, CellValue } from '../../functions/domain/workbook/cell.ts';
import { META_TAB } from '../../functions/domain/workbook/contract.ts';
import type { Form, Tab, TabKey } from '../../functions/domain/workbook/contract.ts';

/** Cells by column key; for a tab of lines, by line key. */
export type Entry = Record<string, CellValue>;
export type Entries = Partial<Record<TabKey, Entry[]>>;

export function bookOf(form: Form, entries: Entries, meta: Record<string, string>): CellBook {
  return {
    tabs: [
      ...form.tabs.map((tab) => ({ name: tab.name, rows: rowsOf(tab, entries[tab.key] ?? []) })),
      { name: META_TAB, rows: Object.entries(meta) },
    ],
  };
}

function rowsOf(tab: Tab, entries: readonly Entry[]): CellValue[][] {
  const head = [tab.columns.map((it) => it.key), tab.columns.map((it) => it.header)];
  if (tab.lines === undefined)
    return [...head, ...entries.map((entry) => tab.columns.map(({ key }) => entry[key] ?? null))];
  const values = Object.assign({}, ...entries) as Entry;
  return [
    ...head,
    ...tab.lines.map((line) => {
      const cells: Entry = { field: line.key, label: line.label, value: values[line.key] ?? null };
      return tab.columns.map(({ key }) => cells[key] ?? null);
    }),
  ];
}
