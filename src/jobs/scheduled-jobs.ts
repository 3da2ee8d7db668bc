import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { bullOptions } from './job-options.js';
import { JobQueues } from './job-queues.js';
import { JobRegistry } from './job-registry.js';
import { JOBS_OPTIONS, type JobsOptions, type ScheduledJob } from './jobs.options.js';
import { describeError, RateLimitedLog } from './rate-limited-log.js';
import { WakeUp, within } from './wake-up.js';

/**
 * BullMQ plans the next run when the current one starts; if the database fails just then, the plan is lost. Planning
 * again keeps the next run where it is, so it is done regularly and not only at start.
 */
const RENEW_MS = 60_000;
const HOUR_SECONDS = 3_600;

/** Keeps BullMQ's job schedulers equal to `JobsOptions.scheduled`. The scheduler's id is the job's name. */
@Injectable()
export class ScheduledJobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new RateLimitedLog(ScheduledJobs.name);
  private readonly pause = new WakeUp();
  private readonly scheduled: readonly ScheduledJob[];
  private stopped = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly queues: JobQueues,
    private readonly registry: JobRegistry,
    @Inject(JOBS_OPTIONS) private readonly options: JobsOptions,
  ) {
    this.scheduled = options.scheduled ?? [];
  }

  /** @throws Error when a schedule is wrong: a job that is unknown or planned twice, or a payload that does not fit. */
  onApplicationBootstrap(): void {
    const names = new Set<string>();
    for (const { definition, payload } of this.scheduled) {
      const { name } = definition;
      if (names.has(name)) throw new Error(`the job ${name} is scheduled twice`);
      names.add(name);
      if (!this.registry.definition(name)) throw new Error(`the scheduled job ${name} is not in the definitions`);
      definition.payload.parse(payload);
    }
    if (this.options.role !== 'api') this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.pause.wake();
    await within(5_000, this.running);
  }

  /** Writes the plan into BullMQ and removes what is no longer planned. */
  async renew(): Promise<void> {
    for (const { definition, payload, everyMs } of this.scheduled) {
      const { removeOnFail, attempts, backoff } = bullOptions(definition);
      const opts = { attempts, backoff, removeOnFail, removeOnComplete: { age: HOUR_SECONDS } };
      const template = { name: definition.name, data: payload, opts };
      await this.queues.get(definition.queue).upsertJobScheduler(definition.name, { every: everyMs }, template);
    }
    await this.removeStale();
  }

  private async removeStale(): Promise<void> {
    for (const queue of this.queues.all()) {
      const planned = this.scheduled.filter(({ definition }) => definition.queue === queue.name);
      for (const { key } of await queue.getJobSchedulers()) {
        if (!planned.some(({ definition }) => definition.name === key)) await queue.removeJobScheduler(key);
      }
    }
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.renew();
      } catch (error) {
        this.log.warn('renew', `the scheduled jobs could not be planned: ${describeError(error)}`);
      }
      await this.pause.wait(RENEW_MS);
    }
  }
}
