// A formula's text as words: what a reference says, how it is written again after rows or columns
// have moved under it. Indices are zero-based, ends inside; null is an open side (A2:A, 3:5).

export interface Reference {
  /** The tab it names, null for the formula's own. */
  tab: string | null;
  /** Written as one cell, not as a range of one. */
  single: boolean;
  top: number | null;
  left: number | null;
  bottom: number | null;
  right: number | null;
  /** Which of the four are written with `$`. */
  fixed: { top: boolean; left: boolean; bottom: boolean; right: boolean };
}

export type Token =
  | { kind: 'number' | 'string' | 'error' | 'name' | 'mark' | 'space'; text: string }
  | { kind: 'reference'; text: string; reference: Reference };

const TAB = String.raw`(?:('(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?`;
const CELL = String.raw`(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})`;
const LAST = String.raw`(\$?)([A-Za-z]{1,3})?(\$?)(\d{1,7})?`;
const END = String.raw`(?![\p{L}\p{N}_.(!])`;
const CELLS = new RegExp(`^${TAB}${CELL}(?::${LAST})?${END}`, 'u');
const COLUMNS = new RegExp(String.raw`^${TAB}(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})${END}`, 'u');
const ROWS = new RegExp(String.raw`^${TAB}(\$?)(\d{1,7}):(\$?)(\d{1,7})${END}`, 'u');
const WORDS: [Exclude<Token['kind'], 'reference'>, RegExp][] = [
  ['string', /^"(?:[^"]|"")*"/],
  ['error', /^#(?:N\/A|[A-Z0-9/]+[!?])/],
  ['number', /^(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/],
  ['name', /^[\p{L}_][\p{L}\p{N}_.]*/u],
  ['mark', /^(?:<=|>=|<>|[-+*/^&=<>%(),;{}])/],
  ['space', /^\s+/],
];

/** The words of a formula without its `=`; null where something in it is no word. */
export function tokensOf(formula: string): Token[] | null {
  const tokens: Token[] = [];
  for (let rest = formula; rest !== ''; rest = rest.slice(tokens.at(-1)?.text.length)) {
    const token = referenceAt(rest) ?? wordAt(rest);
    if (token === null) return null;
    tokens.push(token);
  }
  return tokens;
}

/**
 * A formula, with its `=`, whose references have been changed; where one is lost stands `#REF!`.
 * Text that is no formula comes back as it is.
 */
export function mapReferences(
  formula: string,
  change: (reference: Reference) => Reference | null,
): string {
  if (!formula.startsWith('=')) return formula;
  const tokens = tokensOf(formula.slice(1));
  if (tokens === null) return formula;
  const texts = tokens.map((token) => {
    if (token.kind !== 'reference') return token.text;
    const changed = change(token.reference);
    if (changed === token.reference) return token.text;
    return changed === null ? '#REF!' : referenceText(changed);
  });
  return `=${texts.join('')}`;
}

/** As it reads in a cell further down or to the right: what has no `$` moves along. */
export function moved(reference: Reference, rows: number, columns: number): Reference | null {
  const { top, left, bottom, right, fixed } = reference;
  const shift = (side: number | null, stays: boolean, by: number) =>
    side === null || stays ? side : side + by;
  const next = {
    ...reference,
    top: shift(top, fixed.top, rows),
    bottom: shift(bottom, fixed.bottom, rows),
    left: shift(left, fixed.left, columns),
    right: shift(right, fixed.right, columns),
  };
  return [next.top, next.bottom, next.left, next.right].some((it) => it !== null && it < 0)
    ? null
    : next;
}

/** `A`, `AB` */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

export function columnIndex(name: string): number {
  const letters = name.toUpperCase().split('');
  return letters.reduce((sum, it) => sum * 26 + it.charCodeAt(0) - 64, 0) - 1;
}

/** The name of a tab as a formula writes it. */
export function quotedTab(tab: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(tab) && !/^[A-Za-z]{1,3}\d+$/.test(tab)
    ? tab
    : `'${tab.replaceAll("'", "''")}'`;
}

function referenceText({ tab, single, top, left, bottom, right, fixed }: Reference): string {
  const corner = (
    row: number | null,
    column: number | null,
    rowFixed: boolean,
    colFixed: boolean,
  ) =>
    (column === null ? '' : (colFixed ? '$' : '') + columnName(column)) +
    (row === null ? '' : (rowFixed ? '$' : '') + String(row + 1));
  const first = corner(top, left, fixed.top, fixed.left);
  const last = corner(bottom, right, fixed.bottom, fixed.right);
  return (tab === null ? '' : `${quotedTab(tab)}!`) + (single ? first : `${first}:${last}`);
}

function wordAt(text: string): Token | null {
  for (const [kind, pattern] of WORDS) {
    const found = pattern.exec(text);
    if (found) return { kind, text: found[0] };
  }
  return null;
}

function referenceAt(text: string): Token | null {
  const cells = CELLS.exec(text);
  if (cells) {
    const [all, tab, leftMark, left = '', topMark, top = '', rightMark, right, bottomMark, bottom] =
      cells;
    const range = rightMark !== undefined;
    if (range && right === undefined && bottom === undefined) return null;
    const reference = {
      tab: tabName(tab),
      single: !range,
      top: Number(top) - 1,
      left: columnIndex(left),
      bottom: range ? (bottom === undefined ? null : Number(bottom) - 1) : Number(top) - 1,
      right: range ? (right === undefined ? null : columnIndex(right)) : columnIndex(left),
      fixed: {
        top: topMark === '$',
        left: leftMark === '$',
        bottom: range ? bottomMark === '$' : topMark === '$',
        right: range ? rightMark === '$' : leftMark === '$',
      },
    };
    return { kind: 'reference', text: all, reference: inOrder(reference) };
  }
  const columns = COLUMNS.exec(text);
  if (columns) {
    const [all, tab, leftMark, left = '', rightMark, right = ''] = columns;
    const fixed = { top: false, bottom: false, left: leftMark === '$', right: rightMark === '$' };
    const sides = { top: null, bottom: null, left: columnIndex(left), right: columnIndex(right) };
    const reference = inOrder({ tab: tabName(tab), single: false, ...sides, fixed });
    return { kind: 'reference', text: all, reference };
  }
  const rows = ROWS.exec(text);
  if (!rows) return null;
  const [all, tab, topMark, top, bottomMark, bottom] = rows;
  const fixed = { left: false, right: false, top: topMark === '$', bottom: bottomMark === '$' };
  const sides = { left: null, right: null, top: Number(top) - 1, bottom: Number(bottom) - 1 };
  const reference = inOrder({ tab: tabName(tab), single: false, ...sides, fixed });
  return { kind: 'reference', text: all, reference };
}

/** B2:A1 is the same cells as A1:B2. */
function inOrder(reference: Reference): Reference {
  const { top, left, bottom, right, fixed } = reference;
  const rows = top !== null && bottom !== null && top > bottom;
  const columns = left !== null && right !== null && left > right;
  if (!rows && !columns) return reference;
  return {
    ...reference,
    ...(rows ? { top: bottom, bottom: top } : {}),
    ...(columns ? { left: right, right: left } : {}),
    fixed: {
      ...fixed,
      ...(rows ? { top: fixed.bottom, bottom: fixed.top } : {}),
      ...(columns ? { left: fixed.right, right: fixed.left } : {}),
    },
  };
}

function tabName(written: string | undefined): string | null {
  if (written === undefined) return null;
  return written.startsWith("'") ? written.slice(1, -1).replaceAll("''", "'") : written;
}
