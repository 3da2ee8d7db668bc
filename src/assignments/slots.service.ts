import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import type { Tx } from '../database/transactions.js';
import { Notifications } from '../notifications/notifications.js';
import { noFreeSlot, notEligible } from './assignments.errors.js';
import { AssignmentsRepository } from './assignments.repository.js';
import { CandidatesQueries } from './candidates.queries.js';
import { ineligibleReasons } from './eligibility.js';
import { PlaceTakingService } from './place-taking.service.js';
import type { ReviewRound } from './review-round.entity.js';
import { RoundsService } from './rounds.service.js';

/** A1: an editor gives places to people. Taking the next one is in `queue.service.ts`. */
@Injectable()
export class SlotsService {
  constructor(
    private readonly assignments: AssignmentsRepository,
    private readonly candidates: CandidatesQueries,
    private readonly rounds: RoundsService,
    private readonly taking: PlaceTakingService,
    private readonly notifications: Notifications,
  ) {}

  /**
   * An editor gives places in a round to people; all of them or none.
   * @throws AppError NOT_ELIGIBLE (with the reasons), ASSIGNMENT_CAP_REACHED, NO_FREE_SLOT, ILLEGAL_TRANSITION.
   */
  async assign(
    tx: Tx,
    actor: PersonActor,
    roundId: string,
    reviewerIds: readonly string[],
    dueAt: Date | null,
  ): Promise<void> {
    // The people first, as in take-next: neither the cap nor a deadlock slips through.
    await this.assignments.lockReviewers(tx, reviewerIds);
    const locked = await this.rounds.lockForDesk(tx, actor, roundId);
    this.rounds.assertOpen(locked.round, 'assign');
    for (const reviewerId of reviewerIds) await this.assignOne(tx, actor, locked.round, { reviewerId, dueAt });
  }

  /** One place for one person; the caller holds the person, the claim and the round. */
  async assignOne(
    tx: Tx,
    actor: PersonActor,
    round: Pick<ReviewRound, 'id' | 'policy'>,
    { reviewerId, dueAt }: { reviewerId: string; dueAt: Date | null },
  ): Promise<void> {
    const [person] = await this.candidates.forRounds(tx, reviewerId, [round.id]);
    const reasons = person ? ineligibleReasons(person.candidate, person.facts) : (['inactive'] as const);
    if (!person || reasons.length > 0) throw notEligible(reviewerId, reasons);
    const slot = await this.assignments.lockFreeSlot(tx, round.id, false);
    const made =
      slot &&
      (await this.taking.take(tx, actor, slot, { reviewerId, policy: round.policy, assignedBy: actor.id, dueAt }));
    if (!made) throw noFreeSlot();
    await this.notifications.notify(tx, {
      to: [reviewerId],
      kind: 'assignment.offered',
      claimId: person.facts.claimId,
      data: { assignmentId: made.id, dueAt: made.dueAt?.toISOString() ?? null },
    });
  }
}
