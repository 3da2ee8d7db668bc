import { Injectable } from '@nestjs/common';
import { isBlind } from '../database/blind-claim.js';
import { Transactions } from '../database/transactions.js';
import { visibleTo } from '../notifications/visible-to.js';
import { EVERYBODYS_EVENTS, SOURCE_ENTITIES, SOURCE_EVENTS } from './live-rules.js';
import type { LiveFact } from './live-fact.js';

const ABOUT_SOURCE = `(event.event = ANY($3) OR event.entity_type = ANY($4))`;

const FACTS = `
  SELECT event.seq::float8 AS seq, event.event, event.entity_type AS "entityType", event.entity_id AS "entityId",
    event.actor_id AS "actorId", event.claim_id AS "claimId",
    coalesce(claim.document_id, thread.document_id, CASE WHEN event.entity_type = 'document' THEN event.entity_id END)
      AS "documentId",
    round.id AS "roundId", assignment.reviewer_id AS "raterId", round.gold_answer_id IS NOT NULL AS measures,
    ARRAY(SELECT blind_claim.user_id FROM blind_claim WHERE blind_claim.claim_id = event.claim_id
          UNION
          SELECT blind_claim.user_id FROM blind_claim JOIN claim other ON other.id = blind_claim.claim_id
          WHERE event.claim_id IS NULL AND other.document_id = thread.document_id) AS blind,
    coalesce((SELECT jsonb_agg(jsonb_build_object('assignmentId', held.id, 'raterId', held.reviewer_id))
      FROM assignment held JOIN review_round of_claim ON of_claim.id = held.round_id
      WHERE ${ABOUT_SOURCE} AND of_claim.claim_id = event.claim_id
        AND held.state IN ('OFFERED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED')), '[]') AS reread
  FROM audit_event event
  LEFT JOIN claim ON claim.id = event.claim_id
  LEFT JOIN assignment ON event.entity_type = 'assignment' AND assignment.id = event.entity_id
  LEFT JOIN comment_thread thread ON event.entity_type = 'comment_thread' AND thread.id = event.entity_id
  LEFT JOIN review_round round
    ON round.id = CASE event.entity_type WHEN 'round' THEN event.entity_id ELSE assignment.round_id END
  WHERE event.seq > $1 AND event.seq <= $2`;

@Injectable()
export class LiveFactsQueries {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Number of the last row that is committed. Numbers are given out under a lock that is held until COMMIT, so none at or
   * below it is still to come.
   */
  async head(): Promise<number> {
    const [row] = await this.query<{ seq: string }>(`SELECT seq FROM audit_head WHERE id = 1`);
    return Number(row?.seq ?? 0);
  }

  /** Number of the last row that is older than this. */
  async headBefore(seconds: number): Promise<number> {
    const [row] = await this.query<{ seq: string }>(
      `SELECT seq FROM audit_event WHERE at < now() - make_interval(secs => $1) ORDER BY seq DESC LIMIT 1`,
      [seconds],
    );
    return Number(row?.seq ?? 0);
  }

  /** Whether what comes after this row is older than anybody is told of. */
  async isTooOld(seq: number, hours: number): Promise<boolean> {
    const rows = await this.query(
      `SELECT FROM audit_event WHERE seq = $1 + 1 AND at < now() - make_interval(hours => $2)`,
      [seq, hours],
    );
    return rows.length > 0;
  }

  /** All rows after `after`, up to `to`, in their order. */
  between(after: number, to: number): Promise<LiveFact[]> {
    return this.query(`${FACTS} ORDER BY event.seq`, [after, to, SOURCE_EVENTS, SOURCE_ENTITIES]);
  }

  /**
   * As `between`, but only what may concern a rater, and so that how many there are tells nothing of other raters.
   * @param limit rows at most.
   */
  ofRater(after: number, to: number, raterId: string, limit: number): Promise<LiveFact[]> {
    return this.query(
      `${FACTS} AND (assignment.reviewer_id = $5 OR event.entity_id = $5 OR event.actor_id = $5
         OR event.event = ANY($6) OR ${ABOUT_SOURCE} OR event.entity_type = 'scheme')
       ORDER BY event.seq LIMIT $7`,
      [after, to, SOURCE_EVENTS, SOURCE_ENTITIES, raterId, EVERYBODYS_EVENTS, limit],
    );
  }

  /** Of these notifications: whose they are, as far as those people may see them now. */
  async whoSees(notificationIds: readonly string[]): Promise<string[]> {
    const parameters: unknown[] = [notificationIds];
    const rows = await this.query<{ userId: string }>(
      `SELECT DISTINCT notification.user_id AS "userId" FROM notification
       WHERE notification.id = ANY($1) AND notification.in_app AND ${visibleTo('notification.user_id', parameters)}`,
      parameters,
    );
    return rows.map(({ userId }) => userId);
  }

  /** Who of these people may see this claim only as its rater. */
  async blindOn(claimId: string, userIds: readonly string[]): Promise<string[]> {
    const rows = await this.query<{ userId: string }>(
      `SELECT person AS "userId" FROM unnest($2::uuid[]) AS person WHERE ${isBlind('$1::uuid', 'person')}`,
      [claimId, userIds],
    );
    return rows.map(({ userId }) => userId);
  }

  private query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.transactions.reader.query<Row[]>(sql, parameters);
  }
}
