import { Transactions } from '../database/transactions.js';
import { HandlesJob, type JobHandler } from '../jobs/job-handler.decorator.js';
import { userDeactivatedJob } from '../users/user-deactivated.job.js';
import { AssignmentsService } from './assignments.service.js';

/** A9: when an account is disabled its open assignments are freed; what was submitted stays. */
@HandlesJob(userDeactivatedJob)
export class ReleaseReviewerHandler implements JobHandler<{ userId: string }> {
  constructor(
    private readonly transactions: Transactions,
    private readonly assignments: AssignmentsService,
  ) {}

  async handle({ userId }: { userId: string }): Promise<void> {
    await this.transactions.run((tx) => this.assignments.releaseAllOf(tx, userId));
  }
}
