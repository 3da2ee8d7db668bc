import { type DynamicModule, Module } from '@nestjs/common';
import { JOBS_OPTIONS, type JobsOptions } from './jobs.options.js';
import { chooseQueueBackend } from './queue-backend.js';
import { QUEUE_BACKEND } from './queue-backend.port.js';

/** Holds the backend apart from `JobsModule`, because BullModule needs it before that module exists. */
@Module({})
export class QueueBackendModule {
  static forRoot(options: JobsOptions): DynamicModule {
    const { databaseUrl, config } = options;
    return {
      module: QueueBackendModule,
      providers: [
        { provide: JOBS_OPTIONS, useValue: options },
        { provide: QUEUE_BACKEND, useFactory: () => chooseQueueBackend({ redisUrl: config.redisUrl, databaseUrl }) },
      ],
      exports: [JOBS_OPTIONS, QUEUE_BACKEND],
    };
  }
}
