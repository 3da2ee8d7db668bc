import { Injectable } from '@nestjs/common';
import { type Job, UnrecoverableError } from 'bullmq';
import { z } from 'zod';
import { JobRegistry } from '../job-registry.js';
import { describeError, RateLimitedLog } from '../rate-limited-log.js';

/** Takes a job from BullMQ to its handler. */
@Injectable()
export class JobRunner {
  private readonly log = new RateLimitedLog(JobRunner.name);

  constructor(private readonly registry: JobRegistry) {}

  /** @throws UnrecoverableError for a job no try can help: its name is unknown or its payload does not fit. */
  async run(job: Job<unknown>, signal: AbortSignal | undefined): Promise<void> {
    const registered = this.registry.find(job.name);
    if (!registered) throw new UnrecoverableError(`this version of Claimdesk knows no job called ${job.name}`);
    const payload = registered.definition.payload.safeParse(job.data);
    if (!payload.success) {
      throw new UnrecoverableError(`the payload of ${job.name} does not fit: ${z.prettifyError(payload.error)}`);
    }
    const attempt = job.attemptsMade + 1;
    await registered.handler.handle(payload.data, {
      jobId: job.id ?? '',
      attempt,
      lastAttempt: attempt >= (job.opts.attempts ?? 1),
      signal,
      progress: (percent) => this.noteProgress(job, percent),
    });
  }

  private async noteProgress(job: Job<unknown>, percent: number): Promise<void> {
    try {
      await job.updateProgress(Math.round(Math.min(100, Math.max(0, percent))));
    } catch (error) {
      this.log.warn('progress', `the progress of a job was not noted: ${describeError(error)}`);
    }
  }
}
