import { Inject, Injectable } from '@nestjs/common';
import { type ClaimFilter, deskConditions } from '../../claims/claim-filter.js';
import { APP_CONFIG, type AppConfig } from '../../config/app-config.js';
import { SqlValues } from '../../database/sql-values.js';
import type { Tx } from '../../database/transactions.js';
import { BULK_LIMIT } from './bulk.schemas.js';

/** Which claims a filter means. */
@Injectable()
export class ClaimSelectionQueries {
  constructor(@Inject(APP_CONFIG) private readonly config: AppConfig) {}

  /**
   * Of the claims that fit: those that are READY, and those in review that somebody can still be given a place on. Oldest
   * first, without the claims this person rates.
   * @returns at most `BULK_LIMIT`, and whether there are more.
   */
  async select(tx: Tx, filter: ClaimFilter, userId: string): Promise<{ ids: string[]; limited: boolean }> {
    const values = new SqlValues();
    const conditions = [
      `(board.workflow_state = 'READY' OR board.free_slots > 0)`,
      ...deskConditions(filter, { userId, values, ageingDays: this.config.ageingDays }),
    ];
    const rows = await tx.manager.query<{ id: string }[]>(
      `SELECT board.claim_id AS id FROM claim_board board WHERE ${conditions.join(' AND ')}
       ORDER BY board.created_at, board.claim_id LIMIT ${BULK_LIMIT + 1}`,
      values.all,
    );
    const ids = rows.map(({ id }) => id);
    return { ids: ids.slice(0, BULK_LIMIT), limited: ids.length > BULK_LIMIT };
  }
}
