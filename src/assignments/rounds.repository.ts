import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { newId, newSecret } from '../common/ids.js';
import type { Tx } from '../database/transactions.js';
import { Assignment } from './assignment.entity.js';
import { Review } from './review.entity.js';
import { ReviewRound } from './review-round.entity.js';
import { RoundSlot } from './round-slot.entity.js';
import { RoundUnblinding } from './round-unblinding.entity.js';

/** Rows for one INSERT: a statement has at most 65,535 parameters. */
const BATCH = 1_000;

export type NewRound = Pick<
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
> &
  Partial<Pick<ReviewRound, 'goldAnswerId' | 'goldRaterId'>>;

/** Who declined or is gone will not submit; who let the lease pass still may, for a month. */
const GOLD_TO_END = `SELECT round.id FROM review_round round
  JOIN user_account rater ON rater.id = round.gold_rater_id
  JOIN LATERAL (SELECT state, lease_until FROM assignment WHERE assignment.round_id = round.id
    ORDER BY created_at DESC, id DESC LIMIT 1) last ON true
  WHERE round.gold_answer_id IS NOT NULL AND round.status = 'OPEN' AND CASE last.state
    WHEN 'SUBMITTED' THEN round.settles_at <= now()
    WHEN 'EXPIRED' THEN rater.status = 'DISABLED' OR last.lease_until < now() - interval '30 days'
    ELSE last.state IN ('DECLINED', 'REVOKED') END`;

@Injectable()
export class RoundsRepository {
  /**
   * The claim of a round, without locking anything: callers lock the claim first, then the round. Null for a round that
   * only measures a rater: the desk decides nothing on it.
   */
  async claimIdOf(tx: Tx, roundId: string): Promise<string | null> {
    const round = await tx.manager.findOne(ReviewRound, {
      where: { id: roundId, goldAnswerId: IsNull() },
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
      { claimId, status: 'OPEN', goldAnswerId: IsNull() },
      { claimId, status: 'COMPLETE', goldAnswerId: IsNull() },
    ]);
  }

  newest(tx: Tx, claimId: string): Promise<ReviewRound | null> {
    return tx.manager.findOne(ReviewRound, {
      where: { claimId, goldAnswerId: IsNull() },
      order: { number: 'DESC' },
    });
  }

  /** The claims' rounds under way that only measure a rater, locked. */
  openGold(tx: Tx, claimIds: readonly string[]): Promise<ReviewRound[]> {
    return tx.manager.find(ReviewRound, {
      where: { claimId: In([...claimIds]), status: 'OPEN', goldAnswerId: Not(IsNull()) },
      order: { claimId: 'ASC', id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Rounds that measure and whose time has come: submitted long enough ago, or with nobody left to submit. */
  async goldToEnd(tx: Tx, limit: number): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `${GOLD_TO_END} ORDER BY round.opened_at, round.id LIMIT $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  async isGoldToEnd(tx: Tx, roundId: string): Promise<boolean> {
    return (await tx.manager.query<unknown[]>(`${GOLD_TO_END} AND round.id = $1`, [roundId])).length > 0;
  }

  /** The one assignment that is SUBMITTED in a round with one place. */
  async submittedAssignment(tx: Tx, roundId: string): Promise<string | null> {
    const assignment = await tx.manager.findOneBy(Assignment, { roundId, state: 'SUBMITTED' });
    return assignment?.id ?? null;
  }

  find(tx: Tx, id: string): Promise<ReviewRound | null> {
    return tx.manager.findOneBy(ReviewRound, { id });
  }

  /** The claim of any round, also of one that only measures. */
  async claimIdOfAny(tx: Tx, roundId: string): Promise<string | null> {
    const round = await tx.manager.findOne(ReviewRound, {
      where: { id: roundId },
      select: { id: true, claimId: true },
    });
    return round?.claimId ?? null;
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
    change: Partial<
      Pick<ReviewRound, 'status' | 'completedAt' | 'revealedAt' | 'voidReason' | 'archivedBy' | 'settlesAt'>
    >,
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
