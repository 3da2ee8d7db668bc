import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { newId } from '../common/ids.js';
import type { SourceState } from '../claims/placement-status.js';
import { isBlind } from '../database/blind-claim.js';
import type { Tx } from '../database/transactions.js';
import { Assignment } from './assignment.entity.js';
import { OPEN_STATES, TAKEN_STATES } from './assignment-status.js';
import { newestPlacement, WITH_WORDS } from './newest-placement.js';

type NewAssignment = Pick<
  Assignment,
  | 'roundId'
  | 'slotNumber'
  | 'reviewerId'
  | 'state'
  | 'assignedBy'
  | 'leaseUntil'
  | 'leaseCapUntil'
  | 'dueAt'
  | 'startedAt'
>;

/** Where an assignment belongs. */
interface Place {
  claimId: string;
  roundId: string;
  reviewerId: string;
  /** The round only measures this reviewer. */
  measures: boolean;
}

/** A place in a round that nobody holds. */
export interface FreeSlot {
  roundId: string;
  number: number;
}

const FREE = `NOT EXISTS (
  SELECT FROM assignment taken WHERE taken.round_id = slot.round_id AND taken.slot_number = slot.number
  AND taken.state IN ('OFFERED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED'))`;

/** Of a `round`: the reviewer `$3` may take a place in it. */
const TAKEABLE = `round.status = 'OPEN' AND (round.policy->>'allowSelfTake')::boolean
  AND (round.gold_rater_id IS NULL OR round.gold_rater_id = $3)
  AND EXISTS (SELECT FROM round_slot slot WHERE slot.round_id = round.id AND ${FREE})`;

@Injectable()
export class AssignmentsRepository {
  lock(tx: Tx, id: string): Promise<Assignment | null> {
    return tx.manager.findOne(Assignment, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Claim and round of an assignment, without locking: callers lock claim, round and assignment in this order. */
  async placeOf(tx: Tx, id: string): Promise<Place | null> {
    const [row] = await tx.manager.query<
      { claim_id: string; round_id: string; reviewer_id: string; measures: boolean }[]
    >(
      `SELECT review_round.claim_id, assignment.round_id, assignment.reviewer_id,
         review_round.gold_answer_id IS NOT NULL AS measures
       FROM assignment JOIN review_round ON review_round.id = assignment.round_id WHERE assignment.id = $1`,
      [id],
    );
    if (!row) return null;
    return {
      claimId: row.claim_id,
      roundId: row.round_id,
      reviewerId: row.reviewer_id,
      measures: row.measures,
    };
  }

  /** @returns null when the slot or the reviewer's place was taken in the meantime (the unique indexes decide). */
  async insert(tx: Tx, values: NewAssignment): Promise<Assignment | null> {
    const id = newId();
    const inserted = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(Assignment)
      .values({ ...values, id, version: 1 })
      .orIgnore()
      .returning('id')
      .execute();
    if ((inserted.raw as unknown[]).length === 0) return null;
    return tx.manager.findOneByOrFail(Assignment, { id });
  }

  /** Stores the change and keeps the assignment in hand in step with it. */
  async update(tx: Tx, assignment: Assignment, change: Partial<Assignment>): Promise<void> {
    await tx.manager.update(Assignment, { id: assignment.id }, change);
    Object.assign(assignment, change, { version: assignment.version + 1 });
  }

  /**
   * One act at a time that gives a person work: two tabs, or a tab and an editor, cannot both pass the cap. Always in the
   * same order, so that two acts that give to many people do not wait for each other.
   */
  async lockReviewers(tx: Tx, reviewerIds: readonly string[]): Promise<void> {
    const names = [...new Set(reviewerIds)].sort().map((id) => `take-next ${id}`);
    // The rows are made in order before the locks are asked for, one by one.
    await tx.manager.query(
      `SELECT pg_advisory_xact_lock(hashtextextended(name, 0))
       FROM (SELECT name FROM unnest($1::text[]) WITH ORDINALITY AS people (name, place) ORDER BY place OFFSET 0) ordered`,
      [names],
    );
  }

  /**
   * Rounds with a free place that may be taken, `limit` after skipping `offset`: those of urgent claims first, then the
   * oldest. Those that measure one reviewer are only that reviewer's. Each half reads an index of its own, so the first
   * page stays as quick with any number of claims.
   */
  async roundsWithFreeSlots(tx: Tx, reviewerId: string, limit: number, offset: number): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `SELECT id FROM (
         (SELECT round.id, round.opened_at, 1 AS place FROM claim_board board
          JOIN review_round round ON round.claim_id = board.claim_id
          WHERE board.urgent AND board.free_slots > 0 AND ${TAKEABLE}
          ORDER BY round.opened_at, round.id LIMIT $1::int + $2::int)
         UNION ALL
         (SELECT round.id, round.opened_at, 2 FROM review_round round
          WHERE ${TAKEABLE} AND NOT (SELECT board.urgent AND board.free_slots > 0 FROM claim_board board
            WHERE board.claim_id = round.claim_id)
          ORDER BY round.opened_at, round.id LIMIT $1::int + $2::int)
       ) found
       ORDER BY place, opened_at, id LIMIT $1 OFFSET $2`,
      [limit, offset, reviewerId],
    );
    return rows.map((row) => row.id);
  }

  /** Whether a round is open on a claim this person does not rate: of those they rate they learn nothing. */
  async hasOpenRounds(tx: Tx, reviewerId: string): Promise<boolean> {
    const rows = await tx.manager.query<unknown[]>(
      `SELECT FROM review_round WHERE status = 'OPEN' AND gold_answer_id IS NULL AND NOT ${isBlind('review_round.claim_id', '$1')}
       LIMIT 1`,
      [reviewerId],
    );
    return rows.length > 0;
  }

  /**
   * Locks a free slot of the round; null when there is none. With `skipLocked` a slot that somebody is just taking
   * counts as not free, otherwise this waits to see. The round is locked first, against being voided meanwhile, and in
   * the order everybody keeps: round, then slot.
   */
  async lockFreeSlot(tx: Tx, roundId: string, skipLocked: boolean): Promise<FreeSlot | null> {
    const wait = skipLocked ? 'SKIP LOCKED' : '';
    const open = await tx.manager.query<unknown[]>(
      `SELECT FROM review_round WHERE id = $1 AND status = 'OPEN' FOR SHARE ${wait}`,
      [roundId],
    );
    if (open.length === 0) return null;
    const [row] = await tx.manager.query<{ number: number }[]>(
      `SELECT slot.number FROM round_slot slot WHERE slot.round_id = $1 AND ${FREE}
       ORDER BY slot.number LIMIT 1 FOR UPDATE OF slot ${wait}`,
      [roundId],
    );
    return row ? { roundId, number: row.number } : null;
  }

  /**
   * As `lockFreeSlot`, and nobody else takes a place in this round until the transaction ends: for rules that look at all
   * who hold one. False when the round is not open, or (with `skipLocked`) when somebody is just taking a place.
   */
  async lockRoundAlone(tx: Tx, roundId: string, skipLocked: boolean): Promise<boolean> {
    const open = await tx.manager.query<unknown[]>(
      `SELECT FROM review_round WHERE id = $1 AND status = 'OPEN' FOR NO KEY UPDATE ${skipLocked ? 'SKIP LOCKED' : ''}`,
      [roundId],
    );
    return open.length > 0;
  }

  /** Runs `work`, and lets go of what it has locked when it gives null. */
  async tentatively<T>(tx: Tx, work: () => Promise<T | null>): Promise<T | null> {
    await tx.manager.query('SAVEPOINT tentative');
    const result = await work();
    if (result === null) await tx.manager.query('ROLLBACK TO SAVEPOINT tentative');
    await tx.manager.query('RELEASE SAVEPOINT tentative');
    return result;
  }

  async slotIsFree(tx: Tx, roundId: string, number: number): Promise<boolean> {
    const rows = await tx.manager.query<unknown[]>(
      `SELECT FROM round_slot slot WHERE slot.round_id = $1 AND slot.number = $2 AND ${FREE} FOR UPDATE OF slot`,
      [roundId, number],
    );
    return rows.length > 0;
  }

  /**
   * The words a rater of this round judges today: the claim's statement and its words in the newest version that has
   * them. `sourceState` is that of the newest version.
   */
  async wordingOf(
    tx: Tx,
    roundId: string,
  ): Promise<{ claimId: string; statement: string; exact: string | null; sourceState: SourceState }> {
    const [row] = await tx.manager.query<
      { claim_id: string; statement: string; exact: string | null; source_state: SourceState }[]
    >(
      `SELECT claim.id AS claim_id, claim.statement, shown.exact, newest.source_state
       FROM review_round round
       JOIN claim ON claim.id = round.claim_id
       JOIN LATERAL (${newestPlacement()}) newest ON true
       LEFT JOIN LATERAL (${newestPlacement(WITH_WORDS)}) shown ON true
       WHERE round.id = $1`,
      [roundId],
    );
    if (!row) throw new Error(`round ${roundId} has no claim with a placement`);
    return { claimId: row.claim_id, statement: row.statement, exact: row.exact, sourceState: row.source_state };
  }

  /** Assignments whose lease has passed by the database's clock. */
  async lapsed(tx: Tx, limit: number): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `SELECT id FROM assignment WHERE state IN ('OFFERED', 'IN_PROGRESS', 'RETURNED') AND lease_until < now()
       ORDER BY lease_until LIMIT $1`,
      [limit],
    );
    return rows.map((row) => row.id);
  }

  /** Assignments of a round whose reviewers have submitted, locked. */
  submittedIn(tx: Tx, roundId: string): Promise<Assignment[]> {
    return tx.manager.find(Assignment, {
      where: { roundId, state: 'SUBMITTED' },
      order: { slotNumber: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Assignments that hold a place in the round. */
  takenIn(tx: Tx, roundId: string): Promise<Assignment[]> {
    return tx.manager.find(Assignment, {
      where: { roundId, state: In([...TAKEN_STATES]) },
      order: { slotNumber: 'ASC' },
    });
  }

  /** Whether somebody who submitted has yet to confirm new words. */
  awaitsConfirmation(tx: Tx, roundId: string): Promise<boolean> {
    return tx.manager.existsBy(Assignment, { roundId, wordingToConfirm: Not(IsNull()) });
  }

  /** Submissions of a person that wait for them to confirm new words. */
  async unconfirmedOf(tx: Tx, reviewerId: string): Promise<string[]> {
    const rows = await tx.manager.findBy(Assignment, { reviewerId, wordingToConfirm: Not(IsNull()) });
    return rows.map(({ id }) => id);
  }

  /**
   * Whether somebody has left. Who has not cannot leave before the transaction ends, so what it leaves to them is there
   * when their work is released.
   */
  async isDisabled(tx: Tx, userId: string): Promise<boolean> {
    const [row] = await tx.manager.query<{ status: string }[]>(
      `SELECT status FROM user_account WHERE id = $1 FOR SHARE`,
      [userId],
    );
    return row?.status === 'DISABLED';
  }

  async openOf(tx: Tx, reviewerId: string): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `SELECT id FROM assignment WHERE reviewer_id = $1 AND state = ANY($2)`,
      [reviewerId, OPEN_STATES],
    );
    return rows.map((row) => row.id);
  }
}
