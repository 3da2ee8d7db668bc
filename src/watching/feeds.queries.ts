import { Injectable } from '@nestjs/common';
import { decodeTimeCursor, type Page, type PageQuery, toPage } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import { CHECK_COLUMNS } from './check-columns.js';
import type { EntriesQuery, EntryView, FeedView } from './feeds.schemas.js';
import { withIsoTimes } from './iso-times.js';
import { likePattern } from './like-pattern.js';

const FEED = `
  SELECT feed.id, feed.url, feed.mode, feed.include, feed.exclude,
    feed.history_days AS "historyDays", feed.history_entries AS "historyEntries",
    CASE WHEN source.id IS NULL THEN NULL ELSE json_build_object('id', source.id, 'name', source.name) END AS source,
    (SELECT count(*)::int FROM feed_entry WHERE feed_id = feed.id AND state = 'SUGGESTED') AS suggested,
    ${CHECK_COLUMNS}, feed.created_at AS "createdAt", feed.version, feed.created_at::text AS "createdKey"
  FROM feed JOIN scheduled_check scheduled ON scheduled.id = feed.id
  LEFT JOIN source ON source.id = feed.source_id`;

const ENTRY = `
  SELECT id, feed_id AS "feedId", url, title, published_at AS "publishedAt", state, document_id AS "documentId",
    error_code AS "errorCode", message, first_seen_at AS "firstSeenAt", first_seen_at::text AS "seenKey"
  FROM feed_entry`;

@Injectable()
export class FeedsQueries {
  constructor(private readonly transactions: Transactions) {}

  async find(id: string): Promise<FeedView | null> {
    const [row] = await this.transactions.reader.query<FeedView[]>(`${FEED} WHERE feed.id = $1`, [id]);
    return row ? withIsoTimes(row) : null;
  }

  /** Newest first. */
  async list({ cursor, limit }: PageQuery): Promise<Page<FeedView>> {
    const [at, id] = decodeTimeCursor(cursor) ?? [null, null];
    const rows = await this.transactions.reader.query<(FeedView & { createdKey: string })[]>(
      `${FEED} WHERE ($1::timestamptz IS NULL OR (feed.created_at, feed.id) < ($1::timestamptz, $2::uuid))
       ORDER BY feed.created_at DESC, feed.id DESC LIMIT $3`,
      [at, id, limit + 1],
    );
    return toPage(rows, limit, (row) => [row.createdKey, row.id], withIsoTimes);
  }

  /** Entries of a feed, last seen first. */
  async entries(feedId: string, { cursor, limit, state, q }: EntriesQuery): Promise<Page<EntryView>> {
    const [at, id] = decodeTimeCursor(cursor) ?? [null, null];
    const rows = await this.transactions.reader.query<(EntryView & { seenKey: string })[]>(
      `${ENTRY} WHERE feed_id = $1
         AND ($2::timestamptz IS NULL OR (first_seen_at, id) < ($2::timestamptz, $3::uuid))
         AND ($4::text IS NULL OR state = $4)
         AND ($5::text IS NULL OR title ILIKE $5)
       ORDER BY first_seen_at DESC, id DESC LIMIT $6`,
      [feedId, at, id, state ?? null, q === undefined ? null : likePattern(q), limit + 1],
    );
    return toPage(rows, limit, (row) => [row.seenKey, row.id], withIsoTimes);
  }

  async findEntry(feedId: string, id: string): Promise<EntryView | null> {
    const [row] = await this.transactions.reader.query<EntryView[]>(`${ENTRY} WHERE feed_id = $1 AND id = $2`, [
      feedId,
      id,
    ]);
    return row ? withIsoTimes(row) : null;
  }
}
