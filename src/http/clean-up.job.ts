import { z } from 'zod';
import { defineJob } from '../jobs/job-definition.js';

/** Removes what has served its time: old idempotency keys, ended sessions, lapsed throttle counters, old LLM calls, addresses of complainants, subscriptions nobody confirmed, deliveries of webhooks. Hourly. */
export const cleanUpJob = defineJob({
  name: 'maintenance.clean-up',
  queue: 'maintenance',
  payload: z.object({}),
  attempts: 3,
});
