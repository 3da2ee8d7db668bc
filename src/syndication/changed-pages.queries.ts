import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';

/** What of a claim is public. */
export interface PublicClaim {
  documentId: string;
  /** Numbers of its reports, the oldest first. */
  reports: number[];
}

@Injectable()
export class ChangedPagesQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Null for a claim nothing of which has been published. */
  async of(claimId: string): Promise<PublicClaim | null> {
    const [row] = await this.transactions.reader.query<PublicClaim[]>(
      `SELECT claim.document_id AS "documentId", array_agg(verdict.report_number::int ORDER BY verdict.report_number) AS reports
       FROM verdict JOIN claim ON claim.id = verdict.claim_id
       WHERE verdict.claim_id = $1 AND verdict.report_number IS NOT NULL GROUP BY claim.document_id`,
      [claimId],
    );
    return row ?? null;
  }
}
