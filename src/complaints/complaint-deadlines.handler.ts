import { Transactions } from '../database/transactions.js';
import { HandlesJob, type JobHandler } from '../jobs/job-handler.decorator.js';
import { complaintDeadlinesJob } from './complaint-deadlines.job.js';
import { ComplaintDeadlines } from './complaint-deadlines.service.js';

@HandlesJob(complaintDeadlinesJob)
export class ComplaintDeadlinesHandler implements JobHandler<Record<string, never>> {
  constructor(
    private readonly transactions: Transactions,
    private readonly deadlines: ComplaintDeadlines,
  ) {}

  /** One transaction per complaint, so that one that is locked holds up nobody's reminder. */
  async handle(): Promise<void> {
    const ids = await this.transactions.run((tx) => this.deadlines.pressing(tx));
    for (const id of ids) await this.transactions.run((tx) => this.deadlines.remind(tx, id));
  }
}
