import { AppError } from '../common/app-error.js';
import type { ErrorCode } from '../common/error-codes.js';
import { Transactions } from '../database/transactions.js';
import { HandlesJob, type JobHandler } from '../jobs/job-handler.decorator.js';
import { PublicationScheduleService } from './publication-schedule.service.js';
import { publishScheduledJob } from './publish-scheduled.job.js';
import type { DueVerdict } from './verdicts.repository.js';

/** Faults of the moment: the verdict stays due, and is tried again. */
const PASSING: readonly ErrorCode[] = ['DATABASE_UNAVAILABLE', 'NOT_READY', 'STORAGE_FULL', 'INTERNAL'];

@HandlesJob(publishScheduledJob)
export class PublishScheduledHandler implements JobHandler<Record<string, never>> {
  constructor(
    private readonly transactions: Transactions,
    private readonly schedule: PublicationScheduleService,
  ) {}

  /** One transaction per verdict, and one that fails holds no other up. @throws AggregateError of what failed. */
  async handle(): Promise<void> {
    const due = await this.transactions.run((tx) => this.schedule.due(tx));
    const faults: unknown[] = [];
    for (const verdict of due) await this.publish(verdict).catch((fault: unknown) => faults.push(fault));
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} due verdicts could not be published`);
  }

  private async publish(verdict: DueVerdict): Promise<void> {
    try {
      await this.transactions.run((tx) => this.schedule.publishDue(tx, verdict.id));
    } catch (fault) {
      if (!(fault instanceof AppError) || PASSING.includes(fault.code)) throw fault;
      await this.transactions.run((tx) => this.schedule.giveUp(tx, verdict, fault));
    }
  }
}
