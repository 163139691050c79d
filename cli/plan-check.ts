// Checks plan files and says in one line of each what it holds, or in one line of each fault what
// is wrong. Without files it checks the plans of this project.
import { join, relative } from 'node:path';
import { PlanFileFault } from '../functions/files/plan-fault.ts';
import { planFilesIn, readPlanFiles } from '../functions/files/plan-file.ts';

const PLANS = join(import.meta.dirname, '..', 'plans');

/** Exit code: 0 when every plan is accepted, 2 when any has a fault; all faults are written. */
export async function planCheck(
  args: readonly string[],
  out: { write(text: string): unknown },
): Promise<number> {
  const files =
    args.length > 0
      ? args
      : (await planFilesIn(PLANS)).map((file) => relative(process.cwd(), file));
  try {
    const plans = await readPlanFiles(files);
    plans.forEach((plan, index) =>
      out.write(
        `${files[index]}: ${plan.id} accepted, ${counted(plan.indicators.length, 'indicator')}, ` +
          `${counted(plan.teamRules.length, 'team rule')}, ` +
          `${counted(plan.reporting.length, 'obligation')}\n`,
      ),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof PlanFileFault)) throw error;
    out.write(`${error.message}\n`);
    return 2;
  }
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
