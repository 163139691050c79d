// The mechanism of the tabs in which the province's staff type what they give out: the lines that the
// server knows and the lines that were typed become one table again and again, by their keys. Nothing
// that was typed and not yet sent is lost by it, and doing it twice changes nothing.

export interface EntryColumn {
  key: string;
  heading: string;
  /** In pixels. */
  width: number;
  /** The add-on's own in every line: nothing is read from it. */
  machine?: true;
  /** Said in the note of its heading's cell. */
  help?: string;
  /** It and what stands left of it stay in sight: it says what a line is about. */
  subject?: true;
}

/** Text by column; a column that is missing is blank. */
export type Cells = Readonly<Record<string, string>>;

/** A line that the server knows. */
export interface KnownLine {
  key: string;
  cells: Cells;
  /** Columns in which the staff may type. */
  open: readonly string[];
  /** What became of it: "Đã giao lúc …". */
  state: string;
}

/** A line as it stands in the tab. */
export interface StandingLine {
  key: string;
  /** What the server had said in the open columns when the line was last written, as JSON. */
  base: string;
  cells: Cells;
  state: string;
  /** Something stands in its row outside the tab's columns. */
  own?: true;
}

/** A line as it is to stand in the tab. */
export interface EntryLine extends StandingLine {
  open: readonly string[];
  /** The state that stood beside it; `state` is the server's, and '' of a line that was typed. */
  stood: string;
  /** The server's cells; null of a line that it does not know. */
  known: Cells | null;
  /** Place among the standing lines; null of one that is new in the tab. */
  from: number | null;
}

export const NEW_KEY = 'new:';

export interface MergeOptions {
  columns: readonly EntryColumn[];
  /** Lines that only the server can make: then what stands there beside them is kept as it is. */
  closed: boolean;
  /** Keys of known lines that have just been taken: what the server says holds, whatever was typed. */
  taken?: ReadonlySet<string>;
}

export function mergeLines(
  standing: readonly StandingLine[],
  known: readonly KnownLine[],
  { columns, closed, taken = new Set() }: MergeOptions,
): EntryLine[] {
  const knownKeys = new Set(known.map(({ key }) => key));
  const first = new Map<string, number>();
  standing.forEach(({ key }, index) => {
    if (key !== '' && !first.has(key)) first.set(key, index);
  });
  const matched = known.map((line): EntryLine => {
    const from = first.get(line.key) ?? null;
    const before = from === null ? undefined : standing[from];
    return knownLine(line, taken.has(line.key) ? undefined : before, from);
  });
  // What was typed between known lines stays below the one that it stands below.
  const below = new Map<string | null, EntryLine[]>();
  const lastKnown = Math.max(-1, ...known.map(({ key }) => first.get(key) ?? -1));
  let anchor: string | null = null;
  const end: EntryLine[] = [];
  standing.forEach((line, index) => {
    const original = first.get(line.key) === index;
    if (original && knownKeys.has(line.key)) {
      anchor = line.key;
      return;
    }
    const copy = line.key !== '' && !original;
    const kept =
      taken.has(line.key) && !copy && !line.key.startsWith(NEW_KEY)
        ? null
        : typedLine(line, index, copy, { columns, closed });
    if (kept === null) return;
    if (index > lastKnown) end.push(kept);
    else if (!isBlankLine(kept) || kept.own === true)
      below.set(anchor, [...(below.get(anchor) ?? []), kept]);
  });
  return [
    ...(below.get(null) ?? []),
    ...matched.flatMap((line) => [line, ...(below.get(line.key) ?? [])]),
    ...end,
  ];
}

function knownLine(
  line: KnownLine,
  before: StandingLine | undefined,
  from: number | null,
): EntryLine {
  const base = baseOf(line.cells, line.open);
  const told = before === undefined ? {} : parsedBase(before.base);
  const cells: Record<string, string> = { ...line.cells };
  for (const key of line.open) {
    const typed = before?.cells[key] ?? '';
    if (before !== undefined && typed !== (told[key] ?? '')) cells[key] = typed;
  }
  const { key, open } = line;
  const stood = before?.state ?? '';
  return { key, base, cells, open, known: line.cells, from, state: line.state, stood };
}

/** null where nothing in it was typed: the server has taken its line away. */
function typedLine(
  line: StandingLine,
  from: number,
  copy: boolean,
  { columns, closed }: MergeOptions,
): EntryLine | null {
  const told = parsedBase(line.base);
  const gone = line.key !== '' && !copy && !line.key.startsWith(NEW_KEY);
  if (gone && Object.entries(told).every(([key, text]) => (line.cells[key] ?? '') === text))
    return null;
  const open = columns.filter(({ machine }) => machine !== true).map(({ key }) => key);
  const cells = closed || gone ? line.cells : only(line.cells, open);
  // A copied line is a line of its own.
  const { key, base } = copy ? { key: '', base: '' } : line;
  const stood = copy ? '' : line.state;
  const own = line.own === true ? ({ own: true } as const) : {};
  return { key, base, cells, open, known: null, from, state: '', stood, ...own };
}

/** Whether an open cell of a known line says something else than the server. */
export function isChanged({ cells, known, open }: EntryLine): boolean {
  return known !== null && open.some((key) => (cells[key] ?? '') !== (known[key] ?? ''));
}

/** The server once knew it; it is kept for what was typed into it. */
export function isGone({ key, known }: EntryLine): boolean {
  return known === null && key !== '' && !key.startsWith(NEW_KEY);
}

export function isBlankLine({ cells }: Pick<EntryLine, 'cells'>): boolean {
  return Object.values(cells).every((text) => text === '');
}

/** A row that was left free between typed lines stays free; more than one there, or one elsewhere, goes. */
export function withoutGaps(lines: readonly EntryLine[]): EntryLine[] {
  const last = lines.reduce((found, line, at) => (isBlankLine(line) ? found : at), -1);
  return lines.filter((line, at) => {
    const before = lines[at - 1];
    if (line.known !== null || !isBlankLine(line) || line.own === true) return true;
    return before?.known === null && !isBlankLine(before) && at < last;
  });
}

function only(cells: Cells, keys: readonly string[]): Cells {
  return Object.fromEntries(keys.map((key) => [key, cells[key] ?? '']));
}

function baseOf(cells: Cells, open: readonly string[]): string {
  return open.length === 0 ? '' : JSON.stringify(only(cells, open));
}

function parsedBase(base: string): Record<string, string> {
  try {
    const parsed: unknown = JSON.parse(base === '' ? '{}' : base);
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(Object.entries(parsed).map(([key, text]) => [key, String(text)]));
  } catch {
    return {};
  }
}
