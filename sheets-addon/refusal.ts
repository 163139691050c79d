// A request of the officer's that comes to nothing, with the sentence that says why and what to do.
// It is thrown where it is found and becomes the answer to the sidebar, or a message, at the edge.
import type { Failure } from './contract.ts';

export class Refusal extends Error {
  readonly failure: Failure;
  constructor(code: string, message: string, again = false) {
    super(message);
    this.name = 'Refusal';
    this.failure = { failed: true, code, message, again };
  }
}

/** What to answer when something was thrown; what nobody foresaw goes to the log in full. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return error.failure;
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return {
    failed: true,
    code: 'INTERNAL',
    message: 'Tiện ích gặp sự cố. Số liệu trong bảng tính vẫn còn nguyên; hãy thử lại.',
    again: true,
  };
}

/** A function for the sidebar: what it throws is answered as a Failure. */
export function answering<Given extends unknown[], Answer>(
  serve: (...given: Given) => Answer,
): (...given: Given) => Answer | Failure {
  return (...given) => {
    try {
      return serve(...given);
    } catch (error) {
      return failureOf(error);
    }
  };
}
