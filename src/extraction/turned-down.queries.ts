import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';
import type { Span } from '../text/span.js';

/** A claim the desk does not want (any more), and where it stood last. */
export interface TurnedDown extends Span {
  baseVersionNumber: number;
}

/** Claims that were rejected, archived or found to be another one. They get no places in new versions. */
@Injectable()
export class TurnedDownQueries {
  /** Those of a document without a place in its version `versionNumber`, each where it stood in the newest older one. */
  find(tx: Tx, documentId: string, versionNumber: number): Promise<TurnedDown[]> {
    return tx.manager.query<TurnedDown[]>(
      `SELECT DISTINCT ON (claim.id) version.number AS "baseVersionNumber",
              placement.start_offset AS "start", placement.end_offset AS "end"
       FROM claim
       JOIN claim_placement placement ON placement.claim_id = claim.id AND placement.start_offset IS NOT NULL
       JOIN document_version version ON version.id = placement.document_version_id
       WHERE claim.document_id = $1 AND claim.workflow_state IN ('REJECTED', 'ARCHIVED') AND version.number <= $2
       ORDER BY claim.id, (placement.source_state = 'CURRENT') DESC, version.number DESC`,
      [documentId, versionNumber],
    );
  }

  /** Whether live claims still have to be placed in a version: until then nobody knows which sentences are theirs. */
  async isPlacing(tx: Tx, documentVersionId: string): Promise<boolean> {
    const rows = await tx.manager.query<unknown[]>(
      `SELECT FROM claim_placement WHERE document_version_id = $1 AND source_state = 'PENDING' LIMIT 1`,
      [documentVersionId],
    );
    return rows.length > 0;
  }
}
