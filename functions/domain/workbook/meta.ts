// The workbook's hidden card: which commune, period and form it is. It travels with the file, so
// that neither the file's name nor its place in a folder matters.
import { fold, nfc } from '../vietnamese/text.ts';
import type { CellBook } from './cell.ts';
import { META_TAB } from './contract.ts';
import { readText } from './read-cell.ts';

export interface Meta {
  province: string | null;
  commune: string | null;
  period: string | null;
  templateVersion: number | null;
  plans: string[];
  /** Whether the hidden tab itself was there. */
  found: boolean;
}

const COMMUNE_LABELS = new Set(['mã xã', 'communecode']);

/**
 * Reads the card from tab `_Meta`, else the commune's code from the line "Mã xã" of whichever tab
 * holds it. A code that a spreadsheet turned into a number gets its leading zeros back.
 */
export function readMeta(book: CellBook): Meta {
  const tab = book.tabs.find((it) => fold(it.name) === fold(META_TAB));
  const values = new Map<string, string>();
  for (const row of tab?.rows ?? []) {
    const key = readText(row[0] ?? null);
    const value = readText(row[1] ?? null);
    if (key !== null && value !== null) values.set(key, value);
  }
  const commune = values.get('commune') ?? communeInSheets(book);
  return {
    province: code(values.get('province') ?? null, 2),
    commune: code(commune, 5),
    period: values.get('period') ?? null,
    templateVersion: Number(values.get('templateVersion') ?? Number.NaN) || null,
    plans: (values.get('plans') ?? '').split(/[,\s]+/).filter((it) => it !== ''),
    found: tab !== undefined && values.has('commune'),
  };
}

function communeInSheets(book: CellBook): string | null {
  for (const tab of book.tabs)
    for (const row of tab.rows)
      for (const [place, value] of row.entries())
        if (typeof value === 'string' && COMMUNE_LABELS.has(fold(nfc(value)))) {
          const next = row.slice(place + 1).find((it) => {
            const text = readText(it);
            return text !== null && /^\d{3,5}$/.test(text);
          });
          if (next !== undefined) return readText(next);
        }
  return null;
}

function code(text: string | null, digits: number): string | null {
  return text !== null && /^\d+$/.test(text) ? text.padStart(digits, '0') : text;
}
