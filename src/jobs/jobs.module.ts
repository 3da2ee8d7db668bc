import { BullModule } from '@nestjs/bullmq';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { QUEUES } from './job-definition.js';
import { JobQueues } from './job-queues.js';
import { JobRegistry } from './job-registry.js';
import type { JobsOptions } from './jobs.options.js';
import { OutboxRelay } from './outbox-relay.service.js';
import { Outbox } from './outbox.js';
import { OutboxQueries } from './outbox.queries.js';
import { QueueBackendModule } from './queue-backend.module.js';
import { QUEUE_BACKEND, type QueueBackend } from './queue-backend.port.js';
import { QueueBootCheck } from './queue-boot-check.js';
import { QueueHealth } from './queue-health.js';
import { ScheduledJobs } from './scheduled-jobs.js';
import { JobRunner } from './workers/job-runner.js';
import { WorkerSupervisor } from './workers/worker-supervisor.js';

/**
 * Asking for jobs (`Outbox`) and running them (`@HandlesJob`). Needs `DatabaseModule` and the entity `OutboxJob`.
 * Call `migrateQueue` before the application starts.
 */
@Global()
@Module({})
export class JobsModule {
  static forRoot(options: JobsOptions): DynamicModule {
    const backend = QueueBackendModule.forRoot(options);
    return {
      module: JobsModule,
      imports: [
        DiscoveryModule,
        backend,
        BullModule.forRootAsync({
          imports: [backend],
          inject: [QUEUE_BACKEND],
          useFactory: ({ producers }: QueueBackend) => ({ connection: producers }),
        }),
        BullModule.registerQueue(...QUEUES.map((name) => ({ name }))),
      ],
      providers: [
        Outbox,
        OutboxQueries,
        JobQueues,
        JobRegistry,
        QueueBootCheck,
        OutboxRelay,
        ScheduledJobs,
        JobRunner,
        WorkerSupervisor,
        QueueHealth,
      ],
      exports: [Outbox, OutboxRelay, JobRegistry, QueueHealth],
    };
  }
}
