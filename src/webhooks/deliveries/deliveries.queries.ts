import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../access/actor.js';
import { decodeTimeCursor, type Page, toPage } from '../../common/page.js';
import { isBlind } from '../../database/blind-claim.js';
import { Transactions } from '../../database/transactions.js';
import { heldUntil } from './held-until.js';
import { withIsoTimes } from '../iso-times.js';
import type { DeliveriesQuery, DeliveryDetailView, DeliveryTry, DeliveryView } from './deliveries.schemas.js';

const COLUMNS = `
  delivery.id, delivery.event_id AS "eventId", event.type AS "eventType", event.occurred_at AS "occurredAt",
  delivery.state, delivery.attempts, delivery.last_attempt_at AS "lastAttemptAt",
  CASE WHEN delivery.state = 'PENDING'
    THEN greatest(delivery.next_attempt_at, ${heldUntil('delivery.event_id')}) END AS "nextAttemptAt", delivery.status_code AS "statusCode", delivery.duration_ms AS "durationMs",
  delivery.error, delivery.delivered_at AS "deliveredAt", delivery.created_at AS "createdAt"`;

/** Who rates a claim does not learn from the log how its round goes. */
const mayBeSeen = (readerId: string): string => `NOT ${isBlind('event.claim_id', readerId)}`;

/** What a delivery is sent with, besides time and signature. */
const headersOf = (eventId: string) => ({ 'content-type': 'application/json', 'webhook-id': eventId });

@Injectable()
export class DeliveriesQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Newest first. */
  async list(
    reader: PersonActor,
    endpointId: string,
    { cursor, limit, state }: DeliveriesQuery,
  ): Promise<Page<DeliveryView>> {
    const [at, id] = decodeTimeCursor(cursor) ?? [null, null];
    const rows = await this.transactions.reader.query<(DeliveryView & { createdKey: string })[]>(
      `SELECT ${COLUMNS}, delivery.created_at::text AS "createdKey"
       FROM webhook_delivery delivery JOIN webhook_event event ON event.id = delivery.event_id
       WHERE delivery.endpoint_id = $1 AND ${mayBeSeen('$2')}
         AND ($3::timestamptz IS NULL OR (delivery.created_at, delivery.id) < ($3::timestamptz, $4::uuid))
         AND ($5::text IS NULL OR delivery.state = $5)
       ORDER BY delivery.created_at DESC, delivery.id DESC LIMIT $6`,
      [endpointId, reader.id, at, id, state ?? null, limit + 1],
    );
    return toPage(rows, limit, (row) => [row.createdKey, row.id], withIsoTimes);
  }

  async find(reader: PersonActor, endpointId: string, id: string): Promise<DeliveryDetailView | null> {
    const [row] = await this.transactions.reader.query<(DeliveryView & { url: string; body: string })[]>(
      `SELECT ${COLUMNS}, endpoint.url, event.body
       FROM webhook_delivery delivery
       JOIN webhook_event event ON event.id = delivery.event_id
       JOIN webhook_endpoint endpoint ON endpoint.id = delivery.endpoint_id
       WHERE delivery.endpoint_id = $1 AND delivery.id = $2 AND ${mayBeSeen('$3')}`,
      [endpointId, id, reader.id],
    );
    if (!row) return null;
    const { url, body } = row;
    const request = { method: 'POST' as const, url, headers: headersOf(row.eventId), body };
    const tries = await this.triesOf(id);
    return { ...withIsoTimes(row), request, responseBody: tries[0]?.responseBody ?? null, tries };
  }

  /** Newest first. */
  private async triesOf(deliveryId: string): Promise<DeliveryTry[]> {
    const rows = await this.transactions.reader.query<DeliveryTry[]>(
      `SELECT started_at AS "startedAt", status_code AS "statusCode", duration_ms AS "durationMs", error,
         response_body AS "responseBody"
       FROM webhook_attempt WHERE delivery_id = $1 ORDER BY started_at DESC, id DESC`,
      [deliveryId],
    );
    return rows.map(withIsoTimes);
  }
}
