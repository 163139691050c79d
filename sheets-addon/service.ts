// The way to the functions: one address from the script's properties, the officer's own ID token, and
// a second and third try where the first may simply have met bad luck. What is asked that way may be
// asked again without harm: the same report twice is recorded once. What is long work at the other end
// is asked for once.
import { NETWORK, serviceFailure } from './service-failure.ts';
import { Refusal } from './refusal.ts';

/** The one setting of the add-on: where the functions are, without a slash at the end. */
const ADDRESS = 'FUNCTIONS_URL';
const TRIES = 3;
/** Seconds before the second and the third try, where the answer does not say. */
const PAUSES = [1, 3];
/** A longer wait than this is the officer's to decide. */
const LONGEST_PAUSE = 10;
/** UrlFetchApp gives up after about a minute; what failed sooner than this was no time-out. */
const LONG_WAIT = 30_000;
const GATEWAY_TIMEOUT = 504;
const PASSING: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

export interface Reply {
  status: number;
  /** Parsed; null where it was no JSON. */
  body: unknown;
}

/** @throws Refusal NETWORK where no answer came; an answer of any status is the caller's to judge */
export function ask(name: string, query: Record<string, string>, body?: unknown): Reply {
  const address = addressOf(name, query);
  const request = requestOf(body);
  for (let number = 1; ; number += 1) {
    const response = fetched(address, request);
    const wait = response === null ? null : pauseOf(response);
    const passing = response === null || PASSING.has(response.getResponseCode());
    const pause = wait ?? PAUSES[number - 1] ?? 0;
    if (!passing || number >= TRIES || pause > LONGEST_PAUSE) {
      if (response === null) throw new Refusal(NETWORK.code, NETWORK.message, NETWORK.again);
      return replyOf(response);
    }
    Utilities.sleep(pause * 1000);
  }
}

/**
 * The answer's body, asked for once; null where the waiting ended before the work did, which goes on.
 * @throws Refusal with the sentence for its status where it is not 200, NETWORK where the request
 * cannot have been heard
 */
export function askedOnce(name: string, body: unknown): unknown {
  const address = addressOf(name, {});
  const request = requestOf(body);
  const began = Date.now();
  const response = fetched(address, request);
  if (response === null) {
    if (Date.now() - began >= LONG_WAIT) return null;
    throw new Refusal(NETWORK.code, NETWORK.message, NETWORK.again);
  }
  const reply = replyOf(response);
  return reply.status === GATEWAY_TIMEOUT ? null : bodyOf(reply);
}

function addressOf(name: string, query: Record<string, string>): string {
  const address = PropertiesService.getScriptProperties().getProperty(ADDRESS);
  if (address === null || address === '')
    throw new Refusal(
      'NOT_SET_UP',
      `Tiện ích chưa được đặt địa chỉ máy chủ (${ADDRESS}); hãy báo đầu mối của tỉnh.`,
    );
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `${address.replace(/\/+$/, '')}/${name}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

/** The answer's body. @throws Refusal with the sentence for its status where it is not 200 */
export function asked(name: string, query: Record<string, string>, body?: unknown): unknown {
  return bodyOf(ask(name, query, body));
}

function bodyOf(reply: Reply): unknown {
  if (reply.status === 200) return reply.body;
  const { code, message, again } = serviceFailure(reply.status, reply.body);
  throw new Refusal(code, message, again);
}

function requestOf(body: unknown): GoogleAppsScript.URL_Fetch.URLFetchRequestOptions {
  const token = ScriptApp.getIdentityToken() as string | null;
  if (token === null || token === '')
    throw new Refusal(
      'TOKEN_MISSING',
      'Google chưa cấp thẻ đăng nhập cho tiện ích. Số liệu trong bảng tính vẫn còn nguyên; hãy tải lại trang bảng tính, cho phép tiện ích rồi thử lại.',
      true,
    );
  return {
    headers: { Authorization: `Bearer ${token}` },
    muteHttpExceptions: true,
    followRedirects: false,
    ...(body === undefined
      ? { method: 'get' }
      : { method: 'post', contentType: 'application/json', payload: JSON.stringify(body) }),
  };
}

/** null where no answer came at all: no network, no such host, a time-out. */
function fetched(
  url: string,
  request: GoogleAppsScript.URL_Fetch.URLFetchRequestOptions,
): GoogleAppsScript.URL_Fetch.HTTPResponse | null {
  try {
    return UrlFetchApp.fetch(url, request);
  } catch (error) {
    console.warn(`${url}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

/** Retry-After in seconds; null where the answer names none, or names a date. */
function pauseOf(response: GoogleAppsScript.URL_Fetch.HTTPResponse): number | null {
  const headers = response.getHeaders() as Record<string, unknown>;
  const name = Object.keys(headers).find((it) => it.toLowerCase() === 'retry-after');
  const value = name === undefined ? undefined : headers[name];
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : null;
}

function replyOf(response: GoogleAppsScript.URL_Fetch.HTTPResponse): Reply {
  return { status: response.getResponseCode(), body: parsed(response.getContentText()) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
