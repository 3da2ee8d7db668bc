import { HandlesJob, type JobHandler } from '../jobs/job-handler.decorator.js';
import { SourceWatchesService } from './source-watches.service.js';
import { watchSourcesJob } from './watch-sources.job.js';

@HandlesJob(watchSourcesJob)
export class WatchSourcesHandler implements JobHandler<Record<string, never>> {
  constructor(private readonly sources: SourceWatchesService) {}

  async handle(): Promise<void> {
    await this.sources.followAll();
  }
}
