import { z } from 'zod';
import { defineJob } from '../../jobs/job-definition.js';

/** Turns what happened into deliveries, and has those that are due sent. Not in the queue of the sending, so that it never waits for it. */
export const fanOutEventsJob = defineJob({
  name: 'webhooks.fan-out',
  queue: 'maintenance',
  payload: z.object({}),
  attempts: 1,
});

/** Milliseconds from one to the next. */
export const FAN_OUT_EVERY_MS = 5_000;
