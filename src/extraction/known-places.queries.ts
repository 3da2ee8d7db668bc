import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { ClaimPlacement } from '../claims/claim-placement.entity.js';
import type { Tx } from '../database/transactions.js';
import type { Span } from '../text/span.js';

/** Where claims of the desk already stand in a version. */
@Injectable()
export class KnownPlacesQueries {
  async find(tx: Tx, documentVersionId: string): Promise<Span[]> {
    const placements = await tx.manager.find(ClaimPlacement, {
      where: { documentVersionId, startOffset: Not(IsNull()) },
      select: { id: true, startOffset: true, endOffset: true },
    });
    return placements.map(({ startOffset, endOffset }) => ({ start: startOffset ?? 0, end: endOffset ?? 0 }));
  }

  /**
   * Places in a version that were split: by the desk, into several claims (from the first to the last of them, and where
   * the old claim stands); or by a new text, into several sentences. Parts that a new text moved far apart say nothing of
   * what is between them.
   */
  findSplit(tx: Tx, documentVersionId: string): Promise<Span[]> {
    return tx.manager.query<Span[]>(
      `SELECT min(place.start_offset) AS start, max(place.end_offset) AS "end"
       FROM claim_placement place JOIN claim ON claim.id = place.claim_id
       WHERE place.document_version_id = $1 AND place.start_offset IS NOT NULL AND claim.split_from_id IS NOT NULL
       GROUP BY claim.split_from_id
       HAVING max(place.end_offset) - min(place.start_offset) <= 2 * sum(place.end_offset - place.start_offset)
       UNION ALL
       SELECT place.start_offset, place.end_offset FROM claim_placement place
       WHERE place.document_version_id = $1 AND place.start_offset IS NOT NULL AND (place.reason = 'split'
         OR EXISTS (SELECT FROM claim part WHERE part.split_from_id = place.claim_id))`,
      [documentVersionId],
    );
  }
}
