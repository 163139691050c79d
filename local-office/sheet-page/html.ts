// The three documents of the office: an empty frame each, filled in by its own script. The rules that go
// with them let nothing in and nothing out but this very office.
import type { ServerResponse } from 'node:http';
import { GoogleFault } from '../sheets/store.ts';
import { Refusal } from './answers.ts';

const RULES = [
  "default-src 'none'",
  "script-src 'self'",
  // Univer writes its styles into the document while it runs.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

type Page = 'home' | 'sheet' | 'province';

export function sendHtml(response: ServerResponse, page: Page, title: string): void {
  send(
    response,
    200,
    title,
    `<link rel="stylesheet" href="/assets/${page === 'sheet' ? 'sheet' : 'page'}.css"><script type="module" src="/assets/${page}.js"></script>`,
    `<div id="page" class="${page}"><p class="waiting" role="status">Đang mở…</p></div>`,
  );
}

/** For a person who opened a spreadsheet that is not theirs, or is none. */
export function sendNoAccess(response: ServerResponse, fault: unknown): void {
  const known = fault instanceof Refusal || (fault instanceof GoogleFault && fault.code === 404);
  if (!known) throw fault;
  const sentence = fault instanceof Refusal ? fault.message : 'Không có bảng tính này.';
  send(
    response,
    fault.code,
    'Không mở được – Chốt Số (mô phỏng)',
    '<link rel="stylesheet" href="/assets/page.css">',
    `<main class="refusal"><h1>Không mở được bảng tính</h1><p>${escape(sentence)}</p>
     <p><a href="/">Chọn người dùng khác</a></p></main>`,
  );
}

function send(
  response: ServerResponse,
  code: number,
  title: string,
  head: string,
  body: string,
): void {
  response.writeHead(code, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': RULES,
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
  response.end(`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<link rel="icon" href="data:,">
${head}
</head>
<body>${body}</body>
</html>`);
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}
