import { z } from 'zod';
import { defineJob } from '../jobs/job-definition.js';
import { CHECK_KINDS } from './scheduled-check.entity.js';

/** One check that was handed out. Tried once: what comes next is decided by the schedule, not by the queue. */
export const runCheckJob = defineJob({
  name: 'watching.run-check',
  queue: 'watching',
  payload: z.object({ kind: z.enum(CHECK_KINDS), id: z.uuid(), leaseId: z.uuid() }),
  attempts: 1,
});
