import { Injectable } from '@nestjs/common';
import { pageIdentity } from '../common/page-identity.js';
import type { Tx } from '../database/transactions.js';
import type { ClaimState } from './claim-status.js';
import type { Claim } from './claim.entity.js';
import type { MergeGain } from './triage-before.js';

/** As many as the desk can give a claim by hand. */
const MAX_APPEARANCES = 50;

/** What one claim gains from another that says the same, and how it is given back. */
@Injectable()
export class MergesRepository {
  /** Whether `fromId` is, directly or by others, counted as a duplicate of `toId`. */
  async leadsTo(tx: Tx, fromId: string, toId: string): Promise<boolean> {
    const rows = await tx.manager.query<unknown[]>(
      `WITH RECURSIVE chain(id) AS (
         SELECT duplicate_of_id FROM claim WHERE id = $1 AND duplicate_of_id IS NOT NULL
         UNION SELECT claim.duplicate_of_id FROM claim JOIN chain ON claim.id = chain.id
           WHERE claim.duplicate_of_id IS NOT NULL)
       SELECT FROM chain WHERE id = $2`,
      [fromId, toId],
    );
    return rows.length > 0;
  }

  /** Gives the kept claim what it does not have yet. The caller holds both locks. @returns what was new to it */
  async gain(tx: Tx, merged: Claim, kept: Claim): Promise<MergeGain> {
    const appearances = newAppearances(merged, kept);
    if (appearances.length > 0) {
      await tx.manager.query(
        `UPDATE claim SET appearances = appearances || $2::text[], version = version + 1, updated_at = now() WHERE id = $1`,
        [kept.id, appearances],
      );
    }
    return { intoId: kept.id, appearances, place: await this.gainPlace(tx, merged.id, kept.id) };
  }

  /** The newest place of the merged claim, as a further place of the kept one, where both stand in the same version. */
  private async gainPlace(tx: Tx, mergedId: string, keptId: string): Promise<MergeGain['place']> {
    const [rows] = await tx.manager.query<[NonNullable<MergeGain['place']>[], number]>(
      `UPDATE claim_placement kept
       SET also_at = kept.also_at || jsonb_build_object('start', merged.start_offset, 'end', merged.end_offset)
       FROM claim_placement merged
       WHERE kept.claim_id = $2 AND merged.claim_id = $1 AND kept.document_version_id = merged.document_version_id
         AND merged.start_offset IS NOT NULL AND kept.start_offset IS NOT NULL
         AND kept.document_version_id = (SELECT place.document_version_id FROM claim_placement place
           JOIN document_version version ON version.id = place.document_version_id
           WHERE place.claim_id = $2 ORDER BY version.number DESC LIMIT 1)
         AND (merged.end_offset <= kept.start_offset OR merged.start_offset >= kept.end_offset)
         AND NOT kept.also_at @> jsonb_build_array(
           jsonb_build_object('start', merged.start_offset, 'end', merged.end_offset))
       RETURNING merged.start_offset AS start, merged.end_offset AS "end", kept.document_version_id AS "documentVersionId"`,
      [mergedId, keptId],
    );
    return rows[0] ?? null;
  }

  /** Takes from the kept claim what a merge gave it. @returns its workflow state, which this does not change */
  async takeBack(tx: Tx, { intoId, appearances, place }: MergeGain): Promise<ClaimState> {
    const [rows] = await tx.manager.query<[{ state: ClaimState }[], number]>(
      `UPDATE claim SET appearances = (SELECT coalesce(array_agg(url ORDER BY n), '{}')
           FROM unnest(appearances) WITH ORDINALITY AS each(url, n) WHERE NOT url = ANY($2::text[])),
         version = version + 1, updated_at = now()
       WHERE id = $1 RETURNING workflow_state AS state`,
      [intoId, appearances],
    );
    if (place) {
      const { start, end, documentVersionId } = place;
      await tx.manager.query(
        `UPDATE claim_placement SET also_at = (SELECT coalesce(jsonb_agg(span ORDER BY n), '[]')
             FROM jsonb_array_elements(also_at) WITH ORDINALITY AS each(span, n) WHERE span <> $3::jsonb)
         WHERE claim_id = $1 AND document_version_id = $2`,
        [intoId, documentVersionId, JSON.stringify({ start, end })],
      );
    }
    const [row] = rows;
    if (!row) throw new Error(`the claim ${intoId} that another was merged into is not there`);
    return row.state;
  }
}

/** Never the address that identifies the claimant: a claim does not stand there. */
function newAppearances(merged: Claim, kept: Claim): string[] {
  const claimant = kept.claimantSameAs === null ? null : pageIdentity(kept.claimantSameAs);
  return merged.appearances
    .filter((url) => !kept.appearances.includes(url) && pageIdentity(url) !== claimant)
    .slice(0, Math.max(0, MAX_APPEARANCES - kept.appearances.length));
}
