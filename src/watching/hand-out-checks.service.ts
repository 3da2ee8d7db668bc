import { Inject, Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { databaseNow } from '../database/database-clock.js';
import { Transactions } from '../database/transactions.js';
import { Outbox } from '../jobs/outbox.js';
import { CheckLeasesRepository } from './check-leases.repository.js';
import { paceLimits, WAITING_LEASE_MS } from './check-limits.js';
import { chooseStarts, freePlaces, type PaceLimits, refilled } from './politeness.js';
import { runCheckJob } from './run-check.job.js';

/** Hands out due checks as jobs, a few at a time. Any number of processes may try; they take turns. */
@Injectable()
export class HandOutChecks {
  private readonly limits: PaceLimits;

  constructor(
    private readonly transactions: Transactions,
    private readonly leases: CheckLeasesRepository,
    private readonly outbox: Outbox,
    @Inject(APP_CONFIG) config: AppConfig,
  ) {
    this.limits = paceLimits(config);
  }

  /**
   * Leases what may start now, and asks for its jobs.
   * @param at the time to go by, instead of the database's own: for trials with a clock of theirs
   * @returns how many were handed out
   */
  handOut(at?: Date): Promise<number> {
    return this.transactions.run(async (tx) => {
      const saved = await this.leases.lockPace(tx);
      const now = at ?? (await databaseNow(tx));
      const pace = refilled(saved, now, this.limits);
      const places = freePlaces(pace, await this.leases.countInFlight(tx, now), this.limits);
      const due = places === 0 ? [] : await this.leases.findDue(tx, now, places);
      const until = new Date(now.getTime() + WAITING_LEASE_MS);
      let started = 0;
      for (const check of chooseStarts(due, places)) {
        const leaseId = newId();
        if (!(await this.leases.take(tx, check, leaseId, now, until))) continue;
        await this.outbox.enqueue(tx, runCheckJob, { kind: check.kind, id: check.id, leaseId });
        started += 1;
      }
      await this.leases.savePace(tx, { ...pace, saved: pace.saved - started });
      return started;
    });
  }
}
