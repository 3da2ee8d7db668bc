import { Transactions } from '../../database/transactions.js';
import { HandlesJob, type JobHandler } from '../../jobs/job-handler.decorator.js';
import { Outbox } from '../../jobs/outbox.js';
import { DigestsRepository } from './digests.repository.js';
import { localDay } from './local-day.js';
import { makeDigestsJob } from './make-digests.job.js';
import { sendDigestJob } from './send-digest.job.js';

/** People in one transaction. */
const BATCH = 200;

/**
 * A digest's row, the notifications in it and the job that sends it are made in one transaction, and a person and a day
 * occur once: so each person gets one mail a day, however often and wherever this runs.
 */
@HandlesJob(makeDigestsJob)
export class MakeDigestsHandler implements JobHandler<Record<string, never>> {
  constructor(
    private readonly transactions: Transactions,
    private readonly digests: DigestsRepository,
    private readonly outbox: Outbox,
  ) {}

  async handle(): Promise<void> {
    for (let made = BATCH; made === BATCH;) made = await this.makeBatch();
  }

  private makeBatch(): Promise<number> {
    return this.transactions.run(async (tx) => {
      const { now, zones } = await this.digests.zones(tx);
      const days = zones.map((zone) => localDay(zone, now));
      const made = await this.digests.make(tx, days, BATCH);
      for (const { id, state } of made) {
        if (state === 'PENDING') await this.outbox.enqueue(tx, sendDigestJob, { digestId: id });
      }
      return made.length;
    });
  }
}
