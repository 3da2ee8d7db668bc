import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../../database/transactions.js';
import { Outbox } from '../../jobs/outbox.js';
import { deliverWebhooksJob } from './deliver-webhooks.job.js';
import { DeliveriesRepository } from './deliveries.repository.js';

/** Endpoints woken in one go; the next tick wakes the others. */
const BATCH = 500;

/** Has deliveries sent. */
@Injectable()
export class Dispatch {
  constructor(
    private readonly transactions: Transactions,
    private readonly deliveries: DeliveriesRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Asks for a job for each endpoint that has something due. @returns how many */
  wakeDue(): Promise<number> {
    return this.transactions.run(async (tx) => {
      const ids = await this.deliveries.takeDueEndpoints(tx, BATCH);
      for (const id of ids) await this.wake(tx, id);
      return ids.length;
    });
  }

  /** Asks for a job that sends what is due to this endpoint. */
  async wake(tx: Tx, endpointId: string): Promise<void> {
    await this.outbox.enqueue(tx, deliverWebhooksJob, { endpointId });
  }
}
