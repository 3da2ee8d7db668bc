import { Inject, Injectable } from '@nestjs/common';
import { decodeTimeCursor, type Page, toPage } from '../common/page.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { isBlind } from '../database/blind-claim.js';
import { SqlValues } from '../database/sql-values.js';
import { Transactions } from '../database/transactions.js';
import { deskConditions, wordConditions } from './claim-filter.js';
import { SELECT_CLAIM, type ClaimRow } from './claim-row.js';
import { toDeskClaim, toRaterClaim } from './claim.view.js';
import type { ClaimQuery, DeskClaimView, RaterClaimView } from './claims.schemas.js';
import { StatementRevision } from './statement-revision.entity.js';

@Injectable()
export class ClaimsQueries {
  constructor(
    private readonly transactions: Transactions,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

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
    const { ageingDays } = this.config;
    return this.page(query, (values) => deskConditions(query, { userId, values, ageingDays }), toDeskClaim);
  }

  /** The claims this person rates and nothing of which has been published. */
  listForRater(query: ClaimQuery, userId: string): Promise<Page<RaterClaimView>> {
    return this.page(
      query,
      (values) => [isBlind('board.claim_id', values.add(userId)), ...wordConditions(query, values)],
      toRaterClaim,
    );
  }

  statements(claimId: string): Promise<StatementRevision[]> {
    return this.transactions.reader.find(StatementRevision, { where: { claimId }, order: { revision: 'ASC' } });
  }

  /** What these people are called, by id. */
  async names(ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.transactions.reader.query<{ id: string; display_name: string }[]>(
      'SELECT id, display_name FROM user_account WHERE id = ANY($1::uuid[])',
      [[...new Set(ids.filter((id) => id !== null))]],
    );
    return new Map(rows.map((row) => [row.id, row.display_name]));
  }

  /** One statement: a page of the narrow board first, then all that is shown of its few claims. */
  private async page<T>(
    query: ClaimQuery,
    conditionsFor: (values: SqlValues) => string[],
    view: (row: ClaimRow) => T,
  ): Promise<Page<T>> {
    const values = new SqlValues();
    const { key, column, direction, beyond } = ORDERS[query.sort];
    const conditions = conditionsFor(values);
    const after = decodeTimeCursor(query.cursor);
    if (key !== 'board.created_at') conditions.push(`${key} IS NOT NULL`);
    if (after)
      conditions.push(
        `(${key}, board.claim_id) ${beyond} (${values.add(after[0])}::timestamptz, ${values.add(after[1])}::uuid)`,
      );
    const rows = await this.transactions.reader.query<ClaimRow[]>(
      `WITH page AS MATERIALIZED (
         SELECT board.claim_id FROM claim_board board WHERE ${conditions.join(' AND ')}
         ORDER BY ${key} ${direction}, board.claim_id ${direction} LIMIT ${values.add(query.limit + 1)})
       ${SELECT_CLAIM} WHERE claim.id IN (SELECT claim_id FROM page)
       ORDER BY ${key} ${direction}, board.claim_id ${direction}`,
      values.all,
    );
    return toPage(rows, query.limit, (row) => [row[column] ?? '', row.id], view);
  }
}

/** How a list is ordered: its key, and what lies beyond the last row of a page. */
const ORDERS = {
  created: { key: 'board.created_at', column: 'created_key', direction: 'DESC', beyond: '<' },
  oldest: { key: 'board.created_at', column: 'created_key', direction: 'ASC', beyond: '>' },
  due: { key: 'board.due_at', column: 'due_key', direction: 'ASC', beyond: '>' },
  waiting: { key: 'board.waiting_since', column: 'waiting_key', direction: 'ASC', beyond: '>' },
  urgent: { key: 'board.queue_at', column: 'queue_key', direction: 'ASC', beyond: '>' },
} as const satisfies Record<
  ClaimQuery['sort'],
  { key: string; column: 'created_key' | 'due_key' | 'waiting_key' | 'queue_key'; direction: string; beyond: string }
>;
