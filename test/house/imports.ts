// Reads the imports of a source file with a real parser (the one that vitest itself runs on), so
// that a comment or a string never counts and a type import is told from one that runs.
import { readdir, readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { parseAst } from 'vitest/node';

export interface Arrow {
  /** Path of the importing file from the root, `functions/store/reports.ts`. */
  from: string;
  /** Path of a file of ours, or the name a package is asked for by, `date-fns/addDays`. */
  to: string;
  /** Gone at run time. `import { type A }` is not: the module is still loaded. */
  typeOnly: boolean;
}

export interface Node {
  type: string;
  importKind?: string;
  exportKind?: string;
  source?: { type: string; value?: unknown } | null;
  [key: string]: unknown;
}

/** Every TypeScript file below these folders, sorted. */
export async function sourcesIn(folders: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(folder, { recursive: true }).catch((): string[] => []);
      return names.filter((name) => name.endsWith('.ts')).map((name) => posix.join(folder, name));
    }),
  );
  return found.flat().toSorted();
}

export async function arrowsOf(file: string): Promise<Arrow[]> {
  return arrowsIn(file, await readFile(file, 'utf8'));
}

/** The arrows that leave a file of this path with this text. */
export function arrowsIn(file: string, text: string): Arrow[] {
  const arrows: Arrow[] = [];
  for (const node of nodesIn(file, text)) {
    if (!IMPORTING.has(node.type) || node.source === null || node.source === undefined) continue;
    const { value } = node.source;
    if (typeof value !== 'string')
      throw new Error(`${file}: expected the name of a module in quotes, found an expression`);
    const kind = node.importKind ?? node.exportKind;
    arrows.push({
      from: file,
      to: value.startsWith('.') ? posix.join(posix.dirname(file), value) : value,
      typeOnly: node.type === 'TSImportType' || kind === 'type',
    });
  }
  return arrows;
}

/**
 * Names used in a file: as they stand where they are in scope, and `.getHours` where they are
 * reached through another object. Of Date it is told how it is used.
 */
export function namesIn(file: string, text: string): string[] {
  const names: string[] = [];
  for (const node of nodesIn(file, text)) {
    if (node.type === 'NewExpression' && isNamed(node['callee'], 'Date')) {
      const given = node['arguments'] as Node[];
      if (given.length === 0) names.push('new-Date');
      if (given.length > 1 || given[0]?.type === 'SpreadElement') names.push('new-Date-of-parts');
    }
    if (node.type === 'CallExpression' && isNamed(node['callee'], 'Date')) names.push('Date()');
    if (node.type === 'MemberExpression' && isNamed(node['object'], 'Date'))
      if (isNamed(node['property'], 'now')) names.push('Date.now');
    if (node.type === 'MemberExpression') {
      const property = node['property'] as Node;
      const name = node['computed'] === true ? property['value'] : property['name'];
      if (typeof name === 'string') names.push(`.${name}`);
      if (isNamed(node['object'], 'Math') && name === 'random') names.push('Math.random');
    }
    if (node.type === 'Identifier') names.push(String(node['name']));
  }
  return names;
}

const IMPORTING = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);
/** Keys under which a name is a label, not a use of something in scope. */
const LABELS: Record<string, string> = {
  MemberExpression: 'property',
  Property: 'key',
  TSPropertySignature: 'key',
  PropertyDefinition: 'key',
};

function isNamed(node: unknown, name: string): boolean {
  return (node as Node | undefined)?.type === 'Identifier' && (node as Node)['name'] === name;
}

export function* nodesIn(file: string, text: string): Generator<Node> {
  yield* walk(parseAst(text, { lang: 'ts' }, file) as unknown as Node);
}

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const [key, value] of Object.entries(node)) {
    if (key === LABELS[node.type] && node['computed'] !== true) continue;
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value])
      if (isNode(child)) yield* walk(child);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
