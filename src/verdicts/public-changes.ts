import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import type { Tx } from '../database/transactions.js';
import { Outbox } from '../jobs/outbox.js';
import { purgePagesJob } from './purge-pages.job.js';

/** What readers see of a claim is about to change. */
@Injectable()
export class PublicChanges {
  constructor(
    private readonly outbox: Outbox,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Has the cache in front of the site told after the commit, once for a claim; nothing without one. */
  tell(tx: Tx, claimId: string): void {
    if (this.config.purge === null) return;
    tx.beforeCommit(`purge ${claimId}`, async () => {
      await this.outbox.enqueue(tx, purgePagesJob, { claimId });
    });
  }
}
