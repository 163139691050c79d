// The request of a UrlFetchApp, sent by the office. Each address on its way, also one that an answer
// leads on to, has to be one that may be reached: by default this machine's own.
import type { FetchAnswer, FetchWish } from './questions.ts';

/** As long as Google waits for an answer. */
const PATIENCE = 60_000;
const MOST_HOPS = 20;
const LEADS_ON = new Set([301, 302, 303, 307, 308]);

export function onThisMachine(url: string): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return host === '127.0.0.1' || host === 'localhost' || host === '[::1]';
}

export async function sendRequest(
  wish: FetchWish,
  allowed: (url: string) => boolean,
  ended: AbortSignal,
): Promise<FetchAnswer> {
  let { url, method, body } = wish;
  for (let hop = 0; hop < MOST_HOPS; hop += 1) {
    if (!URL.canParse(url) || !allowed(url)) return 'unavailable';
    const signal = AbortSignal.any([ended, AbortSignal.timeout(PATIENCE)]);
    try {
      const response = await fetch(url, {
        method,
        headers: wish.headers,
        body: body as string | Uint8Array<ArrayBuffer> | null,
        redirect: 'manual',
        signal,
      });
      const onward = LEADS_ON.has(response.status) ? response.headers.get('location') : null;
      if (onward === null || !wish.followRedirects) return await answerOf(response);
      await response.body?.cancel();
      url = new URL(onward, url).href;
      if (response.status < 307 && method !== 'HEAD') [method, body] = ['GET', null];
    } catch (error) {
      return (error as Error).name === 'TimeoutError' ? 'timeout' : 'unavailable';
    }
  }
  return 'unavailable';
}

async function answerOf(response: Response): Promise<FetchAnswer> {
  const body = new Uint8Array(await response.arrayBuffer());
  return { code: response.status, headers: [...response.headers], body };
}
