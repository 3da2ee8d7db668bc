import { HandlesJob, type JobHandler } from '../jobs/job-handler.decorator.js';
import { tidyExportsJob } from './tidy-exports.job.js';
import { TidyExports } from './tidy-exports.service.js';

@HandlesJob(tidyExportsJob)
export class TidyExportsHandler implements JobHandler<Record<string, never>> {
  constructor(private readonly exports: TidyExports) {}

  async handle(): Promise<void> {
    await this.exports.tidy();
  }
}
