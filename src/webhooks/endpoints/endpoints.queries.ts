import { Injectable } from '@nestjs/common';
import { decodeTimeCursor, type Page, type PageQuery, toPage } from '../../common/page.js';
import { Transactions } from '../../database/transactions.js';
import { withIsoTimes } from '../iso-times.js';
import type { WebhookView } from './webhooks.schemas.js';

const ENDPOINT = `
  SELECT id, url, description, events, enabled, disabled_reason AS "disabledReason", disabled_at AS "disabledAt",
    CASE WHEN previous_secret_until > now() THEN previous_secret_until END AS "previousSecretUntil",
    failing_since AS "failingSince", failures, last_success_at AS "lastSuccessAt",
    CASE WHEN resting_until > now() THEN resting_until END AS "restingUntil",
    (SELECT count(*)::int FROM webhook_delivery WHERE endpoint_id = webhook_endpoint.id AND state = 'PENDING') AS waiting,
    created_by AS "createdBy", created_at AS "createdAt", version, created_at::text AS "createdKey"
  FROM webhook_endpoint`;

@Injectable()
export class EndpointsQueries {
  constructor(private readonly transactions: Transactions) {}

  async find(id: string): Promise<WebhookView | null> {
    const [row] = await this.transactions.reader.query<WebhookView[]>(`${ENDPOINT} WHERE id = $1`, [id]);
    return row ? withIsoTimes(row) : null;
  }

  /** Newest first. */
  async list({ cursor, limit }: PageQuery): Promise<Page<WebhookView>> {
    const [at, id] = decodeTimeCursor(cursor) ?? [null, null];
    const rows = await this.transactions.reader.query<(WebhookView & { createdKey: string })[]>(
      `${ENDPOINT} WHERE ($1::timestamptz IS NULL OR (created_at, id) < ($1::timestamptz, $2::uuid))
       ORDER BY created_at DESC, id DESC LIMIT $3`,
      [at, id, limit + 1],
    );
    return toPage(rows, limit, (row) => [row.createdKey, row.id], withIsoTimes);
  }
}
