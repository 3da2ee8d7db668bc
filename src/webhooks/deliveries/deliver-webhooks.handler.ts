import { Inject } from '@nestjs/common';
import { newId } from '../../common/ids.js';
import { APP_CONFIG, type AppConfig } from '../../config/app-config.js';
import { Transactions } from '../../database/transactions.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../jobs/job-handler.decorator.js';
import { placesFor } from './attempt-rules.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DeliveryAttempts } from './delivery-attempts.service.js';
import { deliverWebhooksJob } from './deliver-webhooks.job.js';
import { Dispatch } from './dispatch.service.js';

/** Deliveries on their way to one endpoint at a time. */
const PLACES = 8;
/** After so long the place in the queue is left to the next endpoint; what is left gets another job. */
const TURN_MS = 5_000;
/** A lease outlives the longest try by so much. */
const LEASE_MARGIN_SECONDS = 20;

/**
 * Sends what is due to one endpoint, a few at a time. Whoever comes while another has the lease does nothing, so a job that
 * the queue runs twice sends once; when a worker was killed, the tick finds the endpoint again once its lease has run out.
 */
@HandlesJob(deliverWebhooksJob)
export class DeliverWebhooksHandler implements JobHandler<{ endpointId: string }> {
  private readonly leaseSeconds: number;

  constructor(
    private readonly transactions: Transactions,
    private readonly deliveries: DeliveriesRepository,
    private readonly attempts: DeliveryAttempts,
    private readonly dispatch: Dispatch,
    @Inject(APP_CONFIG) { webhooks }: AppConfig,
  ) {
    this.leaseSeconds = webhooks.timeoutMs / 1000 + LEASE_MARGIN_SECONDS;
  }

  async handle({ endpointId }: { endpointId: string }, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    const leaseId = newId();
    const until = Date.now() + TURN_MS;
    try {
      while (Date.now() < until && !signal?.aborted && (await this.sendSome(endpointId, leaseId, signal)));
    } finally {
      await this.letGo(endpointId, leaseId);
    }
  }

  /** @returns whether there may be more */
  private async sendSome(endpointId: string, leaseId: string, signal: AbortSignal | undefined): Promise<boolean> {
    const { leaseSeconds } = this;
    const work = await this.transactions.run(async (tx) => {
      const target = await this.deliveries.lease(tx, endpointId, leaseId, leaseSeconds);
      if (target === null) return null;
      const places = placesFor(target.failures, PLACES);
      return { target, taken: await this.deliveries.take(tx, endpointId, places, leaseSeconds) };
    });
    if (work === null || work.taken.length === 0) return false;
    const { target, taken } = work;
    const ended = await Promise.allSettled(taken.map((delivery) => this.attempts.make(target, delivery, signal)));
    for (const each of ended) if (each.status === 'rejected') throw each.reason;
    return true;
  }

  private letGo(endpointId: string, leaseId: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      if (await this.deliveries.release(tx, endpointId, leaseId)) await this.dispatch.wake(tx, endpointId);
    });
  }
}
