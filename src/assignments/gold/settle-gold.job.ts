import { z } from 'zod';
import { defineJob } from '../../jobs/job-definition.js';

/** Makes ratings of claims with a known answer final when their time has come. Scheduled every minute. */
export const settleGoldJob = defineJob({
  name: 'assignments.settle-gold',
  queue: 'workflow',
  payload: z.object({}),
  attempts: 3,
});
