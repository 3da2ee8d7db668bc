import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { JobQueues } from './job-queues.js';
import { QUEUE_BACKEND, type QueueBackend } from './queue-backend.port.js';

/** Refuses to start a process whose queue cannot work, and closes the producers' connection at the end. */
@Injectable()
export class QueueBootCheck implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly queues: JobQueues,
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
  ) {}

  /**
   * @throws AppError NOT_READY when BullMQ's tables are missing or old, or Redis cannot be reached; the driver's error
   * when the database cannot.
   */
  async onModuleInit(): Promise<void> {
    await this.backend.assertUsable();
    // BullMQ keeps the outcome of the first connection for ever, so a queue that starts badly stays useless.
    await Promise.all(this.queues.all().map((queue) => queue.waitUntilReady()));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.queues.all().map((queue) => queue.close().catch(() => undefined)));
    await this.backend.close();
  }
}
