// Which calls are made again, and after how long. What was turned away for its number (429) has not
// been done and may always be sent again; after any other failure nobody knows, so only calls are
// repeated of which twice is as good as once: reading, and writing that its caller marks as such.
import type { MethodOptions } from 'googleapis/build/src/apis/sheets/index.js';
import { TooLate } from './pace.ts';

type RetryConfig = NonNullable<MethodOptions['retryConfig']>;
type CallFault = Parameters<NonNullable<RetryConfig['shouldRetry']>>[0];

/** After an answer that says "later": 1 + 2 + 4 + 8 + 16 + 32 s outlast a quota counted by the minute. */
const REPEATS = 6;
/** After no answer at all, where each try may already have cost the whole time-out. */
const REPEATS_UNANSWERED = 2;
const LONGEST_BACKOFF = 32_000;
/** Who is told to come back later than this is not kept waiting. */
const LONGEST_WAIT = 70_000;

const HARMLESS = ['GET', 'HEAD'];
/** Drive tells of its quota with 403. */
const QUOTA_REASONS = new Set([
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'sharingRateLimitExceeded',
]);

/** The second argument of a call that does the same when it is done twice. */
export const REPEATABLE: MethodOptions = {
  retryConfig: { httpMethodsToRetry: [...HARMLESS, 'POST', 'PUT', 'PATCH', 'DELETE'] },
};

/**
 * The second argument of a call that is right only as long as what was read before it still stands:
 * it does not wait at the gate and is never sent again by itself.
 */
export const FRESH: MethodOptions = { retryConfig: { retry: 0 } };

export function isFresh({ retryConfig }: MethodOptions): boolean {
  return retryConfig?.retry === 0;
}

/** The rule for every call of a client; `now` is asked where Retry-After names a moment. */
export function repeating(
  sleep: (milliseconds: number) => Promise<void>,
  now: () => number,
): RetryConfig {
  return {
    retry: REPEATS,
    httpMethodsToRetry: HARMLESS,
    shouldRetry: (fault) => isWorthRepeating(fault, now()),
    // Asked when the repeat to come has been counted already.
    retryBackoff: (fault) => sleep(waitBefore(fault, repeatsOf(fault) - 1, now())),
  };
}

/** A request turned away because there are too many: it has not been done. */
export function isOverQuota(fault: unknown): boolean {
  const { response } = Object(fault) as Partial<CallFault>;
  if (response?.status === 429) return true;
  if (response?.status !== 403) return false;
  const { error } = Object(response.data) as { error?: { errors?: { reason?: string }[] } };
  return (error?.errors ?? []).some(({ reason }) => QUOTA_REASONS.has(reason ?? ''));
}

/** No answer came, or one that says nothing about the request itself. */
export function isPassing(fault: unknown): boolean {
  const { response } = Object(fault) as Partial<CallFault>;
  return response === undefined || response.status === 408 || response.status >= 500;
}

/**
 * How long to wait before everything that led to a failed call is done once more, in milliseconds;
 * null where it has been tried often enough, or its caller has no time to wait. `fault` is an error
 * of the library, or has one as its cause.
 */
export function waitBeforeRepeat(fault: unknown, made: number, now: number): number | null {
  const { cause } = Object(fault) as { cause?: unknown };
  const call = [fault, cause].find(isCallFault);
  if (call === undefined) return null;
  if (isOverQuota(call) || (isPassing(call) && !isTooLate(call))) {
    const wait = waitBefore(call, made, now);
    return made < mostRepeats(call) && wait <= LONGEST_WAIT ? wait : null;
  }
  return made < REPEATS_UNANSWERED ? 0 : null;
}

function isCallFault(error: unknown): error is CallFault {
  return error instanceof Error && 'config' in error;
}

/** It never left. */
function isTooLate(fault: CallFault): boolean {
  return fault.cause instanceof TooLate;
}

function mostRepeats(fault: CallFault): number {
  return fault.response === undefined ? REPEATS_UNANSWERED : REPEATS;
}

function isWorthRepeating(fault: CallFault, now: number): boolean {
  const { retryConfig = {}, method = 'GET' } = fault.config;
  if (isFresh(fault.config) || isTooLate(fault)) return false;
  const made = repeatsOf(fault);
  if (made >= mostRepeats(fault) || waitBefore(fault, made, now) > LONGEST_WAIT) return false;
  if (isOverQuota(fault)) return true;
  return isPassing(fault) && (retryConfig.httpMethodsToRetry ?? []).includes(method.toUpperCase());
}

function repeatsOf(fault: CallFault): number {
  return fault.config.retryConfig?.currentRetryAttempt ?? 0;
}

/** As Retry-After says, in seconds or as a moment, else twice as long each time. */
function waitBefore(fault: CallFault, made: number, now: number): number {
  const told = fault.response?.headers.get('retry-after') ?? '';
  if (/^\d+$/.test(told)) return Number(told) * 1000;
  const moment = Date.parse(told);
  if (!Number.isNaN(moment)) return Math.max(0, moment - now);
  return Math.min(LONGEST_BACKOFF, 1000 * 2 ** made);
}
