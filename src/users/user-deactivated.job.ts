import { z } from 'zod';
import { defineJob } from '../jobs/job-definition.js';

/** Somebody was disabled: what they were assigned must go back to the queue. The handler belongs to the workflow. */
export const userDeactivatedJob = defineJob({
  name: 'users.deactivated',
  queue: 'workflow',
  payload: z.strictObject({ userId: z.uuid() }),
  attempts: 10,
});
