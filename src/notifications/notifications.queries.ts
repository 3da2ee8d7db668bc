import { Injectable } from '@nestjs/common';
import { decodeTimeCursor, toPage } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import { deskPathOf } from './desk-path.js';
import { type NotificationRow, SELECT_NOTIFICATION } from './notification-row.js';
import type { NotificationPageView, NotificationsQuery, NotificationView } from './notifications.schemas.js';
import { sentenceOf } from './sentence.js';
import { visibleTo } from './visible-to.js';

/** Unread notifications are counted up to here. */
export const COUNTED = 1000;

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
      `${SELECT_NOTIFICATION} WHERE ${conditions.join(' AND ')}
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
  about: { claim: row.claim, document: row.document, person: row.person },
  claimId: row.claim_id,
  documentId: row.document_id,
  data: row.data,
  deskPath: deskPathOf(row),
  createdAt: row.created_at.toISOString(),
  readAt: row.read_at?.toISOString() ?? null,
});
