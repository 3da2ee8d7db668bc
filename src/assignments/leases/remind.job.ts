import { z } from 'zod';
import { defineJob } from '../../jobs/job-definition.js';

/** Reminds reviewers whose lease runs out, and tells editors of work that is overdue. Scheduled every minute. */
export const remindJob = defineJob({
  name: 'assignments.remind',
  queue: 'workflow',
  payload: z.object({}),
  attempts: 3,
});
