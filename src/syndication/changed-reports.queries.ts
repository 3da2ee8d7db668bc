import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';

const PUBLISHED = `verdict.report_number IS NOT NULL AND verdict.state IN ('PUBLISHED', 'SUPERSEDED', 'RETRACTED')`;

/**
 * A report changes when it is published, when a later version replaces it, when it is corrected or retracted, and when
 * its source changes. The newest of each kind together hold the newest of all, and each kind has an index (of stale reports:
 * `verdict_stale_since_idx`).
 */
const CHANGED = `
  WITH latest AS (
    SELECT verdict.id, verdict.claim_id, verdict.report_number FROM verdict
    WHERE ${PUBLISHED} ORDER BY verdict.published_at DESC LIMIT $1),
  changed AS (
    SELECT id FROM latest
    UNION SELECT replaced.id FROM latest JOIN LATERAL (
      SELECT before.id FROM verdict before
      WHERE before.claim_id = latest.claim_id AND before.report_number < latest.report_number
      ORDER BY before.report_number DESC LIMIT 1) replaced ON true
    UNION (SELECT from_verdict_id FROM correction WHERE status = 'APPLIED' ORDER BY decided_at DESC LIMIT $1)
    UNION (SELECT id FROM verdict WHERE ${PUBLISHED} AND stale_since IS NOT NULL ORDER BY stale_since DESC LIMIT $1))
  SELECT verdict.id, verdict.report_number::int AS number FROM verdict JOIN changed ON changed.id = verdict.id
  WHERE ${PUBLISHED}`;

@Injectable()
export class ChangedReportsQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Reports among which are the `limit` that changed last; ids of verdicts by report number. */
  async newest(limit: number): Promise<Map<number, string>> {
    const rows = await this.transactions.reader.query<{ id: string; number: number }[]>(CHANGED, [limit]);
    return new Map(rows.map(({ id, number }) => [number, id]));
  }
}
