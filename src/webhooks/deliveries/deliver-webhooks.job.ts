import { z } from 'zod';
import { defineJob } from '../../jobs/job-definition.js';

/**
 * Sends what is due to one endpoint. A job for each endpoint and a queue of their own: a receiver that hangs keeps one place
 * busy and holds up nobody else. Tried once: when something is sent again is decided by the deliveries, not by the queue.
 */
export const deliverWebhooksJob = defineJob({
  name: 'webhooks.deliver',
  queue: 'webhooks',
  payload: z.strictObject({ endpointId: z.uuid() }),
  attempts: 1,
});
