import { Injectable } from '@nestjs/common';
import { type Actor, type PersonActor, SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { databaseNow, minutesAfter } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { Notifications } from '../notifications/notifications.js';
import type { Assignment, DeclineReason } from './assignment.entity.js';
import { type AssignmentEvent, assignmentMachine } from './assignment-status.js';
import { assignmentNotFound, notRevocable, raterHasLeft } from './assignments.errors.js';
import { AssignmentsRepository } from './assignments.repository.js';
import { RecusalsRepository } from './recusals.repository.js';
import { ReviewsRepository } from './reviews.repository.js';
import { type LockedRound, RoundsService } from './rounds.service.js';

export interface LockedAssignment extends LockedRound {
  assignment: Assignment;
}

interface TransitionOptions {
  reason?: string | null;
  data?: Record<string, unknown>;
  change?: Partial<Assignment>;
}

const LAPSE_BATCH = 200;

/** Who has not submitted has nothing to confirm. */
const NOTHING_TO_CONFIRM = { wordingToConfirm: null, confirmedWording: null };

/** What happens to an assignment after it is made. Making one is in `slots.service.ts`, the review in `reviews.service.ts`. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly assignments: AssignmentsRepository,
    private readonly reviews: ReviewsRepository,
    private readonly rounds: RoundsService,
    private readonly recusals: RecusalsRepository,
    private readonly notifications: Notifications,
    private readonly audit: AuditTrail,
  ) {}

  /** Locks claim, round and assignment, in this order. @throws AppError NOT_FOUND. */
  async lock(tx: Tx, id: string): Promise<LockedAssignment> {
    const place = await this.assignments.placeOf(tx, id);
    if (!place) throw assignmentNotFound();
    return this.lockAt(tx, id, place);
  }

  private async lockAt(tx: Tx, id: string, place: { claimId: string; roundId: string }): Promise<LockedAssignment> {
    const locked = await this.rounds.lockBoth(tx, place.claimId, place.roundId);
    const assignment = await this.assignments.lock(tx, id);
    if (!assignment) throw assignmentNotFound();
    return { ...locked, assignment };
  }

  /** As `lock`, for the reviewer who holds it; anybody else's does not exist for them. */
  async lockOwn(tx: Tx, actor: PersonActor, id: string): Promise<LockedAssignment> {
    const place = await this.assignments.placeOf(tx, id);
    if (place?.reviewerId !== actor.id) throw assignmentNotFound();
    return this.lockAt(tx, id, place);
  }

  /** The one place where an assignment changes state. */
  async transition(
    tx: Tx,
    actor: Actor,
    locked: LockedAssignment,
    event: AssignmentEvent,
    options: TransitionOptions = {},
  ): Promise<void> {
    const { assignment } = locked;
    const from = assignment.state;
    const to = assignmentMachine.next(from, event);
    await this.assignments.update(tx, assignment, { ...options.change, state: to });
    this.audit.record(tx, actor, {
      event: `assignment.${event}`,
      entityType: 'assignment',
      entityId: assignment.id,
      claimId: locked.claim.id,
      from,
      to,
      reason: options.reason ?? null,
      data: options.data ?? {},
    });
  }

  /** A2: the reviewer begins. Opening what is already open changes nothing. */
  async open(tx: Tx, actor: PersonActor, id: string): Promise<void> {
    const locked = await this.lockOwn(tx, actor, id);
    if (locked.assignment.state === 'IN_PROGRESS' || locked.assignment.state === 'RETURNED') return;
    await this.begin(tx, actor, locked);
  }

  async begin(tx: Tx, actor: PersonActor, locked: LockedAssignment): Promise<void> {
    const startedAt = await databaseNow(tx);
    await this.transition(tx, actor, locked, 'open', { change: { startedAt } });
  }

  /** A5. A conflict of interest recuses the reviewer from this claim for good. */
  async decline(tx: Tx, actor: PersonActor, id: string, reason: DeclineReason, note: string | null): Promise<void> {
    const locked = await this.lockOwn(tx, actor, id);
    if (reason === 'other' && !note?.trim()) {
      throw new AppError('VALIDATION_FAILED', 'Say why you decline: the reason "other" needs a note.', {
        detailCode: 'decline-note-missing',
        faults: [{ path: 'note', message: 'must not be empty with the reason "other"' }],
      });
    }
    await this.transition(tx, actor, locked, 'decline', { reason, change: { declineReason: reason, note } });
    if (reason === 'coi') {
      const recusal = {
        userId: actor.id,
        kind: 'CLAIM' as const,
        subject: locked.claim.id,
        reason: note ?? 'declined: conflict of interest',
        validFrom: null,
        validUntil: null,
        declaredBy: actor.id,
      };
      await this.recusals.add(tx, recusal);
    }
  }

  /** A8. */
  async revoke(tx: Tx, actor: PersonActor, id: string, reason: string): Promise<void> {
    const locked = await this.lock(tx, id);
    await this.rounds.assertNotRater(tx, actor, locked.claim.id);
    // Whoever submitted but does not confirm new words would keep the round from ever completing.
    if (locked.assignment.wordingToConfirm !== null) await this.takeBack(tx, actor, locked);
    // Not the machine's message: while the round is open an editor does not learn how far this rater is.
    if (assignmentMachine.target(locked.assignment.state, 'revoke') === undefined) throw notRevocable();
    await this.transition(tx, actor, locked, 'revoke', { reason, change: { note: reason } });
    await this.tellReviewer(tx, locked, 'assignment.revoked');
  }

  /** A10: the reviewer takes a submission back while the others are still at work. */
  async withdraw(tx: Tx, actor: PersonActor, id: string): Promise<void> {
    const locked = await this.lockOwn(tx, actor, id);
    if (locked.round.status !== 'OPEN') {
      throw new AppError('ILLEGAL_TRANSITION', 'This review can no longer be withdrawn.', {
        detailCode: 'review-settled',
        entity: 'assignment',
      });
    }
    await this.assertStays(tx, locked);
    await this.takeBack(tx, actor, locked);
  }

  /** Before a review is opened again for who submitted it. */
  private async assertStays(tx: Tx, { assignment }: LockedAssignment): Promise<void> {
    if (await this.assignments.isDisabled(tx, assignment.reviewerId)) throw raterHasLeft();
  }

  private async takeBack(tx: Tx, actor: Actor, locked: LockedAssignment): Promise<void> {
    const { id } = locked.assignment;
    const review = await this.reviews.newest(tx, id);
    await this.transition(tx, actor, locked, 'withdraw', {
      change: { submittedAt: null, ...NOTHING_TO_CONFIRM, ...(await this.freshLease(tx, locked)) },
    });
    const draft = await this.reviews.insertNextDraft(tx, review);
    await this.reviews.supersede(tx, id, draft.revision);
  }

  /** Frees the place of somebody who submitted but does not confirm new words: the round could never complete. */
  async freeUnconfirmed(tx: Tx, locked: LockedAssignment): Promise<void> {
    await this.takeBack(tx, SYSTEM_ACTOR, locked);
    await this.transition(tx, SYSTEM_ACTOR, locked, 'deactivateUser', { reason: 'account disabled' });
  }

  /**
   * A7: the adjudicator sends a review back for a reason of form, never for its label.
   * @throws AppError ILLEGAL_TRANSITION when its rater has left.
   */
  async returnForForm(
    tx: Tx,
    actor: PersonActor,
    locked: LockedAssignment,
    reason: string,
    note: string,
  ): Promise<void> {
    await this.assertStays(tx, locked);
    const review = await this.reviews.newest(tx, locked.assignment.id);
    const change = { submittedAt: null, note, ...NOTHING_TO_CONFIRM, ...(await this.freshLease(tx, locked)) };
    await this.transition(tx, actor, locked, 'return', { reason, change });
    await this.reviews.insertNextDraft(tx, review);
  }

  /** Lease terms from now on, by the round's policy and the database's clock. */
  async freshLease(
    tx: Tx,
    { round }: LockedRound,
  ): Promise<Pick<Assignment, 'leaseUntil' | 'leaseCapUntil' | 'leaseReminder'>> {
    const now = await databaseNow(tx);
    const { leaseMinutes } = round.policy;
    return {
      leaseUntil: minutesAfter(now, leaseMinutes),
      leaseCapUntil: minutesAfter(now, 3 * leaseMinutes),
      leaseReminder: 0,
    };
  }

  /** Assignments whose lease has lapsed, a batch at a time. */
  lapsed(tx: Tx): Promise<string[]> {
    return this.assignments.lapsed(tx, LAPSE_BATCH);
  }

  /** A6: frees the slot and keeps the draft. Does nothing when the reviewer saved or submitted in the meantime. */
  async expire(tx: Tx, id: string): Promise<void> {
    const locked = await this.lock(tx, id);
    const now = await databaseNow(tx);
    const expirable = assignmentMachine.target(locked.assignment.state, 'expire') !== undefined;
    if (!expirable || locked.assignment.leaseUntil > now) return;
    await this.transition(tx, SYSTEM_ACTOR, locked, 'expire', { reason: 'lease passed' });
    await this.tellReviewer(tx, locked, 'assignment.expired');
  }

  private tellReviewer(
    tx: Tx,
    { assignment, claim }: LockedAssignment,
    kind: 'assignment.revoked' | 'assignment.expired',
  ): Promise<void> {
    const data = { assignmentId: assignment.id };
    return this.notifications.notify(tx, { to: [assignment.reviewerId], kind, claimId: claim.id, data });
  }

  /** A9: somebody left; their open assignments are freed, what they submitted stays. */
  async releaseAllOf(tx: Tx, userId: string): Promise<void> {
    // Whoever gave this person a place just now, before the account was disabled, ends first; nobody gives them one after.
    await this.assignments.lockReviewers(tx, [userId]);
    for (const id of await this.assignments.openOf(tx, userId)) {
      const locked = await this.lock(tx, id);
      if (assignmentMachine.target(locked.assignment.state, 'deactivateUser') === undefined) continue;
      await this.transition(tx, SYSTEM_ACTOR, locked, 'deactivateUser', { reason: 'account disabled' });
    }
    for (const id of await this.assignments.unconfirmedOf(tx, userId)) {
      const locked = await this.lock(tx, id);
      if (locked.assignment.wordingToConfirm !== null) await this.freeUnconfirmed(tx, locked);
    }
  }
}
