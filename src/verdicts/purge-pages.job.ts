import { z } from 'zod';
import { defineJob } from '../jobs/job-definition.js';

/** Tells the cache in front of the site which pages of a claim have changed. Tries for about half an hour. */
export const purgePagesJob = defineJob({
  name: 'pages.purge',
  queue: 'workflow',
  payload: z.strictObject({ claimId: z.uuid() }),
  attempts: 12,
});
