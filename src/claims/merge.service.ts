import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import type { Tx } from '../database/transactions.js';
import type { Claim } from './claim.entity.js';
import { ClaimsService } from './claims.service.js';
import { MergesRepository } from './merges.repository.js';

/** Two claims that say the same become one: one is kept, the other is rejected as its duplicate. */
@Injectable()
export class MergeService {
  constructor(
    private readonly claims: ClaimsService,
    private readonly merges: MergesRepository,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * @throws AppError NOT_FOUND, SEPARATION_OF_DUTIES (of either claim), ILLEGAL_TRANSITION while a round is open or a
   *   verdict waits, VERDICT_PUBLISHED, VALIDATION_FAILED for `intoId` when there is no such claim or it is the
   *   same, CONFLICT when that one is rejected or archived.
   */
  async merge(
    tx: Tx,
    actor: PersonActor,
    id: string,
    { intoId, reason }: { intoId: string; reason: string },
  ): Promise<void> {
    if (intoId === id) throw fault('A claim cannot be merged into itself.');
    // Both at once and in the order of their ids: two people who merge them into each other wait, and one is refused.
    await this.claims.lockMany(tx, [id, intoId]);
    // Who may not touch the one learns nothing of the other.
    await this.claims.lockForDesk(tx, actor, id);
    const kept = await this.keeper(tx, actor, intoId);
    const claim = await this.claims.lock(tx, id);
    const merge = await this.merges.gain(tx, claim, kept);
    await this.claims.reject(tx, actor, id, { reason: 'duplicate', duplicateOfId: intoId, note: reason, merge });
    this.audit.record(tx, actor, {
      event: 'claim.merged',
      entityType: 'claim',
      entityId: intoId,
      claimId: intoId,
      from: kept.workflowState,
      to: kept.workflowState,
      reason,
      data: { otherClaimId: id, appearances: merge.appearances, place: merge.place },
    });
  }

  private async keeper(tx: Tx, actor: PersonActor, intoId: string): Promise<Claim> {
    const kept = await this.claims.lockForDesk(tx, actor, intoId).catch((error: unknown) => {
      throw error instanceof AppError && error.code === 'NOT_FOUND' ? fault('There is no claim with this id.') : error;
    });
    if (kept.workflowState === 'REJECTED' || kept.workflowState === 'ARCHIVED') {
      const where = kept.duplicateOfId ? ` Merge into ${kept.duplicateOfId}, which it was merged into.` : '';
      const message = `The claim to merge into is ${kept.workflowState} itself. Reopen it, or choose one that is live.${where}`;
      throw new AppError('CONFLICT', message, { detailCode: 'merge-target-closed' });
    }
    return kept;
  }
}

const fault = (message: string): AppError =>
  new AppError('VALIDATION_FAILED', message, { faults: [{ path: 'intoId', message }] });
