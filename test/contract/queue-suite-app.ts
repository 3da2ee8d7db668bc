import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule } from '../../src/database/database.module.js';
import { Transactions } from '../../src/database/transactions.js';
import { JobQueues } from '../../src/jobs/job-queues.js';
import type { JobsOptions } from '../../src/jobs/jobs.options.js';
import { JobsModule } from '../../src/jobs/jobs.module.js';
import { OutboxJob } from '../../src/jobs/outbox-job.entity.js';
import { Outbox } from '../../src/jobs/outbox.js';
import { OutboxRelay } from '../../src/jobs/outbox-relay.service.js';
import { QueueHealth } from '../../src/jobs/queue-health.js';
import { suiteHandlers, suiteJobs } from './queue-suite-jobs.js';

/** The parts of a running application the suite works with. */
export interface SuiteApp {
  context: INestApplicationContext;
  transactions: Transactions;
  outbox: Outbox;
  queues: JobQueues;
  relay: OutboxRelay;
  health: QueueHealth;
}

type Options = Partial<JobsOptions> & Pick<JobsOptions, 'role' | 'databaseUrl'> & { redisUrl?: string | null };

/** Composes and starts an application out of the real modules; the caller closes `context`. */
export async function startSuiteApp({ redisUrl = null, ...options }: Options): Promise<SuiteApp> {
  const jobs = JobsModule.forRoot({
    config: { redisUrl, workerConcurrency: 4 },
    definitions: suiteJobs,
    ...options,
  });
  const { databaseUrl: url } = options;
  const database = DatabaseModule.forRoot({ url, entities: [OutboxJob], migrations: [], poolSize: 4 });

  @Module({ imports: [database, jobs], providers: suiteHandlers })
  class SuiteModule {}

  const context = await NestFactory.createApplicationContext(SuiteModule, { logger: false, abortOnError: false });
  return {
    context,
    transactions: context.get(Transactions, { strict: false }),
    outbox: context.get(Outbox, { strict: false }),
    queues: context.get(JobQueues, { strict: false }),
    relay: context.get(OutboxRelay, { strict: false }),
    health: context.get(QueueHealth, { strict: false }),
  };
}

/** Waits until `condition` holds; fails after `ms` milliseconds. */
export async function until(condition: () => boolean | Promise<boolean>, ms = 10_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`still not true after ${ms} ms: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
