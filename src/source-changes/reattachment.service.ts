import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { assertVersion } from '../api/if-match.decorator.js';
import type { Claim } from '../claims/claim.entity.js';
import { ClaimPlacementsService } from '../claims/claim-placements.service.js';
import { ClaimsService } from '../claims/claims.service.js';
import { placementMachine } from '../claims/placement-status.js';
import { AppError } from '../common/app-error.js';
import type { Tx } from '../database/transactions.js';
import { DocumentsService } from '../documents/documents.service.js';
import { StalenessService } from '../verdicts/staleness.service.js';
import { findPlace, type PlaceSought } from './find-place.js';
import { ReviewRestartService } from './review-restart.service.js';

/** An editor's answer to "where is this claim now?". */
export interface Reattachment {
  place: PlaceSought;
  /** Number of the version it is a place in; it must be the newest. */
  versionNumber: number;
  reason: string;
}

@Injectable()
export class ReattachmentService {
  constructor(
    private readonly documents: DocumentsService,
    private readonly claims: ClaimsService,
    private readonly placements: ClaimPlacementsService,
    private readonly restart: ReviewRestartService,
    private readonly staleness: StalenessService,
  ) {}

  /**
   * Puts a claim that was lost (GONE, FAILED, CHANGED) on the place an editor shows. The same wording keeps its verdicts,
   * as an acknowledgement does. Other words are a new revision of the statement; a review under way is ended, and a claim
   * that was reviewed before gets a new round.
   * @throws AppError NOT_FOUND, VERSION_CONFLICT, ILLEGAL_TRANSITION, SPAN_INVALID, CLAIM_DUPLICATE (another claim stands
   *   there), SEPARATION_OF_DUTIES.
   */
  async reattach(tx: Tx, actor: PersonActor, claimId: string, { place, versionNumber, reason }: Reattachment) {
    // The document before the claim, as a new version of the text does.
    const { version } = await this.documents.lockNewest(tx, await this.claims.documentIdOf(tx, claimId));
    const claim = await this.claims.lockForDesk(tx, actor, claimId);
    assertVersion(version.number, versionNumber);
    const placement = await this.placements.newest(tx, claimId);
    placementMachine.next(placement.sourceState, 'reattach');
    assertLive(claim, placement.documentVersionId === version.id);
    const anchor = findPlace(version.text, place);
    await this.assertFree(tx, claim, version.id, anchor);
    const reattached = await this.placements.reattach(tx, actor, claim, anchor, reason);
    if (reattached.sameWords) await this.staleness.keep(tx, actor, claim, reattached.placement, reason);
    else await this.restart.afterReattachment(tx, actor, claim, reason);
  }

  private async assertFree(tx: Tx, claim: Claim, versionId: string, span: { start: number; end: number }) {
    const [other] = await this.claims.liveAt(tx, versionId, span, claim.id);
    if (!other) return;
    throw new AppError(
      'CLAIM_DUPLICATE',
      'Another claim stands at these words. If it is the same claim, reject that one as a duplicate of this one first.',
      {
        detailCode: 'place-taken',
        claimId: other.id,
        statement: other.statement,
        workflowState: other.workflowState,
        duplicateOfId: claim.id,
      },
    );
  }
}

function assertLive(claim: Claim, inNewestVersion: boolean): void {
  const dead = claim.workflowState === 'REJECTED' || claim.workflowState === 'ARCHIVED';
  if (!dead && inNewestVersion) return;
  throw new AppError('ILLEGAL_TRANSITION', `The claim is ${claim.workflowState}. Reopen it first.`, {
    entity: 'claim',
    state: claim.workflowState,
    event: 'reattach',
  });
}
