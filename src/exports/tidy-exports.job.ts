import { z } from 'zod';
import { defineJob } from '../jobs/job-definition.js';

/** Removes files whose time is up and what runs that were cut off left behind; begins exports again whose job was lost. */
export const tidyExportsJob = defineJob({
  name: 'exports.tidy',
  queue: 'maintenance',
  payload: z.object({}),
  attempts: 1,
});

/** Milliseconds from one to the next. */
export const TIDY_EXPORTS_EVERY_MS = 10 * 60_000;
