// Asking the office, as the person who was chosen. A refusal carries its sentence; the line being down
// is told apart from it, because trying again then makes sense.
import type { PageRefusal } from '../sheet-page/contract.ts';

class Refused extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.name = 'Refused';
    this.code = code;
  }
}

/** The office does not answer: it is being started again, or has been ended. */
class LineDown extends Error {
  constructor() {
    super('Không gọi được văn phòng trên máy này.');
    this.name = 'LineDown';
  }
}

/** Whether trying again may help: the office is down, still opening, or has stumbled. */
export function isPassing(error: unknown): boolean {
  if (error instanceof LineDown) return true;
  return error instanceof Refused && (error.code >= 500 || PASSING.has(error.code));
}

/** Of an office that has not got this spreadsheet yet, is slow, or has too much to do. */
const PASSING = new Set([404, 408, 429]);

export function whoAsks(): string {
  return new URLSearchParams(location.search).get('as') ?? '';
}

/** `path` with the person added. */
export function asPerson(path: string, email = whoAsks()): string {
  const url = new URL(path, location.origin);
  url.searchParams.set('as', email);
  return url.origin === location.origin ? url.pathname + url.search + url.hash : url.href;
}

/** @throws Refused, LineDown */
export async function ask<Answer>(
  path: string,
  body?: object | Blob,
  method = body === undefined ? 'GET' : 'POST',
): Promise<Answer> {
  const response = await fetch(asPerson(path), {
    method,
    headers: {
      'x-chot-so': '1',
      ...(body instanceof Blob ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
  }).catch(() => {
    throw new LineDown();
  });
  const text = await response.text().catch(() => {
    throw new LineDown();
  });
  if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as Answer;
  throw new Refused(
    response.status,
    sentenceOf(text) ?? `Yêu cầu bị từ chối (${response.status}).`,
  );
}

function sentenceOf(text: string): string | undefined {
  try {
    const { error } = JSON.parse(text) as Partial<PageRefusal> | { error: string };
    return typeof error === 'string' ? error : error?.message;
  } catch {
    return undefined;
  }
}
