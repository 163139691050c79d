// A function's story told without the framework's server: many at once, each with a runtime of its
// own. Who asks is who is named; tokens, servers and JSON are tested where they belong.
import type { Request } from '@google-cloud/functions-framework';
import type { Story } from '../../functions/handlers/answer.ts';
import type { Runtime } from '../../functions/handlers/runtime.ts';
import { Problem } from '../../functions/problem.ts';

/** What the function answers to `body` sent by `email`; of a problem the code. */
export async function told(
  story: Story,
  runtime: Runtime,
  { email, body }: { email: string; body: object },
): Promise<{ body: Record<string, unknown> } | { code: string }> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    authorization: email,
  };
  const request = { method: 'POST', query: {}, body, get: (name: string) => headers[name] };
  const verifier: Runtime['verifier'] = (header) => Promise.resolve({ email: header ?? '' });
  try {
    const answer = await story(request as unknown as Request, { ...runtime, verifier });
    return { body: answer.body as Record<string, unknown> };
  } catch (error) {
    if (error instanceof Problem) return { code: error.code };
    throw error;
  }
}
