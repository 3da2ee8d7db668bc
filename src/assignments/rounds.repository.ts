import { Injectable } from '@nestjs/common';
import { newId, newSecret } from '../common/ids.js';
import type { Tx } from '../database/transactions.js';
import { Assignment } from './assignment.entity.js';
import { Review } from './review.entity.js';
import { ReviewRound } from './review-round.entity.js';
import { RoundSlot } from './round-slot.entity.js';

type NewRound = Pick<
  ReviewRound,
  'claimId' | 'status' | 'policy' | 'schemeId' | 'placementId' | 'statementRevision' | 'openedBy' | 'archivedBy'
>;

@Injectable()
export class RoundsRepository {
  /** The claim of a round, without locking anything: callers lock the claim first, then the round. */
  async claimIdOf(tx: Tx, roundId: string): Promise<string | null> {
    const round = await tx.manager.findOne(ReviewRound, {
      where: { id: roundId },
      select: { id: true, claimId: true },
    });
    return round?.claimId ?? null;
  }

  lock(tx: Tx, id: string): Promise<ReviewRound | null> {
    return tx.manager.findOne(ReviewRound, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** The round that is OPEN or COMPLETE; a claim has at most one. */
  running(tx: Tx, claimId: string): Promise<ReviewRound | null> {
    return tx.manager.findOneBy(ReviewRound, [
      { claimId, status: 'OPEN' },
      { claimId, status: 'COMPLETE' },
    ]);
  }

  newest(tx: Tx, claimId: string): Promise<ReviewRound | null> {
    return tx.manager.findOne(ReviewRound, { where: { claimId }, order: { number: 'DESC' } });
  }

  async insert(tx: Tx, values: NewRound, slots: number): Promise<ReviewRound> {
    const newest = await this.newest(tx, values.claimId);
    const round = tx.manager.create(ReviewRound, {
      ...values,
      id: newId(),
      number: (newest?.number ?? 0) + 1,
      pseudonymKey: newSecret(),
    });
    await tx.manager.insert(ReviewRound, round);
    for (let number = 1; number <= slots; number += 1) await this.addSlot(tx, round.id, number);
    return round;
  }

  async addSlot(tx: Tx, roundId: string, number: number): Promise<void> {
    await tx.manager.insert(RoundSlot, { roundId, number });
  }

  countSlots(tx: Tx, roundId: string): Promise<number> {
    return tx.manager.countBy(RoundSlot, { roundId });
  }

  async update(
    tx: Tx,
    id: string,
    change: Partial<Pick<ReviewRound, 'status' | 'completedAt' | 'revealedAt' | 'voidReason' | 'archivedBy'>>,
  ): Promise<void> {
    await tx.manager.update(ReviewRound, { id }, change);
  }

  assignments(tx: Tx, roundId: string): Promise<Assignment[]> {
    return tx.manager.find(Assignment, { where: { roundId }, order: { createdAt: 'ASC' } });
  }

  /** The submitted reviews that count: of assignments that are SUBMITTED now. */
  submittedReviews(tx: Tx, roundId: string): Promise<Review[]> {
    return tx.manager
      .createQueryBuilder(Review, 'review')
      .innerJoin('review.assignment', 'assignment')
      .where(`assignment.roundId = :roundId AND assignment.state = 'SUBMITTED' AND review.state = 'SUBMITTED'`, {
        roundId,
      })
      .orderBy('review.submittedAt')
      .getMany();
  }
}
