import { type IQueueBackend, type Job, Worker } from 'bullmq';
import { CONCURRENCY_FACTOR, type QueueName } from '../job-definition.js';
import type { QueueBackend, WorkerConnection } from '../queue-backend.port.js';
import { describeError, type RateLimitedLog } from '../rate-limited-log.js';
import { within } from '../wake-up.js';
import { concernsOneJob } from './error-kind.js';

/** Runs one job; the signal aborts when the worker has to let the job go. */
export type Process = (job: Job<unknown>, signal: AbortSignal | undefined) => Promise<void>;

type JobWorker = Worker<unknown, void, string, IQueueBackend>;

export interface WorkerSetOptions {
  backend: QueueBackend;
  queues: readonly QueueName[];
  /** Jobs at a time per queue, times its `CONCURRENCY_FACTOR`. */
  concurrency: number;
  process: Process;
  log: RateLimitedLog;
}

/** So many errors within `ERROR_WINDOW_MS` mean that the connection will not come back by itself. */
const ERROR_LIMIT = 3;
const ERROR_WINDOW_MS = 15_000;
const CLOSE_LIMIT_MS = 5_000;
const READY_LIMIT_MS = 15_000;

const WORKER_OPTIONS = {
  // A job whose worker died runs again after at most about 20 seconds.
  lockDuration: 15_000,
  stalledInterval: 5_000,
  // BullMQ's default of 1 gives a job up when its worker dies twice, which two deployments in a row can do.
  maxStalledCount: 10,
  // ... and this is the bound for a job that itself kills its process.
  maxStartedAttempts: 30,
  runRetryDelay: 2_000,
};

/**
 * One worker per queue on one connection. BullMQ 6.7 workers on PostgreSQL do not survive every loss of the database:
 * a worker whose first connection was refused, or whose tables are missing, keeps that rejection for ever and asks
 * again without a pause. So a set is thrown away after repeated errors, and `WorkerSupervisor` makes a new one.
 */
export class WorkerSet {
  /** Resolves when the set must be replaced. */
  readonly broken: Promise<void>;
  private readonly connection: WorkerConnection;
  private readonly workers: JobWorker[];
  private runs: Promise<void>[] = [];
  private stopping = false;
  private breakDown: () => void = () => undefined;
  private errorTimes: number[] = [];
  private active = 0;

  constructor(private readonly options: WorkerSetOptions) {
    this.broken = new Promise((resolve) => {
      this.breakDown = resolve;
    });
    this.connection = options.backend.openForWorkers(options.queues.length);
    this.workers = options.queues.map((queue) => this.openWorker(queue));
  }

  /** @throws what kept a worker from its first connection, or Error after 15 seconds. */
  async start(): Promise<void> {
    const ready = await within(READY_LIMIT_MS, Promise.all(this.workers.map((worker) => worker.waitUntilReady())));
    if (!ready) throw new Error('the job workers were not ready after 15 seconds');
    this.runs = this.workers.map((worker) => this.keepRunning(worker));
  }

  /**
   * Takes no new jobs, waits at most `limitMs` milliseconds for those in work, then lets go of them: their signals
   * abort and, once their locks run out, another worker runs them again. Never throws.
   */
  async close(limitMs: number): Promise<void> {
    this.stopTaking();
    // A worker that waits for a job hears of the pause only when its wait is ended.
    const waits = this.workers.map((worker) => worker.getBackend().disconnectBlocking());
    const ended = await within(limitMs, Promise.allSettled([...waits, ...this.runs]));
    if (!ended && this.active > 0) {
      this.options.log.warn('let-go', `${this.active} jobs did not end in time and will run again`);
      for (const worker of this.workers) worker.cancelAllJobs('the worker is shutting down');
    }
    await within(CLOSE_LIMIT_MS, Promise.allSettled(this.workers.map((worker) => worker.close(true))));
    await this.connection.close().catch(() => undefined);
  }

  private openWorker(queue: QueueName): JobWorker {
    const { backend } = this.options;
    const concurrency = this.options.concurrency * (CONCURRENCY_FACTOR[queue] ?? 1);
    const worker: JobWorker = new Worker(
      queue,
      // BullMQ hands over a signal only to functions with three parameters.
      (job: Job<unknown>, _token?: string, signal?: AbortSignal) => this.runJob(job, signal),
      { ...WORKER_OPTIONS, connection: this.connection.options, concurrency, autorun: false },
      backend.factory,
    );
    worker.on('error', (error) => this.onError(error));
    worker.on('failed', (job, error) => this.onFailed(job, error));
    return worker;
  }

  private async runJob(job: Job<unknown>, signal: AbortSignal | undefined): Promise<void> {
    this.active += 1;
    try {
      await this.options.process(job, signal);
    } finally {
      this.active -= 1;
    }
  }

  private onError(error: unknown): void {
    if (concernsOneJob(error)) {
      this.options.log.warn('job', describeError(error));
      return;
    }
    this.options.log.warn('worker', `a job worker has a fault: ${describeError(error)}`);
    if (!this.options.backend.replaceWorkersAfterErrors) return;
    const now = Date.now();
    this.errorTimes = [...this.errorTimes.filter((time) => time > now - ERROR_WINDOW_MS), now];
    if (this.errorTimes.length < ERROR_LIMIT) return;
    // At once and not when the supervisor gets its turn: a worker that asks without a pause lets no timer run.
    this.stopTaking();
    this.breakDown();
  }

  private onFailed(job: Job<unknown> | undefined, error: Error): void {
    const { log } = this.options;
    const name = job?.name ?? 'unknown';
    const attempts = `try ${job?.attemptsMade ?? '?'} of ${job?.opts.attempts ?? 1}`;
    log.warn(`failed ${name}`, `the job ${name} ${job?.id ?? ''} failed (${attempts}): ${describeError(error)}`);
  }

  private stopTaking(): void {
    this.stopping = true;
    for (const worker of this.workers) {
      worker.pause(true).catch(() => undefined);
    }
  }

  private async keepRunning(worker: JobWorker): Promise<void> {
    try {
      await worker.run();
    } catch (error) {
      this.onError(error);
    }
    if (!this.stopping) this.breakDown();
  }
}
