import { Injectable } from '@nestjs/common';
import { isBlind } from '../database/blind-claim.js';
import type { Tx } from '../database/transactions.js';
import type { Involvement } from './separation-of-duties.js';

type Ties = Pick<Involvement, 'ratesNow' | 'rated' | 'adjudicated' | 'adjudicatedRound' | 'unblinded'>;

/** Rounds and adjudications belong to upper modules; who is tied to a claim is asked of the tables. */
@Injectable()
export class DutiesQueries {
  /** How this person is tied to the claim, in one query. */
  async ties(tx: Tx, userId: string, on: { claimId: string; roundId?: string }): Promise<Ties> {
    const [row] = await tx.manager.query<Ties[]>(
      `SELECT ${isBlind('$1::uuid', '$2::uuid')} AS "ratesNow",
         EXISTS (SELECT FROM assignment JOIN review_round round ON round.id = assignment.round_id
           WHERE round.claim_id = $1 AND assignment.reviewer_id = $2
             AND assignment.state NOT IN ('DECLINED', 'REVOKED')) AS rated,
         EXISTS (SELECT FROM adjudication JOIN review_round round ON round.id = adjudication.round_id
           WHERE round.claim_id = $1 AND adjudication.adjudicator_id = $2) AS adjudicated,
         EXISTS (SELECT FROM adjudication WHERE round_id = $3::uuid AND adjudicator_id = $2) AS "adjudicatedRound",
         EXISTS (SELECT FROM round_unblinding look JOIN review_round round ON round.id = look.round_id
           WHERE round.claim_id = $1 AND look.person_id = $2) AS unblinded`,
      [on.claimId, userId, on.roundId ?? null],
    );
    if (!row) throw new Error('a SELECT without FROM gave no row');
    return row;
  }
}
