// Messages as Pub/Sub pushes them to a function: what Cloud Scheduler, or anybody who publishes to
// the function's topic, sends in the cloud.
import { randomUUID } from 'node:crypto';

/** The functions that a message starts. */
export type EventFunction =
  'rollUpProvince' | 'publishSummary' | 'provisionSheets' | 'collectWorkbooks' | 'checkDeadlines';

/** Posts a message to a function's address; the answer's body is nothing to read. */
export async function pushMessage(
  url: string,
  topic: string,
  message: object,
  headers: Record<string, string> = {},
): Promise<Response> {
  const data = Buffer.from(JSON.stringify(message)).toString('base64');
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'ce-specversion': '1.0',
      'ce-id': randomUUID(),
      'ce-source': `//pubsub.googleapis.com/projects/local-office/topics/${topic}`,
      'ce-type': 'google.cloud.pubsub.topic.v1.messagePublished',
      ...headers,
    },
    body: JSON.stringify({ message: { data } }),
  });
}
