// What a file hands out, and what others take from it. A value that nobody takes need not be handed
// out, and one that only tests take may be dead. Types are left aside: whoever calls a function may
// want to name what it takes and gives.
import { posix } from 'node:path';
import { nodesIn, type Node } from './imports.ts';

/** `functions/domain/unit/unit.ts#ZONES` */
type Name = string;

/** The values a file exports, in their order. */
export function exportedBy(file: string, text: string): Name[] {
  const names: string[] = [];
  for (const node of nodesIn(file, text)) {
    if (node.type === 'ExportDefaultDeclaration') names.push('default');
    if (node.type !== 'ExportNamedDeclaration' || node.exportKind === 'type') continue;
    names.push(...listOf(node['specifiers']).map((it) => wordOf(it['exported'])));
    names.push(...declaredBy(node['declaration'] as Node | null));
  }
  return names.map((name) => `${file}#${name}`);
}

function declaredBy(node: Node | null): string[] {
  if (node === null) return [];
  const parts = node.type === 'VariableDeclaration' ? listOf(node['declarations']) : [node];
  return parts.map((it) => wordOf(it['id']));
}

/** What a file imports from our own files or passes on; `#*` of one that it takes as a whole. */
export function takenBy(file: string, text: string): Name[] {
  return [...nodesIn(file, text)].flatMap((node) => {
    const source = node.source?.value;
    if (typeof source !== 'string' || !source.startsWith('.')) return [];
    const from = posix.join(posix.dirname(file), source);
    const taken = listOf(node['specifiers']);
    const whole = taken.some((it) => it.type === 'ImportNamespaceSpecifier');
    if (whole || node.type === 'ExportAllDeclaration' || node.type === 'ImportExpression')
      return [`${from}#*`];
    return taken.map((it) => `${from}#${takenName(it)}`);
  });
}

function takenName(node: Node): string {
  if (node.type === 'ImportDefaultSpecifier') return 'default';
  return wordOf(node['imported'] ?? node['local']);
}

/** How often its own file uses an exported name, besides declaring it. */
export function usesOf(name: Name, text: string): number {
  const [file = '', word] = name.split('#');
  const found = [...nodesIn(file, text)].filter(
    (node) => node.type === 'Identifier' && node['name'] === word,
  );
  return found.length - 1;
}

function listOf(nodes: unknown): Node[] {
  return (nodes as Node[] | undefined) ?? [];
}

/** `a` of a name that stands plain or in quotes. */
function wordOf(node: unknown): string {
  const { name, value } = node as { name?: string; value?: string };
  return name ?? value ?? '';
}
