import { z } from 'zod';
import { defineJob } from '../jobs/job-definition.js';

/** Hands out the checks that are due. In another queue than the checks, so that full workers do not hold it up. */
export const handOutChecksJob = defineJob({
  name: 'watching.hand-out',
  queue: 'maintenance',
  payload: z.object({}),
  attempts: 1,
});

/** Milliseconds from one to the next. */
export const HAND_OUT_EVERY_MS = 5_000;
