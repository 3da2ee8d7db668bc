import { Inject, Injectable } from '@nestjs/common';
import { JobQueues } from './job-queues.js';
import { JOBS_OPTIONS, type JobsOptions } from './jobs.options.js';
import { OutboxQueries } from './outbox.queries.js';
import { QUEUE_BACKEND, type QueueBackend } from './queue-backend.port.js';
import { WorkerSupervisor } from './workers/worker-supervisor.js';

/** How far the jobs are behind. */
export interface QueueLag {
  /** Age of the oldest job that is not yet in the queue, in seconds; null when there is none. */
  oldestOutboxSeconds: number | null;
  /** Jobs in the queues that could run now. */
  waiting: number;
  /** Jobs given up within the last 30 days. */
  failed: number;
}

/** One queue, for the page about the state of the system. */
export interface QueueState {
  name: string;
  /** Jobs that could run now. */
  waiting: number;
  active: number;
  /** Jobs that run again later, after a failed try. */
  delayed: number;
  /** Jobs given up within the last 30 days. */
  failed: number;
  /** Workers that take its jobs, over all processes. */
  workers: number;
}

/** Answers for readiness checks and metrics. Progress of single jobs is read from our own tables. */
@Injectable()
export class QueueHealth {
  constructor(
    private readonly queues: JobQueues,
    private readonly outbox: OutboxQueries,
    private readonly supervisor: WorkerSupervisor,
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    @Inject(JOBS_OPTIONS) private readonly options: JobsOptions,
  ) {}

  /** @throws the driver's error when the database or Redis cannot be reached. */
  async lag(): Promise<QueueLag> {
    const [oldestOutboxSeconds, counts] = await Promise.all([
      this.outbox.oldestSeconds(),
      Promise.all(this.queues.all().map((queue) => queue.getJobCounts('waiting', 'prioritized', 'failed'))),
    ]);
    const sum = (type: string) => counts.reduce((total, count) => total + (count[type] ?? 0), 0);
    return { oldestOutboxSeconds, waiting: sum('waiting') + sum('prioritized'), failed: sum('failed') };
  }

  /** Each queue by itself. @throws the driver's error when the database or Redis cannot be reached. */
  states(): Promise<QueueState[]> {
    return Promise.all(
      this.queues.all().map(async (queue) => {
        const [counts, workers] = await Promise.all([
          queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed'),
          queue.getWorkersCount(),
        ]);
        const { waiting = 0, prioritized = 0, active = 0, delayed = 0, failed = 0 } = counts;
        return { name: queue.name, waiting: waiting + prioritized, active, delayed, failed, workers };
      }),
    );
  }

  /** Jobs that were asked for and are not in a queue yet. */
  outboxState(): Promise<{ waiting: number; oldestSeconds: number | null }> {
    return this.outbox.state();
  }

  /** Where the queues are kept. */
  get kind(): QueueBackend['kind'] {
    return this.backend.kind;
  }

  /** The queue can be reached, is migrated and, where this process has workers, they run. Takes at most 5 seconds. */
  async ready(): Promise<boolean> {
    if (this.options.role !== 'api' && !this.supervisor.running) return false;
    try {
      await this.backend.assertUsable();
      return true;
    } catch {
      return false;
    }
  }
}
