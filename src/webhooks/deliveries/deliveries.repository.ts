import { Injectable } from '@nestjs/common';
import { newId } from '../../common/ids.js';
import type { Tx } from '../../database/transactions.js';
import type { WebhookEndpoint } from '../endpoints/webhook-endpoint.entity.js';
import type { Attempt } from './attempt.js';
import { heldUntil } from './held-until.js';

/** A delivery that is being tried. */
export interface TakenDelivery {
  id: string;
  eventId: string;
  body: string;
  /** This one included, since it was made or asked for again. */
  tries: number;
}

/** What becomes of a delivery after a try. */
export type NextStep = { state: 'DELIVERED' | 'FAILED' } | { state: 'PENDING'; seconds: number };

/** Which deliveries of an endpoint are sent again. */
export interface AgainFilter {
  since: Date;
  /** Those that arrived too, not only those that were given up. */
  all: boolean;
}

/** Tries of a delivery that are kept. */
const MOST_TRIES = 20;
/** Characters that are kept of the answers to tries before the last one. */
const OLDER_ANSWER = 500;

/** An endpoint as it is sent to. */
export type Target = Pick<
  WebhookEndpoint,
  'id' | 'url' | 'secret' | 'previousSecret' | 'previousSecretUntil' | 'failures'
>;

const DUE = `delivery.state = 'PENDING' AND delivery.next_attempt_at <= now()
  AND ${heldUntil('delivery.event_id')} IS NULL`;
const READY = `endpoint.enabled AND (endpoint.resting_until IS NULL OR endpoint.resting_until <= now())`;
const FREE = `(endpoint.leased_until IS NULL OR endpoint.leased_until <= now())`;

@Injectable()
export class DeliveriesRepository {
  /**
   * Endpoints that have something due and nobody who sends it, or asked to; they are marked as asked. A job that was asked
   * for and has not begun after half a minute is asked for again.
   */
  async takeDueEndpoints(tx: Tx, limit: number): Promise<string[]> {
    const [rows] = await tx.manager.query<[{ id: string }[], number]>(
      `UPDATE webhook_endpoint endpoint SET woken_at = now()
       WHERE id IN (
         SELECT id FROM webhook_endpoint endpoint
         WHERE ${READY} AND ${FREE} AND (woken_at IS NULL OR woken_at < now() - interval '30 seconds')
           AND EXISTS (SELECT FROM webhook_delivery delivery WHERE delivery.endpoint_id = endpoint.id AND ${DUE})
         LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING id`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Takes or renews the lease of an endpoint. @returns what is sent to; null when it is not to be sent to by this lease now */
  async lease(tx: Tx, endpointId: string, leaseId: string, seconds: number): Promise<Target | null> {
    const [rows] = await tx.manager.query<[Target[], number]>(
      `UPDATE webhook_endpoint endpoint
       SET lease_id = $2, leased_until = now() + make_interval(secs => $3), woken_at = NULL
       WHERE id = $1 AND ${READY} AND (lease_id = $2 OR ${FREE})
       RETURNING id, url, secret, previous_secret AS "previousSecret",
         CASE WHEN previous_secret_until > now() THEN previous_secret_until END AS "previousSecretUntil", failures`,
      [endpointId, leaseId, seconds],
    );
    return rows[0] ?? null;
  }

  /** Lets go of an endpoint. @returns whether there is more to send at once */
  async release(tx: Tx, endpointId: string, leaseId: string): Promise<boolean> {
    const [rows] = await tx.manager.query<[{ more: boolean }[], number]>(
      `UPDATE webhook_endpoint endpoint SET lease_id = NULL, leased_until = NULL
       WHERE id = $1 AND lease_id = $2
       RETURNING ${READY} AND EXISTS (
         SELECT FROM webhook_delivery delivery WHERE delivery.endpoint_id = endpoint.id AND ${DUE}) AS more`,
      [endpointId, leaseId],
    );
    return rows[0]?.more ?? false;
  }

  /**
   * Begins a try of what is due, the earlier event first. It counts from here on; a try that is cut off is due again when
   * the lease would have run out.
   */
  async take(tx: Tx, endpointId: string, limit: number, leaseSeconds: number): Promise<TakenDelivery[]> {
    const [rows] = await tx.manager.query<[TakenDelivery[], number]>(
      `UPDATE webhook_delivery taken
       SET attempts = attempts + 1, tries = tries + 1, last_attempt_at = now(),
         next_attempt_at = now() + make_interval(secs => $3)
       FROM webhook_event event
       WHERE event.id = taken.event_id AND taken.id IN (
         SELECT id FROM webhook_delivery delivery WHERE endpoint_id = $1 AND ${DUE}
         ORDER BY next_attempt_at, position, id LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING taken.id, taken.event_id AS "eventId", event.body, taken.tries`,
      [endpointId, limit, leaseSeconds],
    );
    return rows;
  }

  /** A try that was not made after all: it does not count, and the delivery is due. */
  async giveBack(tx: Tx, id: string): Promise<void> {
    await tx.manager.query(
      `UPDATE webhook_delivery SET attempts = attempts - 1, tries = tries - 1, next_attempt_at = now()
       WHERE id = $1 AND state = 'PENDING'`,
      [id],
    );
  }

  /** Writes what came of a try. What arrived at the hand of another worker meanwhile stays so. */
  async end(tx: Tx, id: string, attempt: Attempt, next: NextStep): Promise<void> {
    const seconds = next.state === 'PENDING' ? next.seconds : null;
    const { statusCode, durationMs, error } = attempt;
    await tx.manager.query(
      `UPDATE webhook_delivery SET state = $2, next_attempt_at = now() + make_interval(secs => $3),
         status_code = $4, duration_ms = $5, error = $6,
         delivered_at = CASE WHEN $2 = 'DELIVERED' THEN now() END
       WHERE id = $1 AND state = 'PENDING'`,
      [id, next.state, seconds, statusCode, durationMs, error],
    );
    await this.keepTry(tx, id, attempt);
  }

  /** Every try is kept, of a delivery the newest; of older answers less. */
  private async keepTry(
    tx: Tx,
    deliveryId: string,
    { statusCode, durationMs, error, responseBody }: Attempt,
  ): Promise<void> {
    const id = newId();
    await tx.manager.query(
      `INSERT INTO webhook_attempt (id, delivery_id, started_at, status_code, duration_ms, error, response_body)
       SELECT $1, id, clock_timestamp() - make_interval(secs => $4::int / 1000.0), $3::int, $4::int, $5, $6
       FROM webhook_delivery WHERE id = $2`,
      [id, deliveryId, statusCode, durationMs, error, responseBody],
    );
    await tx.manager.query(
      `UPDATE webhook_attempt SET response_body = left(response_body, ${OLDER_ANSWER})
       WHERE delivery_id = $1 AND id <> $2 AND length(response_body) > ${OLDER_ANSWER}`,
      [deliveryId, id],
    );
    await tx.manager.query(
      `DELETE FROM webhook_attempt WHERE id IN (
         SELECT id FROM webhook_attempt WHERE delivery_id = $1 ORDER BY started_at DESC, id DESC OFFSET ${MOST_TRIES})`,
      [deliveryId],
    );
  }

  /** An endpoint that got something is well. */
  async noteSuccess(tx: Tx, endpointId: string): Promise<void> {
    await tx.manager.query(
      `UPDATE webhook_endpoint
       SET failures = 0, failing_since = NULL, resting_until = NULL, last_success_at = now() WHERE id = $1`,
      [endpointId],
    );
  }

  /** Makes these deliveries due, as if they were new. @returns how many */
  async again(tx: Tx, endpointId: string, deliveryId: string): Promise<number> {
    const [, count] = await tx.manager.query<[unknown[], number]>(
      `UPDATE webhook_delivery SET state = 'PENDING', tries = 0, next_attempt_at = now(), delivered_at = NULL
       WHERE endpoint_id = $1 AND id = $2`,
      [endpointId, deliveryId],
    );
    return count;
  }

  /** As `again`, of all that were made since; what is under way is left alone. @returns how many */
  async againSince(tx: Tx, endpointId: string, { since, all }: AgainFilter): Promise<number> {
    const [, count] = await tx.manager.query<[unknown[], number]>(
      `UPDATE webhook_delivery SET state = 'PENDING', tries = 0, next_attempt_at = now(), delivered_at = NULL
       WHERE endpoint_id = $1 AND created_at >= $2 AND (state = 'FAILED' OR ($3 AND state = 'DELIVERED'))`,
      [endpointId, since, all],
    );
    return count;
  }
}
