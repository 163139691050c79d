// The search of Drive's files: terms joined by `and`, each of a kind that provisioning needs.
import { invalid } from './shape.ts';
import type { StoredFile } from './store.ts';

type Condition = (file: StoredFile) => boolean;

const TEXT = String.raw`'((?:[^'\\]|\\.)*)'`;
const TERMS: [RegExp, (...texts: string[]) => Condition][] = [
  [
    new RegExp(
      `^appProperties\\s+has\\s*\\{\\s*key\\s*=\\s*${TEXT}\\s+and\\s+value\\s*=\\s*${TEXT}\\s*\\}`,
    ),
    (key, value) => (file) => file.appProperties[key ?? ''] === value,
  ],
  [/^trashed\s*=\s*(true|false)\b/, (word) => (file) => String(file.trashed) === word],
  [
    new RegExp(`^mimeType\\s*=\\s*${TEXT}`),
    (type) => () => type === 'application/vnd.google-apps.spreadsheet',
  ],
  [new RegExp(`^name\\s*=\\s*${TEXT}`), (name) => (file) => file.name === name],
];

/** @throws GoogleFault 400 for a search that is none, or of a kind that is not supported */
export function readQuery(query: string): Condition[] {
  const conditions: Condition[] = [];
  let rest = query.trim();
  if (rest === '') return conditions;
  for (;;) {
    const found = TERMS.map(([term, make]) => ({ match: term.exec(rest), make })).find(
      ({ match }) => match !== null,
    );
    if (!found?.match) throw invalid(`Invalid Value: q "${query}"`);
    const texts = found.match.slice(1).map((it) => it.replace(/\\(.)/g, '$1'));
    conditions.push(found.make(...texts));
    rest = rest.slice(found.match[0].length).trim();
    if (rest === '') return conditions;
    const joined = /^and\b\s*/.exec(rest);
    if (joined === null) throw invalid(`Invalid Value: q "${query}"`);
    rest = rest.slice(joined[0].length);
  }
}

export function meets(file: StoredFile, conditions: readonly Condition[]): boolean {
  return conditions.every((it) => it(file));
}
