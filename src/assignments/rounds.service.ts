import { Injectable } from '@nestjs/common';
import { type Actor, type PersonActor, SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Claim } from '../claims/claim.entity.js';
import { claimMachine } from '../claims/claim-status.js';
import { ClaimsService } from '../claims/claims.service.js';
import { AppError } from '../common/app-error.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { SchemesService } from '../schemes/schemes.service.js';
import { assignmentMachine, TAKEN_STATES } from './assignment-status.js';
import { roundNotFound, sourceNotCurrent } from './assignments.errors.js';
import { AssignmentsRepository } from './assignments.repository.js';
import type { Review } from './review.entity.js';
import type { ReviewRound } from './review-round.entity.js';
import { ReviewsRepository } from './reviews.repository.js';
import type { ChosenPolicy } from './policies/policies.service.js';
import { checkPolicy } from './round-policy.js';
import { type RoundEvent, roundMachine } from './round-status.js';
import { RoundsRepository } from './rounds.repository.js';

export interface LockedRound {
  claim: Claim;
  round: ReviewRound;
}

/** A claim and the placement whose words its new round judges. */
interface Opening {
  claim: Claim;
  placementId: string;
}

@Injectable()
export class RoundsService {
  constructor(
    private readonly rounds: RoundsRepository,
    private readonly assignments: AssignmentsRepository,
    private readonly reviews: ReviewsRepository,
    private readonly claims: ClaimsService,
    private readonly schemes: SchemesService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * C5: opens a round on a claim; the policy, the scheme's version and the wording are fixed from here on.
   * @returns the round's id.
   * @throws AppError ROUND_ALREADY_OPEN, SOURCE_NOT_CURRENT, POLICY_INVALID, NOT_FOUND, ILLEGAL_TRANSITION.
   */
  async open(tx: Tx, actor: PersonActor, claimId: string, chosen: ChosenPolicy, schemeId?: string): Promise<string> {
    checkPolicy(chosen.policy);
    const claim = await this.claims.lockForDesk(tx, actor, claimId);
    if (await this.rounds.running(tx, claimId)) {
      throw new AppError(
        'ROUND_ALREADY_OPEN',
        'This claim has a round under way. Wait for it, or void it with a reason.',
      );
    }
    claimMachine.next(claim.workflowState, 'openRound');
    const placement = await this.claims.newestPlacement(tx, claimId);
    if (placement.sourceState === 'PENDING' || placement.sourceState === 'FAILED')
      throw sourceNotCurrent(placement.sourceState);
    if (placement.sourceState === 'CHANGED') await this.claims.rebase(tx, actor, claim, placement);
    const [round] = await this.openMany(tx, actor, [{ claim, placementId: placement.id }], chosen, schemeId);
    if (!round) throw new Error(`no round was opened on claim ${claimId}`);
    return round.id;
  }

  /**
   * C5 for many claims, which the caller has locked and found fit: a bounded number of statements.
   * @throws AppError NOT_FOUND for the scheme, ILLEGAL_TRANSITION.
   */
  async openMany(
    tx: Tx,
    actor: PersonActor,
    openings: readonly Opening[],
    { policy, template }: ChosenPolicy,
    schemeId?: string,
  ): Promise<ReviewRound[]> {
    const scheme = schemeId ? await this.schemes.byId(schemeId) : await this.schemes.standard();
    const rounds = await this.rounds.insertMany(
      tx,
      openings.map(({ claim, placementId }) => ({
        claimId: claim.id,
        status: roundMachine.next(null, 'open'),
        policy,
        policyTemplateId: template?.id ?? null,
        schemeId: scheme.id,
        placementId,
        statementRevision: claim.statementRevision,
        openedBy: actor.id,
      })),
      policy.k,
    );
    const from = template && { key: template.key, version: template.templateVersion };
    for (const round of rounds) {
      this.audit.record(tx, actor, {
        event: 'round.opened',
        entityType: 'round',
        entityId: round.id,
        claimId: round.claimId,
        to: round.status,
        data: { number: round.number, policy, policyTemplate: from, schemeId: scheme.id },
      });
    }
    const claims = openings.map(({ claim }) => claim);
    await this.claims.transitionMany(tx, actor, claims, 'openRound');
    return rounds;
  }

  /**
   * Locks a claim, then its round: the order everything that touches both keeps.
   * @throws AppError NOT_FOUND.
   */
  async lock(tx: Tx, roundId: string): Promise<LockedRound> {
    const claimId = await this.rounds.claimIdOf(tx, roundId);
    if (!claimId) throw roundNotFound();
    return this.lockBoth(tx, claimId, roundId);
  }

  /** As `lock`, where the round's claim is known. */
  async lockBoth(tx: Tx, claimId: string, roundId: string): Promise<LockedRound> {
    const claim = await this.claims.lock(tx, claimId);
    const round = await this.rounds.lock(tx, roundId);
    if (!round) throw roundNotFound();
    return { claim, round };
  }

  /** As `lock`, for a person who decides on the round. @throws AppError SEPARATION_OF_DUTIES for its raters. */
  async lockForDesk(tx: Tx, actor: PersonActor, roundId: string): Promise<LockedRound> {
    const locked = await this.lock(tx, roundId);
    await this.claims.assertNotRater(tx, actor, locked.claim.id);
    return locked;
  }

  /** @throws AppError ILLEGAL_TRANSITION when nobody can be assigned any more. */
  assertOpen(round: ReviewRound, event: string): void {
    if (round.status === 'OPEN') return;
    throw new AppError('ILLEGAL_TRANSITION', `A round in state ${round.status} does not allow "${event}".`, {
      entity: 'round',
      state: round.status,
      event,
    });
  }

  /** The one place where a round changes state. */
  async transition(
    tx: Tx,
    actor: Actor,
    round: ReviewRound,
    event: RoundEvent,
    reason: string | null = null,
  ): Promise<void> {
    const from = round.status;
    const to = roundMachine.next(from, event);
    const now = await databaseNow(tx);
    const change = {
      status: to,
      ...(event === 'complete' ? { completedAt: now } : {}),
      ...(event === 'reveal' ? { revealedAt: now } : {}),
      ...(event === 'void' ? { voidReason: reason } : {}),
      ...(to === 'OPEN' ? { completedAt: null } : {}),
    };
    await this.rounds.update(tx, round.id, change);
    Object.assign(round, change);
    this.audit.record(tx, actor, {
      event: `round.${event}`,
      entityType: 'round',
      entityId: round.id,
      claimId: round.claimId,
      from,
      to,
      reason,
    });
  }

  /** The claim's round that is OPEN or COMPLETE, locked; null when there is none. The caller holds the claim. */
  async running(tx: Tx, claimId: string): Promise<ReviewRound | null> {
    const round = await this.rounds.running(tx, claimId);
    return round && this.rounds.lock(tx, round.id);
  }

  /** How many slots the round has, and the submitted reviews that count. */
  async progress(tx: Tx, roundId: string): Promise<{ slots: number; reviews: (Review & { label: string })[] }> {
    const [slots, reviews] = [
      await this.rounds.countSlots(tx, roundId),
      await this.rounds.submittedReviews(tx, roundId),
    ];
    return { slots, reviews: reviews.filter((review): review is Review & { label: string } => review.label !== null) };
  }

  /** C7: one more blind rater, who is not told that it is a tie-break. */
  async addExtraSlot(tx: Tx, round: ReviewRound, number: number): Promise<void> {
    await this.transition(tx, SYSTEM_ACTOR, round, 'addSlot');
    await this.rounds.addSlot(tx, round.id, number);
  }

  /**
   * C11: ends a round without a result. Its assignments become VOID, what was submitted is kept but invalid. The claim
   * goes back to READY, or to DECIDED while an earlier verdict is published.
   */
  async void(tx: Tx, actor: Actor, { claim, round }: LockedRound, reason: string): Promise<void> {
    await this.transition(tx, actor, round, 'void', reason);
    await this.releaseAssignments(tx, actor, round, reason);
    const published = await this.claims.hasPublishedVerdict(tx, claim.id);
    await this.claims.transition(tx, actor, claim, published ? 'voidRoundKeepingVerdict' : 'voidRound', { reason });
  }

  /** Ends a round's assignments without touching the claim. */
  async releaseAssignments(tx: Tx, actor: Actor, round: ReviewRound, reason: string): Promise<void> {
    await this.reviews.invalidateRound(tx, round.id);
    const taken: readonly string[] = TAKEN_STATES;
    for (const assignment of await this.rounds.assignments(tx, round.id)) {
      if (!taken.includes(assignment.state)) continue;
      const from = assignment.state;
      await this.assignments.update(tx, assignment, { state: assignmentMachine.next(from, 'voidRound') });
      this.audit.record(tx, actor, {
        event: 'assignment.voidRound',
        entityType: 'assignment',
        entityId: assignment.id,
        claimId: round.claimId,
        from,
        to: assignment.state,
        reason,
      });
    }
  }
}
