import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';
import type { NotificationKind } from './notification-kinds.js';
import { visibleTo } from './visible-to.js';

interface NewNotifications {
  to: readonly string[];
  kind: NotificationKind;
  claimId: string | null;
  documentId: string | null;
  data: Record<string, unknown>;
  once: string | null;
  /** In the digest, for people who have said nothing about this kind. */
  digest: boolean;
}

@Injectable()
export class NotificationsRepository {
  /** One statement for all people: their accounts and preferences are read where the rows are written. */
  async insert(tx: Tx, { to, kind, claimId, documentId, data, once, digest }: NewNotifications): Promise<void> {
    await tx.manager.query(
      `INSERT INTO notification (id, user_id, kind, claim_id, document_id, data, once_key, in_app, digest)
       SELECT gen_random_uuid(), person.id, $2, $3, $4, $5, $6, wish.in_app, wish.digest
       FROM user_account person
       LEFT JOIN notification_preference preference ON preference.user_id = person.id AND preference.kind = $2
       CROSS JOIN LATERAL (SELECT coalesce(preference.in_app, true) AS in_app, coalesce(preference.digest, $7) AS digest) wish
       WHERE person.id = ANY($1::uuid[]) AND person.status = 'ACTIVE' AND (wish.in_app OR wish.digest)
       ON CONFLICT DO NOTHING`,
      [to, kind, claimId, documentId, JSON.stringify(data), once, digest],
    );
  }

  /** One statement for many notifications of one kind, each with its own person, claim and data. */
  async insertEach(
    tx: Tx,
    kind: NotificationKind,
    rows: readonly { to: string; claimId: string; data: Record<string, unknown> }[],
    digest: boolean,
  ): Promise<void> {
    await tx.manager.query(
      `INSERT INTO notification (id, user_id, kind, claim_id, data, in_app, digest)
       SELECT gen_random_uuid(), person.id, $2, notice."claimId", notice.data, wish.in_app, wish.digest
       FROM jsonb_to_recordset($1::jsonb) AS notice ("to" uuid, "claimId" uuid, data jsonb)
       JOIN user_account person ON person.id = notice."to"
       LEFT JOIN notification_preference preference ON preference.user_id = person.id AND preference.kind = $2
       CROSS JOIN LATERAL (SELECT coalesce(preference.in_app, true) AS in_app, coalesce(preference.digest, $3) AS digest) wish
       WHERE person.status = 'ACTIVE' AND (wish.in_app OR wish.digest)`,
      [JSON.stringify(rows), kind, digest],
    );
  }

  /** @returns false when this person has no such notification, or may not see it now. */
  async markRead(tx: Tx, userId: string, id: string): Promise<boolean> {
    const parameters: unknown[] = [userId, id];
    const [rows] = await tx.manager.query<[unknown[], number]>(
      `UPDATE notification SET read_at = coalesce(read_at, now())
       WHERE user_id = $1 AND id = $2 AND in_app AND ${visibleTo('$1', parameters)} RETURNING id`,
      parameters,
    );
    return rows.length > 0;
  }

  /** What is hidden from the person stays unread: it is news when it appears. @returns how many were unread. */
  async markAllRead(tx: Tx, userId: string): Promise<number> {
    const parameters: unknown[] = [userId];
    const [, count] = await tx.manager.query<[unknown[], number]>(
      `UPDATE notification SET read_at = now()
       WHERE user_id = $1 AND read_at IS NULL AND in_app AND ${visibleTo('$1', parameters)}`,
      parameters,
    );
    return count;
  }
}
