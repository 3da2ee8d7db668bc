import { Transactions } from '../database/transactions.js';
import { HandlesJob, type JobHandler } from '../jobs/job-handler.decorator.js';
import { Outbox } from '../jobs/outbox.js';
import { announceChangesJob } from './announce-changes.job.js';
import { sendSubscriptionMailJob } from './send-subscription-mail.job.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';

/** Mails in one transaction. */
const BATCH = 500;

/** A mail's row and its job are made together, and a subscription and a change occur once: so it may run twice. */
@HandlesJob(announceChangesJob)
export class AnnounceChangesHandler implements JobHandler<Record<string, never>> {
  constructor(
    private readonly transactions: Transactions,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly outbox: Outbox,
  ) {}

  async handle(): Promise<void> {
    for (let made = BATCH; made === BATCH;) made = await this.batch();
  }

  private batch(): Promise<number> {
    return this.transactions.run(async (tx) => {
      const ids = await this.subscriptions.announce(tx, BATCH);
      for (const mailId of ids) await this.outbox.enqueue(tx, sendSubscriptionMailJob, { mailId });
      return ids.length;
    });
  }
}
