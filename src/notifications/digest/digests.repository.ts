import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../../database/transactions.js';
import type { DigestState } from '../mail-digest.entity.js';
import { SELECT_NOTIFICATION, type NotificationRow } from '../notification-row.js';
import { DEFAULT_SETTINGS } from '../notification-settings.entity.js';
import { claimMail, endMail, type MailClaim } from '../marked-mail.queries.js';
import { visibleTo } from '../visible-to.js';
import type { LocalDay } from './local-day.js';

/** What a mail is about is no older than this: who switches the digest on again is not sent the past. */
const FRESH = `notification.created_at > now() - interval '7 days'`;

export interface Recipient {
  name: string;
  address: string;
  day: string;
}

/** Statements on `mail_digest`. */
@Injectable()
export class DigestsRepository {
  constructor(private readonly transactions: Transactions) {}

  /** The database's time and the time zones people live in. */
  async zones(tx: Tx): Promise<{ now: Date; zones: string[] }> {
    const [row] = await tx.manager.query<{ now: Date; zones: string[] | null }[]>(
      `SELECT now() AS now, array_agg(DISTINCT coalesce(settings.time_zone, $1)) AS zones
       FROM user_account person LEFT JOIN notification_settings settings ON settings.user_id = person.id
       WHERE person.status = 'ACTIVE'`,
      [DEFAULT_SETTINGS.timeZone],
    );
    if (!row) throw new Error('an aggregate gave no row');
    return { now: row.now, zones: row.zones ?? [] };
  }

  /**
   * Makes today's digest of at most `limit` people whose hour has come and who have none, and puts what they have not
   * read into it. People with nothing unread get an EMPTY one: they are done for the day.
   */
  make(tx: Tx, days: readonly LocalDay[], limit: number): Promise<{ id: string; state: DigestState }[]> {
    const { timeZone, digestHour } = DEFAULT_SETTINGS;
    const column = (key: keyof LocalDay) => days.map((day) => day[key]);
    const parameters: unknown[] = [column('zone'), column('day'), column('hour'), timeZone, digestHour, limit];
    const waiting = (userId: string) =>
      `notification.user_id = ${userId} AND notification.digest AND notification.read_at IS NULL
       AND notification.digest_id IS NULL AND ${FRESH} AND ${visibleTo(userId, parameters)}`;
    return tx.manager.query(
      `WITH due AS (
         SELECT person.id AS user_id, clock.day
         FROM user_account person
         LEFT JOIN notification_settings settings ON settings.user_id = person.id
         JOIN unnest($1::text[], $2::date[], $3::int[]) AS clock(zone, day, hour)
           ON clock.zone = coalesce(settings.time_zone, $4)
         WHERE person.status = 'ACTIVE' AND coalesce(settings.daily_digest, true)
           AND clock.hour >= coalesce(settings.digest_hour, $5)
           AND NOT EXISTS (SELECT FROM mail_digest done WHERE done.user_id = person.id AND done.day = clock.day)
         LIMIT $6),
       made AS (
         INSERT INTO mail_digest (id, user_id, day, state)
         SELECT gen_random_uuid(), due.user_id, due.day,
           CASE WHEN EXISTS (SELECT FROM notification WHERE ${waiting('due.user_id')}) THEN 'PENDING' ELSE 'EMPTY' END
         FROM due
         ON CONFLICT DO NOTHING
         RETURNING id, user_id, state),
       put AS (
         UPDATE notification SET digest_id = made.id FROM made
         WHERE made.state = 'PENDING' AND ${waiting('made.user_id')})
       SELECT id, state FROM made`,
      parameters,
    );
  }

  /**
   * Takes the digest for sending. @returns `taken`; `busy` while another worker has it, `done` when there is nothing to do.
   */
  claim(tx: Tx, id: string): Promise<MailClaim> {
    return claimMail(tx, 'mail_digest', id);
  }

  /** The person, while they still want the mail; null otherwise. */
  async recipient(id: string): Promise<Recipient | null> {
    const rows = await this.transactions.reader.query<Recipient[]>(
      `SELECT person.display_name AS name, person.email AS address, mail_digest.day::text AS day
       FROM mail_digest
       JOIN user_account person ON person.id = mail_digest.user_id
       LEFT JOIN notification_settings settings ON settings.user_id = person.id
       WHERE mail_digest.id = $1 AND person.status = 'ACTIVE' AND coalesce(settings.daily_digest, true)`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** What is in the digest, is still unread and may still be seen; newest first, at most `limit`. */
  content(id: string, limit: number): Promise<NotificationRow[]> {
    const parameters: unknown[] = [id, limit];
    return this.transactions.reader.query(
      `${SELECT_NOTIFICATION}
       WHERE notification.digest_id = $1 AND notification.read_at IS NULL
         AND ${visibleTo('notification.user_id', parameters)}
       ORDER BY notification.created_at DESC, notification.id DESC LIMIT $2`,
      parameters,
    );
  }

  /**
   * Ends a try. A digest that goes back to PENDING is tried again by its job. What is in one that is given up goes into
   * the next day's.
   */
  async end(tx: Tx, id: string, state: Exclude<DigestState, 'SENDING' | 'EMPTY'>, error: string | null): Promise<void> {
    await endMail(tx, 'mail_digest', id, { state, error });
    if (state !== 'FAILED' && state !== 'DROPPED') return;
    await tx.manager.query(`UPDATE notification SET digest_id = NULL WHERE digest_id = $1`, [id]);
  }
}
