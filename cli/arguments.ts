// Words of a command line as values. Every wrong word ends in one sentence that names it: these
// commands are typed by engineers and by scripts, and a guess would be worse than a stop.
import { parseArgs } from 'node:util';

/** A command that cannot be carried out as typed: one sentence, exit code 2, nothing written. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
}

export interface Io {
  out: { write(text: string): unknown };
  err: { write(text: string): unknown };
}

/** `many` takes all the words that follow it, `--plan a.yaml b.yaml`, and may be repeated. */
export type OptionKinds = Record<string, 'one' | 'many' | 'flag'>;

export interface Arguments {
  one(name: string): string | undefined;
  /** Throws UsageFault when the option was not given. */
  wanted(name: string, what: string): string;
  many(name: string): string[];
  flag(name: string): boolean;
}

/** Throws UsageFault for an unknown option, a word out of place, or an option given twice. */
export function readArguments(args: readonly string[], kinds: OptionKinds): Arguments {
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: true },
    ]),
  );
  const { tokens } = parse(args, options);
  const values = new Map<string, string[]>();
  let open: string | undefined;
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      if (open === undefined)
        throw new UsageFault(
          `expected an option (--${Object.keys(kinds).join(', --')}), found "${token.value}"`,
        );
      values.get(open)?.push(token.value);
      continue;
    }
    const kind = kinds[token.name];
    if (kind !== 'many' && values.has(token.name))
      throw new UsageFault(`expected --${token.name} once, found it again`);
    const list = values.get(token.name) ?? [];
    if (kind !== 'flag') {
      if (token.value === undefined || token.value === '')
        throw new UsageFault(`expected a value after --${token.name}, found none`);
      list.push(token.value);
    }
    values.set(token.name, list);
    open = kind === 'many' ? token.name : undefined;
  }
  return {
    one: (name) => values.get(name)?.[0],
    wanted(name, what) {
      const value = values.get(name)?.[0];
      if (value === undefined) throw new UsageFault(`expected --${name} ${what}, found none`);
      return value;
    },
    many: (name) => values.get(name) ?? [],
    flag: (name) => values.has(name),
  };
}

function parse(
  args: readonly string[],
  options: Record<string, { type: 'string' | 'boolean'; multiple: boolean }>,
) {
  try {
    return parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
  } catch (error) {
    throw new UsageFault(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
