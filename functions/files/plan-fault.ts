// What is wrong with a plan file, said so that its author finds the place without knowing the code.

export interface PlanFault {
  file: string;
  /** `indicators[2].targets[0].value`; '' where the whole file is meant. */
  path: string;
  /** From 1; null where the file could not be read. */
  line: number | null;
  found: string;
  expected: string;
}

/** Every fault of the plan files that were read; the message is one line for each. */
export class PlanFileFault extends Error {
  readonly faults: PlanFault[];

  constructor(faults: PlanFault[], options?: { cause?: unknown }) {
    super(faults.map(faultLine).join('\n'), options);
    this.name = 'PlanFileFault';
    this.faults = faults;
  }
}

/** `plans/x.yaml:41 indicators[2].targets[0].value: expected a number from 0 to 100, found "80%"` */
function faultLine({ file, line, path, expected, found }: PlanFault): string {
  const place = `${file}${line === null ? '' : `:${line}`}${path === '' ? '' : ` ${path}`}`;
  return `${place}: expected ${expected}, found ${found}`;
}
