import { z } from 'zod';
import { EVENT_TYPES, PING_TYPE, pingData, WEBHOOK_EVENTS } from './webhook-catalogue.js';

/** A type of event, for people and programs that receive it. */
interface EventDescription {
  type: string;
  text: string;
  /** JSON schema of `data`; more fields may come in later versions. */
  data: Record<string, unknown>;
}

/** Everything that can be told; the ping, which anybody gets on demand, comes last. */
export function describeEvents(): EventDescription[] {
  const events = EVENT_TYPES.map((type) => {
    const { text, data } = WEBHOOK_EVENTS[type];
    return { type, text, data: jsonSchema(data) };
  });
  return [...events, { type: PING_TYPE, text: 'Somebody tries the webhook.', data: jsonSchema(pingData) }];
}

/** The section `webhooks` of an OpenAPI 3.1 document. */
export function openApiWebhooks() {
  const entries = describeEvents().map(({ type, text, data }) => {
    const properties = { type: { const: type }, timestamp: { type: 'string', format: 'date-time' }, data };
    const schema = { type: 'object', required: ['type', 'timestamp', 'data'], properties };
    const post = {
      operationId: `webhook_${type}`,
      tags: ['webhooks'],
      summary: text,
      parameters: HEADERS,
      requestBody: { required: true, content: { 'application/json': { schema } } },
      responses: {
        '2XX': { description: 'It has arrived.' },
        '410': { description: 'Nothing is wanted any more: the webhook is disabled.' },
        default: { description: 'It is sent again later, under the same webhook-id.' },
      },
    };
    return [type, { post }] as const;
  });
  return Object.fromEntries(entries);
}

const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
});

/** Of the Standard Webhooks specification. */
const HEADERS = [
  header('webhook-id', 'Id of the event, the same at every try: what came before may be dropped.'),
  header('webhook-timestamp', 'When this try was made: Unix time in seconds.'),
  header(
    'webhook-signature',
    '`v1,` and an HMAC-SHA256 in base64; several, with spaces between them, after a change of secret.',
  ),
];

function jsonSchema(data: z.ZodObject): Record<string, unknown> {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(data, { io: 'input' });
  return schema;
}
