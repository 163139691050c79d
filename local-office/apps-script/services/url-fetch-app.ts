// UrlFetchApp: the execution stands still, the office sends the request and stays free to answer it
// itself, for the functions live in the same process.
import type { Execution } from '../execution.ts';
import type { FetchAnswer } from '../questions.ts';
import { bytesOf, signed } from './bytes.ts';

type UrlFetchApp = GoogleAppsScript.URL_Fetch.UrlFetchApp;
type Response = GoogleAppsScript.URL_Fetch.HTTPResponse;
type Options = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions;

/** How much of an answer Google puts into the message of an exception. */
const SHOWN = 100;

export function urlFetchApp(execution: Execution): UrlFetchApp {
  const fetch = (url: string, options: Options = {}): Response => {
    execution.permit('UrlFetchApp.fetch', 'script.external_request');
    const { body, type } = payloadOf(options);
    const headers = Object.entries(options.headers ?? {}).map(([name, value]): [string, string] => [
      name,
      value,
    ]);
    if (type !== null && !headers.some(([name]) => name.toLowerCase() === 'content-type'))
      headers.push(['content-type', type]);
    const answer = execution.ask('fetch', {
      url,
      method: (options.method ?? (body === null ? 'get' : 'post')).toUpperCase(),
      headers,
      body,
      followRedirects: options.followRedirects ?? true,
    });
    if (answer === 'unavailable') throw new Error(`Address unavailable: ${url}`);
    if (answer === 'timeout') throw new Error(`Timeout: ${url}`);
    const text = new TextDecoder().decode(answer.body);
    if (answer.code >= 400 && options.muteHttpExceptions !== true)
      throw new Error(
        `Request failed for ${new URL(url).origin} returned code ${answer.code}. Truncated server response: ${text.slice(0, SHOWN)} (use muteHttpExceptions option to examine full response)`,
      );
    return responseObject(execution, answer, text);
  };
  return execution.guard<UrlFetchApp>('UrlFetchApp', { fetch });
}

function responseObject(
  execution: Execution,
  { code, headers, body }: Exclude<FetchAnswer, string>,
  text: string,
): Response {
  const all = (): Record<string, string | string[]> => {
    const found: Record<string, string | string[]> = {};
    for (const [name, value] of headers)
      found[name] = name in found ? [found[name] ?? [], value].flat() : value;
    return found;
  };
  return execution.guard<Response>('UrlFetchApp.HTTPResponse', {
    getResponseCode: () => code,
    getContentText: (charset: string = 'utf-8') =>
      /^utf-?8$/i.test(charset) ? text : new TextDecoder(charset).decode(body),
    getContent: () => signed(body),
    getHeaders: () => Object.fromEntries(headers),
    getAllHeaders: all,
  });
}

function payloadOf({ payload, contentType }: Options): {
  body: string | Uint8Array | null;
  type: string | null;
} {
  const form = 'application/x-www-form-urlencoded';
  if (payload === undefined || payload === null) return { body: null, type: contentType ?? null };
  if (typeof payload === 'string') return { body: payload, type: contentType ?? form };
  if (Array.isArray(payload))
    return { body: bytesOf(payload as number[]), type: contentType ?? form };
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  return { body: new URLSearchParams(fields).toString(), type: contentType ?? form };
}
