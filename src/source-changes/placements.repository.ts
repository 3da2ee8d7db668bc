import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ClaimPlacement } from '../claims/claim-placement.entity.js';
import { placementMachine } from '../claims/placement-status.js';
import type { Tx } from '../database/transactions.js';
import type { Span } from '../text/span.js';

/** A claim that has no place yet in the new text, and the place it had where its words were last accepted. */
export interface Unplaced {
  placementId: string;
  claimId: string;
  baseVersionNumber: number;
  start: number;
  end: number;
  alsoAt: Span[];
}

@Injectable()
export class PlacementsRepository {
  /** Gives every live claim of a document a PENDING place in a version. @returns how many. */
  async addPending(tx: Tx, documentId: string, documentVersionId: string): Promise<number> {
    const rows = await tx.manager.query<unknown[]>(
      `INSERT INTO claim_placement (id, claim_id, document_version_id, source_state)
       SELECT gen_random_uuid(), claim.id, $2, $3 FROM claim
       WHERE claim.document_id = $1 AND claim.workflow_state NOT IN ('REJECTED', 'ARCHIVED')
       RETURNING id`,
      [documentId, documentVersionId, placementMachine.next(null, 'newVersion')],
    );
    return rows.length;
  }

  /**
   * The claims still to be placed in a version, each with its base: the newest older place that was CURRENT, found so or
   * accepted by an editor. Not simply the previous version's: over two small steps the words could change their sense.
   * A claim that never was CURRENT (it should not exist) is measured from where it was first anchored.
   */
  findUnplaced(tx: Tx, documentVersionId: string): Promise<Unplaced[]> {
    return tx.manager.query<Unplaced[]>(
      `SELECT placement.id AS "placementId", placement.claim_id AS "claimId", base.number AS "baseVersionNumber",
              base.start_offset AS "start", base.end_offset AS "end", base.also_at AS "alsoAt"
       FROM claim_placement placement
       JOIN document_version version ON version.id = placement.document_version_id
       JOIN LATERAL (
         SELECT earlier.start_offset, earlier.end_offset, earlier.also_at, earlier_version.number
         FROM claim_placement earlier
         JOIN document_version earlier_version ON earlier_version.id = earlier.document_version_id
         WHERE earlier.claim_id = placement.claim_id AND earlier_version.number < version.number
           AND earlier.start_offset IS NOT NULL
         ORDER BY (earlier.source_state = 'CURRENT') DESC,
                  CASE WHEN earlier.source_state = 'CURRENT' THEN -earlier_version.number ELSE earlier_version.number END
         LIMIT 1
       ) base ON true
       WHERE placement.document_version_id = $1 AND placement.source_state IN ('PENDING', 'FAILED')
       ORDER BY placement.claim_id`,
      [documentVersionId],
    );
  }

  /**
   * Gives pending places their anchors and state, where the claim has never had a round, a verdict or a known answer.
   * @returns the ids of those it did
   */
  async settleUnjudged(
    tx: Tx,
    anchors: readonly Partial<ClaimPlacement>[],
    state: string,
    resolverVersion: string,
  ): Promise<string[]> {
    const [rows] = await tx.manager.query<[{ id: string }[], number]>(
      `UPDATE claim_placement placement
       SET source_state = $2, resolved_state = $2, resolver_version = $3, reason = NULL, exact = anchor.exact, prefix = anchor.prefix,
           suffix = anchor.suffix, start_offset = anchor."startOffset", end_offset = anchor."endOffset",
           also_at = anchor."alsoAt"
       FROM jsonb_to_recordset($1::jsonb) AS anchor(
         id uuid, exact text, prefix text, suffix text, "startOffset" int, "endOffset" int, "alsoAt" jsonb)
       WHERE placement.id = anchor.id AND placement.source_state = 'PENDING'
         AND NOT EXISTS (SELECT FROM review_round WHERE review_round.claim_id = placement.claim_id)
         AND NOT EXISTS (SELECT FROM gold_answer WHERE gold_answer.claim_id = placement.claim_id)
         AND NOT EXISTS (SELECT FROM verdict WHERE verdict.claim_id = placement.claim_id)
       RETURNING placement.id`,
      [JSON.stringify(anchors), state, resolverVersion],
    );
    return rows.map(({ id }) => id);
  }

  /** Locks a place that is still to be settled; null when somebody has settled it meanwhile. */
  lockUnsettled(tx: Tx, id: string): Promise<ClaimPlacement | null> {
    return tx.manager.findOne(ClaimPlacement, {
      where: { id, sourceState: In(['PENDING', 'FAILED']) },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async pending(tx: Tx, documentVersionId: string): Promise<ClaimPlacement[]> {
    return tx.manager.find(ClaimPlacement, {
      where: { documentVersionId, sourceState: 'PENDING' },
      order: { claimId: 'ASC' },
    });
  }

  async update(tx: Tx, id: string, change: Partial<ClaimPlacement>): Promise<void> {
    await tx.manager.update(ClaimPlacement, { id }, change);
  }
}
