import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Backoff } from '../backoff.js';
import { QUEUES } from '../job-definition.js';
import { JOBS_OPTIONS, type JobsOptions } from '../jobs.options.js';
import { QUEUE_BACKEND, type QueueBackend } from '../queue-backend.port.js';
import { describeError, RateLimitedLog } from '../rate-limited-log.js';
import { WakeUp, within } from '../wake-up.js';
import { JobRunner } from './job-runner.js';
import { WorkerSet } from './worker-set.js';

/** How long a shutdown waits for jobs in work; process managers often kill after 30 seconds. */
const SHUTDOWN_LIMIT_MS = 20_000;
/** How long a lost connection waits for jobs in work. They hardly can write anything then. */
const BROKEN_LIMIT_MS = 5_000;
/** Workers that lived this long count as healthy: the next wait is short again. */
const HEALTHY_MS = 60_000;

/**
 * Keeps the workers of this process running: makes them when the queue can be used, and replaces them after repeated
 * connection errors, with a growing pause. @nestjs/bullmq's `@Processor` makes each worker once, with fixed options
 * and in every process, which is why the workers are made here.
 */
@Injectable()
export class WorkerSupervisor implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new RateLimitedLog(WorkerSupervisor.name);
  private readonly backoff = new Backoff(500, 5_000);
  private readonly pause = new WakeUp();
  private readonly stopSignal: Promise<void>;
  private stop: () => void = () => undefined;
  private stopped = false;
  private loop: Promise<void> = Promise.resolve();
  private current: WorkerSet | null = null;

  constructor(
    private readonly runner: JobRunner,
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    @Inject(JOBS_OPTIONS) private readonly options: JobsOptions,
  ) {
    this.stopSignal = new Promise((resolve) => {
      this.stop = resolve;
    });
  }

  /** Whether workers are taking jobs. Always false in role `api`. */
  get running(): boolean {
    return this.current !== null;
  }

  onApplicationBootstrap(): void {
    if (this.options.role !== 'api') this.loop = this.run();
  }

  /** Waits at most 20 seconds for jobs in work; what does not end in time runs again elsewhere. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.stop();
    this.pause.wake();
    await within(SHUTDOWN_LIMIT_MS + 12_000, this.loop);
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const startedAt = Date.now();
      await this.workUntilBroken();
      if (this.stopped) return;
      if (Date.now() - startedAt > HEALTHY_MS) this.backoff.reset();
      await this.pause.wait(this.backoff.next());
    }
  }

  /** Never throws: whatever goes wrong leads to the next try. */
  private async workUntilBroken(): Promise<void> {
    let set: WorkerSet | null = null;
    try {
      await this.backend.assertUsable();
      if (this.stopped) return;
      set = this.open();
      await set.start();
      this.current = set;
      this.log.info(`job workers run on ${this.backend.kind}`);
      await Promise.race([set.broken, this.stopSignal]);
    } catch (error) {
      this.log.warn('wait', `jobs wait until the queue can be used: ${describeError(error)}`);
    } finally {
      this.current = null;
      await set?.close(this.stopped ? SHUTDOWN_LIMIT_MS : BROKEN_LIMIT_MS);
    }
  }

  private open(): WorkerSet {
    return new WorkerSet({
      backend: this.backend,
      queues: QUEUES,
      concurrency: this.options.config.workerConcurrency,
      process: (job, signal) => this.runner.run(job, signal),
      log: this.log,
    });
  }
}
