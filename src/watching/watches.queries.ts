import { Injectable } from '@nestjs/common';
import { decodeTimeCursor, type Page, toPage } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import { CHECK_COLUMNS } from './check-columns.js';
import { withIsoTimes } from './iso-times.js';
import type { SourceWatchView, WatchesQuery, WatchView } from './watches.schemas.js';

const WATCH = `
  SELECT watch.document_id AS "documentId", document.title,
    coalesce(web_page.moved_to, web_page.requested_url, document.url) AS url,
    CASE WHEN source.id IS NULL THEN NULL ELSE json_build_object('id', source.id, 'name', source.name) END AS source,
    watch.follows_source AS "followsSource", ${CHECK_COLUMNS},
    watch.created_at AS "createdAt", watch.version, watch.created_at::text AS "createdKey"
  FROM watch
  JOIN document ON document.id = watch.document_id
  JOIN scheduled_check scheduled ON scheduled.id = watch.document_id
  LEFT JOIN web_page ON web_page.document_id = watch.document_id
  LEFT JOIN source ON source.id = document.source_id`;

type Row = WatchView & { createdKey: string };

@Injectable()
export class WatchesQueries {
  constructor(private readonly transactions: Transactions) {}

  /** The watch of a document; null when it has none. */
  async find(documentId: string): Promise<WatchView | null> {
    const [row] = await this.transactions.reader.query<Row[]>(`${WATCH} WHERE watch.document_id = $1`, [documentId]);
    return row ? withIsoTimes(row) : null;
  }

  /** Newest first. */
  async list({ cursor, limit, health, source, paused }: WatchesQuery): Promise<Page<WatchView>> {
    const [at, id] = decodeTimeCursor(cursor) ?? [null, null];
    const rows = await this.transactions.reader.query<Row[]>(
      `${WATCH}
       WHERE ($1::timestamptz IS NULL OR (watch.created_at, watch.document_id) < ($1::timestamptz, $2::uuid))
         AND ($3::text IS NULL OR scheduled.health = $3)
         AND ($4::text IS NULL OR source.name = $4 OR source.id::text = $4)
         AND ($5::boolean IS NULL OR (scheduled.next_check_at IS NULL) = $5)
       ORDER BY watch.created_at DESC, watch.document_id DESC LIMIT $6`,
      [at, id, health ?? null, source ?? null, paused ?? null, limit + 1],
    );
    return toPage(rows, limit, ({ createdKey, documentId }) => [createdKey, documentId], withIsoTimes);
  }

  /** The watch of a source as a whole; null when there is none. */
  async findSource(sourceId: string): Promise<SourceWatchView | null> {
    const [row] = await this.transactions.reader.query<SourceWatchView[]>(
      `SELECT json_build_object('id', source.id, 'name', source.name) AS source,
         rule.interval_minutes AS "intervalMinutes", rule.paused, rule.created_at AS "createdAt", rule.version,
         (SELECT count(*)::int FROM watch JOIN document ON document.id = watch.document_id
          WHERE document.source_id = source.id) AS watches
       FROM source_watch rule JOIN source ON source.id = rule.source_id WHERE rule.source_id = $1`,
      [sourceId],
    );
    return row ? withIsoTimes(row) : null;
  }
}
