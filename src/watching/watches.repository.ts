import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';
import type { Checked } from './schedule.service.js';
import { SourceWatch } from './source-watch.entity.js';
import { Watch } from './watch.entity.js';

/** The address a document is checked at: where its page moved to, or is fetched from, or else was published. */
const ADDRESS = 'coalesce(web_page.moved_to, web_page.requested_url, document.url)';

@Injectable()
export class WatchesRepository {
  /** Locks the watch of a document. */
  lock(tx: Tx, documentId: string): Promise<Watch | null> {
    return tx.manager.findOne(Watch, { where: { documentId }, lock: { mode: 'pessimistic_write' } });
  }

  async insert(tx: Tx, watch: Pick<Watch, 'documentId' | 'followsSource' | 'createdBy'>): Promise<void> {
    await tx.manager.insert(Watch, watch);
  }

  /** Counts the version up. */
  async update(tx: Tx, watch: Watch): Promise<void> {
    const { documentId, followsSource, version } = watch;
    await tx.manager.update(Watch, { documentId }, { followsSource, version: version + 1 });
  }

  async remove(tx: Tx, documentIds: readonly string[]): Promise<void> {
    await tx.manager.query(`DELETE FROM watch WHERE document_id = ANY($1::uuid[])`, [documentIds]);
  }

  /** Where a document can be checked; null when it has no address. */
  async addressOf(tx: Tx, documentId: string): Promise<string | null> {
    const [row] = await tx.manager.query<{ address: string | null }[]>(
      `SELECT ${ADDRESS} AS address FROM document LEFT JOIN web_page ON web_page.document_id = document.id
       WHERE document.id = $1`,
      [documentId],
    );
    return row?.address ?? null;
  }

  async sourceExists(tx: Tx, sourceId: string): Promise<boolean> {
    const rows = await tx.manager.query<unknown[]>(`SELECT 1 FROM source WHERE id = $1`, [sourceId]);
    return rows.length > 0;
  }

  lockSource(tx: Tx, sourceId: string): Promise<SourceWatch | null> {
    return tx.manager.findOne(SourceWatch, { where: { sourceId }, lock: { mode: 'pessimistic_write' } });
  }

  /** The watch of a document's source; null when its source is not watched. */
  async findSourceOf(tx: Tx, documentId: string): Promise<SourceWatch | null> {
    return tx.manager
      .createQueryBuilder(SourceWatch, 'rule')
      .innerJoin('document', 'document', 'document.source_id = rule.source_id')
      .where('document.id = :documentId', { documentId })
      .getOne();
  }

  async insertSource(tx: Tx, rule: Omit<SourceWatch, 'source' | 'creator' | 'createdAt' | 'version'>): Promise<void> {
    await tx.manager.insert(SourceWatch, rule);
  }

  async updateSource(tx: Tx, { sourceId, intervalMinutes, paused, version }: SourceWatch): Promise<void> {
    await tx.manager.update(SourceWatch, { sourceId }, { intervalMinutes, paused, version: version + 1 });
  }

  async removeSource(tx: Tx, sourceId: string): Promise<void> {
    await tx.manager.delete(SourceWatch, { sourceId });
  }

  /** Locks the watches of a source's documents that follow it, or all of them. @returns the documents' ids */
  async lockOfSource(tx: Tx, sourceId: string, which: 'following' | 'all'): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `SELECT watch.document_id AS id FROM watch JOIN document ON document.id = watch.document_id
       WHERE document.source_id = $1 AND (watch.follows_source OR $2)
       ORDER BY watch.document_id FOR UPDATE OF watch`,
      [sourceId, which === 'all'],
    );
    return rows.map(({ id }) => id);
  }

  /** Sources that have documents which could be watched and are not. */
  async findSourcesToFollow(tx: Tx): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `SELECT DISTINCT source_watch.source_id AS id FROM source_watch
       JOIN document ON document.source_id = source_watch.source_id
       LEFT JOIN web_page ON web_page.document_id = document.id
       LEFT JOIN watch ON watch.document_id = document.id
       WHERE watch.document_id IS NULL AND document.status = 'READY' AND ${ADDRESS} IS NOT NULL`,
    );
    return rows.map(({ id }) => id);
  }

  /** Makes watches for the documents of a source that have none. @returns the documents, to be scheduled */
  async followSource(tx: Tx, { sourceId, createdBy }: SourceWatch): Promise<Checked[]> {
    return tx.manager.query<Checked[]>(
      `WITH added AS (
         INSERT INTO watch (document_id, follows_source, created_by)
         SELECT document.id, true, $2 FROM document LEFT JOIN web_page ON web_page.document_id = document.id
         WHERE document.source_id = $1 AND document.status = 'READY' AND ${ADDRESS} IS NOT NULL
         ON CONFLICT (document_id) DO NOTHING RETURNING document_id
       )
       SELECT document.id, ${ADDRESS} AS address FROM added JOIN document ON document.id = added.document_id
       LEFT JOIN web_page ON web_page.document_id = document.id`,
      [sourceId, createdBy],
    );
  }
}
