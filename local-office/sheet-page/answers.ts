// How the sheet page's server answers: JSON with a sentence for the person at the keyboard, and bodies
// read up to a limit. Requests from other sites have been turned away before (../server.ts).
import type { IncomingMessage, ServerResponse } from 'node:http';
import { GoogleFault } from '../sheets/store.ts';
import type { PageRefusal } from './contract.ts';

/** A request that comes to nothing: HTTP code and a sentence in Vietnamese. */
export class Refusal extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
  }
}

const JSON_TYPE = 'application/json; charset=utf-8';

export function sendJson(response: ServerResponse, value: unknown, code = 200): void {
  response.writeHead(code, { 'content-type': JSON_TYPE, 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}

/** What the person is told; the store's own words stay in English behind it. */
export function sendFault(response: ServerResponse, fault: unknown): void {
  const { code, message } = refusalOf(fault);
  if (response.headersSent) response.end();
  else sendJson(response, { error: { code, message } } satisfies PageRefusal, code);
}

function refusalOf(fault: unknown): { code: number; message: string } {
  if (fault instanceof Refusal) return fault;
  if (fault instanceof GoogleFault) {
    if (fault.code === 403)
      return {
        code: 403,
        message: 'Ô này đã khóa hoặc tài khoản này không có quyền sửa bảng tính.',
      };
    if (fault.code === 404) return { code: 404, message: 'Không có bảng tính này.' };
    return { code: fault.code, message: `Bảng tính không nhận thay đổi này (${fault.message}).` };
  }
  const detail = fault instanceof Error ? fault.message : String(fault);
  return { code: 500, message: `Văn phòng trên máy gặp lỗi: ${detail}` };
}

/** @throws Refusal 413 above the limit */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) throw new Refusal(413, `Nội dung gửi lên vượt quá ${most >> 20} MB.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** @throws Refusal 400 where the body is no JSON object */
export async function readJson(request: IncomingMessage, most: number): Promise<object> {
  const text = (await readBody(request, most)).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value !== 'object' || value === null)
    throw new Refusal(400, 'Nội dung gửi lên không đúng dạng.');
  return value;
}
