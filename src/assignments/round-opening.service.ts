import { Injectable } from '@nestjs/common';
import type { Actor, PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Claim } from '../claims/claim.entity.js';
import { ClaimPlacementsService } from '../claims/claim-placements.service.js';
import { claimMachine } from '../claims/claim-status.js';
import { ClaimsService } from '../claims/claims.service.js';
import { AppError } from '../common/app-error.js';
import type { Tx } from '../database/transactions.js';
import { SchemesService } from '../schemes/schemes.service.js';
import { sourceNotCurrent } from './assignments.errors.js';
import type { ReviewRound } from './review-round.entity.js';
import { checkPolicy, type RoundPolicy, roundPolicy } from './round-policy.js';
import { roundMachine } from './round-status.js';
import { RoundsRepository } from './rounds.repository.js';

/** What a round is opened with. */
interface RoundTerms {
  policy: RoundPolicy;
  schemeId: string;
  openedBy: string;
}

/** How rounds begin (C5): by an editor, or by the system after the source changed. */
@Injectable()
export class RoundOpeningService {
  constructor(
    private readonly rounds: RoundsRepository,
    private readonly claims: ClaimsService,
    private readonly placements: ClaimPlacementsService,
    private readonly schemes: SchemesService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * C5: opens a round on a claim; the policy, the scheme's version and the wording are fixed from here on.
   * @returns the round's id.
   * @throws AppError ROUND_ALREADY_OPEN, SOURCE_NOT_CURRENT, POLICY_INVALID, NOT_FOUND, ILLEGAL_TRANSITION.
   */
  async open(tx: Tx, actor: PersonActor, claimId: string, policy: RoundPolicy, schemeId?: string): Promise<string> {
    checkPolicy(policy);
    const claim = await this.claims.lockForDesk(tx, actor, claimId);
    const scheme = schemeId ? await this.schemes.byId(schemeId) : await this.schemes.standard();
    return this.start(tx, actor, claim, { policy, schemeId: scheme.id, openedBy: actor.id });
  }

  /**
   * A new round after one that ended because the source says something else: the same policy and scheme, on the words as
   * they stand now. When the system opens it, it is opened in the name of whoever opened the one before.
   * @returns the round's id.
   * @throws AppError as `open`.
   */
  reopen(tx: Tx, actor: Actor, claim: Claim, ended: ReviewRound): Promise<string> {
    const { policy, schemeId, openedBy } = ended;
    return this.start(tx, actor, claim, {
      policy: roundPolicy.parse(policy),
      schemeId,
      openedBy: actor.id ?? openedBy,
    });
  }

  private async start(tx: Tx, actor: Actor, claim: Claim, terms: RoundTerms): Promise<string> {
    if (await this.rounds.running(tx, claim.id)) {
      throw new AppError(
        'ROUND_ALREADY_OPEN',
        'This claim has a round under way. Wait for it, or void it with a reason.',
      );
    }
    claimMachine.next(claim.workflowState, 'openRound');
    const placement = await this.placements.newest(tx, claim.id);
    if (placement.sourceState === 'PENDING' || placement.sourceState === 'FAILED')
      throw sourceNotCurrent(placement.sourceState);
    if (placement.sourceState === 'CHANGED') await this.placements.rebase(tx, actor, claim, placement);
    const round = await this.rounds.insert(
      tx,
      {
        ...terms,
        claimId: claim.id,
        status: roundMachine.next(null, 'open'),
        placementId: placement.id,
        statementRevision: claim.statementRevision,
        // Who opens a round on words that are gone has decided to judge the archived version.
        archivedBy: placement.sourceState === 'GONE' ? terms.openedBy : null,
      },
      terms.policy.k,
    );
    const { policy, schemeId } = terms;
    this.audit.record(tx, actor, {
      event: 'round.opened',
      entityType: 'round',
      entityId: round.id,
      claimId: claim.id,
      to: round.status,
      data: { number: round.number, policy, schemeId },
    });
    await this.claims.transition(tx, actor, claim, 'openRound');
    return round.id;
  }
}
