// Messages of Pub/Sub, as Cloud Scheduler or a colleague publishes them: JSON in base64 inside a
// CloudEvent. No token is checked: only the service account of a trigger may call an event function.
import * as z from 'zod';
import { Problem } from '../problem.ts';

const PUBLISHED = 'google.cloud.pubsub.topic.v1.messagePublished';

const envelope = z.object({ message: z.object({ data: z.base64() }) });

/** @throws Problem BAD_REQUEST for a message that means nothing; it names the fields expected */
export function readMessage<Shape extends z.ZodRawShape>(
  event: { type: string; data?: unknown },
  wish: z.ZodObject<Shape>,
): z.output<z.ZodObject<Shape>> {
  const published = envelope.safeParse(event.data);
  if (event.type !== PUBLISHED || !published.success)
    throw new Problem('BAD_REQUEST', { detail: `cần sự kiện ${PUBLISHED}` });
  const read = wish.safeParse(jsonOf(Buffer.from(published.data.message.data, 'base64')));
  if (read.success) return read.data;
  const fields = Object.keys(wish.shape).map((field) => `"${field}"`);
  throw new Problem('BAD_REQUEST', { detail: `tin nhắn cần {${fields.join(', ')}}` });
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
