import { Injectable } from '@nestjs/common';
import { newId, newSecret } from '../common/ids.js';
import type { Tx } from '../database/transactions.js';
import { Assignment } from './assignment.entity.js';
import { Review } from './review.entity.js';
import { ReviewRound } from './review-round.entity.js';
import { RoundSlot } from './round-slot.entity.js';
import { RoundUnblinding } from './round-unblinding.entity.js';

/** Rows for one INSERT: a statement has at most 65,535 parameters. */
const BATCH = 1_000;

type NewRound = Pick<
  ReviewRound,
  | 'claimId'
  | 'status'
  | 'policy'
  | 'policyTemplateId'
  | 'schemeId'
  | 'placementId'
  | 'statementRevision'
  | 'openedBy'
  | 'archivedBy'
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

  /** The claims' next rounds, with their slots; the caller holds the claims. */
  async insertMany(tx: Tx, values: readonly NewRound[], slots: number): Promise<ReviewRound[]> {
    const newest = await this.newestNumbers(
      tx,
      values.map(({ claimId }) => claimId),
    );
    const rounds = values.map((each) =>
      tx.manager.create(ReviewRound, {
        ...each,
        id: newId(),
        number: (newest.get(each.claimId) ?? 0) + 1,
        pseudonymKey: newSecret(),
      }),
    );
    for (let start = 0; start < rounds.length; start += BATCH) {
      await tx.manager.insert(ReviewRound, rounds.slice(start, start + BATCH));
    }
    await tx.manager.query(
      `INSERT INTO round_slot (round_id, number)
       SELECT round_id, number FROM unnest($1::uuid[]) round_id CROSS JOIN generate_series(1, $2) number`,
      [rounds.map(({ id }) => id), slots],
    );
    return rounds;
  }

  private async newestNumbers(tx: Tx, claimIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await tx.manager.query<{ claim_id: string; number: number }[]>(
      `SELECT claim_id, max(number) AS number FROM review_round WHERE claim_id = ANY($1::uuid[]) GROUP BY claim_id`,
      [claimIds],
    );
    return new Map(rows.map((row) => [row.claim_id, row.number]));
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

  /** @returns false when this person has unblinded the round before. */
  async insertUnblinding(tx: Tx, values: Pick<RoundUnblinding, 'roundId' | 'personId' | 'reason'>): Promise<boolean> {
    const { raw } = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(RoundUnblinding)
      .values(values)
      .orIgnore()
      .returning('round_id')
      .execute();
    return (raw as unknown[]).length > 0;
  }

  assignments(tx: Tx, roundId: string): Promise<Assignment[]> {
    return tx.manager.find(Assignment, { where: { roundId }, order: { createdAt: 'ASC', slotNumber: 'ASC' } });
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
