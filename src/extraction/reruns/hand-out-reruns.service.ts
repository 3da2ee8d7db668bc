import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../../access/actor.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { APP_CONFIG, type AppConfig } from '../../config/app-config.js';
import { Transactions } from '../../database/transactions.js';
import { Notifications } from '../../notifications/notifications.js';
import { Outbox } from '../../jobs/outbox.js';
import { rerunDocumentJob } from './rerun-document.job.js';
import { RerunsRepository } from './reruns.repository.js';

/** Hands out the documents of reruns a few at a time, and ends reruns that have none left. Processes take turns. */
@Injectable()
export class HandOutReruns {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: RerunsRepository,
    private readonly outbox: Outbox,
    private readonly notifications: Notifications,
    private readonly audit: AuditTrail,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'reruns'>,
  ) {}

  /**
   * Asks for the jobs of as many documents as may start now: the limits hold over all processes, because what is under
   * way is counted in the database. The documents that people wait for have no such limit.
   * @returns how many were handed out
   */
  handOut(): Promise<number> {
    return this.transactions.run(async (tx) => {
      await this.repository.takeTurn(tx);
      await this.repository.giveUpLost(tx);
      const { atOnce, perMinute } = this.config.reruns;
      const { running, startedLately } = await this.repository.pace(tx);
      const places = Math.max(0, Math.min(atOnce - running, perMinute - startedLately));
      const started = places === 0 ? [] : await this.repository.startNext(tx, places);
      for (const each of started) await this.outbox.enqueue(tx, rerunDocumentJob, each);
      for (const { id, dryRun, requestedBy, documents, failed } of await this.repository.endFinished(tx)) {
        this.audit.record(tx, SYSTEM_ACTOR, {
          event: 'extraction.rerunFinished',
          entityType: 'extractionRerun',
          entityId: id,
          from: 'RUNNING',
          to: 'DONE',
          data: { dryRun },
        });
        await this.notifications.notify(tx, {
          to: [requestedBy],
          kind: 'extraction.rerun_finished',
          data: { rerunId: id, dryRun, documents, failed },
        });
      }
      return started.length;
    });
  }
}
