import { z } from 'zod';
import { defineJob } from '../jobs/job-definition.js';

/** Makes the mails about corrections that were published. Scheduled every minute. */
export const announceChangesJob = defineJob({
  name: 'subscriptions.announce',
  queue: 'workflow',
  payload: z.object({}),
  attempts: 3,
});
