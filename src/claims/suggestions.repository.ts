import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';
import type { Span } from '../text/span.js';
import type { Revision, StandingCandidate } from './suggestions.js';

interface CandidateRow extends Omit<StandingCandidate, 'places'>, Span {
  alsoAt: Span[];
}

@Injectable()
export class SuggestionsRepository {
  /** The candidates of an extractor that stand in a version as they stood, in the order of the text. */
  async find(tx: Tx, documentVersionId: string): Promise<StandingCandidate[]> {
    const rows = await tx.manager.query<CandidateRow[]>(
      `SELECT claim.id, claim.statement, claim.score, claim.claim_type AS "type", claim.reasons,
         claim.unsuggested_since IS NULL AS "isSuggested",
         coalesce(claim.latest_opinion, claim.extractor_opinion) ->> 'extractorVersion' AS "extractorVersion",
         (coalesce(claim.latest_opinion, claim.extractor_opinion) ->> 'settingsVersion')::int AS "settingsVersion",
         placement.start_offset AS "start", placement.end_offset AS "end", placement.also_at AS "alsoAt"
       FROM claim_placement placement JOIN claim ON claim.id = placement.claim_id
       WHERE placement.document_version_id = $1 AND placement.source_state = 'CURRENT'
         AND claim.workflow_state = 'CANDIDATE' AND claim.origin = 'EXTRACTED'
       ORDER BY placement.start_offset, claim.id`,
      [documentVersionId],
    );
    return rows.map(({ start, end, alsoAt, ...row }) => ({ ...row, places: [{ start, end }, ...alsoAt] }));
  }

  /**
   * Stores newer opinions. What somebody has decided on meanwhile stays as it is.
   * @returns ids of the claims revised
   */
  async revise(tx: Tx, revisions: readonly Revision[]): Promise<Set<string>> {
    const rows = revisions.map(({ candidate: { id, type, isSuggested }, opinion }) => ({
      id,
      opinion,
      score: opinion.score,
      type: opinion.type ?? type,
      reasons: opinion.reasons,
      picked: opinion.picked,
      turned: isSuggested !== opinion.picked,
    }));
    const [revised] = await tx.manager.query<[{ id: string }[], number]>(
      `UPDATE claim SET score = revision.score, claim_type = revision.type, reasons = revision.reasons,
         latest_opinion = revision.opinion, version = claim.version + 1, updated_at = now(),
         unsuggested_since = CASE WHEN revision.picked THEN NULL WHEN revision.turned THEN now()
                                  ELSE claim.unsuggested_since END
       FROM jsonb_to_recordset($1::jsonb) AS revision(
         id uuid, opinion jsonb, score real, type text, reasons text[], picked boolean, turned boolean)
       WHERE claim.id = revision.id AND claim.workflow_state = 'CANDIDATE'
       RETURNING claim.id`,
      [JSON.stringify(rows)],
    );
    return new Set(revised.map(({ id }) => id));
  }
}
