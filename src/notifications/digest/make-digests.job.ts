import { z } from 'zod';
import { defineJob } from '../../jobs/job-definition.js';

/** Makes the daily mails of everybody whose hour has come. Every five minutes. */
export const makeDigestsJob = defineJob({
  name: 'notifications.make-digests',
  queue: 'maintenance',
  payload: z.object({}),
  attempts: 3,
});
