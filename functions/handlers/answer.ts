// The edge: the one place where a value becomes an HTTP answer and an error becomes a status. A
// problem is answered with its code and words; anything else is logged in full and answered with
// nothing but an apology, since a raw message may hold anything.
import type { CloudEventFunction, HttpFunction, Request } from '@google-cloud/functions-framework';
import type { ServerResponse } from 'node:http';
import { Problem, type ProblemCode } from '../problem.ts';
import type { Runtime } from './runtime.ts';

export interface Answer {
  status: number;
  body: unknown;
}

/** The story of one kind of request; what it throws is written down here. */
export type Story = (request: Request, runtime: Runtime) => Promise<Answer>;
export type EventStory = (
  event: { type: string; data?: unknown },
  runtime: Runtime,
) => Promise<void>;

const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
} as const;
/** Seconds after which to try again: when too many write at once, and when Google is overloaded. */
const RETRY_AFTER: Partial<Record<ProblemCode, number>> = { BUSY: 5, SHEETS_UNAVAILABLE: 60 };

/** An HTTP function that tells `story` and answers what comes of it. */
export function answering(name: string, runtime: () => Runtime, story: Story): HttpFunction {
  return async (request, response) => {
    try {
      const { status, body } = await story(request, runtime());
      write(response, status, body);
    } catch (error) {
      answerProblem(response, noted(name, runtime, error));
    }
  };
}

/**
 * An event function. A message that cannot be served is noted and acknowledged, for it would be no
 * better the next time; any other failure is thrown, so that the message is delivered again.
 */
export function acknowledging(
  name: string,
  runtime: () => Runtime,
  story: EventStory,
): CloudEventFunction {
  return async (event) => {
    try {
      await story(event, runtime());
    } catch (error) {
      const problem = noted(name, runtime, error);
      // The framework may answer the message of an error as it is: this one says nothing.
      if (problem.status >= 500) throw problem;
    }
  };
}

/** Writes a problem as JSON: `{code, message, details?}`. */
export function answerProblem(response: ServerResponse, problem: Problem): void {
  if (problem.status === 401) response.setHeader('www-authenticate', 'Bearer');
  if (problem.code === 'METHOD_NOT_ALLOWED')
    response.setHeader('allow', String(problem.facts['allowed']));
  const { code, message, details } = problem;
  const seconds = RETRY_AFTER[code];
  if (seconds !== undefined) response.setHeader('retry-after', String(seconds));
  write(response, problem.status, { code, message, ...(details === undefined ? {} : { details }) });
}

function write(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, HEADERS);
  response.end(JSON.stringify(body));
}

/** Logs an error and turns it into the problem to answer. */
function noted(name: string, runtime: () => Runtime, error: unknown): Problem {
  const problem = error instanceof Problem ? error : new Problem('INTERNAL', {}, { cause: error });
  const facts = { function: name, code: problem.code, status: problem.status };
  const { log } = runtime();
  if (problem.status < 500) log('request refused', facts);
  else log('request failed', { ...facts, stack_trace: stackOf(problem.cause ?? problem) }, 'error');
  return problem;
}

/** What an engineer reads of an error in the log. */
export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
