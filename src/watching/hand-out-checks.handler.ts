import { HandlesJob, type JobHandler } from '../jobs/job-handler.decorator.js';
import { handOutChecksJob } from './hand-out-checks.job.js';
import { HandOutChecks } from './hand-out-checks.service.js';

@HandlesJob(handOutChecksJob)
export class HandOutChecksHandler implements JobHandler<Record<string, never>> {
  constructor(private readonly checks: HandOutChecks) {}

  async handle(): Promise<void> {
    await this.checks.handOut();
  }
}
