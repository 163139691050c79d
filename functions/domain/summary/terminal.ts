// Text measured in columns of a terminal. Vietnamese letters with their marks are one column wide in
// composed form, so everything is composed before it is measured or cut.

import type { Tone } from '../grid/grid.ts';

/** Dresses a piece of text in a tone, or returns it bare. */
export type Paint = (tone: Tone, text: string) => string;

/** Between two columns of a table. */
export const GAP = '  ';

/** A bar of `width` columns filled in proportion, 0 to 1; what is not nought shows a stroke. */
export function bar(share: number, width: number): string {
  const whole = Math.max(0, width);
  const full = Math.min(whole, Math.max(share > 0 ? 1 : 0, Math.floor(share * whole)));
  return '█'.repeat(full) + '░'.repeat(whole - full);
}

/** How many columns a text takes: composed, each letter one, marks left over none. */
export function columnsOf(text: string): number {
  return text.normalize('NFC').replace(/\p{M}/gu, '').length;
}

export function padEnd(text: string, width: number, fill = ' '): string {
  return text + fill.repeat(Math.max(0, width - columnsOf(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - columnsOf(text))) + text;
}

export function cut(text: string, width: number): string {
  const composed = text.normalize('NFC');
  return columnsOf(composed) <= width ? composed : `${composed.slice(0, width - 1).trimEnd()}…`;
}

/** Breaks at spaces; lines after the first begin with `indent`. */
export function wrapped(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.normalize('NFC').split(' ')) {
    const next = line === '' ? word : `${line} ${word}`;
    if (line !== '' && columnsOf(next) > width) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = next;
  }
  return [...lines, line].map((it) => cut(it, width));
}
