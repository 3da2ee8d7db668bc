import { z } from 'zod';
import { defineJob } from '../../jobs/job-definition.js';

/** Hands out the documents of reruns whose turn it is. */
export const handOutRerunsJob = defineJob({
  name: 'extraction.hand-out-reruns',
  queue: 'maintenance',
  payload: z.object({}),
  attempts: 1,
});

/** Milliseconds from one to the next; besides, each document that is done hands out the next. */
export const HAND_OUT_RERUNS_EVERY_MS = 10_000;
