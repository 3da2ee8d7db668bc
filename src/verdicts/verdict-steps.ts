import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Tx } from '../database/transactions.js';
import { PublicChanges } from './public-changes.js';
import type { Verdict } from './verdict.entity.js';
import type { VerdictEvent } from './verdict-status.js';

export interface StepOptions {
  reason?: string | null;
  data?: Record<string, unknown>;
}

/** What every step of a verdict leaves behind: an entry in the audit trail, and word to caches when readers see it. */
@Injectable()
export class VerdictSteps {
  constructor(
    private readonly audit: AuditTrail,
    private readonly changes: PublicChanges,
  ) {}

  record(
    tx: Tx,
    actor: Actor,
    verdict: Verdict,
    event: VerdictEvent,
    from: string | null,
    { reason = null, data = {} }: StepOptions = {},
  ): void {
    if (verdict.reportNumber !== null) this.changes.tell(tx, verdict.claimId);
    this.audit.record(tx, actor, {
      event: `verdict.${event}`,
      entityType: 'verdict',
      entityId: verdict.id,
      claimId: verdict.claimId,
      from,
      to: verdict.state,
      reason,
      data: { number: verdict.number, label: verdict.label, reportNumber: verdict.reportNumber, ...data },
    });
  }
}
