import { HandlesJob, type JobHandler } from '../../jobs/job-handler.decorator.js';
import { Dispatch } from '../deliveries/dispatch.service.js';
import { EventFanOut } from './event-fan-out.service.js';
import { fanOutEventsJob } from './fan-out-events.job.js';

@HandlesJob(fanOutEventsJob)
export class FanOutEventsHandler implements JobHandler<Record<string, never>> {
  constructor(
    private readonly fanOut: EventFanOut,
    private readonly dispatch: Dispatch,
  ) {}

  async handle(): Promise<void> {
    await this.fanOut.run();
    await this.dispatch.wakeDue();
  }
}
