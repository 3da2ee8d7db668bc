import { Injectable } from '@nestjs/common';
import { decodeTimeCursor, toPage } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import type { NotificationKind } from './notification-kinds.js';
import { DEFAULT_SETTINGS } from './notification-settings.entity.js';
import type { NotificationPageView, NotificationsQuery, NotificationView } from './notifications.schemas.js';
import { sentenceOf } from './sentence.js';
import { visibleTo } from './visible-to.js';

/** A notification with what its sentence speaks of. */
export interface NotificationRow {
  id: string;
  kind: NotificationKind;
  claim_id: string | null;
  document_id: string | null;
  data: Record<string, unknown>;
  created_at: Date;
  created_key: string;
  read_at: Date | null;
  claim: string | null;
  document: string | null;
  person: string | null;
  time_zone: string;
}

/** Unread notifications are counted up to here. */
export const COUNTED = 1000;

const SELECT = `
  SELECT notification.id, notification.kind, notification.claim_id, notification.document_id, notification.data,
    notification.created_at, notification.created_at::text AS created_key, notification.read_at,
    claim.statement AS claim, document.title AS document, person.display_name AS person,
    coalesce(settings.time_zone, '${DEFAULT_SETTINGS.timeZone}') AS time_zone
  FROM notification
  LEFT JOIN claim ON claim.id = notification.claim_id
  LEFT JOIN document ON document.id = notification.document_id
  LEFT JOIN user_account person ON person.id = (notification.data ->> 'personId')::uuid
  LEFT JOIN notification_settings settings ON settings.user_id = notification.user_id`;

@Injectable()
export class NotificationsQueries {
  constructor(private readonly transactions: Transactions) {}

  /** This person's notifications, newest first, without those hidden by blindness. */
  async list(userId: string, query: NotificationsQuery): Promise<NotificationPageView> {
    const parameters: unknown[] = [userId];
    const value = (item: unknown): string => `$${parameters.push(item)}`;
    const conditions = ['notification.user_id = $1', 'notification.in_app', visibleTo('$1', parameters)];
    const after = decodeTimeCursor(query.cursor);
    if (query.unread) conditions.push('notification.read_at IS NULL');
    if (after) {
      conditions.push(
        `(notification.created_at, notification.id) < (${value(after[0])}::timestamptz, ${value(after[1])}::uuid)`,
      );
    }
    const rows = await this.transactions.reader.query<NotificationRow[]>(
      `${SELECT} WHERE ${conditions.join(' AND ')}
       ORDER BY notification.created_at DESC, notification.id DESC LIMIT ${value(query.limit + 1)}`,
      parameters,
    );
    const page = toPage(rows, query.limit, (row) => [row.created_key, row.id], toView);
    return { ...page, unread: await this.countUnread(userId) };
  }

  private async countUnread(userId: string): Promise<number> {
    const parameters: unknown[] = [userId, COUNTED];
    const [row] = await this.transactions.reader.query<{ unread: number }[]>(
      `SELECT count(*)::int AS unread FROM (
         SELECT FROM notification
         WHERE notification.user_id = $1 AND notification.read_at IS NULL AND notification.in_app
           AND ${visibleTo('$1', parameters)} LIMIT $2) found`,
      parameters,
    );
    return row?.unread ?? 0;
  }
}

const toView = (row: NotificationRow): NotificationView => ({
  id: row.id,
  kind: row.kind,
  text: sentenceOf({ ...row, timeZone: row.time_zone }),
  claimId: row.claim_id,
  documentId: row.document_id,
  data: row.data,
  createdAt: row.created_at.toISOString(),
  readAt: row.read_at?.toISOString() ?? null,
});
