import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { databaseNow, minutesAfter } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import type { Assignment } from './assignment.entity.js';
import { assignmentMachine } from './assignment-status.js';
import { noFreeSlot, notEligible } from './assignments.errors.js';
import { AssignmentsRepository, type FreeSlot } from './assignments.repository.js';
import { CandidatesQueries, type RoundForPerson } from './candidates.queries.js';
import { ineligibleReasons } from './eligibility.js';
import { ReviewsRepository } from './reviews.repository.js';
import type { RoundPolicy } from './round-policy.js';
import { RoundsService } from './rounds.service.js';
import { wordingHash } from './wording-hash.js';

export type EmptyQueueReason = 'none-eligible' | 'all-leased' | 'cap-reached';

const BATCH = 50;
/** More than a round ever has slots. */
const SLOT_TRIES = 12;

/** Who gets which place: assigning by an editor and take-next by a reviewer (A1). */
@Injectable()
export class SlotsService {
  constructor(
    private readonly assignments: AssignmentsRepository,
    private readonly reviews: ReviewsRepository,
    private readonly candidates: CandidatesQueries,
    private readonly rounds: RoundsService,
    private readonly audit: AuditTrail,
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
    // The people first, as in take-next, and always in the same order: neither the cap nor a deadlock slips through.
    for (const reviewerId of [...reviewerIds].sort()) await this.assignments.lockReviewer(tx, reviewerId);
    const locked = await this.rounds.lockForDesk(tx, actor, roundId);
    this.rounds.assertOpen(locked.round, 'assign');
    for (const reviewerId of reviewerIds) {
      const [person] = await this.candidates.forRounds(tx, reviewerId, [roundId]);
      const reasons = person ? ineligibleReasons(person.candidate, person.facts) : (['inactive'] as const);
      if (!person || reasons.length > 0) throw notEligible(reviewerId, reasons);
      const slot = await this.assignments.lockFreeSlot(tx, roundId, false);
      const made =
        slot &&
        (await this.take(tx, actor, slot, { reviewerId, policy: locked.round.policy, assignedBy: actor.id, dueAt }));
      if (!made) throw noFreeSlot();
    }
  }

  /**
   * Gives the reviewer the oldest place they may take, or says why there is none. Never more than the slots: the
   * slot's row is locked, and the unique indexes are the last line of defence.
   */
  async takeNext(
    tx: Tx,
    actor: PersonActor,
  ): Promise<{ assignmentId: string } | { assignmentId: null; reason: EmptyQueueReason }> {
    await this.assignments.lockReviewer(tx, actor.id);
    // First without waiting for others who are just taking; only before saying "nothing left" wait and look again.
    const quick = await this.search(tx, actor, true);
    const found = quick.assignment ? quick : await this.search(tx, actor, false);
    if (found.assignment) return { assignmentId: found.assignment.id };
    if (found.capReached) return { assignmentId: null, reason: 'cap-reached' };
    if (found.sawFreeSlots) return { assignmentId: null, reason: 'none-eligible' };
    return {
      assignmentId: null,
      reason: (await this.assignments.hasOpenRounds(tx, actor.id)) ? 'all-leased' : 'none-eligible',
    };
  }

  private async search(tx: Tx, actor: PersonActor, skipLocked: boolean) {
    const seen = { assignment: null as Assignment | null, capReached: false, sawFreeSlots: false };
    for (let offset = 0; ; offset += BATCH) {
      const roundIds = await this.assignments.roundsWithFreeSlots(tx, BATCH, offset);
      for (const round of await this.candidates.forRounds(tx, actor.id, roundIds)) {
        const reasons = ineligibleReasons(round.candidate, round.facts);
        if (reasons.length === 1 && reasons[0] === 'cap-reached') seen.capReached = true;
        // Places left beside one's own say how far the others are: they do not count.
        else if (reasons.length > 0 && !reasons.includes('holds-a-slot')) seen.sawFreeSlots = true;
        if (reasons.length > 0) continue;
        seen.assignment = await this.tryRound(tx, actor, round, skipLocked);
        if (seen.assignment) return seen;
      }
      if (roundIds.length < BATCH) return seen;
    }
  }

  private async tryRound(
    tx: Tx,
    actor: PersonActor,
    round: RoundForPerson,
    skipLocked: boolean,
  ): Promise<Assignment | null> {
    const terms = { reviewerId: actor.id, policy: round.policy, assignedBy: null, dueAt: null };
    // A slot that looked free may be taken by the time its lock is ours: then look at what else is left.
    for (let turn = 0; turn < SLOT_TRIES; turn += 1) {
      const slot = await this.assignments.lockFreeSlot(tx, round.roundId, skipLocked);
      const made = slot && (await this.take(tx, actor, slot, terms));
      if (made || !slot) return made;
    }
    return null;
  }

  private async take(
    tx: Tx,
    actor: PersonActor,
    slot: FreeSlot,
    terms: { reviewerId: string; policy: RoundPolicy; assignedBy: string | null; dueAt: Date | null },
  ): Promise<Assignment | null> {
    const { reviewerId, policy, assignedBy } = terms;
    const now = await databaseNow(tx);
    const event = assignedBy ? 'assign' : 'takeNext';
    const assignment = await this.assignments.insert(tx, {
      roundId: slot.roundId,
      slotNumber: slot.number,
      reviewerId,
      state: assignmentMachine.next(null, event),
      assignedBy,
      leaseUntil: minutesAfter(now, policy.leaseMinutes),
      leaseCapUntil: minutesAfter(now, 3 * policy.leaseMinutes),
      dueAt: terms.dueAt ?? (policy.dueDays === null ? null : minutesAfter(now, policy.dueDays * 24 * 60)),
      startedAt: assignedBy ? null : now,
    });
    if (!assignment) return null;
    const wording = await this.assignments.wordingOf(tx, slot.roundId);
    await this.reviews.insertDraft(tx, assignment.id, wordingHash(wording.statement, wording.exact));
    this.audit.record(tx, actor, {
      event: `assignment.${event}`,
      entityType: 'assignment',
      entityId: assignment.id,
      claimId: wording.claimId,
      to: assignment.state,
      data: { reviewerId },
    });
    return assignment;
  }
}
