import { Transactions } from '../database/transactions.js';
import { HandlesJob, type JobHandler } from '../jobs/job-handler.decorator.js';
import { reviewDatesJob } from './review-dates.job.js';
import { ReviewDatesService } from './review-dates.service.js';

@HandlesJob(reviewDatesJob)
export class ReviewDatesHandler implements JobHandler<Record<string, never>> {
  constructor(
    private readonly transactions: Transactions,
    private readonly reviewDates: ReviewDatesService,
  ) {}

  /** One transaction per verdict: many that are due hold nobody up. */
  async handle(): Promise<void> {
    const due = await this.transactions.run((tx) => this.reviewDates.due(tx));
    for (const id of due) await this.transactions.run((tx) => this.reviewDates.tellDesk(tx, id));
  }
}
