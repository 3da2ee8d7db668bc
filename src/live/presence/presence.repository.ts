import { Injectable } from '@nestjs/common';
import { isBlind } from '../../database/blind-claim.js';
import { Transactions, type Tx } from '../../database/transactions.js';
import { LIVE_CHANNEL } from '../live-notice.js';
import type { PresenceKind } from './presence.entity.js';

/** Who has not been seen for so long has gone. */
const GONE = `interval '60 seconds'`;

export interface Place {
  kind: PresenceKind;
  id: string;
}

@Injectable()
export class PresenceRepository {
  constructor(private readonly transactions: Transactions) {}

  /** Whether there is such a thing, and this person may see it as a member of the desk. */
  async isOpenTo(userId: string, { kind, id }: Place): Promise<boolean> {
    const rows = await this.transactions.reader.query<unknown[]>(
      kind === 'claim'
        ? `SELECT FROM claim WHERE id = $1 AND NOT ${isBlind('claim.id', '$2')}`
        : `SELECT FROM document WHERE id = $1 AND $2::uuid IS NOT NULL`,
      [id, userId],
    );
    return rows.length > 0;
  }

  /** Notes that the person is here; who is here too hears of it when they come, not every time they are seen. */
  async see(tx: Tx, userId: string, { kind, id }: Place): Promise<void> {
    await tx.manager.query(
      `WITH before AS (SELECT seen_at FROM presence WHERE kind = $1 AND entity_id = $2 AND user_id = $3),
         seen AS (
           INSERT INTO presence (kind, entity_id, user_id, seen_at) VALUES ($1, $2, $3, clock_timestamp())
           ON CONFLICT (kind, entity_id, user_id) DO UPDATE SET seen_at = excluded.seen_at RETURNING kind, entity_id)
       SELECT pg_notify('${LIVE_CHANNEL}', 'presence ' || seen.kind || ' ' || seen.entity_id) FROM seen
       WHERE NOT EXISTS (SELECT FROM before WHERE seen_at > now() - ${GONE})`,
      [kind, id, userId],
    );
    await tx.manager.query(`DELETE FROM presence WHERE seen_at < now() - interval '10 minutes'`);
  }

  async leave(tx: Tx, userId: string, { kind, id }: Place): Promise<void> {
    await tx.manager.query(
      `WITH gone AS (DELETE FROM presence WHERE kind = $1 AND entity_id = $2 AND user_id = $3 RETURNING kind, entity_id)
       SELECT pg_notify('${LIVE_CHANNEL}', 'presence ' || gone.kind || ' ' || gone.entity_id) FROM gone`,
      [kind, id, userId],
    );
  }

  /** Who else is here, by name. */
  others(userId: string, { kind, id }: Place): Promise<{ id: string; displayName: string }[]> {
    return this.transactions.reader.query(
      `SELECT person.id, person.display_name AS "displayName"
       FROM presence JOIN user_account person ON person.id = presence.user_id
       WHERE presence.kind = $1 AND presence.entity_id = $2 AND presence.user_id <> $3
         AND presence.seen_at > now() - ${GONE} AND person.status = 'ACTIVE'
         AND NOT ($1 = 'claim' AND ${isBlind('presence.entity_id', 'presence.user_id')})
       ORDER BY person.display_name, person.id LIMIT 20`,
      [kind, id, userId],
    );
  }
}
