// What a province decides for itself and no plan says: whether a commune's leader approves, which
// revisions count, the ladder of reminders, how many mails a day. A YAML file that names only what
// is to be another than it was; each wrong line is told with its place.
import { readFile } from 'node:fs/promises';
import type * as z from 'zod';
import { FileFault, whyUnreadable } from './file-fault.ts';
import { PlanFileFault } from './plan-fault.ts';
import { foundAt, lineOf, lineOfKey, parseYaml, pathText, type Path } from './plan-text.ts';

/**
 * The settings of a file, checked by `schema`; an empty file changes nothing.
 * Throws FileFault naming file, line, path, what was expected and what was found.
 */
export async function readSettings<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const written = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new FileFault([`${path}: ${whyUnreadable(error)}`], { cause: error });
  });
  const text = parsed(written, path);
  const checked = schema.safeParse(text.value ?? {});
  if (checked.success) return checked.data;
  throw new FileFault(
    checked.error.issues.flatMap((issue) => {
      const at = issue.path as Path;
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map(
          (key) => `${path}:${lineOfKey(text, at, key)} ${pathText([...at, key])}: no such setting`,
        );
      const place = `${path}:${lineOf(text, at)}${at.length === 0 ? '' : ` ${pathText(at)}`}`;
      return [`${place}: ${issue.message}, found ${foundAt(text, at)}`];
    }),
  );
}

function parsed(written: string, path: string): ReturnType<typeof parseYaml> {
  try {
    return parseYaml(written, path);
  } catch (error) {
    if (error instanceof PlanFileFault) throw new FileFault([error.message], { cause: error });
    throw error;
  }
}
