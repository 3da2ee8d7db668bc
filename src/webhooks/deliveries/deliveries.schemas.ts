import { z } from 'zod';
import { isoTime } from '../../api/text.schema.js';
import { pageOf, pageQuery } from '../../common/page.js';
import { DELIVERY_STATES } from './webhook-delivery.entity.js';

export const deliveriesQuery = pageQuery.extend({ state: z.enum(DELIVERY_STATES).optional() });
export type DeliveriesQuery = z.infer<typeof deliveriesQuery>;

export const deliveryParams = z.object({
  id: z.uuid('is not an id: ids are UUIDs'),
  deliveryId: z.uuid('is not an id: ids are UUIDs'),
});
export type DeliveryParams = z.infer<typeof deliveryParams>;

export const deliveryView = z
  .object({
    id: z.uuid(),
    eventId: z.uuid().describe('The `webhook-id` it is sent with, at every try.'),
    eventType: z.string(),
    occurredAt: isoTime,
    state: z.enum(DELIVERY_STATES).describe('PENDING: a try follows. FAILED: given up, until it is asked for again.'),
    attempts: z.int().describe('Tries in all.'),
    lastAttemptAt: isoTime.nullable(),
    nextAttemptAt: isoTime.nullable(),
    statusCode: z.int().nullable().describe('Of the last try; null when there was no answer.'),
    durationMs: z.int().nullable().describe('Of the last try.'),
    error: z.string().nullable().describe('Why the last try failed.'),
    deliveredAt: isoTime.nullable(),
    createdAt: isoTime,
  })
  .meta({ id: 'WebhookDelivery' });
export type DeliveryView = z.infer<typeof deliveryView>;

export const deliveryPage = pageOf(deliveryView, 'WebhookDeliveryPage');

const deliveryTry = z
  .object({
    startedAt: isoTime,
    statusCode: z.int().nullable().describe('Null when there was no answer.'),
    durationMs: z.int(),
    error: z.string().nullable().describe('Why it failed; null when it did not.'),
    responseBody: z
      .string()
      .nullable()
      .describe('The first 4,000 characters of the answer to the last try, the first 500 of those before.'),
  })
  .meta({ id: 'WebhookTry' });
export type DeliveryTry = z.infer<typeof deliveryTry>;

export const deliveryDetailView = deliveryView
  .extend({
    request: z.object({
      method: z.literal('POST'),
      url: z.string().describe('As it is set now.'),
      headers: z
        .record(z.string(), z.string())
        .describe('Without time and signature, which are made anew for each try.'),
      body: z.string(),
    }),
    responseBody: z.string().nullable().describe('Of the last try.'),
    tries: z
      .array(deliveryTry)
      .describe('Newest first, at most 20. A try that was cut off counts in `attempts` and is not listed.'),
  })
  .meta({ id: 'WebhookDeliveryDetail' });
export type DeliveryDetailView = z.infer<typeof deliveryDetailView>;

/** `POST /webhooks/:id/redeliver`. */
export const redeliverBody = z
  .strictObject({
    since: z.iso
      .datetime({ offset: true, error: 'must be a time such as 2026-11-22T07:00:00Z' })
      .describe('Deliveries made since then.'),
    all: z.boolean().default(false).describe('Also those that arrived, not only those that were given up.'),
  })
  .meta({ id: 'RedeliverWebhook' });
export type RedeliverBody = z.infer<typeof redeliverBody>;

export const redeliveredView = z
  .object({ deliveries: z.int().describe('How many are sent again.') })
  .meta({ id: 'RedeliveredWebhook' });
export type RedeliveredView = z.infer<typeof redeliveredView>;
