// Reading a request: its method, its token, its body or query. What is not as agreed becomes a
// problem that names the field and never repeats its value.
import type { Request } from '@google-cloud/functions-framework';
import type * as z from 'zod';
import { Problem } from '../problem.ts';
import type { Runtime } from './runtime.ts';

const MEGABYTE = 1024 * 1024;
/** Fields named in one problem. */
const MOST_NAMED = 5;

export function requireMethod(request: Request, allowed: 'GET' | 'POST'): void {
  if (request.method !== allowed) throw new Problem('METHOD_NOT_ALLOWED', { allowed });
}

/** @throws Problem TOO_LARGE, UNSUPPORTED_TYPE or BAD_REQUEST */
export function readBody<T>(request: Request, schema: z.ZodType<T>, config: Runtime['config']): T {
  if ((request.rawBody?.length ?? 0) > config.maxBodyBytes)
    throw new Problem('TOO_LARGE', { limit: Math.floor(config.maxBodyBytes / MEGABYTE) });
  if (!/^application\/json *(;|$)/i.test(request.get('content-type') ?? ''))
    throw new Problem('UNSUPPORTED_TYPE', { expected: 'application/json' });
  return checked(schema, request.body);
}

/** Without `viewAs`, which says who asks and not what. @throws Problem BAD_REQUEST */
export function readQuery<T>(request: Request, schema: z.ZodType<T>): T {
  const { viewAs: _viewAs, ...query } = request.query;
  return checked(schema, query);
}

function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const fields = read.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.slice(0, MOST_NAMED).map((key) => [...issue.path, key].join('.'))
      : [issue.path.join('.') || 'nội dung'],
  );
  const named = [...new Set(fields)].slice(0, MOST_NAMED).map((field) => field.slice(0, 80));
  throw new Problem('BAD_REQUEST', { detail: `chưa đúng ở ${named.join(', ')}` });
}
