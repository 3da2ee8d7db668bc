import { z } from 'zod';
import { defineJob } from '../jobs/job-definition.js';

/** Reminds of complaints that must be answered soon, or should have been. Scheduled every 15 minutes. */
export const complaintDeadlinesJob = defineJob({
  name: 'complaints.deadlines',
  queue: 'workflow',
  payload: z.object({}),
  attempts: 3,
});
