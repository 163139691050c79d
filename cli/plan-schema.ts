// Writes the JSON Schema by which an editor helps with a plan file: names of keys, their meaning,
// allowed words. It is generated from the schema that checks plans, so the two never differ.
import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import * as z from 'zod';
import { planSchema as schema } from '../functions/domain/plan/plan.ts';

export const SCHEMA_FILE = join(import.meta.dirname, '..', 'plans', 'plan.schema.json');

/** The JSON Schema (draft 2020-12) of a plan file, as text. */
export function planSchemaText(): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' });
  const titled = {
    $schema,
    title: 'Plan of community digital technology teams',
    description: 'plans/README.md explains each part.',
    ...rest,
  };
  return `${JSON.stringify(titled, null, 2)}\n`;
}

/** Writes the schema to the file named, or to plans/plan.schema.json. Exit code 0. */
export async function planSchema(
  args: readonly string[],
  out: { write(text: string): unknown },
): Promise<number> {
  const file = args[0] ?? SCHEMA_FILE;
  await writeFile(file, planSchemaText());
  out.write(`${relative(process.cwd(), file)} written\n`);
  return 0;
}
