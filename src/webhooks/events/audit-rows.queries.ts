import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/transactions.js';
import type { AuditRow } from './audit-row.js';

@Injectable()
export class AuditRowsQueries {
  /**
   * Number of the last row that is committed. Numbers are given out under a lock that is held until COMMIT, so none at or
   * below it is still to come.
   */
  async head(tx: Tx): Promise<bigint> {
    const [row] = await tx.manager.query<{ seq: string }[]>(`SELECT seq FROM audit_head WHERE id = 1`);
    return BigInt(row?.seq ?? 0);
  }

  /** Rows after `after`, up to `to`, of these events, in their order; nothing of what measures a rater. */
  between(tx: Tx, after: bigint, to: bigint, events: readonly string[]): Promise<AuditRow[]> {
    return tx.manager.query(
      `SELECT event.seq, event.at, event.event, event.entity_id AS "entityId", event.claim_id AS "claimId",
         coalesce(claim.document_id, CASE WHEN event.entity_type = 'document' THEN event.entity_id END) AS "documentId",
         event.to_state AS "toState", event.data, round.id AS "roundId", round.number AS "roundNumber",
         was.report_number AS "fromReport", becomes.report_number AS "toReport",
         complaint.number AS "complaintNumber", about.report_number AS "complaintReport"
       FROM audit_event event
       LEFT JOIN claim ON claim.id = event.claim_id
       LEFT JOIN assignment ON event.entity_type = 'assignment' AND assignment.id = event.entity_id
       LEFT JOIN review_round round
         ON round.id = CASE event.entity_type WHEN 'round' THEN event.entity_id ELSE assignment.round_id END
       LEFT JOIN correction ON event.entity_type = 'correction' AND correction.id = event.entity_id
       LEFT JOIN verdict was ON was.id = correction.from_verdict_id
       LEFT JOIN verdict becomes ON becomes.id = correction.to_verdict_id
       LEFT JOIN complaint ON event.entity_type = 'complaint' AND complaint.id = event.entity_id
       LEFT JOIN verdict about ON about.id = complaint.verdict_id
       WHERE event.seq > $1 AND event.seq <= $2 AND event.event = ANY($3)
         AND round.gold_answer_id IS NULL
       ORDER BY event.seq`,
      [String(after), String(to), events],
    );
  }
}
