import type { JobsOptions as BullJobOptions } from 'bullmq';
import type { JobDefinition } from './job-definition.js';

const DAY_SECONDS = 86_400;

/**
 * BullMQ options of a job. Old jobs are removed by age and NEVER by count: with a count BullMQ's PostgreSQL backend
 * deadlocks at concurrency 16 and records jobs that succeeded as failed (measured on 6.7.0).
 */
export function bullOptions(definition: JobDefinition<unknown> | undefined) {
  return {
    attempts: definition?.attempts ?? 1,
    backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
    removeOnComplete: { age: DAY_SECONDS },
    removeOnFail: { age: 30 * DAY_SECONDS },
  } satisfies BullJobOptions;
}
