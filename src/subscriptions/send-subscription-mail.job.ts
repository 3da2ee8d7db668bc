import { z } from 'zod';
import { defineJob } from '../jobs/job-definition.js';

/** Sends one mail to a subscriber. In the queue of mail, where a server that hangs holds up nothing else. */
export const sendSubscriptionMailJob = defineJob({
  name: 'subscriptions.send',
  queue: 'mail',
  payload: z.strictObject({ mailId: z.uuid() }),
  attempts: 13,
});
