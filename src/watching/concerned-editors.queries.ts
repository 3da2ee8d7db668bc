import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';

/** Whom it concerns that the page of a document cannot be read. */
@Injectable()
export class ConcernedEditorsQueries {
  /** Whoever set the watch and the editors of the document's claims, as far as they still edit; otherwise all who do. */
  async ofDocument(tx: Tx, documentId: string): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `WITH editor AS (
         SELECT id FROM user_account WHERE status = 'ACTIVE' AND roles && '{editor,admin}'::text[]
       ), concerned AS (
         SELECT id FROM editor WHERE id IN (SELECT created_by FROM watch WHERE document_id = $1)
           OR id IN (SELECT editor_id FROM claim
                     WHERE document_id = $1 AND workflow_state NOT IN ('REJECTED', 'ARCHIVED'))
       )
       SELECT id FROM concerned
       UNION ALL SELECT id FROM editor WHERE NOT EXISTS (SELECT FROM concerned)
       ORDER BY id`,
      [documentId],
    );
    return rows.map(({ id }) => id);
  }
}
