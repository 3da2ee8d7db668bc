import { HandlesJob, type JobHandler } from '../../jobs/job-handler.decorator.js';
import { handOutRerunsJob } from './hand-out-reruns.job.js';
import { HandOutReruns } from './hand-out-reruns.service.js';

@HandlesJob(handOutRerunsJob)
export class HandOutRerunsHandler implements JobHandler<Record<string, never>> {
  constructor(private readonly reruns: HandOutReruns) {}

  async handle(): Promise<void> {
    await this.reruns.handOut();
  }
}
