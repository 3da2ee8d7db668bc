import { Transactions } from '../../database/transactions.js';
import { HandlesJob, type JobHandler } from '../../jobs/job-handler.decorator.js';
import { remindJob } from './remind.job.js';
import { RemindersService } from './reminders.service.js';

@HandlesJob(remindJob)
export class RemindHandler implements JobHandler<Record<string, never>> {
  constructor(
    private readonly transactions: Transactions,
    private readonly reminders: RemindersService,
  ) {}

  /** One transaction per assignment: nobody who is just working on one is held up by the others. */
  async handle(): Promise<void> {
    const { toRemind, toEscalate } = await this.transactions.run((tx) => this.reminders.due(tx));
    for (const id of toRemind) await this.transactions.run((tx) => this.reminders.remind(tx, id));
    for (const id of toEscalate) await this.transactions.run((tx) => this.reminders.escalate(tx, id));
  }
}
