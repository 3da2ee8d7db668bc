import { Injectable } from '@nestjs/common';
import { type Actor, can } from '../../access/actor.js';
import { decodeTimeCursor, type Page, type PageQuery, toPage } from '../../common/page.js';
import { isBlind } from '../../database/blind-claim.js';
import { Transactions } from '../../database/transactions.js';
import { OPEN_STATES } from '../assignment-status.js';
import type { OverdueAssignment } from './overdue.schemas.js';

interface Row {
  id: string;
  claim_id: string;
  round_id: string;
  statement: string;
  document_title: string;
  reviewer_id: string;
  reviewer_name: string;
  due_at: Date;
  due_key: string;
  days: number;
  escalation: number;
}

@Injectable()
export class OverdueQueries {
  constructor(private readonly transactions: Transactions) {}

  /** What has waited longest comes first; without claims the reader rates. */
  async list(reader: Actor & { id: string }, query: PageQuery): Promise<Page<OverdueAssignment>> {
    const after = decodeTimeCursor(query.cursor);
    const parameters: unknown[] = [reader.id, query.limit + 1];
    const conditions = [`assignment.state IN (${OPEN_STATES.map((state) => `'${state}'`).join(', ')})`];
    // Whoever adjudicates returned that review under a pseudonym: the name here would lift it.
    if (can(reader, 'adjudication.decide')) conditions.push(`assignment.state <> 'RETURNED'`);
    if (after) {
      conditions.push(
        `(assignment.due_at, assignment.id) > ($${parameters.push(after[0])}::timestamptz, $${parameters.push(after[1])}::uuid)`,
      );
    }
    const rows = await this.transactions.reader.query<Row[]>(
      `SELECT assignment.id, round.claim_id, assignment.round_id, claim.statement, document.title AS document_title,
         assignment.reviewer_id, person.display_name AS reviewer_name, assignment.due_at,
         assignment.due_at::text AS due_key, extract(day FROM now() - assignment.due_at)::int AS days,
         assignment.escalation
       FROM assignment
       JOIN review_round round ON round.id = assignment.round_id
       JOIN claim ON claim.id = round.claim_id
       JOIN document ON document.id = claim.document_id
       JOIN user_account person ON person.id = assignment.reviewer_id
       WHERE assignment.due_at IS NOT NULL AND assignment.due_at < now() AND ${conditions.join(' AND ')}
         AND round.gold_answer_id IS NULL AND NOT ${isBlind('round.claim_id', '$1')}
       ORDER BY assignment.due_at, assignment.id LIMIT $2`,
      parameters,
    );
    return toPage(rows, query.limit, (row) => [row.due_key, row.id], toView);
  }
}

const toView = (row: Row): OverdueAssignment => ({
  assignmentId: row.id,
  claimId: row.claim_id,
  roundId: row.round_id,
  statement: row.statement,
  documentTitle: row.document_title,
  reviewerId: row.reviewer_id,
  reviewerName: row.reviewer_name,
  dueAt: row.due_at.toISOString(),
  daysOverdue: row.days,
  told: row.escalation === 0 ? 'NOBODY' : row.escalation === 1 ? 'EDITOR_OF_RECORD' : 'ALL_EDITORS',
});
