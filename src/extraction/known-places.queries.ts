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
}
