import { Injectable } from '@nestjs/common';
import { decodeCursor, type Page, toPage } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import type { SourceListItem, SourcesQuery } from './sources.schemas.js';

@Injectable()
export class SourcesQueries {
  constructor(private readonly transactions: Transactions) {}

  /** By name, in the order of its characters. */
  async list({ limit, cursor, q }: SourcesQuery): Promise<Page<SourceListItem>> {
    const after = decodeCursor(cursor)?.[0] ?? null;
    const rows = await this.transactions.reader.query<SourceListItem[]>(
      `SELECT source.id, source.name, source.homepage, to_json(source.created_at) #>> '{}' AS "createdAt",
         (SELECT count(*)::int FROM document WHERE document.source_id = source.id) AS documents
       FROM source
       WHERE ($1::text IS NULL OR source.name COLLATE "C" > $1)
         AND strpos(lower(source.name), lower($2)) > 0
       ORDER BY source.name COLLATE "C" LIMIT $3`,
      [after, q?.trim() ?? '', limit + 1],
    );
    return toPage(
      rows,
      limit,
      ({ name, id }) => [name, id],
      (row) => row,
    );
  }
}
