import { z } from 'zod';
import { defineJob } from '../../src/jobs/job-definition.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../src/jobs/job-handler.decorator.js';

/** One run of a handler. */
export interface Run {
  name: string;
  payload: unknown;
  at: number;
  context: Pick<JobContext, 'jobId' | 'attempt' | 'lastAttempt'>;
}

/** What the handlers of the suite did, in order; emptied before every test. */
export const runs: Run[] = [];
/** Ids of the slow jobs that ended. */
export const ended: string[] = [];

function note(name: string, payload: unknown, { jobId, attempt, lastAttempt }: JobContext): void {
  runs.push({ name, payload, at: Date.now(), context: { jobId, attempt, lastAttempt } });
}

export const recordJob = defineJob({
  name: 'suite.record',
  queue: 'documents',
  payload: z.object({ id: z.string(), more: z.unknown().optional() }),
  attempts: 3,
});
export const failJob = defineJob({
  name: 'suite.fail',
  queue: 'workflow',
  payload: z.object({ id: z.string() }),
  attempts: 3,
});
export const slowJob = defineJob({
  name: 'suite.slow',
  queue: 'documents',
  payload: z.object({ id: z.string(), ms: z.number() }),
  attempts: 3,
});
export const tickJob = defineJob({ name: 'suite.tick', queue: 'maintenance', payload: z.object({}), attempts: 1 });

export const suiteJobs = [recordJob, failJob, slowJob, tickJob];

@HandlesJob(recordJob)
class RecordHandler implements JobHandler<z.infer<typeof recordJob.payload>> {
  async handle(payload: z.infer<typeof recordJob.payload>, context: JobContext): Promise<void> {
    await context.progress(50);
    note(recordJob.name, payload, context);
  }
}

@HandlesJob(failJob)
class FailHandler implements JobHandler<{ id: string }> {
  async handle(payload: { id: string }, context: JobContext): Promise<void> {
    note(failJob.name, payload, context);
    throw new Error('this job fails on purpose');
  }
}

@HandlesJob(slowJob)
class SlowHandler implements JobHandler<{ id: string; ms: number }> {
  async handle(payload: { id: string; ms: number }, context: JobContext): Promise<void> {
    note(slowJob.name, payload, context);
    await new Promise((resolve) => setTimeout(resolve, payload.ms));
    ended.push(context.jobId);
  }
}

@HandlesJob(tickJob)
class TickHandler implements JobHandler<object> {
  async handle(payload: object, context: JobContext): Promise<void> {
    note(tickJob.name, payload, context);
  }
}

export const suiteHandlers = [RecordHandler, FailHandler, SlowHandler, TickHandler];
