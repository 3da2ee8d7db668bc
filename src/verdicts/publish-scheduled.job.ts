import { z } from 'zod';
import { defineJob } from '../jobs/job-definition.js';

/** Publishes approved verdicts whose set time has come. */
export const publishScheduledJob = defineJob({
  name: 'verdicts.publish-scheduled',
  queue: 'workflow',
  payload: z.object({}),
  attempts: 3,
});

/** Milliseconds: so much later than its time, at most, a verdict is published while a worker runs. */
export const PUBLISH_SCHEDULED_EVERY_MS = 30_000;
