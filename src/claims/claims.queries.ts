import { Injectable } from '@nestjs/common';
import { decodeTimeCursor, type Page, toPage } from '../common/page.js';
import { isBlind } from '../database/blind-claim.js';
import { Transactions } from '../database/transactions.js';
import { SELECT_CLAIM, type ClaimRow } from './claim-row.js';
import { toDeskClaim, toRaterClaim } from './claim.view.js';
import type { ClaimQuery, DeskClaimView, RaterClaimView } from './claims.schemas.js';
import { StatementRevision } from './statement-revision.entity.js';

@Injectable()
export class ClaimsQueries {
  constructor(private readonly transactions: Transactions) {}

  /** The claim for the desk; null when there is none or when this person may see it only as its rater. */
  async findForDesk(id: string, userId: string): Promise<DeskClaimView | null> {
    const [row] = await this.transactions.reader.query<ClaimRow[]>(
      `${SELECT_CLAIM} WHERE claim.id = $1 AND NOT ${isBlind('claim.id', '$2')}`,
      [id, userId],
    );
    return row ? toDeskClaim(row) : null;
  }

  /** The claim for its rater; null when this person is not one. */
  async findForRater(id: string, userId: string): Promise<RaterClaimView | null> {
    const [row] = await this.transactions.reader.query<ClaimRow[]>(
      `${SELECT_CLAIM} WHERE claim.id = $1 AND ${isBlind('claim.id', '$2')}`,
      [id, userId],
    );
    return row ? toRaterClaim(row) : null;
  }

  /** Newest first. Claims this person rates are left out whatever the filter, so that no filter tells their state. */
  async listForDesk(query: ClaimQuery, userId: string): Promise<Page<DeskClaimView>> {
    const parameters: unknown[] = [];
    const value = (item: unknown): string => `$${parameters.push(item)}`;
    const conditions = [`NOT ${isBlind('claim.id', value(userId))}`];
    if (query.state) conditions.push(`claim.workflow_state = ANY(${value(query.state)})`);
    if (query.stale) conditions.push(`(placement.source_state <> 'CURRENT') = ${value(query.stale === 'true')}`);
    if (query.suggested) conditions.push(`(claim.unsuggested_since IS NULL) = ${value(query.suggested === 'true')}`);
    if (query.type) conditions.push(`claim.claim_type = ${value(query.type)}`);
    const rows = await this.page(query, conditions, parameters);
    return toPage(rows, query.limit, (row) => [row.created_key, row.id], toDeskClaim);
  }

  /** The claims this person rates and nothing of which has been published. */
  async listForRater(query: ClaimQuery, userId: string): Promise<Page<RaterClaimView>> {
    const parameters: unknown[] = [userId];
    const conditions = [isBlind('claim.id', '$1')];
    const rows = await this.page(query, conditions, parameters);
    return toPage(rows, query.limit, (row) => [row.created_key, row.id], toRaterClaim);
  }

  statements(claimId: string): Promise<StatementRevision[]> {
    return this.transactions.reader.find(StatementRevision, { where: { claimId }, order: { revision: 'ASC' } });
  }

  private page(query: ClaimQuery, conditions: string[], parameters: unknown[]): Promise<ClaimRow[]> {
    const value = (item: unknown): string => `$${parameters.push(item)}`;
    const after = decodeTimeCursor(query.cursor);
    if (query.documentId) conditions.push(`claim.document_id = ${value(query.documentId)}`);
    if (query.q)
      conditions.push(`to_tsvector('simple', claim.statement) @@ plainto_tsquery('simple', ${value(query.q)})`);
    if (after)
      conditions.push(`(claim.created_at, claim.id) < (${value(after[0])}::timestamptz, ${value(after[1])}::uuid)`);
    return this.transactions.reader.query<ClaimRow[]>(
      `${SELECT_CLAIM} WHERE ${conditions.join(' AND ')} ORDER BY claim.created_at DESC, claim.id DESC LIMIT ${value(query.limit + 1)}`,
      parameters,
    );
  }
}
