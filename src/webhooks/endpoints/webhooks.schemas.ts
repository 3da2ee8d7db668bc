import { z } from 'zod';
import { isoTime, text, webAddress } from '../../api/text.schema.js';
import { pageOf } from '../../common/page.js';
import { EVENT_GROUPS, EVENT_TYPES } from '../events/webhook-catalogue.js';
import { DISABLED_REASONS } from './webhook-endpoint.entity.js';

const events = z
  .array(z.enum([...EVENT_TYPES, ...EVENT_GROUPS], 'is not a type of event or a group such as verdict.*'))
  .min(1, 'must name at least one type of event')
  .max(100)
  .transform((names) => [...new Set(names)])
  .describe('Types of events, or all of a group: `verdict.*`. GET /webhooks/event-types lists them.');

const settings = {
  url: webAddress.describe('Where events are sent, by https on the public internet.'),
  description: text(500).describe('For the people of the desk.'),
  events,
  enabled: z.boolean().describe('A disabled one is told of nothing new; what was waiting goes on waiting.'),
};

/** `POST /webhooks`. */
export const createWebhookBody = z
  .strictObject({
    ...settings,
    description: settings.description.default(''),
    enabled: settings.enabled.default(true),
  })
  .meta({ id: 'CreateWebhook' });
export type CreateWebhookBody = z.infer<typeof createWebhookBody>;

/** `PATCH /webhooks/:id`. */
export const changeWebhookBody = z.strictObject(settings).partial().meta({ id: 'ChangeWebhook' });
export type ChangeWebhookBody = z.infer<typeof changeWebhookBody>;

export const webhookView = z
  .object({
    id: z.uuid(),
    url: z.string(),
    description: z.string(),
    events: z.array(z.string()),
    enabled: z.boolean(),
    disabledReason: z
      .enum(DISABLED_REASONS)
      .nullable()
      .describe('PERSON: somebody did it. GONE: it answered 410. FAILING: nothing could be delivered for days.'),
    disabledAt: isoTime.nullable(),
    previousSecretUntil: isoTime.nullable().describe('Until then the secret before the last change signs too.'),
    failingSince: isoTime.nullable().describe('Since when every try has failed.'),
    failures: z.int().describe('Tries that failed, one after the other, up to now.'),
    lastSuccessAt: isoTime.nullable(),
    restingUntil: isoTime.nullable().describe('Nothing is sent before; it asked for it, or failed too often in a row.'),
    waiting: z.int().describe('Deliveries that are to be tried (again).'),
    createdBy: z.uuid(),
    createdAt: isoTime,
    version: z.int().describe('Changes with what is decided about it, not with deliveries; also the ETag.'),
  })
  .meta({ id: 'Webhook' });
export type WebhookView = z.infer<typeof webhookView>;

export const newWebhookView = webhookView
  .extend({ secret: z.string().describe('Shown this once: `whsec_` and base64. Deliveries are signed with it.') })
  .meta({ id: 'NewWebhook' });
export type NewWebhookView = z.infer<typeof newWebhookView>;

export const webhookPage = pageOf(webhookView, 'WebhookPage');

export const eventTypeList = z
  .object({
    items: z.array(
      z.object({
        type: z.string(),
        text: z.string().describe('What it tells.'),
        data: z.record(z.string(), z.unknown()).describe('JSON schema of `data` in the body that is sent.'),
      }),
    ),
    nextCursor: z.null(),
  })
  .meta({ id: 'WebhookEventTypes' });
