import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/transactions.js';
import { newId } from '../../common/ids.js';
import { GoldAnswer } from './gold-answer.entity.js';

/** An answer that somebody may be measured with. */
export interface UsableAnswer {
  id: string;
  claimId: string;
  createdBy: string;
  wordingHash: string;
}

/** More answers than a desk keeps alive for one scheme; which of them are looked at does not depend on the reviewer. */
const MOST = 500;

@Injectable()
export class GoldAnswersRepository {
  newest(tx: Tx, claimId: string): Promise<GoldAnswer | null> {
    return tx.manager.findOne(GoldAnswer, { where: { claimId }, order: { answerVersion: 'DESC' } });
  }

  async insert(
    tx: Tx,
    values: Omit<GoldAnswer, 'id' | 'createdAt' | 'claim' | 'scheme' | 'creator'>,
  ): Promise<GoldAnswer> {
    const id = newId();
    await tx.manager.insert(GoldAnswer, { ...values, id });
    return tx.manager.findOneByOrFail(GoldAnswer, { id });
  }

  /**
   * Answers for rounds of this scheme that the reviewer may be measured with: of claims at rest whose source stands, with
   * which the reviewer never had anything to do. Published ones only where the editor said so.
   * @param claimId only of this claim.
   */
  async usableFor(
    tx: Tx,
    reviewerId: string,
    schemeId: string,
    claimId: string | null = null,
  ): Promise<UsableAnswer[]> {
    const rows = await tx.manager.query<{ id: string; claim_id: string; created_by: string; wording_hash: string }[]>(
      `SELECT answer.id, answer.claim_id, answer.created_by, answer.wording_hash
       FROM gold_answer answer
       JOIN claim_board board ON board.claim_id = answer.claim_id
       WHERE answer.scheme_id = $2 AND NOT answer.ended AND ($3::uuid IS NULL OR answer.claim_id = $3)
         AND NOT EXISTS (SELECT FROM gold_answer newer
           WHERE newer.claim_id = answer.claim_id AND newer.answer_version > answer.answer_version)
         AND board.workflow_state IN ('READY', 'DECIDED') AND board.source_state = 'CURRENT'
         AND (answer.even_if_published OR NOT EXISTS (SELECT FROM verdict
           WHERE verdict.claim_id = answer.claim_id AND verdict.report_number IS NOT NULL))
         AND NOT EXISTS (SELECT FROM assignment JOIN review_round round ON round.id = assignment.round_id
           WHERE round.claim_id = answer.claim_id AND assignment.reviewer_id = $1)
         AND NOT EXISTS (SELECT FROM notification
           WHERE notification.user_id = $1 AND notification.claim_id = answer.claim_id)
         AND NOT EXISTS (SELECT FROM comment_thread thread JOIN comment ON comment.thread_id = thread.id
           WHERE thread.claim_id = answer.claim_id AND comment.author_id = $1)
       ORDER BY answer.created_at DESC, answer.id LIMIT ${MOST}`,
      [reviewerId, schemeId, claimId],
    );
    return rows.map((row) => ({
      id: row.id,
      claimId: row.claim_id,
      createdBy: row.created_by,
      wordingHash: row.wording_hash,
    }));
  }

  /** How many assignments this person has ever had: the number of the next turn. */
  async turnOf(tx: Tx, reviewerId: string): Promise<number> {
    const [row] = await tx.manager.query<{ turn: number }[]>(
      `SELECT count(*)::int AS turn FROM assignment WHERE reviewer_id = $1`,
      [reviewerId],
    );
    return row?.turn ?? 0;
  }
}
