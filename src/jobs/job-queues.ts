import { getQueueToken } from '@nestjs/bullmq';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Queue } from 'bullmq';
import { QUEUES, type QueueName } from './job-definition.js';
import { describeError, RateLimitedLog } from './rate-limited-log.js';

/** The BullMQ queues of @nestjs/bullmq, by name. */
@Injectable()
export class JobQueues implements OnModuleInit {
  private readonly log = new RateLimitedLog('JobQueues');
  private readonly queues = new Map<string, Queue>();

  constructor(private readonly moduleRef: ModuleRef) {}

  onModuleInit(): void {
    for (const name of QUEUES) {
      const queue = this.moduleRef.get<Queue>(getQueueToken(name), { strict: false });
      // Without a listener BullMQ prints every error.
      queue.on('error', (error) => this.log.warn('queue', `a job queue has a fault: ${describeError(error)}`));
      this.queues.set(name, queue);
    }
  }

  get(name: QueueName): Queue {
    const queue = this.queues.get(name);
    if (!queue) throw new Error(`there is no queue called ${name}`);
    return queue;
  }

  all(): Queue[] {
    return [...this.queues.values()];
  }
}
