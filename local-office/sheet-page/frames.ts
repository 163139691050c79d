// Sidebars and dialogs of the add-on, each at an address of its own: its script is written in the
// document itself, which the sheet page's own rules forbid. The sandbox gives it an origin of nobody,
// so all that it can do is send messages to the page around it.
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { ScriptEffect, ScriptOutcome } from '../apps-script/call.ts';
import type { PageEffect, PageOutcome } from './contract.ts';

export interface Frames {
  /** The outcome with addresses in place of documents. */
  withAddresses(outcome: ScriptOutcome): PageOutcome;
  /** False where there is no such frame. */
  send(id: string, response: ServerResponse): boolean;
}

/** More than anybody has open at a time. */
const MOST = 200;

const RULES = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "frame-ancestors 'self'",
  'sandbox allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox',
].join('; ');

/**
 * google.script of the frame: every call goes to the page around it, which asks the office. A script that
 * wants the focus while the person is elsewhere asks the page for it too, and F6 leads back to the grid.
 */
const SHIM = `<script>(() => {
  const calls = new Map();
  let count = 0;
  const runner = (hands) => new Proxy({}, {
    get(_target, name) {
      if (typeof name !== 'string') return undefined;
      if (name === 'withSuccessHandler') return (done) => runner({ ...hands, done });
      if (name === 'withFailureHandler') return (failed) => runner({ ...hands, failed });
      if (name === 'withUserObject') return (object) => runner({ ...hands, object, given: true });
      return (...args) => {
        const id = (count += 1);
        calls.set(id, hands);
        parent.postMessage({ chotSo: 'run', id, name, args: JSON.parse(JSON.stringify(args)) }, '*');
      };
    },
  });
  const focus = HTMLElement.prototype.focus;
  let wanted = null;
  HTMLElement.prototype.focus = function (options) {
    wanted = null;
    if (document.hasFocus()) return focus.call(this, options);
    wanted = { element: this, options };
    parent.postMessage({ chotSo: 'wantFocus' }, '*');
  };
  addEventListener('message', (event) => {
    if (event.source !== parent) return;
    if (event.data?.chotSo === 'takeFocus' && wanted) {
      focus.call(wanted.element, wanted.options);
      wanted = null;
    }
    if (event.data?.chotSo !== 'answer') return;
    const { id, error, value } = event.data;
    const hands = calls.get(id);
    calls.delete(id);
    if (!hands) return;
    const object = hands.given ? [hands.object] : [];
    if (error === undefined) hands.done?.(value, ...object);
    else if (hands.failed) hands.failed(new Error(error), ...object);
    else console.error(error);
  });
  addEventListener('keydown', (event) => {
    if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    parent.postMessage({ chotSo: 'focus' }, '*');
  });
  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!link || !/^https?:/.test(link.href)) return;
    event.preventDefault();
    parent.postMessage({ chotSo: 'open', href: link.href }, '*');
  });
  globalThis.google = { script: {
    run: runner({}),
    host: {
      close: () => parent.postMessage({ chotSo: 'close' }, '*'),
      setHeight: () => undefined,
      setWidth: () => undefined,
      origin: '',
      editor: { focus: () => parent.postMessage({ chotSo: 'focus' }, '*') },
    },
  } };
})();</script>`;

export function pageFrames(): Frames {
  const documents = new Map<string, string>();

  const keep = (html: string): string => {
    const id = randomUUID();
    documents.set(id, withShim(html));
    for (const old of documents.keys()) {
      if (documents.size <= MOST) break;
      documents.delete(old);
    }
    return `/api/frames/${id}`;
  };
  const addressed = (effect: ScriptEffect): PageEffect => {
    if (effect.kind !== 'sidebar' && effect.kind !== 'dialog') return effect;
    const { html, ...rest } = effect;
    return { ...rest, frame: keep(html) };
  };
  return {
    withAddresses: (outcome) => ({ ...outcome, effects: outcome.effects.map(addressed) }),
    send(id, response) {
      const html = documents.get(id);
      if (html === undefined) return false;
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': RULES,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      response.end(html);
      return true;
    },
  };
}

/** Before any script of the document's own. */
function withShim(html: string): string {
  const head =
    /<head[^>]*>/i.exec(html) ?? /<html[^>]*>/i.exec(html) ?? /<!doctype[^>]*>/i.exec(html);
  const at = head ? head.index + head[0].length : 0;
  return html.slice(0, at) + SHIM + html.slice(at);
}
