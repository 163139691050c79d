// Asking the small office of the page tests as a browser would: with a person, and as one's own page.
import type { PageRefusal } from '../../local-office/sheet-page/contract.ts';
import type { PageOffice } from './page-office.ts';

export function asker(office: () => PageOffice) {
  const ask = (path: string, as?: string, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(path, office().origin);
    if (as !== undefined) url.searchParams.set('as', as);
    return fetch(url, { redirect: 'manual', ...init });
  };
  const post = (path: string, as: string, body: unknown): Promise<Response> =>
    ask(path, as, {
      method: 'POST',
      headers: { 'x-chot-so': '1' },
      body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body),
    });
  return { ask, post, api: (verb = '') => `/api/spreadsheets/${office().form}${verb}` };
}

export async function refusalOf(response: Response): Promise<string> {
  return ((await response.json()) as PageRefusal).error.message;
}
