// The YAML text of a plan as a value, and the way back: from a path in the value to the line of the
// text and to what was written there. Text that is no plain YAML is told in the same faults.
import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import type { Document } from 'yaml';
import { PlanFileFault } from './plan-fault.ts';
import type { PlanFault } from './plan-fault.ts';

export type Path = (string | number)[];

/** A parsed text, with what is needed to find places in it. */
export interface PlanText {
  file: string;
  document: Document;
  lines: LineCounter;
  value: unknown;
}

/** Throws PlanFileFault when the text is no plain YAML. */
export function parseYaml(text: string, file: string): PlanText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const fault = (offset: number, expected: string, found: string): PlanFault => ({
    file,
    path: '',
    line: lines.linePos(offset).line,
    found,
    expected,
  });

  const faults = [...document.errors, ...document.warnings].map(({ code, message, pos }) =>
    code === 'DUPLICATE_KEY'
      ? fault(
          pos[0],
          'each key of a map once',
          `"${/^[^:\r\n]*/.exec(text.slice(pos[0]))?.[0]}" again`,
        )
      : fault(pos[0], 'plain YAML', message),
  );
  visit(document, {
    Alias: (_, alias) => {
      if (!alias.resolve(document))
        faults.push(fault(alias.range?.[0] ?? 0, 'an anchor set before', `*${alias.source}`));
    },
  });
  if (faults.length > 0) throw new PlanFileFault(faults);

  try {
    return { file, document, lines, value: document.toJS() };
  } catch (error) {
    // Aliases of aliases, made to multiply without end.
    const found = error instanceof Error ? error.message : String(error);
    throw new PlanFileFault([fault(0, 'plain YAML', found)], { cause: error });
  }
}

/** `indicators[2].targets[0].value` */
export function pathText(path: Path): string {
  return path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`))
    .join('');
}

/** The line of what stands at a path, or of the nearest thing around it where nothing does. */
export function lineOf(text: PlanText, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const node = nodeAt(text.document, path.slice(0, length));
    if (node && typeof node === 'object' && 'range' in node && Array.isArray(node.range))
      return text.lines.linePos(Number(node.range[0])).line;
  }
  return 1;
}

/** The line of a key of the map at a path. */
export function lineOfKey(text: PlanText, path: Path, key: string): number {
  const map = nodeAt(text.document, path);
  const pair = isMap(map)
    ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
    : undefined;
  const start = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
  return start === undefined ? lineOf(text, path) : text.lines.linePos(start).line;
}

const LONGEST_QUOTE = 60;

/** What was written at a path, as one would quote it to its author. */
export function foundAt({ document }: PlanText, path: Path): string {
  const at = nodeAt(document, path);
  const node = isAlias(at) ? at.resolve(document) : at;
  if (isCollection(node))
    return `${node.items.length === 0 ? 'an empty' : 'a'} ${isSeq(node) ? 'list' : 'map'}`;
  if (!isScalar(node) || node.source === '') return 'nothing';
  if (typeof node.value !== 'string') return String(node.source);
  const words = node.value;
  return JSON.stringify(
    words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE - 1)}…` : words,
  );
}

function nodeAt(document: Document, path: Path): unknown {
  return path.length === 0 ? document.contents : document.getIn(path, true);
}
