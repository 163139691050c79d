// Why something could not be done, in one line for the record of whom it concerns.
import { Problem } from '../problem.ts';

const MOST_LETTERS = 300;

/** For the engineer: what Google said, else the error itself. */
export function reasonOf(error: unknown): string {
  const said = error instanceof Problem && error.cause instanceof Error ? error.cause : error;
  return (said instanceof Error ? said.message : String(said)).slice(0, MOST_LETTERS);
}
