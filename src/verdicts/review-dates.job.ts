import { z } from 'zod';
import { defineJob } from '../jobs/job-definition.js';

/** Tells the desk of published verdicts whose day to be looked at again has come. Scheduled hourly. */
export const reviewDatesJob = defineJob({
  name: 'verdicts.review-dates',
  queue: 'workflow',
  payload: z.object({}),
  attempts: 3,
});
