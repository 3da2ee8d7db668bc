import { z } from 'zod';
import { defineJob } from '../jobs/job-definition.js';

/** Watches documents that came in since from sources that are watched as a whole. Scheduled every minute. */
export const watchSourcesJob = defineJob({
  name: 'watching.watch-sources',
  queue: 'maintenance',
  payload: z.object({}),
  attempts: 1,
});
