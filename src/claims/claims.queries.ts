import { Injectable } from '@nestjs/common';
import { decodeTimeCursor, type Page, toPage } from '../common/page.js';
import { isBlind } from '../database/blind-claim.js';
import { Transactions } from '../database/transactions.js';
import { type AddValue, deskConditions, wordConditions } from './claim-filter.js';
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

  /** Claims this person rates are left out whatever the filter. */
  listForDesk(query: ClaimQuery, userId: string): Promise<Page<DeskClaimView>> {
    return this.page(query, (add) => deskConditions(query, userId, add), toDeskClaim);
  }

  /** The claims this person rates and nothing of which has been published. */
  listForRater(query: ClaimQuery, userId: string): Promise<Page<RaterClaimView>> {
    return this.page(
      query,
      (add) => [isBlind('board.claim_id', add(userId)), ...wordConditions(query, add)],
      toRaterClaim,
    );
  }

  statements(claimId: string): Promise<StatementRevision[]> {
    return this.transactions.reader.find(StatementRevision, { where: { claimId }, order: { revision: 'ASC' } });
  }

  /** One statement: a page of the narrow board first, then all that is shown of its few claims. */
  private async page<T>(
    query: ClaimQuery,
    conditionsFor: (add: AddValue) => string[],
    view: (row: ClaimRow) => T,
  ): Promise<Page<T>> {
    const values: unknown[] = [];
    const add: AddValue = (value) => `$${values.push(value)}`;
    const { key, cursor, direction, beyond } = ORDERS[query.sort];
    const conditions = conditionsFor(add);
    const after = decodeTimeCursor(query.cursor);
    if (query.sort === 'due') conditions.push('board.due_at IS NOT NULL');
    if (after)
      conditions.push(`(${key}, board.claim_id) ${beyond} (${add(after[0])}::timestamptz, ${add(after[1])}::uuid)`);
    const rows = await this.transactions.reader.query<ClaimRow[]>(
      `WITH page AS MATERIALIZED (
         SELECT board.claim_id FROM claim_board board WHERE ${conditions.join(' AND ')}
         ORDER BY ${key} ${direction}, board.claim_id ${direction} LIMIT ${add(query.limit + 1)})
       ${SELECT_CLAIM} WHERE claim.id IN (SELECT claim_id FROM page)
       ORDER BY ${key} ${direction}, board.claim_id ${direction}`,
      values,
    );
    return toPage(rows, query.limit, (row) => [row[cursor] ?? '', row.id], view);
  }
}

/** How a list is ordered: its key, and what lies beyond the last row of a page. */
const ORDERS = {
  created: { key: 'board.created_at', cursor: 'created_key', direction: 'DESC', beyond: '<' },
  due: { key: 'board.due_at', cursor: 'due_key', direction: 'ASC', beyond: '>' },
  urgent: { key: 'board.queue_at', cursor: 'queue_key', direction: 'ASC', beyond: '>' },
} as const satisfies Record<
  ClaimQuery['sort'],
  { key: string; cursor: keyof ClaimRow; direction: string; beyond: string }
>;
