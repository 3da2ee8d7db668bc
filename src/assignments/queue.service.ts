import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import type { Tx } from '../database/transactions.js';
import type { Assignment } from './assignment.entity.js';
import { AssignmentsRepository } from './assignments.repository.js';
import { CandidatesQueries, type RoundForPerson } from './candidates.queries.js';
import { FULL_HANDS, type IneligibleReason, ineligibleReasons } from './eligibility.js';
import { GoldRoundsService } from './gold/gold-rounds.service.js';
import { PlaceTakingService } from './place-taking.service.js';

export type EmptyQueueReason = 'none-eligible' | 'all-leased' | 'cap-reached' | 'paused' | 'no-language';

const BATCH = 50;
/** More than a round ever has slots. */
const SLOT_TRIES = 12;

/** A1: what a reviewer takes next. */
@Injectable()
export class QueueService {
  constructor(
    private readonly assignments: AssignmentsRepository,
    private readonly candidates: CandidatesQueries,
    private readonly taking: PlaceTakingService,
    private readonly gold: GoldRoundsService,
  ) {}

  /**
   * Gives the reviewer the oldest place they may take, or says why there is none. Never more than the slots: the
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
    let first = skipLocked;
    const seen = { assignment: null as Assignment | null, refusals: [] as IneligibleReason[][] };
    for (let offset = 0; ; offset += BATCH) {
      const roundIds = await this.assignments.roundsWithFreeSlots(tx, actor.id, BATCH, offset);
      for (const round of await this.candidates.forRounds(tx, actor.id, roundIds)) {
        const reasons = ineligibleReasons(round.candidate, round.facts);
        if (reasons.length > 0) {
          seen.refusals.push(reasons);
          continue;
        }
        // Once, and before any place is locked: a known answer is given instead of a place, never beside one.
        const measured = first ? await this.gold.takeInsteadOf(tx, actor, round) : null;
        first = false;
        seen.assignment = measured ?? (await this.tryRound(tx, actor, round, skipLocked));
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
      const made = slot && (await this.taking.take(tx, actor, slot, terms));
      if (made || !slot) return made;
    }
    return null;
  }
}
