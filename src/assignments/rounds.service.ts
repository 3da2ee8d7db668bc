import { Injectable } from '@nestjs/common';
import { type Actor, type PersonActor, SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Claim } from '../claims/claim.entity.js';
import { ClaimPlacementsService } from '../claims/claim-placements.service.js';
import { ClaimsService } from '../claims/claims.service.js';
import { AppError } from '../common/app-error.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { assignmentMachine, TAKEN_STATES } from './assignment-status.js';
import { roundNotFound, sourceNotCurrent, wordingChanged } from './assignments.errors.js';
import { AssignmentsRepository } from './assignments.repository.js';
import type { Review } from './review.entity.js';
import type { ReviewRound } from './review-round.entity.js';
import { ReviewsRepository } from './reviews.repository.js';
import { type RoundEvent, roundMachine } from './round-status.js';
import { RoundsRepository } from './rounds.repository.js';
import { wordingHash } from './wording-hash.js';

export interface LockedRound {
  claim: Claim;
  round: ReviewRound;
}

/** A review that ended without a result, and the assignments that held a place in it. */
export interface EndedReview {
  round: ReviewRound;
  held: { assignmentId: string; reviewerId: string }[];
}

@Injectable()
export class RoundsService {
  constructor(
    private readonly rounds: RoundsRepository,
    private readonly assignments: AssignmentsRepository,
    private readonly reviews: ReviewsRepository,
    private readonly claims: ClaimsService,
    private readonly placements: ClaimPlacementsService,
    private readonly audit: AuditTrail,
  ) {}

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
    await this.assertNotRater(tx, actor, locked.claim.id);
    return locked;
  }

  /** @throws AppError SEPARATION_OF_DUTIES for raters of the claim. */
  async assertNotRater(tx: Tx, actor: PersonActor, claimId: string): Promise<void> {
    await this.claims.assertNotRater(tx, actor, claimId);
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

  /** Whether somebody who submitted has yet to confirm new words of the claim. */
  awaitsConfirmation(tx: Tx, roundId: string): Promise<boolean> {
    return this.assignments.awaitsConfirmation(tx, roundId);
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
    await this.returnToDesk(tx, actor, claim, reason);
  }

  /**
   * Ends whatever review of the claim is under way, because what it judges is no longer what the source says. After a
   * refused verdict there is no round to void, only the claim's return to the desk.
   * @returns the round that ended, with the places that ended with it; null when nothing was under way.
   */
  async endReview(tx: Tx, actor: Actor, claim: Claim, reason: string): Promise<EndedReview | null> {
    const running = await this.running(tx, claim.id);
    if (running) {
      const taken = await this.assignments.takenIn(tx, running.id);
      await this.void(tx, actor, { claim, round: running }, reason);
      return { round: running, held: taken.map(({ id, reviewerId }) => ({ assignmentId: id, reviewerId })) };
    }
    if (claim.workflowState !== 'NEEDS_ADJUDICATION') return null;
    const round = await this.newest(tx, claim.id);
    if (!round) return null;
    await this.returnToDesk(tx, actor, claim, reason);
    return { round, held: [] };
  }

  /**
   * Ends what measures raters on these claims; their own state is not touched. The caller holds the claims.
   * @returns the rounds that ended, with the places that ended with them.
   */
  async voidGold(tx: Tx, actor: Actor, claimIds: readonly string[], reason: string): Promise<EndedReview[]> {
    const ended: EndedReview[] = [];
    for (const round of await this.rounds.openGold(tx, claimIds)) {
      const taken = await this.assignments.takenIn(tx, round.id);
      await this.endGold(tx, actor, round, reason);
      ended.push({ round, held: taken.map(({ id, reviewerId }) => ({ assignmentId: id, reviewerId })) });
    }
    return ended;
  }

  /** As `voidGold`, for one round. */
  async endGold(tx: Tx, actor: Actor, round: ReviewRound, reason: string): Promise<void> {
    await this.transition(tx, actor, round, 'void', reason);
    await this.releaseAssignments(tx, actor, round, reason);
  }

  /** The claim's last round, whatever became of it. */
  newest(tx: Tx, claimId: string): Promise<ReviewRound | null> {
    return this.rounds.newest(tx, claimId);
  }

  /**
   * That whoever decides on the round's ratings has seen the words as they are now.
   * @param seen hash of the words they have read; needed only where these are not the words the round was opened on.
   * @throws AppError SOURCE_NOT_CURRENT while they are not known, WORDING_CHANGED.
   */
  async assertWordingSeen(tx: Tx, round: ReviewRound, seen: string | undefined): Promise<void> {
    const wording = await this.assignments.wordingOf(tx, round.id);
    if (wording.sourceState === 'PENDING' || wording.sourceState === 'FAILED')
      throw sourceNotCurrent(wording.sourceState);
    const judged = await this.placements.wordsJudged(tx, round.placementId);
    const current = wordingHash(wording.statement, wording.exact);
    if ((seen ?? wordingHash(wording.statement, judged)) !== current) throw wordingChanged(wording, current);
  }

  /** An editor's decision that the round goes on against the archived version: the source no longer has the words. */
  async judgeArchived(tx: Tx, actor: PersonActor, round: ReviewRound, reason: string): Promise<void> {
    await this.setArchivedBy(tx, actor, round, { archivedBy: actor.id, event: 'round.judgeArchived', reason });
  }

  /** The source has words for the round again: a decision for the archived version was about words that stay away. */
  async endArchived(tx: Tx, round: ReviewRound, reason: string): Promise<void> {
    if (round.archivedBy === null) return;
    await this.setArchivedBy(tx, SYSTEM_ACTOR, round, { archivedBy: null, event: 'round.endArchived', reason });
  }

  private async setArchivedBy(
    tx: Tx,
    actor: Actor,
    round: ReviewRound,
    { archivedBy, event, reason }: { archivedBy: string | null; event: string; reason: string },
  ): Promise<void> {
    await this.rounds.update(tx, round.id, { archivedBy });
    round.archivedBy = archivedBy;
    this.audit.record(tx, actor, {
      event,
      entityType: 'round',
      entityId: round.id,
      claimId: round.claimId,
      from: round.status,
      to: round.status,
      reason,
    });
  }

  private async returnToDesk(tx: Tx, actor: Actor, claim: Claim, reason: string): Promise<void> {
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
      await this.assignments.update(tx, assignment, {
        state: assignmentMachine.next(from, 'voidRound'),
        wordingToConfirm: null,
      });
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
