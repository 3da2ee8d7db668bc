import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { databaseNow, minutesAfter } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { Notifications } from '../notifications/notifications.js';
import type { Assignment } from './assignment.entity.js';
import { assignmentMachine } from './assignment-status.js';
import { noFreeSlot, notEligible } from './assignments.errors.js';
import { AssignmentsRepository, type FreeSlot } from './assignments.repository.js';
import { CandidatesQueries, type RoundForPerson } from './candidates.queries.js';
import { FULL_HANDS, type IneligibleReason, ineligibleReasons } from './eligibility.js';
import type { ReviewRound } from './review-round.entity.js';
import { ReviewsRepository } from './reviews.repository.js';
import type { RoundPolicy } from './round-policy.js';
import { RoundsService } from './rounds.service.js';
import { wordingHash } from './wording-hash.js';

export type EmptyQueueReason = 'none-eligible' | 'all-leased' | 'cap-reached' | 'paused' | 'no-language';

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
    private readonly notifications: Notifications,
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
      slot && (await this.take(tx, actor, slot, { reviewerId, policy: round.policy, assignedBy: actor.id, dueAt }));
    if (!made) throw noFreeSlot();
    await this.notifications.notify(tx, {
      to: [reviewerId],
      kind: 'assignment.offered',
      claimId: person.facts.claimId,
      data: { assignmentId: made.id, dueAt: made.dueAt?.toISOString() ?? null },
    });
  }

  /**
   * Gives the reviewer the oldest place they may take, of urgent claims first, or says why there is none. Never more than the slots: the
   * slot's row is locked, and the unique indexes are the last line of defence.
   */
  async takeNext(
    tx: Tx,
    actor: PersonActor,
  ): Promise<{ assignmentId: string } | { assignmentId: null; reason: EmptyQueueReason }> {
    await this.assignments.lockReviewers(tx, [actor.id]);
    // First without waiting for others who are just taking; only before saying "nothing left" wait and look again.
    const quick = await this.search(tx, actor, true);
    const found = quick.assignment ? quick : await this.search(tx, actor, false);
    if (found.assignment) return { assignmentId: found.assignment.id };
    return { assignmentId: null, reason: await this.whyEmpty(tx, actor, found.refusals) };
  }

  /** Told by the person's own account alone, or by places on claims that they do not rate. */
  private async whyEmpty(
    tx: Tx,
    actor: PersonActor,
    refusals: readonly IneligibleReason[][],
  ): Promise<EmptyQueueReason> {
    if (await this.candidates.isPaused(tx, actor.id)) return 'paused';
    if (refusals.some((reasons) => reasons.every((reason) => FULL_HANDS.includes(reason)))) return 'cap-reached';
    // Places left beside one's own say how far the others are: they do not count.
    const others = refusals.filter((reasons) => !reasons.includes('holds-a-slot'));
    if (others.length > 0)
      return others.every((reasons) => reasons.includes('language')) ? 'no-language' : 'none-eligible';
    return (await this.assignments.hasOpenRounds(tx, actor.id)) ? 'all-leased' : 'none-eligible';
  }

  private async search(tx: Tx, actor: PersonActor, skipLocked: boolean) {
    const seen = { assignment: null as Assignment | null, refusals: [] as IneligibleReason[][] };
    for (let offset = 0; ; offset += BATCH) {
      const roundIds = await this.assignments.roundsWithFreeSlots(tx, BATCH, offset);
      for (const round of await this.candidates.forRounds(tx, actor.id, roundIds)) {
        const reasons = ineligibleReasons(round.candidate, round.facts);
        if (reasons.length > 0) {
          seen.refusals.push(reasons);
          continue;
        }
        seen.assignment = await this.tryRound(tx, actor, round, skipLocked);
        if (seen.assignment) return seen;
      }
      if (roundIds.length < BATCH) return seen;
    }
  }

  private tryRound(tx: Tx, actor: PersonActor, round: RoundForPerson, skipLocked: boolean): Promise<Assignment | null> {
    const alone = round.facts.noTwoNovices && round.candidate.level === 'NOVICE';
    return alone ? this.tryAlone(tx, actor, round, skipLocked) : this.trySlots(tx, actor, round, skipLocked);
  }

  /**
   * Two novices who ask at once must not both get a place where only one may have one: they come one after the other.
   * Without a place the round is let go again, so that nobody waits for a round somebody else looks at after it.
   */
  private tryAlone(tx: Tx, actor: PersonActor, round: RoundForPerson, skipLocked: boolean): Promise<Assignment | null> {
    return this.assignments.tentatively(tx, async () => {
      if (!(await this.assignments.lockRoundAlone(tx, round.roundId, skipLocked))) return null;
      const [now] = await this.candidates.forRounds(tx, actor.id, [round.roundId]);
      const may = now !== undefined && ineligibleReasons(now.candidate, now.facts).length === 0;
      return may ? this.trySlots(tx, actor, round, skipLocked) : null;
    });
  }

  private async trySlots(
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
