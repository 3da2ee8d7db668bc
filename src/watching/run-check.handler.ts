import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { AppError } from '../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { databaseNow } from '../database/database-clock.js';
import { Transactions } from '../database/transactions.js';
import { HandlesJob, type JobContext, type JobHandler } from '../jobs/job-handler.decorator.js';
import { type CheckLease, CheckLeasesRepository } from './check-leases.repository.js';
import { CHECK_LIMIT_MS, RUNNING_LEASE_MS } from './check-limits.js';
import { type CheckOutcome, failedBy } from './check-outcome.js';
import { CheckResults } from './check-results.service.js';
import { CheckTasks } from './check-tasks.js';
import { hostFreeAt } from './politeness.js';
import { runCheckJob } from './run-check.job.js';

type Payload = z.infer<typeof runCheckJob.payload>;

const TOO_SLOW: CheckOutcome = {
  kind: 'FAILED',
  code: 'URL_TIMEOUT',
  message: `The check was not done after ${CHECK_LIMIT_MS / 60_000} minutes. It is repeated later.`,
  health: 'UNREACHABLE',
  retryAfterSeconds: null,
};

/**
 * Makes one check that was handed out. Whoever comes with a lease that was taken up, has run out or was ended does
 * nothing: so a job that the queue runs twice asks the site once, and a worker that was killed is followed by another
 * when its lease has run out.
 */
@HandlesJob(runCheckJob)
export class RunCheckHandler implements JobHandler<Payload> {
  constructor(
    private readonly transactions: Transactions,
    private readonly leases: CheckLeasesRepository,
    private readonly results: CheckResults,
    private readonly tasks: CheckTasks,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async handle({ kind, id, leaseId }: Payload, context: JobContext): Promise<void> {
    const lease: CheckLease = { id, leaseId };
    if (!(await this.begin(lease))) return;
    const limit = AbortSignal.timeout(CHECK_LIMIT_MS);
    const signal = context.signal ? AbortSignal.any([context.signal, limit]) : limit;
    try {
      const outcome = await this.tasks.byKind[kind].run(id, {
        signal,
        isWanted: (tx) => this.leases.isHeld(tx, lease),
      });
      await this.end(lease, outcome);
    } catch (error) {
      // The worker is shutting down: another one makes the check, from the beginning.
      if (context.signal?.aborted) return this.giveBack(lease);
      if (limit.aborted) return this.end(lease, TOO_SLOW);
      await this.end(lease, error instanceof AppError ? failedBy(error) : 'fault');
      if (!(error instanceof AppError)) throw error;
    }
  }

  private begin(lease: CheckLease): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const now = await databaseNow(tx);
      return this.leases.begin(tx, lease, now, new Date(now.getTime() + RUNNING_LEASE_MS));
    });
  }

  private async end(lease: CheckLease, outcome: CheckOutcome | 'fault'): Promise<void> {
    await this.transactions.run(async (tx) => {
      const now = await databaseNow(tx);
      if (await this.leases.isHeld(tx, lease)) await this.results.record(tx, lease.id, outcome, now);
      await this.leases.end(tx, lease);
      const asked = outcome !== 'fault' && outcome.kind === 'FAILED' ? outcome.retryAfterSeconds : null;
      await this.leases.freeHost(tx, lease.leaseId, hostFreeAt(now, this.config.watching.hostSeconds, asked));
    });
  }

  private async giveBack(lease: CheckLease): Promise<void> {
    await this.transactions.run(async (tx) => {
      const now = await databaseNow(tx);
      await this.leases.end(tx, lease);
      await this.leases.freeHost(tx, lease.leaseId, hostFreeAt(now, this.config.watching.hostSeconds, null));
    });
  }
}
