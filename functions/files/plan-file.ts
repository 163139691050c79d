// Reads plan files. Whatever a file says that the plan schema does not accept becomes a fault with
// file, line, path, what was found and what was expected, all faults at once. A plan that comes out
// of here is right in form.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod';
import { planSchema } from '../domain/plan/plan.ts';
import type { Plan } from '../domain/plan/plan.ts';
import { PlanFileFault } from './plan-fault.ts';
import type { PlanFault } from './plan-fault.ts';
import { foundAt, lineOf, lineOfKey, parseYaml, pathText } from './plan-text.ts';
import type { PlanText } from './plan-text.ts';

/** The plan files of a folder by name: its .yaml files but for the table of holidays. */
export async function planFilesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.yaml') && name !== 'holidays.yaml')
    .sort()
    .map((name) => join(folder, name));
}

/** Reads one plan file. Throws PlanFileFault. */
export async function readPlanFile(path: string): Promise<Plan> {
  return parsePlanText(await readText(path), path);
}

/**
 * Reads plan files, in the order given. Throws one PlanFileFault with the faults of all of them;
 * two plans of one id are a fault of the later file.
 */
export async function readPlanFiles(paths: readonly string[]): Promise<Plan[]> {
  const faults: PlanFault[] = [];
  const plans: Plan[] = [];
  const fileOfId = new Map<string, string>();
  for (const path of paths)
    try {
      const { plan, idLine } = parse(await readText(path), path);
      const first = fileOfId.get(plan.id);
      if (first !== undefined)
        faults.push({
          file: path,
          path: 'id',
          line: idLine,
          found: JSON.stringify(plan.id),
          expected: `an id of its own (${first} has this one)`,
        });
      else fileOfId.set(plan.id, path);
      plans.push(plan);
    } catch (error) {
      if (!(error instanceof PlanFileFault)) throw error;
      faults.push(...error.faults);
    }
  if (faults.length > 0) throw new PlanFileFault(faults);
  return plans;
}

/** The plan that a YAML text states; `fileName` is for the faults. Throws PlanFileFault. */
export function parsePlanText(text: string, fileName: string): Plan {
  return parse(text, fileName).plan;
}

async function readText(path: string): Promise<string> {
  const unreadable = (expected: string, found: string, cause: unknown) =>
    new PlanFileFault([{ file: path, path: '', line: null, found, expected }], { cause });
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw unreadable('a plan file', code === 'ENOENT' ? 'none' : code, error);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw unreadable('text in UTF-8', 'another encoding', error);
  }
}

function parse(written: string, file: string): { plan: Plan; idLine: number } {
  // NFC, so that words typed on any machine compare and print alike.
  const text = parseYaml(written.normalize('NFC'), file);
  const result = planSchema.safeParse(text.value, { error: expectedWords });
  if (result.success) return { plan: result.data, idLine: lineOf(text, ['id']) };
  const faults = result.error.issues.flatMap((issue) => faultsOf(issue, text));
  throw new PlanFileFault(faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)));
}

function faultsOf(issue: z.core.$ZodIssue, text: PlanText): PlanFault[] {
  const { file } = text;
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      file,
      path: pathText([...path, key]),
      line: lineOfKey(text, path, key),
      found: JSON.stringify(key),
      expected: 'no key of this name',
    }));
  return [
    {
      file,
      path: pathText(path),
      line: lineOf(text, path),
      found: foundAt(text, path),
      expected: issue.message,
    },
  ];
}

/** What the schema expected, where it has no words of its own for it. */
function expectedWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') return TYPE_WORDS[String(issue.expected)];
  if (issue.code === 'invalid_value') return oneOf(issue.values);
  // A kind or rule that is none of those known: zod lists the known ones as options.
  if (issue.code === 'invalid_union' && Array.isArray(issue['options']))
    return oneOf(issue['options']);
  return undefined;
}

const TYPE_WORDS: Record<string, string> = {
  string: 'some words',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys',
};

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.join(', ')}`;
}
