import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import type { Claim, RejectReason } from './claim.entity.js';
import type { ClaimEvent } from './claim-status.js';
import { claimMachine } from './claim-status.js';
import { ClaimsService } from './claims.service.js';
import { MergesRepository } from './merges.repository.js';
import type { TriageBefore } from './triage-before.js';

type Before = TriageBefore<RejectReason>;

/** Taking back a mistake of triage: the claim is as it was before, as if nobody had decided. */
@Injectable()
export class TriageUndoService {
  constructor(
    private readonly claims: ClaimsService,
    private readonly merges: MergesRepository,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Takes back the last accept, reject or merge, while nothing has been built on it.
   * @throws AppError NOT_FOUND, SEPARATION_OF_DUTIES, ILLEGAL_TRANSITION, CONFLICT when the last thing that happened to
   *   the claim was no such decision.
   */
  async undo(
    tx: Tx,
    actor: PersonActor,
    id: string,
    reason: string | null = null,
    data: Record<string, unknown> = {},
  ): Promise<void> {
    // The document before the claim, as a new version of the text does.
    const newest = await this.claims.lockNewestText(tx, id);
    const claim = await this.claims.lockForDesk(tx, actor, id);
    const before = claim.triageBefore;
    const event = eventFor(claim, before);
    // An illegal state is told as such, before what there is to undo.
    claimMachine.next(claim.workflowState, event);
    if (before === null) throw nothingToUndo();
    await this.claims.transition(tx, actor, claim, event, {
      reason,
      data: { ...data, undone: before.decision, ...(before.merge ? { otherClaimId: before.merge.intoId } : {}) },
      change: await restored(tx, before),
    });
    if (before.merge) await this.giveBack(tx, actor, claim, before.merge);
    await this.claims.placeInNewest(tx, claim, newest);
  }

  private async giveBack(tx: Tx, actor: PersonActor, claim: Claim, gain: NonNullable<Before['merge']>): Promise<void> {
    const kept = await this.merges.takeBack(tx, gain);
    this.audit.record(tx, actor, {
      event: 'claim.unmerged',
      entityType: 'claim',
      entityId: gain.intoId,
      claimId: gain.intoId,
      from: kept,
      to: kept,
      data: { otherClaimId: claim.id },
    });
  }
}

function eventFor({ workflowState }: Claim, before: Before | null): ClaimEvent {
  if (workflowState !== 'REJECTED') return 'undoAccept';
  return before?.state === 'READY' ? 'undoRejectOfReady' : 'undoReject';
}

/** A decision that holds again counts as made now: who reads labels by date gets it once more. */
async function restored(tx: Tx, { checkReason, editorId, triage, triageReason }: Before): Promise<Partial<Claim>> {
  const triagedAt = triage === null ? null : await databaseNow(tx);
  return { checkReason, editorId, triage, triageReason, triagedAt, rejectReason: null, duplicateOfId: null };
}

const nothingToUndo = (): AppError =>
  new AppError(
    'CONFLICT',
    'There is nothing to undo: only the last accept, reject or merge can be taken back, before anything else happens to the claim.',
    { detailCode: 'nothing-to-undo' },
  );
