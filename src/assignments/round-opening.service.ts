import { Injectable } from '@nestjs/common';
import type { Actor, PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Claim } from '../claims/claim.entity.js';
import { ClaimPlacementsService } from '../claims/claim-placements.service.js';
import { claimMachine } from '../claims/claim-status.js';
import { ClaimsService } from '../claims/claims.service.js';
import { AppError } from '../common/app-error.js';
import type { Tx } from '../database/transactions.js';
import { sourceNotCurrent } from './assignments.errors.js';
import type { ReviewRound } from './review-round.entity.js';
import type { ChosenPolicy } from './policies/policies.service.js';
import { storedPolicy } from './round-policy.js';
import { roundMachine } from './round-status.js';
import { type RoundRequest, type RoundTerms, RoundTermsService } from './round-terms.service.js';
import { RoundsRepository } from './rounds.repository.js';
import { RoundsService } from './rounds.service.js';

/** A claim and the placement whose words its new round judges. */
interface Opening {
  claim: Claim;
  placementId: string;
  /** Those words are gone from the source: the round judges the archived version. */
  archived?: boolean;
}

/** How rounds begin (C5): by an editor, for one claim or many, or by the system after the source changed. */
@Injectable()
export class RoundOpeningService {
  constructor(
    private readonly rounds: RoundsRepository,
    private readonly claims: ClaimsService,
    private readonly placements: ClaimPlacementsService,
    private readonly terms: RoundTermsService,
    private readonly running: RoundsService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * C5: opens a round on a claim; the policy, the scheme's version and the wording are fixed from here on.
   * @returns the round's id.
   * @throws AppError ROUND_ALREADY_OPEN, SOURCE_NOT_CURRENT, POLICY_INVALID, NOT_FOUND, ILLEGAL_TRANSITION.
   */
  async open(tx: Tx, actor: PersonActor, claimId: string, request: RoundRequest = {}): Promise<string> {
    const terms = await this.terms.asked(actor, request);
    const claim = await this.claims.lockForDesk(tx, actor, claimId);
    return this.start(tx, actor, claim, terms);
  }

  /**
   * C5 for many claims, which the caller has locked and found fit: a bounded number of statements.
   * @throws AppError NOT_FOUND for the scheme, ILLEGAL_TRANSITION.
   */
  async openMany(
    tx: Tx,
    actor: PersonActor,
    openings: readonly Opening[],
    chosen: ChosenPolicy,
  ): Promise<ReviewRound[]> {
    return this.begin(tx, actor, openings, await this.terms.chosen(actor, chosen));
  }

  /**
   * A new round after one that ended because the source says something else: the same policy and scheme, on the words as
   * they stand now. When the system opens it, it is opened in the name of whoever opened the one before.
   * @returns the round's id.
   * @throws AppError as `open`.
   */
  reopen(tx: Tx, actor: Actor, claim: Claim, ended: ReviewRound): Promise<string> {
    const { policy, policyTemplateId, schemeId, openedBy } = ended;
    return this.start(tx, actor, claim, {
      policy: storedPolicy(policy),
      policyTemplateId,
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
    const { id: placementId, sourceState } = placement;
    if (sourceState === 'PENDING' || sourceState === 'FAILED') throw sourceNotCurrent(sourceState);
    if (sourceState === 'CHANGED') await this.placements.rebase(tx, actor, claim, placement);
    // Who opens a round on words that are gone has decided to judge the archived version.
    const archived = sourceState === 'GONE';
    const [round] = await this.begin(tx, actor, [{ claim, placementId, archived }], terms);
    if (!round) throw new Error(`no round was opened on claim ${claim.id}`);
    return round.id;
  }

  private async begin(tx: Tx, actor: Actor, openings: readonly Opening[], terms: RoundTerms): Promise<ReviewRound[]> {
    const rounds = await this.rounds.insertMany(
      tx,
      openings.map(({ claim, placementId, archived = false }) => ({
        ...terms,
        claimId: claim.id,
        status: roundMachine.next(null, 'open'),
        placementId,
        statementRevision: claim.statementRevision,
        archivedBy: archived ? terms.openedBy : null,
      })),
      terms.policy.k,
    );
    const { policy, policyTemplateId, schemeId } = terms;
    for (const round of rounds) {
      this.audit.record(tx, actor, {
        event: 'round.opened',
        entityType: 'round',
        entityId: round.id,
        claimId: round.claimId,
        to: round.status,
        data: { number: round.number, policy, policyTemplateId, schemeId },
      });
    }
    const claims = openings.map(({ claim }) => claim);
    // Nobody is measured with a claim whose answer the desk is looking for again.
    await this.running.voidGold(
      tx,
      actor,
      claims.map(({ id }) => id),
      'a review round was opened',
    );
    await this.claims.transitionMany(tx, actor, claims, 'openRound');
    return rounds;
  }
}
