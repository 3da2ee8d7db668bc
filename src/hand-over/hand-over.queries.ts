import { Injectable } from '@nestjs/common';
import { isBlind } from '../database/blind-claim.js';
import { Transactions } from '../database/transactions.js';

/** What is an editor's work. What the one who asks rates is left out: it would tell them the claim's state. */
@Injectable()
export class HandOverQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Claims whose editor of record this is, but for those turned down or set aside; at most `limit`, oldest first. */
  async claims(
    userId: string,
    readerId: string,
    { only, limit }: { only: readonly string[] | null; limit: number },
  ): Promise<string[]> {
    const rows = await this.transactions.reader.query<{ id: string }[]>(
      `SELECT claim.id FROM claim
       WHERE claim.editor_id = $1 AND claim.workflow_state NOT IN ('REJECTED', 'ARCHIVED')
         AND ($3::uuid[] IS NULL OR claim.id = ANY($3::uuid[])) AND NOT ${isBlind('claim.id', '$2::uuid')}
       ORDER BY claim.created_at, claim.id LIMIT $4`,
      [userId, readerId, only, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Complaints that this person was given and nobody has answered. */
  async complaints(userId: string, readerId: string, limit: number): Promise<string[]> {
    const rows = await this.transactions.reader.query<{ id: string }[]>(
      `SELECT id FROM complaint WHERE assigned_to = $1 AND state IN ('RECEIVED', 'ACKNOWLEDGED')
         AND (claim_id IS NULL OR NOT ${isBlind('complaint.claim_id', '$2::uuid')})
       ORDER BY due_at, id LIMIT $3`,
      [userId, readerId, limit],
    );
    return rows.map(({ id }) => id);
  }

  async openCorrections(userId: string, readerId: string): Promise<number> {
    const [row] = await this.transactions.reader.query<{ open: number }[]>(
      `SELECT count(*)::int AS open FROM correction WHERE requested_by = $1 AND status = 'REQUESTED'
         AND NOT ${isBlind('correction.claim_id', '$2::uuid')}`,
      [userId, readerId],
    );
    return row?.open ?? 0;
  }
}
