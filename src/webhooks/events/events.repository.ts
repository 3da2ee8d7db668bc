import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/transactions.js';

/** An event as it is stored. */
export interface NewEvent {
  id: string;
  /** Null for a ping. */
  seq: string | null;
  type: string;
  claimId: string | null;
  occurredAt: string;
  body: string;
}

/** Who is told of it. */
export interface NewDelivery {
  id: string;
  endpointId: string;
  eventId: string;
}

/** An endpoint as far as it matters for who is told. */
export interface Listener {
  id: string;
  events: string[];
  afterSeq: string;
}

@Injectable()
export class EventsRepository {
  /** Locks the cursor. @returns where it stands; null while another process goes on with it */
  async lockCursor(tx: Tx): Promise<bigint | null> {
    const [row] = await tx.manager.query<{ seq: string }[]>(
      `SELECT seq FROM webhook_cursor WHERE id = 1 FOR UPDATE SKIP LOCKED`,
    );
    return row ? BigInt(row.seq) : null;
  }

  async moveCursor(tx: Tx, seq: bigint): Promise<void> {
    await tx.manager.query(`UPDATE webhook_cursor SET seq = $1 WHERE id = 1`, [String(seq)]);
  }

  listeners(tx: Tx): Promise<Listener[]> {
    return tx.manager.query(`SELECT id, events, after_seq AS "afterSeq" FROM webhook_endpoint WHERE enabled`);
  }

  /** Stores events and their deliveries, due at once. */
  async insert(tx: Tx, events: readonly NewEvent[], deliveries: readonly NewDelivery[]): Promise<void> {
    await tx.manager.query(
      `INSERT INTO webhook_event (id, seq, type, claim_id, occurred_at, body)
       SELECT id, seq, type, "claimId", "occurredAt", body
       FROM jsonb_to_recordset($1::jsonb)
         AS event(id uuid, seq bigint, type text, "claimId" uuid, "occurredAt" timestamptz, body text)`,
      [JSON.stringify(events)],
    );
    await tx.manager.query(
      `INSERT INTO webhook_delivery (id, endpoint_id, event_id, position, state, next_attempt_at)
       SELECT made.id, made."endpointId", made."eventId", coalesce(event.seq, 0), 'PENDING', now()
       FROM jsonb_to_recordset($1::jsonb) AS made(id uuid, "endpointId" uuid, "eventId" uuid)
       JOIN webhook_event event ON event.id = made."eventId"
       JOIN webhook_endpoint endpoint ON endpoint.id = made."endpointId"`,
      [JSON.stringify(deliveries)],
    );
  }
}
