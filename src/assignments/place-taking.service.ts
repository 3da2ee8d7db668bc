import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { databaseNow, minutesAfter } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import type { Assignment } from './assignment.entity.js';
import { assignmentMachine } from './assignment-status.js';
import { AssignmentsRepository, type FreeSlot } from './assignments.repository.js';
import { ReviewsRepository } from './reviews.repository.js';
import type { RoundPolicy } from './round-policy.js';
import { wordingHash } from './wording-hash.js';

export interface PlaceTerms {
  reviewerId: string;
  policy: RoundPolicy;
  /** The editor who gives it; null when the reviewer takes it. */
  assignedBy: string | null;
  dueAt: Date | null;
}

/** A1: somebody gets a free place, with an empty draft. */
@Injectable()
export class PlaceTakingService {
  constructor(
    private readonly assignments: AssignmentsRepository,
    private readonly reviews: ReviewsRepository,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * The caller holds the person and the slot, and has asked the rule of eligibility.
   * @returns null when the place, or the person's place in the round, was taken in the meantime.
   */
  async take(tx: Tx, actor: PersonActor, slot: FreeSlot, terms: PlaceTerms): Promise<Assignment | null> {
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
