// An answer of the functions with a type, whichever of them gave it: a test reads the part it asked
// for, and an absent part fails it.
import type supertest from 'supertest';
import type { Rollup } from '../../functions/domain/rollup/rollup.ts';
import type { WordedIssue } from '../../functions/handlers/confirm.ts';
import type { Receipt } from '../../functions/store/reports.ts';

export interface Reply {
  status: number;
  headers: Record<string, string | undefined>;
  text: string;
  body: Said;
}

interface Said extends Rollup {
  code: string;
  message: string;
  details: { issues: WordedIssue[] };
  receipt: Receipt;
  issues: WordedIssue[];
  dueWords: string;
  digest: string;
}

export async function replyTo(request: supertest.Test): Promise<Reply> {
  const response = await request;
  const { status, headers, text } = response;
  return { status, headers, text, body: response.body as Said };
}

/** The code and status of an answer, which is all that most refusals are asked for. */
export function refusal({ status, body }: Reply): [number, string] {
  return [status, body.code];
}
