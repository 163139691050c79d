// The commands of this project, one word each. `npm run close -- …` ends here as `close …`.
import { FileFault } from '../functions/files/file-fault.ts';
import { PlanFileFault } from '../functions/files/plan-fault.ts';
import { UsageFault, type Io } from './arguments.ts';

type Command = (args: string[], io: Io) => Promise<number>;

/** Loaded only when called for: a plan check needs neither a spreadsheet nor a server. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  office: async () => (await import('./start.ts')).office,
  demo: async () => (await import('./demo.ts')).demo,
  template: async () => (await import('./template.ts')).template,
  close: async () => (await import('./close.ts')).close,
  load: async () => {
    const { load } = await import('./load.ts');
    return (args, io) => load(args, io);
  },
  'plan-check': async () => {
    const { planCheck } = await import('./plan-check.ts');
    return (args, io) => planCheck(args, io.out);
  },
  'plan-schema': async () => {
    const { planSchema } = await import('./plan-schema.ts');
    return (args, io) => planSchema(args, io.out);
  },
};

/**
 * Carries out one command. Exit codes: 0 done, 2 wrong arguments, plan or units (nothing was
 * written), 1 anything that should not have happened.
 */
export async function main(args: readonly string[], io: Io): Promise<number> {
  const [name = '', ...rest] = args;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    io.err.write(`expected one of ${Object.keys(COMMANDS).join(', ')}, found "${name}"\n`);
    return 2;
  }
  try {
    return await (
      await command()
    )(rest, io);
  } catch (error) {
    if (
      error instanceof UsageFault ||
      error instanceof PlanFileFault ||
      error instanceof FileFault
    ) {
      io.err.write(`${error.message}\n`);
      return 2;
    }
    io.err.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  }
}

if (import.meta.main) {
  process.exitCode = await main(process.argv.slice(2), {
    out: process.stdout,
    err: process.stderr,
  });
}
