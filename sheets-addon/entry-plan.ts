// What an entry tab is to show, and what of it can be sent: the typed lines merged with what the server
// knows, read, and given a state each. Pure: the same tab and the same server give the same plan, and
// the plan of a tab that stands as planned is the plan that stands.
import {
  isBlankLine,
  isGone,
  mergeLines,
  withoutGaps,
  type EntryColumn,
  type EntryLine,
  type KnownLine,
  type StandingLine,
} from './entry-tab.ts';

/** Something that can be sent: one line or several. */
export interface EntryWish {
  /** Places among the lines; the first is the one that carries key and state. */
  lines: readonly number[];
  /** The column that the pane leads to. */
  column: string;
  /** "Hộ được tuyên truyền · Xã Bà Nà" */
  what: string;
  /** What the server says now; null where it says nothing yet. */
  before: string | null;
  after: string;
  body: unknown;
}

export interface EntryFault {
  line: number;
  column: string;
  message: string;
}

export interface EntryReading {
  wishes: EntryWish[];
  faults: EntryFault[];
}

/** One of the tabs; `Said` is what the server says that it shows. */
export interface EntryTab<Said> {
  name: string;
  columns: readonly EntryColumn[];
  /** Only the server makes lines. */
  closed: boolean;
  /** Lists to choose from, by column. */
  choices(said: Said): Readonly<Record<string, readonly string[]>>;
  known(said: Said): KnownLine[];
  read(lines: readonly EntryLine[], said: Said): EntryReading;
  /** The server says already what the wish says: it was sent, whatever became of the answer. */
  settled(wish: EntryWish, said: Said): boolean;
}

export interface EntryPlan extends EntryReading {
  lines: EntryLine[];
  /** Lines of which the server says that they were sent. */
  known: number;
  /** Keys of typed lines that the server took, and of which it says something else. */
  different: ReadonlySet<string>;
}

/** Of what has just been sent, by the key of the line that carries it. */
export interface Sent {
  taken: ReadonlySet<string>;
  /** Why it was not taken. */
  refused: ReadonlyMap<string, string>;
}

const REFUSED = 'Chưa được nhận: ';
const UNSENT = 'Chưa gửi';
/** Of a line whose first sending arrived although nobody heard so, and which was changed afterwards. */
export const DIFFERENT =
  'máy chủ đã nhận dòng này ở lần gửi trước với nội dung khác; hãy xem dòng đã gửi, nếu cần thì rút hoặc giao lại.';
const NOTHING: Sent = { taken: new Set(), refused: new Map() };

export function planEntry<Said>(
  tab: EntryTab<Said>,
  standing: readonly StandingLine[],
  said: Said,
  { taken, refused }: Sent = NOTHING,
): EntryPlan {
  const { columns, closed } = tab;
  const merged = mergeLines(standing, tab.known(said), { columns, closed, taken });
  const settled = new Set(
    tab
      .read(merged, said)
      .wishes.filter((wish) => tab.settled(wish, said))
      .flatMap((wish) => wish.lines),
  );
  const lines = withoutGaps(
    merged.flatMap((line, at) => {
      if (!settled.has(at)) return [line];
      return line.known === null ? [] : [{ ...line, cells: line.known }];
    }),
  );
  const different = new Set(
    lines.flatMap(({ key, known }) => (known === null && taken.has(key) ? [key] : [])),
  );
  const reading = tab.read(lines, said);
  const faults = new Map<number, string>();
  for (const { line, message } of reading.faults) if (!faults.has(line)) faults.set(line, message);
  const carriers = new Set(reading.wishes.map(({ lines: [first] }) => first ?? -1));
  const stated = lines.map((line, at): EntryLine => {
    const odd = different.has(line.key);
    const why = odd ? DIFFERENT : line.key === '' ? undefined : refused.get(line.key);
    const state = stateOf(line, why, faults.get(at), carriers.has(at));
    // Sent again it is another one.
    return { ...line, key: odd ? '' : line.key, state };
  });
  const known = merged.filter((line) => line.state !== '').length;
  return { lines: stated, ...reading, known, different };
}

function stateOf(
  line: EntryLine,
  refused: string | undefined,
  fault: string | undefined,
  carries: boolean,
): string {
  if (isBlankLine(line)) return '';
  if (refused !== undefined) return `${REFUSED}${refused}`;
  if (fault !== undefined) return `Cần sửa: ${fault}`;
  if (isGone(line)) return 'Máy chủ không còn dòng này; nội dung đã ghi được giữ lại.';
  if (!carries) return line.state;
  // Why it was not taken stays until it is sent again.
  if (line.stood.startsWith(REFUSED)) return line.stood;
  return line.state === '' ? UNSENT : `${UNSENT} thay đổi. ${line.state}`;
}

/** What the pane has shown as ready: what is sent must be that, and nothing that was typed since. */
export function seenOf({ wishes }: EntryPlan): string {
  return digestOf(JSON.stringify(wishes.map(({ body }) => body)));
}

/** A short name for a text. */
export function digestOf(text: string): string {
  let [one, two] = [0x811c9dc5, 0x1000193];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ unit, 0x85ebca6b) + 1;
  }
  return `${(one >>> 0).toString(36)}${(two >>> 0).toString(36)}`;
}
