import { z } from 'zod';
import { defineJob } from '../jobs/job-definition.js';

/** Frees the slots of assignments whose lease has passed. Scheduled every minute. */
export const expireLeasesJob = defineJob({
  name: 'assignments.expire-leases',
  queue: 'workflow',
  payload: z.object({}),
  attempts: 3,
});
