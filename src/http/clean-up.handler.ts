import { HandlesJob, type JobHandler } from '../jobs/job-handler.decorator.js';
import { cleanUpJob } from './clean-up.job.js';
import { CleanUpQueries } from './clean-up.queries.js';

@HandlesJob(cleanUpJob)
export class CleanUpHandler implements JobHandler<Record<string, never>> {
  constructor(private readonly queries: CleanUpQueries) {}

  async handle(): Promise<void> {
    await this.queries.removeOutdated();
  }
}
