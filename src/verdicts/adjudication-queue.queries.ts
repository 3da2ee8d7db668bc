import { Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { decodeCursor, type Page, type PageQuery, toPage } from '../common/page.js';
import { isBlind } from '../database/blind-claim.js';
import { Transactions } from '../database/transactions.js';
import type { RatingSchemeContent } from '../schemes/rating-scheme.rules.js';
import type { QueuedRound } from './adjudication-queue.schemas.js';

interface QueueRow {
  round_id: string;
  claim_id: string;
  round_number: number;
  statement: string;
  document_title: string;
  claimant: string | null;
  urgent: boolean;
  stale: boolean;
  state_since: Date;
  scheme_content: RatingSchemeContent;
  labels: Record<string, number>;
  agreement: number;
  asked: boolean;
  refused: string | null;
  position: string;
}

/** What a position of this list looks like: agreement in thousandths, then the time it waits since. */
const POSITION = /^\d{4} \d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\.\d{6}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The newest round of each claim that waits for an adjudicator, with how its raters rated. Left out is what this person may
 * not settle (docs/workflow.md, "Who may do what"): whoever rated the claim must not learn of the ratings.
 */
const QUEUE = `
  SELECT round.id AS round_id, round.claim_id, round.number AS round_number, claim.statement,
    document.title AS document_title, claim.claimant, board.urgent, board.stale, claim.state_since,
    scheme.content AS scheme_content, rated.labels, rated.agreement, rated.asked,
    (SELECT verdict.reason FROM verdict WHERE verdict.round_id = round.id AND verdict.state = 'WITHDRAWN'
     ORDER BY verdict.number DESC LIMIT 1) AS refused,
    to_char(round(rated.agreement * 1000)::int, 'FM0000') || ' ' ||
      to_char(claim.state_since AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') AS position
  FROM claim_board board
  JOIN claim ON claim.id = board.claim_id
  JOIN document ON document.id = claim.document_id
  JOIN LATERAL (
    SELECT newest.id, newest.claim_id, newest.number, newest.scheme_id FROM review_round newest
    WHERE newest.claim_id = claim.id AND newest.gold_answer_id IS NULL AND newest.status <> 'VOID'
    ORDER BY newest.number DESC LIMIT 1
  ) round ON true
  JOIN rating_scheme scheme ON scheme.id = round.scheme_id
  JOIN LATERAL (
    SELECT coalesce(json_object_agg(label, count), '{}') AS labels, coalesce(bool_or(asked), false) AS asked,
      coalesce(max(count)::float / nullif(sum(count), 0), 0) AS agreement
    FROM (
      SELECT review.label, count(*)::int AS count, bool_or(review.needs_adjudication) AS asked
      FROM assignment JOIN review ON review.assignment_id = assignment.id
      WHERE assignment.round_id = round.id AND assignment.state = 'SUBMITTED' AND review.state = 'SUBMITTED'
      GROUP BY review.label
    ) counted
  ) rated ON true
  WHERE board.workflow_state = 'NEEDS_ADJUDICATION' AND NOT ${isBlind('claim.id', '$1')}
    AND NOT EXISTS (SELECT FROM assignment held JOIN review_round any_round ON any_round.id = held.round_id
      WHERE any_round.claim_id = claim.id AND held.reviewer_id = $1 AND held.state NOT IN ('DECLINED', 'REVOKED'))
    AND NOT EXISTS (SELECT FROM adjudication WHERE adjudication.round_id = round.id AND adjudicator_id = $1)
    AND NOT EXISTS (SELECT FROM round_unblinding look JOIN review_round any_round ON any_round.id = look.round_id
      WHERE any_round.claim_id = claim.id AND look.person_id = $1)`;

@Injectable()
export class AdjudicationQueueQueries {
  constructor(private readonly transactions: Transactions) {}

  /** What this person may settle: least agreement first, then what waits longest. @throws AppError CURSOR_INVALID */
  async page({ cursor, limit }: PageQuery, userId: string): Promise<Page<QueuedRound>> {
    const parameters: unknown[] = [userId];
    const after = positionOf(cursor);
    const beyond = after ? `WHERE (position COLLATE "C", round_id) > ($2, $3::uuid)` : '';
    if (after) parameters.push(...after);
    const rows = await this.transactions.reader.query<QueueRow[]>(
      `SELECT * FROM (${QUEUE}) queue ${beyond}
       ORDER BY position COLLATE "C", round_id LIMIT $${parameters.push(limit + 1)}`,
      parameters,
    );
    return toPage(rows, limit, (row) => [row.position, row.round_id], toQueued);
  }
}

function positionOf(cursor: string | undefined): [position: string, id: string] | null {
  const after = decodeCursor(cursor);
  if (after && !(POSITION.test(after[0]) && UUID.test(after[1]))) {
    throw new AppError('CURSOR_INVALID', 'This cursor is not one this list gave out. Start again without `cursor`.');
  }
  return after;
}

const toQueued = (row: QueueRow): QueuedRound => ({
  roundId: row.round_id,
  claimId: row.claim_id,
  roundNumber: row.round_number,
  statement: row.statement,
  documentTitle: row.document_title,
  claimant: row.claimant,
  urgent: row.urgent,
  stale: row.stale,
  waitingSince: row.state_since.toISOString(),
  agreement: row.agreement,
  // In the order of the scheme, so that nothing tells who rated first.
  labels: row.scheme_content.labels.flatMap(({ key, name, color }) => {
    const count = row.labels[key] ?? 0;
    return count === 0 ? [] : [{ key, name, color, count }];
  }),
  asked: row.asked,
  refused: row.refused,
});
