import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/transactions.js';

/** Whether the desk has a document already. */
@Injectable()
export class ImportDocumentsQueries {
  /** Until the end of the transaction nobody else makes a document of this key. */
  async takeTurn(tx: Tx, naturalKey: string): Promise<void> {
    await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`import document ${naturalKey}`]);
  }

  /** The document an earlier import made of the same row, or one of the same address; the oldest. */
  async findTwin(tx: Tx, naturalKey: string, url: string | null): Promise<string | null> {
    const [twin] = await tx.manager.query<{ id: string }[]>(
      `SELECT id FROM (
         SELECT row.document_id AS id, 0 AS rank FROM import_row row WHERE row.natural_key = $1 AND row.document_made
         UNION ALL
         (SELECT document.id, 1 FROM document WHERE md5(document.url) = md5($2) AND document.url = $2
          ORDER BY document.created_at LIMIT 1)
       ) twin ORDER BY rank LIMIT 1`,
      [naturalKey, url],
    );
    return twin?.id ?? null;
  }
}
