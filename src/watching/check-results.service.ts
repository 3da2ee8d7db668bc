import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Tx } from '../database/transactions.js';
import { Notifications } from '../notifications/notifications.js';
import { afterCheck, type CheckOutcome, type CheckRecord, failedHere } from './check-outcome.js';
import { ConcernedEditorsQueries } from './concerned-editors.queries.js';
import { isLastingTrouble } from './lasting-trouble.js';
import { hostOfAddress } from './politeness.js';
import type { ScheduledCheck } from './scheduled-check.entity.js';
import { ScheduledChecksRepository } from './scheduled-checks.repository.js';

/** Writes down what came of checks, and when the next ones are. */
@Injectable()
export class CheckResults {
  constructor(
    private readonly checks: ScheduledChecksRepository,
    private readonly editors: ConcernedEditorsQueries,
    private readonly notifications: Notifications,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Records the outcome of a check that the caller holds; `'fault'` is one of our own. Only a change of health goes into
   * the audit trail: thousands of checks a day that find nothing would hide everything else there.
   */
  async record(tx: Tx, id: string, outcome: CheckOutcome | 'fault', now: Date): Promise<void> {
    const check = await this.checks.lock(tx, id);
    if (!check) return;
    const known = outcome === 'fault' ? failedHere(check.health) : outcome;
    if (known.kind === 'DONE') return this.checks.remove(tx, [id]);
    const record = afterCheck(check, known, now);
    await this.checks.update(tx, id, { ...record, requestedAt: null });
    if (known.kind !== 'FAILED' && known.movedTo !== null) await this.moveTo(tx, check, known.movedTo, now);
    if (record.health !== check.health) this.recordHealth(tx, check, record);
    if (check.kind === 'PAGE' && isLastingTrouble(check.health, record, now)) await this.tellEditors(tx, id, record);
  }

  /** It is kept apart by the host it is asked for at from now on. */
  private async moveTo(tx: Tx, { id }: ScheduledCheck, address: string, now: Date): Promise<void> {
    const host = hostOfAddress(address);
    await this.checks.addHosts(tx, [host], now);
    await this.checks.update(tx, id, { host });
  }

  /** Once for each time that the page became like this. */
  private async tellEditors(tx: Tx, documentId: string, { health, healthSince, problemCode }: CheckRecord) {
    await this.notifications.notify(tx, {
      to: await this.editors.ofDocument(tx, documentId),
      kind: 'source.unreachable',
      documentId,
      data: { since: healthSince.toISOString(), code: problemCode ?? health },
      once: `unreachable-${documentId}-${health}-${healthSince.getTime()}`,
    });
  }

  private recordHealth(
    tx: Tx,
    { id, kind, health }: ScheduledCheck,
    record: Pick<ScheduledCheck, 'health' | 'problemCode'>,
  ) {
    this.audit.record(tx, SYSTEM_ACTOR, {
      event: kind === 'PAGE' ? 'watch.healthChanged' : 'feed.healthChanged',
      entityType: kind === 'PAGE' ? 'document' : 'feed',
      entityId: id,
      from: health,
      to: record.health,
      reason: record.problemCode,
    });
  }
}
