import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../database/transactions.js';
import { WebPage } from './web-page.entity.js';

@Injectable()
export class WebPagesRepository {
  constructor(private readonly transactions: Transactions) {}

  async insert(tx: Tx, documentId: string, requestedUrl: string): Promise<void> {
    await tx.manager.insert(WebPage, { documentId, requestedUrl });
  }

  async insertMissing(tx: Tx, documentId: string, requestedUrl: string): Promise<WebPage> {
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(WebPage)
      .values({ documentId, requestedUrl })
      .orIgnore()
      .execute();
    return tx.manager.findOneByOrFail(WebPage, { documentId });
  }

  find(documentId: string): Promise<WebPage | null> {
    return this.transactions.reader.findOneBy(WebPage, { documentId });
  }

  async update(tx: Tx, documentId: string, change: Partial<WebPage>): Promise<void> {
    await tx.manager.update(WebPage, { documentId }, change);
  }

  /** Until the transaction ends nobody else takes a document of this address in. */
  async lockAddress(tx: Tx, address: string): Promise<void> {
    await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`page ${address}`]);
  }

  /**
   * The first document of this address: fetched from it, led to it by a redirect, or published there by what its text
   * or its sender says. Compared by hash, because an address may be too long for an index.
   */
  async findDocumentOf(tx: Tx, address: string): Promise<string | null> {
    const [row] = await tx.manager.query<{ id: string }[]>(
      `SELECT document.id FROM document WHERE document.id IN (
         SELECT id FROM document WHERE md5(url) = md5($1) AND url = $1
         UNION SELECT document_id FROM web_page WHERE md5(requested_url) = md5($1) AND requested_url = $1
         UNION SELECT document_id FROM web_page WHERE md5(final_url) = md5($1) AND final_url = $1)
       ORDER BY document.created_at, document.id LIMIT 1`,
      [address],
    );
    return row?.id ?? null;
  }
}
