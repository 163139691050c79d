// A file that cannot be used as it is. It holds everything found wrong, one line each, so that the
// person who keeps the file can put it right in one go.
export class FileFault extends Error {
  override readonly name: string = 'FileFault';
  /** `communes.csv:12: maXa: expected 5 digits …` */
  readonly faults: readonly string[];

  constructor(faults: readonly string[], options: { cause?: unknown } = {}) {
    super(faults.join('\n'), options);
    this.faults = faults;
  }
}

/** Why the operating system gave no file, in words: `no such file`. */
export function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'no such file';
  if (code === 'EISDIR') return 'expected a file, found a folder';
  return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}
