import { Injectable } from '@nestjs/common';
import { type Actor, isEditor } from '../access/actor.js';
import { claimNotFound } from '../claims/claims.errors.js';
import { isBlind } from '../database/blind-claim.js';
import { Transactions } from '../database/transactions.js';
import type { ClaimRoundView } from './assignments.schemas.js';
import { storedPolicy } from './round-policy.js';
import type { ReviewRound } from './review-round.entity.js';
import type { RoundStatus } from './round-status.js';

interface ClaimRoundRow {
  /** Null alone: the claim has no round. */
  id: string | null;
  number: number;
  status: RoundStatus;
  policy: ReviewRound['policy'];
  opened_at: Date;
  revealed_at: Date | null;
  void_reason: string | null;
  slots: number;
  submitted: number;
}

/** The rounds of a claim, so that who knows the claim finds its work. */
@Injectable()
export class ClaimRoundsQueries {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Newest first.
   * @throws AppError NOT_FOUND, also for those who rate the claim.
   */
  async ofClaim(actor: Actor & { id: string }, claimId: string): Promise<ClaimRoundView[]> {
    const rows = await this.transactions.reader.query<ClaimRoundRow[]>(
      `SELECT round.id, round.number, round.status, round.policy, round.opened_at, round.revealed_at, round.void_reason,
         (SELECT count(*)::int FROM round_slot WHERE round_slot.round_id = round.id) AS slots,
         (SELECT count(*)::int FROM assignment WHERE assignment.round_id = round.id AND state = 'SUBMITTED') AS submitted
       FROM claim LEFT JOIN review_round round ON round.claim_id = claim.id AND round.gold_answer_id IS NULL
       WHERE claim.id = $1 AND NOT ${isBlind('claim.id', '$2')}
       ORDER BY round.number DESC`,
      [claimId, actor.id],
    );
    if (rows.length === 0) throw claimNotFound();
    return rows.flatMap((row) =>
      row.id === null
        ? []
        : [
            {
              id: row.id,
              number: row.number,
              status: row.status,
              blind: storedPolicy(row.policy).blind,
              slots: row.slots,
              submitted: isEditor(actor) ? row.submitted : null,
              openedAt: row.opened_at.toISOString(),
              revealedAt: row.revealed_at?.toISOString() ?? null,
              voidReason: row.void_reason,
            },
          ],
    );
  }
}
