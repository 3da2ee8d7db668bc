import { z } from 'zod';
import { defineJob } from '../../jobs/job-definition.js';

/** Sends one daily mail. A queue of its own: a mail server that hangs holds up nothing else. Tries for about an hour. */
export const sendDigestJob = defineJob({
  name: 'notifications.send-digest',
  queue: 'mail',
  payload: z.strictObject({ digestId: z.uuid() }),
  attempts: 13,
});
