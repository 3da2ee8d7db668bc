import { Injectable } from '@nestjs/common';
import { type PersonActor, SYSTEM_ACTOR } from '../access/actor.js';
import { AppError } from '../common/app-error.js';
import type { Tx } from '../database/transactions.js';
import { sourceNotCurrent, wordingChanged } from './assignments.errors.js';
import { AssignmentsRepository } from './assignments.repository.js';
import { AssignmentsService, type LockedAssignment } from './assignments.service.js';
import { ReviewsRepository } from './reviews.repository.js';
import type { LockedRound } from './rounds.service.js';
import { wordingHash } from './wording-hash.js';

/** A rating, submitted or not, about other words than the source has now. */
export interface Reworded {
  assignmentId: string;
  reviewerId: string;
  wordingHash: string;
}

/**
 * New words of a claim under review (A11). Drafts meet them when they are submitted; who has submitted is asked to
 * confirm that the rating holds for them. Until then the round does not complete.
 */
@Injectable()
export class WordingConfirmationsService {
  constructor(
    private readonly assignments: AssignmentsService,
    private readonly store: AssignmentsRepository,
    private readonly reviews: ReviewsRepository,
  ) {}

  /**
   * Asks whoever submitted on other words than today's, and stops asking where the words judged are back. Only while the
   * round is OPEN: later the adjudicator sees both wordings.
   * @returns whose rating is about other words than today's: of those asked to confirm, and of drafts.
   */
  async ask(tx: Tx, locked: LockedRound): Promise<Reworded[]> {
    if (locked.round.status !== 'OPEN') return [];
    const { statement, exact } = await this.store.wordingOf(tx, locked.round.id);
    const current = wordingHash(statement, exact);
    await this.askSubmitters(tx, locked, current);
    const reworded: Reworded[] = [];
    for (const { id, reviewerId, state, wordingToConfirm } of await this.store.takenIn(tx, locked.round.id)) {
      const concerned =
        state === 'SUBMITTED' ? wordingToConfirm !== null : (await this.reviews.newest(tx, id)).wordingHash !== current;
      if (concerned) reworded.push({ assignmentId: id, reviewerId, wordingHash: current });
    }
    return reworded;
  }

  private async askSubmitters(tx: Tx, locked: LockedRound, current: string): Promise<void> {
    for (const assignment of await this.store.submittedIn(tx, locked.round.id)) {
      const judged = assignment.confirmedWording ?? (await this.reviews.newest(tx, assignment.id)).wordingHash;
      const wordingToConfirm = judged === current ? null : current;
      if (wordingToConfirm === assignment.wordingToConfirm) continue;
      const event = wordingToConfirm === null ? 'dropConfirmation' : 'askConfirmation';
      await this.assignments.transition(tx, SYSTEM_ACTOR, { ...locked, assignment }, event, {
        change: { wordingToConfirm },
      });
      if (wordingToConfirm === null) continue;
      // Somebody who has left cannot answer.
      if (await this.store.isDisabled(tx, assignment.reviewerId))
        await this.assignments.freeUnconfirmed(tx, { ...locked, assignment });
    }
  }

  /**
   * The reviewer's rating holds for the new words too.
   * @param seen hash of the words the reviewer has read.
   * @returns the locked rows: the round may complete now.
   * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION when nothing is to be confirmed, SOURCE_NOT_CURRENT, WORDING_CHANGED.
   */
  async confirm(tx: Tx, actor: PersonActor, id: string, seen: string): Promise<LockedAssignment> {
    const locked = await this.assignments.lockOwn(tx, actor, id);
    if (locked.assignment.wordingToConfirm === null) {
      throw new AppError('ILLEGAL_TRANSITION', 'There are no new words to confirm on this assignment.', {
        entity: 'assignment',
        state: locked.assignment.state,
        event: 'confirmWording',
      });
    }
    const wording = await this.store.wordingOf(tx, locked.round.id);
    if (wording.sourceState === 'PENDING' || wording.sourceState === 'FAILED')
      throw sourceNotCurrent(wording.sourceState);
    const current = wordingHash(wording.statement, wording.exact);
    if (seen !== current) throw wordingChanged(wording, current);
    await this.assignments.transition(tx, actor, locked, 'confirmWording', {
      change: { wordingToConfirm: null, confirmedWording: current },
    });
    return locked;
  }
}
