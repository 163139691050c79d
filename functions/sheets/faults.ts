// What Google answers when it does not do what was asked, in the words of the house: a spreadsheet
// that is out of reach is a named state, an overload passes, and anything else is a fault of ours
// and stays as it is, for the log.
import { Problem } from '../problem.ts';
import { isOverQuota, isPassing } from './repeat.ts';

/** Answers of 403 that tell of the functions' own set-up and not of the file asked for. */
const OWN_FAULTS = new Set([
  'SERVICE_DISABLED',
  'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
  'accessNotConfigured',
  'storageQuotaExceeded',
]);

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

/**
 * What a call gives that makes a file. Where nothing stands yet no file can be out of reach: a
 * refusal tells of the folder, its storage, or the account.
 * @throws Problem SHEETS_NOT_SET_UP, SHEETS_UNAVAILABLE
 */
export async function made<T>(call: Promise<{ data: T }>): Promise<T> {
  try {
    return await reached(call);
  } catch (error) {
    const status = isCallFault(error) ? error.response?.status : undefined;
    if (lostState(error) === null && status !== 403) throw error;
    const cause = error instanceof Problem ? error.cause : error;
    throw new Problem('SHEETS_NOT_SET_UP', {}, { cause });
  }
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
  type Reason = { reason?: string };
  const { error } = Object(data) as { error?: { details?: Reason[]; errors?: Reason[] } };
  const reasons = [...(error?.details ?? []), ...(error?.errors ?? [])];
  return reasons.some(({ reason }) => OWN_FAULTS.has(reason ?? ''));
}
