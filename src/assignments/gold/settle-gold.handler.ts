import { Transactions } from '../../database/transactions.js';
import { HandlesJob, type JobHandler } from '../../jobs/job-handler.decorator.js';
import { GoldResultsService } from './gold-results.service.js';
import { settleGoldJob } from './settle-gold.job.js';

@HandlesJob(settleGoldJob)
export class SettleGoldHandler implements JobHandler<Record<string, never>> {
  constructor(
    private readonly transactions: Transactions,
    private readonly results: GoldResultsService,
  ) {}

  /** One transaction for each round. */
  async handle(): Promise<void> {
    const due = await this.transactions.run((tx) => this.results.due(tx));
    for (const id of due) await this.transactions.run((tx) => this.results.end(tx, id));
  }
}
