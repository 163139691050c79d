// What Google answers when it does not do what was asked, in the words of the house: a spreadsheet
// that is out of reach is a named state, an overload passes, and anything else is a fault of ours
// and stays as it is, for the log.
import { Problem } from '../problem.ts';
import { isOverQuota, isPassing } from './repeat.ts';

/** Answers of 403 that tell of the functions' own set-up and not of the file asked for. */
const OWN_FAULTS = new Set(['SERVICE_DISABLED', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT']);

/**
 * What a call to Google gives.
 * @throws Problem SPREADSHEET_FORBIDDEN, SPREADSHEET_GONE, SHEETS_UNAVAILABLE, with Google's error as
 *   its cause; any other error as it is
 */
export async function reached<T>(call: Promise<{ data: T }>): Promise<T> {
  try {
    return (await call).data;
  } catch (error) {
    throw problemOf(error);
  }
}

/** The state of a spreadsheet by what trying to reach it threw; null where it tells nothing of it. */
export function lostState(error: unknown): 'FORBIDDEN' | 'GONE' | null {
  if (!(error instanceof Problem)) return null;
  if (error.code === 'SPREADSHEET_FORBIDDEN') return 'FORBIDDEN';
  return error.code === 'SPREADSHEET_GONE' ? 'GONE' : null;
}

/** Nobody knows whether what was asked has been done: look before asking again. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof Problem && error.code === 'SHEETS_UNAVAILABLE';
}

/** Google found something in the request that cannot be done as things stand. */
export function isRefused(error: unknown): boolean {
  return isCallFault(error) && error.response?.status === 400;
}

function problemOf(error: unknown): unknown {
  if (!isCallFault(error)) return error;
  const cause = { cause: error };
  if (isOverQuota(error) || isPassing(error)) return new Problem('SHEETS_UNAVAILABLE', {}, cause);
  const status = error.response?.status;
  if (status === 404) return new Problem('SPREADSHEET_GONE', {}, cause);
  if (status === 403 && !isOwnFault(error.response?.data))
    return new Problem('SPREADSHEET_FORBIDDEN', {}, cause);
  return error;
}

/** An error of the library, which carries the call; any other is a fault of the code. */
function isCallFault(
  error: unknown,
): error is Error & { response?: { status: number; data: unknown } } {
  return error instanceof Error && 'config' in error;
}

function isOwnFault(data: unknown): boolean {
  const { error } = Object(data) as { error?: { details?: { reason?: string }[] } };
  return (error?.details ?? []).some(({ reason }) => OWN_FAULTS.has(reason ?? ''));
}
