import { Injectable } from '@nestjs/common';
import { decodeIdCursor, type Page, toPage } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import { withIsoTimes } from './iso-times.js';
import { likePattern } from './like-pattern.js';
import type { SourcesQuery, SourceView } from './sources.schemas.js';

/** The documents are gone through once, for all sources of the page together. */
const PAGE = `
  WITH page AS (
    SELECT * FROM source
    WHERE ($1::uuid IS NULL OR name > (SELECT name FROM source WHERE id = $1))
      AND ($2::text IS NULL OR name ILIKE $2)
    ORDER BY name LIMIT $3
  ), counted AS (
    SELECT document.source_id, count(*)::int AS documents, count(watch.document_id)::int AS watched,
      count(scheduled.problem_code)::int AS troubled
    FROM document
    LEFT JOIN watch ON watch.document_id = document.id
    LEFT JOIN scheduled_check scheduled ON scheduled.id = watch.document_id
    WHERE document.source_id IN (SELECT id FROM page)
    GROUP BY document.source_id
  )
  SELECT page.id, page.name, page.homepage, page.created_at AS "createdAt",
    coalesce(counted.documents, 0) AS documents, coalesce(counted.watched, 0) AS watched,
    coalesce(counted.troubled, 0) AS troubled,
    CASE WHEN rule.source_id IS NULL THEN NULL ELSE json_build_object(
      'intervalMinutes', rule.interval_minutes, 'paused', rule.paused, 'version', rule.version) END AS watch
  FROM page
  LEFT JOIN counted ON counted.source_id = page.id
  LEFT JOIN source_watch rule ON rule.source_id = page.id
  ORDER BY page.name`;

@Injectable()
export class SourcesQueries {
  constructor(private readonly transactions: Transactions) {}

  /** By name. The cursor holds the id alone: names are unique, and may be too long for it. @throws AppError CURSOR_INVALID */
  async list({ cursor, limit, q }: SourcesQuery): Promise<Page<SourceView>> {
    const rows = await this.transactions.reader.query<SourceView[]>(PAGE, [
      decodeIdCursor(cursor),
      q === undefined ? null : likePattern(q),
      limit + 1,
    ]);
    return toPage(rows, limit, ({ id }) => ['', id], withIsoTimes);
  }
}
