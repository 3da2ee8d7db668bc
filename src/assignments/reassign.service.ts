import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AppError } from '../common/app-error.js';
import type { Tx } from '../database/transactions.js';
import { assignmentNotFound } from './assignments.errors.js';
import { AssignmentsRepository } from './assignments.repository.js';
import { AssignmentsService } from './assignments.service.js';
import { RoundsService } from './rounds.service.js';
import { SlotsService } from './slots.service.js';

interface Successor {
  reviewerId: string;
  reason: string;
  dueAt: Date | null;
}

/** A8 and A1 in one act: a place goes from one person to another, or stays where it is. */
@Injectable()
export class ReassignService {
  constructor(
    private readonly store: AssignmentsRepository,
    private readonly assignments: AssignmentsService,
    private readonly rounds: RoundsService,
    private readonly slots: SlotsService,
  ) {}

  /**
   * @returns the round's id.
   * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION, NOT_ELIGIBLE, ASSIGNMENT_CAP_REACHED, SEPARATION_OF_DUTIES,
   *   CONFLICT when both are one person (a moment ago it may have been another).
   */
  async reassign(tx: Tx, actor: PersonActor, id: string, { reviewerId, reason, dueAt }: Successor): Promise<string> {
    const place = await this.store.placeOf(tx, id);
    if (!place) throw assignmentNotFound();
    if (place.reviewerId === reviewerId) {
      throw new AppError('CONFLICT', 'This person holds the assignment already. Choose somebody else.', {
        detailCode: 'holder-is-the-same',
      });
    }
    if (place.measures) {
      throw new AppError(
        'CONFLICT',
        'This assignment measures who holds it: nobody else can have it. Revoke it instead.',
        { detailCode: 'assignment-measures' },
      );
    }
    // The person before the claim, as everybody does who gives out work.
    await this.store.lockReviewers(tx, [reviewerId]);
    await this.assignments.revoke(tx, actor, id, reason);
    const { round } = await this.rounds.lock(tx, place.roundId);
    this.rounds.assertOpen(round, 'assign');
    await this.slots.assignOne(tx, actor, round, { reviewerId, dueAt });
    return round.id;
  }
}
