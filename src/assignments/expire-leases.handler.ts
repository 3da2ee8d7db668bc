import { Transactions } from '../database/transactions.js';
import { HandlesJob, type JobHandler } from '../jobs/job-handler.decorator.js';
import { AssignmentsService } from './assignments.service.js';
import { expireLeasesJob } from './expire-leases.job.js';

@HandlesJob(expireLeasesJob)
export class ExpireLeasesHandler implements JobHandler<Record<string, never>> {
  constructor(
    private readonly transactions: Transactions,
    private readonly assignments: AssignmentsService,
  ) {}

  /** One transaction per assignment: a long queue of lapsed leases holds nobody up. */
  async handle(): Promise<void> {
    const lapsed = await this.transactions.run((tx) => this.assignments.lapsed(tx));
    for (const id of lapsed) await this.transactions.run((tx) => this.assignments.expire(tx, id));
  }
}
